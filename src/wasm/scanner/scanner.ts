import { limits } from '../../core/limits.ts'
import type { CodeIndex } from '../module.ts'
import { immediateKinds, immediateOfSlot, opcodes, prefixes, slotCount, type Prefix } from '../opcodes.ts'
import type { Proposals } from '../proposal-use.ts'
import { Reader } from '../reader.ts'
import { BLOCK_TYPE_INDEX, FUNCREF_AS_VALUE, HEAP_TYPE_INDEX, typeByteKinds, typeByteProposal } from '../types.ts'
import { useOf, walkBody, type WalkSink } from '../walk.ts'
import { scannerModule } from './generated/module.ts'

/** Where `assembly/scan.ts` keeps its tables and results. */
const layout = {
  kinds: 0x0000,
  memoryUse: 0x0400,
  tableUse: 0x0800,
  width: 0x0c00,
  indirect: 0x1000,
  typeKinds: 0x1400,
  prefixBase: 0x1480,
  prefixSize: 0x1488,
  counts: 0x1800,
  first: 0x2800,
  typeFirst: 0x3800,
  memories: 0x3a80,
  reachEnd: 0x3b00,
  reachAt: 0x3f00,
  tables: 0x6900,
  input: 0x20000,
} as const

const SPECIAL = 64

// Marks behind the type bytes in `typeFirst`.
const TYPE_BLOCK = 128
const TYPE_HEAP = 129
const TABLE_INDEX = 130
const MEMORY_INDEX = 131
const FUNCREF_VALUE = 132

const PAGE = 65_536
// As the compiled scanner declares them; it is the engine that holds the two against each other.
const INITIAL_PAGES = 64
const MAXIMUM_PAGES = 16_384

/** A scanner that has grown beyond this is not kept. */
const KEPT_BYTES = 32 * 1024 * 1024

/** Bodies are handed over this many bytes at a time, unless one alone is larger. */
const CHUNK = 256 * 1024

interface ScannerExports {
  readonly callCount: { readonly value: number }
  readonly indirectCount: { readonly value: number }
  readonly refCount: { readonly value: number }
  readonly deepest: { value: number }
  configure(
    functions: number,
    hasDataCount: boolean,
    nesting: number,
    locals: number,
    branchTargets: number,
    clauses: number,
    results: number,
    localsTimesBlocks: number,
  ): void
  chunk(origin: number, ...columns: number[]): void
  scan(count: number, bodies: number): number
}

export interface CodeSection {
  readonly bytes: Uint8Array
  readonly importedFunctions: number
  /** Functions of the module, imported ones included. */
  readonly functions: number
  /** First byte (of the local declarations) and size of each body, in order. */
  readonly bodyOffset: Uint32Array
  readonly bodySize: Uint32Array
  readonly tables: number
  readonly memories: number
  readonly hasDataCount: boolean
  readonly proposals: Proposals
  /** Parameters of each defined function, which count among its locals. */
  readonly parameters: Uint32Array
}

/**
 * Walks every instruction of every body once and keeps what the call graph and the statistics need. Throws the
 * `DecodeError` that `walkBody` gives for the first body that can not be read.
 */
