import type { FormatCode } from '../core/codes.ts'
import type { FindingOf } from '../core/finding.ts'
import type { ConstContext } from './constexpr.ts'
import { readCustomSection } from './custom/custom.ts'
import { DecodeError, malformed } from './error.ts'
import type {
  CodeIndex,
  CustomSection,
  DataSegments,
  DecodedModule,
  ElementSegment,
  ExportDeclaration,
  GlobalDeclaration,
  ImportDeclaration,
  MemoryDeclaration,
  SectionRange,
  TableDeclaration,
  TagDeclaration,
  TypeDefinition,
} from './module.ts'
import { readPreamble } from './preamble.ts'
import { Proposals } from './proposal-use.ts'
import { Reader } from './reader.ts'
import { scanCode } from './scanner/scanner.ts'
import { NO_DATA, readDataSection } from './sections/data.ts'
import {
  readExportSection,
  readFunctionSection,
  readGlobalSection,
  readMemorySection,
  readTableSection,
  readTagSection,
} from './sections/definitions.ts'
import { readImportSection } from './sections/import.ts'
import { CUSTOM_SECTION, sectionTable, type SectionName } from './sections/section-ids.ts'
import { readElementSection } from './sections/element.ts'
import { readTypeSection } from './sections/type.ts'

export type Decoded =
  | { readonly ok: true; readonly module: DecodedModule }
  | { readonly ok: false; readonly finding: FindingOf<FormatCode> }

/**
 * Decodes a core module, strictly: every section, every instruction, nothing skipped. Answers the first thing that can
 * not be read as a finding with its offset; throws only if wasm-policy itself is broken. Well-formed is not yet valid:
 * see `checkValidity`.
 *
 * Work and memory are linear in the size of `bytes`.
 */
export function decodeModule(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, module: new ModuleDecoder(bytes).decode() }
  } catch (error) {
    if (error instanceof DecodeError) return { ok: false, finding: error.finding }
    throw error
  }
}

const sectionOrder = new Map<number, { readonly place: number; readonly name: SectionName }>(
  sectionTable.map(({ id, name }, place) => [id, { place, name }]),
)

/** The state of decoding one module: sections come in order, each reader adds to the spaces of those before it. */
class ModuleDecoder {
  private readonly bytes: Uint8Array
  private readonly proposals = new Proposals()
  private readonly sections: SectionRange[] = []
  private readonly customSections: CustomSection[] = []
  private types: readonly TypeDefinition[] = []
  private imports: readonly ImportDeclaration[] = []
  private readonly importedTypes: number[] = []
  private definedTypes: Uint32Array = new Uint32Array(0)
  private readonly tables: TableDeclaration[] = []
  private readonly memories: MemoryDeclaration[] = []
  private readonly globals: GlobalDeclaration[] = []
  private readonly tags: TagDeclaration[] = []
  private importedGlobals = 0
  private exports: readonly ExportDeclaration[] = []
  private start: { readonly function: number; readonly offset: number } | undefined
  private elements: readonly ElementSegment[] = []
  private data: DataSegments = NO_DATA
  private dataCount: number | undefined
  private code: CodeIndex | undefined

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  decode(): DecodedModule {
    const file = new Reader(this.bytes, 0, this.bytes.length, 'module')
    file.within(this.bytes.length, 'moduleSize', 0)
    readPreamble(file)
    let last: { readonly place: number; readonly name: string } = { place: -1, name: 'preamble' }
    while (file.left > 0) {
      const at = file.pos
      const id = file.byte('section id')
      const size = file.u32('section size')
      const known = sectionOrder.get(id)
      if (id !== CUSTOM_SECTION && known === undefined) file.fail('WP1008', { id }, at)
      const name = known?.name ?? 'custom'
      const reader = file.slice(size, name, `the ${name} section`)
      this.sections.push({ id, offset: reader.pos, size })
      if (known === undefined) {
        this.custom(reader)
        continue
      }
      if (known.place <= last.place) file.fail('WP1009', { section: name, previous: last.name }, at)
      last = known
      const used = reader.pos
      this.section(known.name, reader)
      if (reader.left > 0) {
        reader.fail('WP1010', { section: name, declared: size, used: reader.pos - used })
      }
    }
    return this.finish(file.pos)
  }

  private custom(reader: Reader): void {
    reader.within(this.customSections.length + 1, 'customSections', reader.pos)
    const name = reader.name('custom section name')
    this.customSections.push(readCustomSection(name, reader))
  }

