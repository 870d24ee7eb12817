import { limits, type LimitName } from '../core/limits.ts'
import type { FormatCode } from '../core/codes.ts'
import type { Params } from '../core/finding.ts'
import { DecodeError, malformed } from './error.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A cursor over one section. Everything outside function bodies is read through it; bodies have a scanner of their own
 * (`scan.ts`), because a class with a position field halves the speed of a hot loop.
 *
 * Counts are only ever read through `count`, which holds them against a named limit and the bytes that are left.
 */
export class Reader {
  readonly bytes: Uint8Array
  readonly end: number
  /** Name of the section, for error messages. */
  readonly section: string
  pos: number

  constructor(bytes: Uint8Array, start: number, end: number, section: string) {
    this.bytes = bytes
    this.pos = start
    this.end = end
    this.section = section
  }

  get left(): number {
    return this.end - this.pos
  }

  fail<C extends FormatCode>(code: C, params: Params<C>, offset: number = this.pos): never {
    return malformed(code, params, offset, this.section)
  }

  /** Fails unless `size` more bytes are there. */
  need(size: number, what: string): void {
    if (size > this.left) this.fail('WP1004', { what, needed: size, left: this.left })
  }

  byte(what: string): number {
    this.need(1, what)
    return this.bytes[this.pos++]!
  }

  peek(): number | undefined {
    return this.pos < this.end ? this.bytes[this.pos] : undefined
  }

  u32(what: string): number {
    const { bytes, end } = this
    const start = this.pos
    let pos = start
    let value = 0
    for (let shift = 0; shift < 28 && pos < end; shift += 7) {
      const byte = bytes[pos++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) {
        this.pos = pos
        return value
      }
    }
    const last = pos < end ? bytes[pos++]! : 0xff
    if (last > 0x0f) return this.badInteger(start, 5, what)
    this.pos = pos
    // The four bits that are left reach the sign bit of a 32-bit integer.
    return (value | (last << 28)) >>> 0
  }

  u64(what: string): bigint {
    const start = this.pos
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte(what)
      value |= BigInt(byte & 0x7f) << shift
      if (shift === 63n && byte > 1) this.badInteger(start, 10, what)
      if (byte < 0x80) return value
    }
  }

  s32(what: string): number {
    const { bytes, end } = this
    const start = this.pos
    let pos = start
    let value = 0
    for (let shift = 0; shift < 28 && pos < end; shift += 7) {
      const byte = bytes[pos++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) {
        this.pos = pos
        // Bit 6 of the last byte is the sign.
        return (value << (25 - shift)) >> (25 - shift)
      }
    }
    const last = pos < end ? bytes[pos++]! : 0xff
    // Of the fifth byte four bits are left; the others repeat the sign.
    if (last > 0x07 && (last < 0x78 || last > 0x7f)) return this.badInteger(start, 5, what)
    this.pos = pos
    return value | (last << 28)
  }

  /** Signed 33-bit, as block types and heap types are encoded. */
  s33(what: string): number {
    const { bytes, end } = this
    const start = this.pos
    let pos = start
    let value = 0
    for (let i = 0; i < 5 && pos < end; i++) {
      const byte = bytes[pos++]!
      value += (byte & 0x7f) * 2 ** (7 * i)
      if (byte >= 0x80) continue
      // Of the fifth byte five bits are left; the others repeat the sign.
      if (i === 4 && byte > 0x0f && byte < 0x70) return this.badInteger(start, 5, what)
      this.pos = pos
      return (byte & 0x40) === 0 ? value : value - 2 ** (7 * (i + 1))
    }
    return this.badInteger(start, 5, what)
  }

  s64(what: string): bigint {
    const start = this.pos
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte(what)
      value |= BigInt(byte & 0x7f) << shift
      if (shift === 63n && byte !== 0 && byte !== 0x7f) this.badInteger(start, 10, what)
      if (byte < 0x80) return BigInt.asIntN(64, (byte & 0x40) !== 0 ? value | (-1n << (shift + 7n)) : value)
    }
  }

  /**
   * A count of items of at least `itemSize` bytes each. Fails if it exceeds the named limit, or if the section can not
   * hold that many: only after that may anything be allocated by it.
   */
  count(what: string, limit: LimitName, itemSize: number): number {
    const start = this.pos
    const count = this.u32(what)
    if (count * itemSize > this.left) {
      const possible = Math.floor(this.left / itemSize)
      this.fail('WP1014', { what, count, possible, left: this.left }, start)
    }
    this.within(count, limit, start)
    return count
  }

  within(found: number, limit: LimitName, offset: number): void {
    const row = limits[limit]
    if (found > row.value) {
      const unit = row.unit === 'items' ? '' : `${row.unit} of `
      this.fail('WP1015', { found, what: `${unit}${row.bounds}`, limit: row.value, name: limit }, offset)
    }
  }

  /** A length-prefixed UTF-8 name (spec, 5.2.4). */
  name(what: string): string {
    const start = this.pos
    const size = this.u32(`length of ${what}`)
    this.need(size, what)
    this.within(size, 'nameBytes', start)
    const bytes = this.bytes.subarray(this.pos, this.pos + size)
    this.pos += size
    try {
      return utf8.decode(bytes)
    } catch {
      return this.fail('WP1007', { what }, start)
    }
  }

  skip(size: number, what: string): void {
    this.need(size, what)
    this.pos += size
  }

  /** A reader of the next `size` bytes, which this one steps over. */
  slice(size: number, section: string, what: string): Reader {
    this.need(size, what)
    const inner = new Reader(this.bytes, this.pos, this.pos + size, section)
    this.pos += size
    return inner
  }

  private badInteger(start: number, max: number, what: string): never {
    let size = 0
    while (start + size < this.end && size < max && this.bytes[start + size]! >= 0x80) size++
    if (start + size >= this.end) return this.fail('WP1004', { what, needed: 1, left: 0 }, this.end)
    if (size >= max) return this.fail('WP1005', { what, max }, start)
    return this.fail('WP1006', { what }, start)
  }
}

/** A u32 where there may be none: its value and the position behind it. */
export function tryU32(
  bytes: Uint8Array,
  pos: number,
  end: number,
): { readonly value: number; readonly next: number } | undefined {
  const reader = new Reader(bytes, pos, end, 'module')
  try {
    return { value: reader.u32('integer'), next: reader.pos }
  } catch (error) {
    if (error instanceof DecodeError) return undefined
    throw error
  }
}
