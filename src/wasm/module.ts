import type { ProposalId } from '../core/proposals.ts'

/**
 * A decoded core module: what the file says, with the offset of every declaration, and nothing concluded from it.
 * Index spaces list imports first, as the specification does. Types are kept in the notation of the text format
 * (`i32`, `(ref null 3)`, `funcref`). All offsets are bytes from the start of the file.
 */
export interface DecodedModule {
  /** The whole file. Names and bodies are views into it; nothing is copied. */
  readonly bytes: Uint8Array
  /** Section ids in file order, custom sections (0) included. */
  readonly sections: readonly SectionRange[]
  readonly types: readonly TypeDefinition[]
  readonly imports: readonly ImportDeclaration[]
  readonly functions: FunctionSpace
  readonly tables: readonly TableDeclaration[]
  readonly memories: readonly MemoryDeclaration[]
  readonly globals: readonly GlobalDeclaration[]
  readonly tags: readonly TagDeclaration[]
  readonly exports: readonly ExportDeclaration[]
  readonly start: { readonly function: number; readonly offset: number } | undefined
  readonly elements: readonly ElementSegment[]
  readonly data: DataSegments
  readonly customSections: readonly CustomSection[]
  readonly code: CodeIndex
  /** First offset at which each proposal is really used, in any section. */
  readonly proposals: ReadonlyMap<ProposalId, number>
}

export interface SectionRange {
  readonly id: number
  /** Of the first byte of the contents. */
  readonly offset: number
  readonly size: number
}

export interface FieldType {
  readonly storage: string
  readonly mutable: boolean
}

export type CompositeType =
  | { readonly kind: 'func'; readonly params: readonly string[]; readonly results: readonly string[] }
  | { readonly kind: 'struct'; readonly fields: readonly FieldType[] }
  | { readonly kind: 'array'; readonly field: FieldType }
  | { readonly kind: 'cont'; readonly function: number }

export interface TypeDefinition {
  readonly composite: CompositeType
  readonly final: boolean
  readonly supertypes: readonly number[]
  /** Index of the first type of its rec group, and how many types the group holds. */
  readonly recGroup: { readonly first: number; readonly count: number }
  readonly offset: number
}

export type ExternalKind = 'func' | 'table' | 'memory' | 'global' | 'tag'

/** `index` is the import's place in the index space of its kind. */
export interface ImportDeclaration {
  readonly module: string
  readonly name: string
  readonly kind: ExternalKind
  readonly index: number
  readonly offset: number
}

export interface ExportDeclaration {
  readonly name: string
  readonly kind: ExternalKind
  readonly index: number
  readonly offset: number
}

export interface FunctionSpace {
  readonly imported: number
  /** Type index of every function, imported ones first. */
  readonly typeIndex: Uint32Array
}

/** Limits as declared: `minimum` and `maximum` are pages for memories and elements for tables. */
export interface Limits {
  readonly minimum: bigint
  readonly maximum: bigint | undefined
  readonly shared: boolean
  readonly indexType: 'i32' | 'i64'
}

export interface TableDeclaration {
  readonly imported: boolean
  readonly element: string
  readonly limits: Limits
  readonly init: ConstExpr | undefined
  readonly offset: number
}

export interface MemoryDeclaration {
  readonly imported: boolean
  readonly limits: Limits
  /** Bytes in a page: 65536, or 1 with custom page sizes. */
  readonly pageSize: number
  readonly offset: number
}

export interface GlobalDeclaration {
  readonly imported: boolean
  readonly valueType: string
  readonly mutable: boolean
  readonly init: ConstExpr | undefined
  readonly offset: number
}

export interface TagDeclaration {
  readonly imported: boolean
  readonly typeIndex: number
  readonly offset: number
}

/** A constant expression. Only a lone instruction has a known value; longer ones are `computed`. */
export interface ConstExpr {
  readonly offset: number
  readonly size: number
  readonly value: ConstValue
  /** Functions that the expression takes a reference to: targets of indirect calls. */
  readonly functions: readonly number[]
}

export const NO_FUNCTIONS: readonly number[] = []

export type ConstValue =
  | { readonly kind: 'i32' | 'i64'; readonly value: bigint }
  | { readonly kind: 'global'; readonly global: number }
  | { readonly kind: 'func'; readonly function: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'computed' }

export type SegmentPlace =
  | { readonly mode: 'passive' | 'declarative' }
  /** `into` is the table or memory index. */
  | { readonly mode: 'active'; readonly into: number; readonly address: ConstExpr }

export interface ElementSegment {
  readonly place: SegmentPlace
  readonly element: string
  readonly count: number
  /** Functions that the segment holds references to, in order; null and computed items are left out. */
  readonly functions: Uint32Array
  readonly offset: number
}