  private section(name: SectionName, reader: Reader): void {
    switch (name) {
      case 'type':
        this.types = readTypeSection(reader, this.proposals)
        return
      case 'import':
        this.imports = readImportSection(reader, this.proposals, {
          functionTypes: this.importedTypes,
          tables: this.tables,
          memories: this.memories,
          globals: this.globals,
          tags: this.tags,
        })
        this.importedGlobals = this.globals.length
        return
      case 'function':
        this.definedTypes = readFunctionSection(reader)
        return
      case 'table':
        readTableSection(reader, this.constContext, this.tables)
        return
      case 'memory':
        readMemorySection(reader, this.proposals, this.memories)
        return
      case 'tag':
        readTagSection(reader, this.proposals, this.tags)
        return
      case 'global':
        readGlobalSection(reader, this.constContext, this.globals)
        return
      case 'export':
        this.exports = readExportSection(
          reader,
          this.proposals,
          {
            func: this.functionCount,
            table: this.tables.length,
            memory: this.memories.length,
            global: this.globals.length,
            tag: this.tags.length,
          },
          global => this.globals[global]?.mutable === true,
        )
        return
      case 'start':
        this.start = this.readStart(reader)
        return
      case 'element':
        this.elements = readElementSection(reader, this.constContext)
        return
      case 'data count':
        this.proposals.use('bulk-memory', reader.pos)
        this.dataCount = reader.u32('data count')
        reader.within(this.dataCount, 'dataSegments', reader.pos)
        return
      case 'code':
        this.readCode(reader)
        return
      case 'data':
        this.data = readDataSection(reader, this.constContext)
        return
      default:
        name satisfies never
    }
  }

  private get functionCount(): number {
    return this.importedTypes.length + this.definedTypes.length
  }

  private get constContext(): ConstContext {
    return { proposals: this.proposals, functions: this.functionCount, importedGlobals: this.importedGlobals }
  }

  private readStart(reader: Reader): { function: number; offset: number } {
    const offset = reader.pos
    const index = reader.u32('start function')
    if (index >= this.functionCount) {
      reader.fail('WP1021', { what: 'start section', space: 'function', index, count: this.functionCount }, offset)
    }
    return { function: index, offset }
  }

  private readCode(reader: Reader): void {
    const offset = reader.pos
    const bodies = reader.count('function bodies', 'functions', 2)
    if (bodies !== this.definedTypes.length) this.inconsistent(bodies, offset)
    const bodyOffset = new Uint32Array(bodies)
    const bodySize = new Uint32Array(bodies)
    for (let i = 0; i < bodies; i++) {
      const sizeAt = reader.pos
      const size = reader.u32('size of a function body')
      reader.within(size, 'functionBodySize', sizeAt)
      bodyOffset[i] = reader.pos
      bodySize[i] = size
      reader.skip(size, 'a function body')
    }
    this.code = this.scan(bodyOffset, bodySize)
  }

  private scan(bodyOffset: Uint32Array, bodySize: Uint32Array): CodeIndex {
    const parameterCounts = this.types.map(({ composite }) => (composite.kind === 'func' ? composite.params.length : 0))
    return scanCode({
      bytes: this.bytes,
      importedFunctions: this.importedTypes.length,
      functions: this.functionCount,
      bodyOffset,
      bodySize,
      tables: this.tables.length,
      memories: this.memories.length,
      hasDataCount: this.dataCount !== undefined,
      proposals: this.proposals,
      parameters: Uint32Array.from(this.definedTypes, type => parameterCounts[type] ?? 0),
    })
  }

  private inconsistent(bodies: number, offset: number): never {
    return malformed('WP1016', { declared: this.definedTypes.length, bodies }, offset, 'code')
  }

  private finish(end: number): DecodedModule {
    if (this.code === undefined && this.definedTypes.length > 0) this.inconsistent(0, end)
    if (this.dataCount !== undefined && this.dataCount !== this.data.length) {
      malformed('WP1017', { declared: this.dataCount, segments: this.data.length }, end, 'data')
    }
    const typeIndex = new Uint32Array(this.functionCount)
    typeIndex.set(this.importedTypes)
    typeIndex.set(this.definedTypes, this.importedTypes.length)
    return {
      bytes: this.bytes,
      sections: this.sections,
      types: this.types,
      imports: this.imports,
      functions: { imported: this.importedTypes.length, typeIndex },
      tables: this.tables,
      memories: this.memories,
      globals: this.globals,
      tags: this.tags,
      exports: this.exports,
      start: this.start,
      elements: this.elements,
      data: this.data,
      customSections: this.customSections,
      code: this.code ?? this.scan(new Uint32Array(0), new Uint32Array(0)),
      proposals: this.proposals.settle(),
    }
  }
}

