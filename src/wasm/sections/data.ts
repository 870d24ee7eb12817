import { readConstExpr, type ConstContext } from '../constexpr.ts'
import { NO_FUNCTIONS, type ConstExpr, type DataSegment, type DataSegments, type SegmentPlace } from '../module.ts'
import type { Reader } from '../reader.ts'

const PASSIVE = 1
const ACTIVE_WITH_MEMORY = 2

const I32_CONST = 0x41
const END = 0x0b

/** The data section (spec, 5.5.14). Contents stay where they are in the file. */
export function readDataSection(reader: Reader, context: ConstContext): DataSegments {
  const count = reader.count('data segments', 'dataSegments', 2)
  const segments = new DataSegmentColumns(count)
  for (let i = 0; i < count; i++) {
    const offset = reader.pos
    const flags = reader.u32('data segment flags')
    let memory = 0
    let address = 0
    if (flags === ACTIVE_WITH_MEMORY) {
      memory = reader.u32('memory index')
      if (memory !== 0) context.proposals.use('multi-memory', offset)
    } else if (flags > ACTIVE_WITH_MEMORY) {
      const expected = '0 (active), 1 (passive) or 2 (active, memory given)'
      reader.fail('WP1013', { what: 'data segment flags', found: flags, expected }, offset)
    }
    const addressAt = reader.pos
    if (flags === PASSIVE) {
      context.proposals.use('bulk-memory', offset)
      segments.expressions.set(i, undefined)
    } else if (reader.peek() === I32_CONST) {
      // What nearly every segment has: `i32.const`, read without building the expression.
      reader.pos++
      address = reader.s32('i32.const')
      if (reader.peek() === END) {
        reader.pos++
      } else {
        reader.pos = addressAt
        segments.expressions.set(i, readConstExpr(reader, context))
      }
    } else {
      segments.expressions.set(i, readConstExpr(reader, context))
    }
    const addressSize = reader.pos - addressAt
    const size = reader.u32('size of a data segment')
    segments.set(i, memory, address, offset, addressAt, addressSize, reader.pos, size)
    reader.skip(size, 'contents of a data segment')
  }
  return segments
}

const columns = 7

/** Linkers write one or two ascending runs of segments. */
const STRETCHES = 8

/**
 * Data segments in columns: Go writes up to 100,000 of them, and as many objects cost more than all the rest of the
 * decoding. A segment becomes an object when it is asked for.
 */
class DataSegmentColumns implements DataSegments {
  readonly length: number
  active = 0
  bytes = 0
  stretches: { readonly start: number; end: number }[] | undefined = []
  /** What is not a plain `i32.const`: other address expressions, and undefined for passive segments. */
  readonly expressions = new Map<number, ConstExpr | undefined>()
  private readonly rows: Int32Array

  constructor(length: number) {
    this.length = length
    this.rows = new Int32Array(columns * length)
  }

  // Numbers and not an object, which would be made 100,000 times.
  set(
    index: number,
    memory: number,
    address: number,
    offset: number,
    addressAt: number,
    addressSize: number,
    contents: number,
    size: number,
  ): void {
    const { rows } = this
    const at = columns * index
    rows[at] = memory
    rows[at + 1] = address
    rows[at + 2] = offset
    rows[at + 3] = addressAt
    rows[at + 4] = addressSize
    rows[at + 5] = contents
    rows[at + 6] = size
    this.bytes += size
    if (this.expressions.size === 0 || !this.expressions.has(index)) {
      this.active++
      this.stretch(memory, address, size)
    } else if (this.expressions.get(index) !== undefined) {
      this.active++
      this.stretches = undefined
    }
  }

  private stretch(memory: number, address: number, size: number): void {
    const { stretches } = this
    // An empty segment counts as well: it traps if it begins beyond the end.
    if (stretches === undefined) return
    const start = address >>> 0
    const last = stretches.at(-1)
    if (memory === 0 && last !== undefined && start >= last.end) last.end = start + size
    else if (memory === 0 && stretches.length < STRETCHES) stretches.push({ start, end: start + size })
    else this.stretches = undefined
  }

  at(index: number): DataSegment {
    const [into = 0, address = 0, offset = 0, addressAt = 0, addressSize = 0, contents = 0, size = 0] = this.rows.subarray(
      columns * index,
      columns * (index + 1),
    )
    return { place: this.place(index, into, address, addressAt, addressSize), contents: { offset: contents, size }, offset }
  }

  *[Symbol.iterator](): Generator<DataSegment> {
    for (let i = 0; i < this.length; i++) yield this.at(i)
  }

  forEachPlaced(visit: (index: number, memory: number, start: number, size: number, offset: number) => void): void {
    const { rows, expressions } = this
    for (let i = 0, at = 0; i < this.length; i++, at += columns) {
      let start = rows[at + 1]! >>> 0
      if (expressions.size > 0 && expressions.has(i)) {
        const value = expressions.get(i)?.value
        if (value?.kind !== 'i32' && value?.kind !== 'i64') continue
        start = Number(BigInt.asUintN(value.kind === 'i64' ? 64 : 32, value.value))
      }
      visit(i, rows[at]!, start, rows[at + 6]!, rows[at + 2]!)
    }
  }

  private place(index: number, into: number, address: number, offset: number, size: number): SegmentPlace {
    if (!this.expressions.has(index)) {
      const value = { kind: 'i32', value: BigInt(address) } as const
      return { mode: 'active', into, address: { offset, size, value, functions: NO_FUNCTIONS } }
    }
    const expression = this.expressions.get(index)
    return expression === undefined ? { mode: 'passive' } : { mode: 'active', into, address: expression }
  }
}

export const NO_DATA: DataSegments = new DataSegmentColumns(0)