/** The data segments, made into objects one by one as they are asked for, with what most questions about them need. */
export interface DataSegments extends Iterable<DataSegment> {
  readonly length: number
  /** How many are active. */
  readonly active: number
  /** Bytes of all contents. */
  readonly bytes: number
  /**
   * What each ascending run of active segments spans in memory 0, in file order. Undefined if there is more to it: other
   * memories, addresses that are not 32-bit constants, many runs. Says of most modules at once, and of 100,000 segments,
   * that none overlaps another or lies outside.
   */
  readonly stretches: readonly { readonly start: number; readonly end: number }[] | undefined
  /** @param index below `length` */
  at(index: number): DataSegment
  /**
   * The active segments with a constant address, in file order, without making objects of them. `start` is unsigned;
   * beyond 2^53 it is rounded.
   */
  forEachPlaced(visit: (index: number, memory: number, start: number, size: number, offset: number) => void): void
}

export interface DataSegment {
  readonly place: SegmentPlace
  /** Where the bytes lie in the file. */
  readonly contents: { readonly offset: number; readonly size: number }
  readonly offset: number
}

/**
 * What walking every instruction once leaves behind, in typed arrays, for the call graph. Arrays named `…Start` are
 * CSR row pointers over defined functions (row f is `[start[f], start[f + 1])`), so they have one more element.
 */
export interface CodeIndex {
  /** Per defined function: first byte of the body (its local declarations), size in bytes, locals without parameters. */
  readonly bodyOffset: Uint32Array
  readonly bodySize: Uint32Array
  readonly localCount: Uint32Array
  /** Direct calls, `return_call` included: the callee and the offset of the instruction. */
  readonly callStart: Uint32Array
  readonly callTarget: Uint32Array
  readonly callOffset: Uint32Array
  /** Indirect calls: type index, table index (`NO_TABLE` for call_ref and return_call_ref), offset. */
  readonly indirectStart: Uint32Array
  readonly indirectType: Uint32Array
  readonly indirectTable: Uint32Array
  readonly indirectOffset: Uint32Array
  /** `ref.func` in bodies: the function and the offset. */
  readonly refStart: Uint32Array
  readonly refTarget: Uint32Array
  readonly refOffset: Uint32Array
  /** Per table and per memory: a bit set of `TableUse` / `MemoryUse`. */
  readonly tableUse: Uint8Array
  readonly memoryUse: Uint8Array
  /** Per memory: the highest static offset + access width of a load, store or atomic, and the instruction's offset. */
  readonly memoryReach: readonly { readonly end: bigint; readonly at: number }[]
  /** Times each instruction occurs, by its row number in the opcode table. */
  readonly instructionCounts: Uint32Array
  readonly totalInstructions: number
  readonly deepestNesting: number
}

export const NO_TABLE = 0xffff_ffff

export const TableUse = { get: 1, set: 2, grow: 4, size: 8, fill: 16, copy: 32, init: 64, call: 128 } as const

export const MemoryUse = { load: 1, store: 2, grow: 4, size: 8, fill: 16, copy: 32, init: 64, atomic: 128 } as const

/** A custom section; `content` is the parsed form of the ones that wasm-policy reads. */
export interface CustomSection {
  readonly name: string
  /** Of the first byte after the name. */
  readonly offset: number
  readonly size: number
  readonly content: CustomContent
}

export type CustomContent =
  | { readonly kind: 'name'; readonly names: NameSection }
  | { readonly kind: 'producers'; readonly fields: readonly ProducersField[] }
  | { readonly kind: 'target_features'; readonly features: readonly TargetFeature[] }
  | { readonly kind: 'dylink.0'; readonly dylink: Dylink }
  | { readonly kind: 'branch-hint'; readonly functions: number; readonly hints: number }
  | { readonly kind: 'source-map'; readonly url: string }
  | { readonly kind: 'dwarf' }
  /** Recognised by name, contents not read (`linking`, `reloc.…`, `external_debug_info` …). */
  | { readonly kind: 'opaque' }
  | { readonly kind: 'unknown' }
  /** A section of a known name whose contents do not follow its format. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly at: number }

export interface NameSection {
  readonly module: string | undefined
  /** Function names by function index; decoded when asked for, since a large module has tens of thousands. */
  readonly functions: { readonly size: number; get(index: number): string | undefined }
  /** Ids of the subsections present (0 module, 1 functions, 2 locals …). */
  readonly subsections: readonly number[]
}

export interface ProducersField {
  readonly field: string
  readonly values: readonly { readonly name: string; readonly version: string }[]
}

export interface TargetFeature {
  /** `+` used, `-` must not be used, `=` required (historic). */
  readonly prefix: string
  readonly name: string
}

export interface Dylink {
  readonly memorySize: number
  readonly memoryAlignment: number
  readonly tableSize: number
  readonly tableAlignment: number
  readonly needed: readonly string[]
}
