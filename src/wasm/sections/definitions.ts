import { readConstExpr, type ConstContext } from '../constexpr.ts'
import type { ExportDeclaration, ExternalKind, GlobalDeclaration, MemoryDeclaration, TableDeclaration, TagDeclaration } from '../module.ts'
import type { Proposals } from '../proposal-use.ts'
import type { Reader } from '../reader.ts'
import { readMutability, readValueType } from '../types.ts'
import { readTagType } from './import.ts'
import { readMemoryType, readTableType } from './limits.ts'

/** The function section: a type index per defined function (spec, 5.5.6). */
export function readFunctionSection(reader: Reader): Uint32Array {
  const count = reader.count('functions', 'functions', 1)
  const types = new Uint32Array(count)
  for (let i = 0; i < count; i++) types[i] = reader.u32('type index')
  return types
}

// A table with an initial value begins with these two bytes (spec, 5.5.7).
const TABLE_WITH_INIT = 0x40

export function readTableSection(reader: Reader, context: ConstContext, tables: TableDeclaration[]): void {
  const count = reader.count('tables', 'tables', 3)
  for (let i = 0; i < count; i++) {
    const offset = reader.pos
    const explicit = reader.peek() === TABLE_WITH_INIT
    if (explicit) {
      context.proposals.use('function-references', offset)
      reader.pos++
      const reserved = reader.byte('reserved byte of a table')
      if (reserved !== 0) reader.fail('WP1022', { what: 'table', found: reserved }, reader.pos - 1)
    }
    const { element, limits } = readTableType(reader, context.proposals)
    const init = explicit ? readConstExpr(reader, context) : undefined
    tables.push({ imported: false, element, limits, init, offset })
    reader.within(tables.length, 'tables', offset)
    if (tables.length > 1) context.proposals.use('reference-types', offset)
  }
}

export function readMemorySection(reader: Reader, proposals: Proposals, memories: MemoryDeclaration[]): void {
  const count = reader.count('memories', 'memories', 2)
  for (let i = 0; i < count; i++) {
    const offset = reader.pos
    memories.push({ imported: false, ...readMemoryType(reader, proposals), offset })
    reader.within(memories.length, 'memories', offset)
    if (memories.length > 1) proposals.use('multi-memory', offset)
  }
}

export function readTagSection(reader: Reader, proposals: Proposals, tags: TagDeclaration[]): void {
  // The section itself is part of the proposal, even if it is empty.
  proposals.use('exceptions', reader.pos)
  const count = reader.count('tags', 'tags', 2)
  for (let i = 0; i < count; i++) {
    const offset = reader.pos
    tags.push({ imported: false, typeIndex: readTagType(reader, proposals), offset })
  }
  reader.within(tags.length, 'tags', reader.pos)
}

export function readGlobalSection(reader: Reader, context: ConstContext, globals: GlobalDeclaration[]): void {
  const count = reader.count('globals', 'globals', 4)
  for (let i = 0; i < count; i++) {
    const offset = reader.pos
    const valueType = readValueType(reader, context.proposals)
    const mutable = readMutability(reader)
    globals.push({ imported: false, valueType, mutable, init: readConstExpr(reader, context), offset })
  }
  reader.within(globals.length, 'globals', reader.pos)
}

const externalKinds: readonly ExternalKind[] = ['func', 'table', 'memory', 'global', 'tag']

/** The export section (spec, 5.5.10). Names must be unique; index spaces are complete by now, and held against. */
export function readExportSection(
  reader: Reader,
  proposals: Proposals,
  spaces: Readonly<Record<ExternalKind, number>>,
  isMutable: (global: number) => boolean,
): ExportDeclaration[] {
  const count = reader.count('exports', 'exports', 3)
  const exports: ExportDeclaration[] = []
  const names = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const offset = reader.pos
    const name = reader.name('export name')
    const kindAt = reader.pos
    const kindByte = reader.byte('export kind')
    const kind = externalKinds[kindByte]
    if (kind === undefined) {
      return reader.fail(
        'WP1013',
        { what: 'export kind', found: kindByte, expected: '0 (function), 1 (table), 2 (memory), 3 (global) or 4 (tag)' },
        kindAt,
      )
    }
    const index = reader.u32('export index')
    if (index >= spaces[kind]) {
      reader.fail('WP1021', { what: `export "${name}"`, space: kind, index, count: spaces[kind] }, kindAt)
    }
    const first = names.get(name)
    if (first !== undefined) reader.fail('WP1018', { name, first }, offset)
    names.set(name, i)
    if (kind === 'global' && isMutable(index)) proposals.use('mutable-globals', offset)
    exports.push({ name, kind, index, offset })
  }
  return exports
}
