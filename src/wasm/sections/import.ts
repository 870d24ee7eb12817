import type { ImportDeclaration, ExternalKind, GlobalDeclaration, MemoryDeclaration, TableDeclaration, TagDeclaration } from '../module.ts'
import type { Proposals } from '../proposal-use.ts'
import type { Reader } from '../reader.ts'
import { readMutability, readValueType } from '../types.ts'
import { readMemoryType, readTableType } from './limits.ts'

/** The index spaces that imports open, each in order. */
export interface ImportedSpaces {
  readonly functionTypes: number[]
  readonly tables: TableDeclaration[]
  readonly memories: MemoryDeclaration[]
  readonly globals: GlobalDeclaration[]
  readonly tags: TagDeclaration[]
}

// The compact import section proposal: an empty name and one of these in place of the external kind.
const GROUP_BY_MODULE = 0x7f
const GROUP_BY_MODULE_AND_TYPE = 0x7e

/** The import section (spec, 5.5.5), and the grouped encodings of the compact import section proposal. */
export function readImportSection(reader: Reader, proposals: Proposals, spaces: ImportedSpaces): ImportDeclaration[] {
  const imports: ImportDeclaration[] = []
  const groups = reader.count('imports', 'imports', 4)
  for (let i = 0; i < groups; i++) {
    const offset = reader.pos
    const module = reader.name('import module name')
    const name = reader.name('import name')
    const form = name === '' ? reader.peek() : undefined
    if (form === GROUP_BY_MODULE) {
      proposals.use('compact-imports', offset)
      reader.pos++
      const count = reader.count('imports of a group', 'imports', 3)
      for (let j = 0; j < count; j++) {
        const itemOffset = reader.pos
        const itemName = reader.name('import name')
        imports.push({ module, name: itemName, ...readImported(reader, proposals, spaces), offset: itemOffset })
      }
    } else if (form === GROUP_BY_MODULE_AND_TYPE) {
      proposals.use('compact-imports', offset)
      reader.pos++
      const typeAt = reader.pos
      skipImported(reader, proposals)
      const count = reader.count('imports of a group', 'imports', 1)
      for (let j = 0; j < count; j++) {
        const itemOffset = reader.pos
        const itemName = reader.name('import name')
        const next = reader.pos
        reader.pos = typeAt
        imports.push({ module, name: itemName, ...readImported(reader, proposals, spaces), offset: itemOffset })
        reader.pos = next
      }
    } else {
      imports.push({ module, name, ...readImported(reader, proposals, spaces), offset })
    }
    reader.within(imports.length, 'imports', offset)
  }
  return imports
}

function skipImported(reader: Reader, proposals: Proposals): void {
  readImported(reader, proposals, { functionTypes: [], tables: [], memories: [], globals: [], tags: [] })
}

/** An external type; appended to its index space. */
function readImported(
  reader: Reader,
  proposals: Proposals,
  spaces: ImportedSpaces,
): { readonly kind: ExternalKind; readonly index: number } {
  const offset = reader.pos
  const kind = reader.byte('import kind')
  switch (kind) {
    case 0:
      return { kind: 'func', index: spaces.functionTypes.push(reader.u32('type index')) - 1 }
    case 1: {
      const { element, limits } = readTableType(reader, proposals)
      const index = spaces.tables.push({ imported: true, element, limits, init: undefined, offset }) - 1
      reader.within(spaces.tables.length, 'tables', offset)
      if (index > 0) proposals.use('reference-types', offset)
      return { kind: 'table', index }
    }
    case 2: {
      const { limits, pageSize } = readMemoryType(reader, proposals)
      const index = spaces.memories.push({ imported: true, limits, pageSize, offset }) - 1
      reader.within(spaces.memories.length, 'memories', offset)
      if (index > 0) proposals.use('multi-memory', offset)
      return { kind: 'memory', index }
    }
    case 3: {
      const valueType = readValueType(reader, proposals)
      const mutable = readMutability(reader)
      if (mutable) proposals.use('mutable-globals', offset)
      return { kind: 'global', index: spaces.globals.push({ imported: true, valueType, mutable, init: undefined, offset }) - 1 }
    }
    case 4:
      return { kind: 'tag', index: spaces.tags.push({ imported: true, typeIndex: readTagType(reader, proposals), offset }) - 1 }
    default:
      return reader.fail(
        'WP1013',
        { what: 'import kind', found: kind, expected: '0 (function), 1 (table), 2 (memory), 3 (global) or 4 (tag)' },
        offset,
      )
  }
}

/** A tag type: the attribute, reserved as 0 for exceptions, and a function type (spec, 5.3.13). */
export function readTagType(reader: Reader, proposals: Proposals): number {
  const offset = reader.pos
  proposals.use('exceptions', offset)
  const attribute = reader.byte('tag attribute')
  if (attribute !== 0) reader.fail('WP1022', { what: 'tag attribute', found: attribute }, offset)
  return reader.u32('type index')
}