export function scanCode(code: CodeSection): CodeIndex {
  const { memory, scanner } = prepareScanner()
  scanner.configure(
    code.functions,
    code.hasDataCount,
    limits.nesting.value,
    limits.locals.value,
    limits.branchTargets.value,
    limits.catchClauses.value,
    limits.results.value,
    limits.localsTimesBlocks.value,
  )
  const bodies = code.bodyOffset.length
  const locals = new Uint32Array(bodies)
  const callStart = new Uint32Array(bodies + 1)
  const indirectStart = new Uint32Array(bodies + 1)
  const refStart = new Uint32Array(bodies + 1)
  const columns = Array.from({ length: 7 }, () => new Column())
  const [callTarget, callOffset, indirectType, indirectTable, indirectOffset, refTarget, refOffset] = columns as
    [Column, Column, Column, Column, Column, Column, Column]

  for (let first = 0; first < bodies; ) {
    const start = code.bodyOffset[first]!
    let end = first + 1
    while (end < bodies && code.bodyOffset[end]! + code.bodySize[end]! - start <= CHUNK) end++
    const count = end - first
    const size = code.bodyOffset[end - 1]! + code.bodySize[end - 1]! - start
    const { rows, addresses } = placeColumns(memory, size, count)
    new Uint8Array(memory.buffer, layout.input, size).set(code.bytes.subarray(start, start + size))
    const table = new Uint32Array(memory.buffer, rows, 7 * count)
    table.set(code.bodyOffset.subarray(first, end))
    table.set(code.bodySize.subarray(first, end), count)
    table.set(code.parameters.subarray(first, end), 2 * count)
    scanner.chunk(layout.input - start, ...addresses)
    const walked = scanner.scan(count, rows)
    if (walked !== count) return rejected(code, first + walked)
    locals.set(table.subarray(3 * count, 4 * count), first)
    appendEnds(callStart, first, table.subarray(4 * count, 5 * count))
    appendEnds(indirectStart, first, table.subarray(5 * count, 6 * count))
    appendEnds(refStart, first, table.subarray(6 * count))
    const [calls, indirects, refs] = [scanner.callCount.value, scanner.indirectCount.value, scanner.refCount.value]
    const countOfColumn = [calls, calls, indirects, indirects, indirects, refs, refs]
    columns.forEach((column, i) => {
      column.append(new Uint32Array(memory.buffer, addresses[i], countOfColumn[i]))
    })
    first = end
  }

  const instructionCounts = new Uint32Array(memory.buffer, layout.counts, slotCount).slice()
  noteProposals(memory, instructionCounts, code.proposals)
  return {
    bodyOffset: code.bodyOffset,
    bodySize: code.bodySize,
    localCount: locals,
    callStart,
    callTarget: callTarget.values(),
    callOffset: callOffset.values(),
    indirectStart,
    indirectType: indirectType.values(),
    indirectTable: indirectTable.values(),
    indirectOffset: indirectOffset.values(),
    refStart,
    refTarget: refTarget.values(),
    refOffset: refOffset.values(),
    tableUse: new Uint8Array(memory.buffer, layout.tables, code.tables).slice(),
    memoryUse: new Uint8Array(memory.buffer, layout.memories, code.memories).slice(),
    memoryReach: readReach(memory, code.memories),
    instructionCounts,
    totalInstructions: instructionCounts.reduce((sum, count) => sum + count, 0),
    deepestNesting: scanner.deepest.value,
  }
}

interface Scanner {
  readonly memory: WebAssembly.Memory
  readonly scanner: ScannerExports
}

let ready: Scanner | undefined

/** The scanner with its tables written and the results of the module before cleared: one serves all, in turn. */
function prepareScanner(): Scanner {
  // A very large function made it grow; that memory is better given back.
  if (ready === undefined || ready.memory.buffer.byteLength > KEPT_BYTES) ready = makeScanner()
  const { memory, scanner } = ready
  new Uint8Array(memory.buffer, layout.counts, layout.input - layout.counts).fill(0)
  scanner.deepest.value = 0
  return ready
}

function makeScanner(): Scanner {
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(scannerModule()), { env: { memory } })
  writeTables(memory)
  return { memory, scanner: exports as unknown as ScannerExports }
}

/** The opcode and type tables, as the scanner wants them. */
function writeTables(memory: WebAssembly.Memory): void {
  const view = new DataView(memory.buffer)
  for (let slot = 0; slot < slotCount; slot++) {
    const kind = immediateOfSlot[slot]!
    const row = opcodes[slot]
    const special = immediateKinds[kind] === 'prefix' || row?.proposal !== undefined
    view.setUint8(layout.kinds + slot, special ? kind | SPECIAL : kind)
    if (row === undefined) continue
    const space = row.effect.startsWith('memory.') ? layout.memoryUse : layout.tableUse
    view.setUint8(space + slot, useOf(row))
    view.setUint8(layout.width + slot, row.width)
    view.setUint8(layout.indirect + slot, row.effect === 'call.indirect' ? 1 : 0)
  }
  typeByteKinds.forEach((kind, byte) => {
    view.setUint8(layout.typeKinds + byte, kind)
  })
  for (const [prefix, { base, size }] of Object.entries(prefixes)) {
    const place = 2 * (Number(prefix) - (0xfb satisfies Prefix))
    view.setUint16(layout.prefixBase + place, base, true)
    view.setUint16(layout.prefixSize + place, size, true)
  }
}

