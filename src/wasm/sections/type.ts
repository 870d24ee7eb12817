import type { CompositeType, FieldType, TypeDefinition } from '../module.ts'
import type { Proposals } from '../proposal-use.ts'
import type { Reader } from '../reader.ts'
import { readMutability, readStorageType, readValueType } from '../types.ts'

const FUNC = 0x60
const STRUCT = 0x5f
const ARRAY = 0x5e
const CONT = 0x5d
const SUB = 0x50
const SUB_FINAL = 0x4f
const REC = 0x4e

/** The type section: rec groups of sub types (spec, 5.3.9 to 5.3.11), flattened into the type index space. */
export function readTypeSection(reader: Reader, proposals: Proposals): TypeDefinition[] {
  const types: TypeDefinition[] = []
  const groups = reader.count('types', 'types', 2)
  for (let i = 0; i < groups; i++) {
    const start = reader.pos
    const first = types.length
    if (reader.peek() === REC) {
      reader.pos++
      proposals.use('gc', start)
      const count = reader.count('types of a rec group', 'recGroupSize', 2)
      reader.within(first + count, 'types', start)
      const recGroup = { first, count }
      for (let j = 0; j < count; j++) types.push(readSubType(reader, proposals, recGroup))
    } else {
      types.push(readSubType(reader, proposals, { first, count: 1 }))
    }
  }
  reader.within(types.length, 'types', reader.pos)
  return types
}

function readSubType(
  reader: Reader,
  proposals: Proposals,
  recGroup: TypeDefinition['recGroup'],
): TypeDefinition {
  const offset = reader.pos
  const form = reader.peek()
  if (form !== SUB && form !== SUB_FINAL) {
    return { composite: readCompositeType(reader, proposals), final: true, supertypes: [], recGroup, offset }
  }
  reader.pos++
  proposals.use('gc', offset)
  const count = reader.count('supertypes', 'subtypeSupers', 1)
  const supertypes = Array.from({ length: count }, () => reader.u32('supertype index'))
  return { composite: readCompositeType(reader, proposals), final: form === SUB_FINAL, supertypes, recGroup, offset }
}

function readCompositeType(reader: Reader, proposals: Proposals): CompositeType {
  const start = reader.pos
  const form = reader.byte('type')
  switch (form) {
    case FUNC: {
      const params = readValueTypes(reader, proposals, 'parameters', 'params')
      const resultsAt = reader.pos
      const results = readValueTypes(reader, proposals, 'results', 'results')
      if (results.length > 1) proposals.use('multi-value', resultsAt)
      return { kind: 'func', params, results }
    }
    case STRUCT: {
      proposals.use('gc', start)
      const count = reader.count('fields', 'structFields', 2)
      return { kind: 'struct', fields: Array.from({ length: count }, () => readFieldType(reader, proposals)) }
    }
    case ARRAY:
      proposals.use('gc', start)
      return { kind: 'array', field: readFieldType(reader, proposals) }
    case CONT:
      proposals.use('stack-switching', start)
      return { kind: 'cont', function: readContinuationTarget(reader) }
    default:
      return reader.fail('WP1012', { what: 'type', found: `form ${form.toString(16).padStart(2, '0')}` }, start)
  }
}

function readContinuationTarget(reader: Reader): number {
  const start = reader.pos
  const index = reader.s33('type index')
  if (index < 0) reader.fail('WP1012', { what: 'continuation type', found: `negative index ${index}` }, start)
  return index
}

function readValueTypes(reader: Reader, proposals: Proposals, what: string, limit: 'params' | 'results'): string[] {
  const count = reader.count(what, limit, 1)
  return Array.from({ length: count }, () => readValueType(reader, proposals))
}

function readFieldType(reader: Reader, proposals: Proposals): FieldType {
  const storage = readStorageType(reader, proposals)
  return { storage, mutable: readMutability(reader) }
}