/** Bytes of the shortest instruction that is kept in a column: `call 0`, `call_ref 0`, `ref.func 0`. */
const SMALLEST_ENTRY = 2

interface Places {
  /** Of the table of bodies. */
  readonly rows: number
  /** Of the columns of calls, indirect calls and references. */
  readonly addresses: readonly number[]
}

/**
 * Sets aside room behind the chunk: seven numbers for each body, and the columns of what is found. Whatever is put into
 * a column has an opcode and an index, so n bytes hold no more than n / 2 of it.
 */
function placeColumns(memory: WebAssembly.Memory, size: number, count: number): Places {
  // Slack for reading past the end of the last body.
  const rows = align(layout.input + size + 64)
  let next = align(rows + 4 * 7 * count)
  const addresses = Array.from({ length: 7 }, () => {
    const address = next
    next = align(next + 4 * Math.ceil(size / SMALLEST_ENTRY) + 4)
    return address
  })
  const missing = next - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
  return { rows, addresses }
}

/** Row ends of a chunk, which count from its beginning, appended to the row pointers of all. */
function appendEnds(starts: Uint32Array, first: number, ends: Uint32Array): void {
  const base = starts[first]!
  for (let i = 0; i < ends.length; i++) starts[first + i + 1] = base + ends[i]!
}

function align(address: number): number {
  return (address + 7) & ~7
}

function placeOf(code: CodeSection, body: number) {
  const start = code.bodyOffset[body]!
  const end = start + code.bodySize[body]!
  return { index: code.importedFunctions + body, start, end, parameters: code.parameters[body]! }
}

/** Explains what the scanner would not read; that the walk reads it would be a defect of one of the two. */
function rejected(code: CodeSection, body: number): never {
  const place = placeOf(code, body)
  const { locals, blocks } = walkBody(code, ignore, place)
  new Reader(code.bytes, place.start, place.end, 'code').within(
    (locals + place.parameters) * blocks,
    'localsTimesBlocks',
    place.start,
  )
  throw new Error(`the scanner rejects function ${place.index}, which the walk can read`)
}

const ignore: WalkSink = {
  instruction() {},
  call() {},
  callIndirect() {},
  refFunc() {},
  table() {},
  memory() {},
  access() {},
}

function noteProposals(memory: WebAssembly.Memory, counts: Uint32Array, proposals: Proposals): void {
  const first = new Uint32Array(memory.buffer, layout.first, slotCount)
  for (const row of opcodes) {
    if (row?.proposal !== undefined && counts[row.slot] !== 0) proposals.use(row.proposal, first[row.slot]!)
  }
  // Offsets are kept plus one; 0 is "not seen".
  const marks = new Uint32Array(memory.buffer, layout.typeFirst, 160)
  const mark = (index: number, use: (offset: number) => void) => {
    if (marks[index] !== 0) use(marks[index]! - 1)
  }
  typeByteKinds.forEach((_, byte) => {
    const proposal = typeByteProposal(byte)
    if (proposal !== undefined) mark(byte, offset => proposals.use(proposal, offset))
  })
  mark(TYPE_BLOCK, offset => proposals.use(BLOCK_TYPE_INDEX, offset))
  mark(TYPE_HEAP, offset => proposals.use(HEAP_TYPE_INDEX, offset))
  mark(FUNCREF_VALUE, offset => proposals.use(FUNCREF_AS_VALUE, offset))
  mark(TABLE_INDEX, offset => proposals.use('reference-types', offset))
  mark(MEMORY_INDEX, offset => proposals.use('multi-memory', offset))
}

function readReach(memory: WebAssembly.Memory, memories: number): CodeIndex['memoryReach'] {
  const ends = new BigUint64Array(memory.buffer, layout.reachEnd, memories)
  const ats = new Uint32Array(memory.buffer, layout.reachAt, memories)
  return Array.from(ends, (end, i) => ({ end, at: ats[i]! }))
}

/** A growing column of u32. */
class Column {
  length = 0
  private data = new Uint32Array(4096)

  append(values: Uint32Array): void {
    const length = this.length + values.length
    if (length > this.data.length) {
      const larger = new Uint32Array(Math.max(length, 2 * this.data.length))
      larger.set(this.data.subarray(0, this.length))
      this.data = larger
    }
    this.data.set(values, this.length)
    this.length = length
  }

  values(): Uint32Array {
    return this.data.slice(0, this.length)
  }
}
