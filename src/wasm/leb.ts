/**
 * LEB128 integers (spec, 5.2.2 Integers) as numbers. Each function reads at `pos` and answers NaN for an encoding that
 * is too long, has unused bits set, or runs past `end`; the caller, who knows what was being read, says which.
 */
export const leb = { u32, s32, s33, length }

function u32(bytes: Uint8Array, pos: number, end: number): number {
  let value = 0
  for (let i = 0; i < 5 && pos + i < end; i++) {
    const byte = bytes[pos + i]!
    if (i === 4 && byte > 0x0f) return Number.NaN
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return value
  }
  return Number.NaN
}

function s32(bytes: Uint8Array, pos: number, end: number): number {
  return signed(bytes, pos, end, 32)
}

function s33(bytes: Uint8Array, pos: number, end: number): number {
  return signed(bytes, pos, end, 33)
}

function signed(bytes: Uint8Array, pos: number, end: number, bits: 32 | 33): number {
  let value = 0
  for (let i = 0; i < 5 && pos + i < end; i++) {
    const byte = bytes[pos + i]!
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte >= 0x80) continue
    const negative = (byte & 0x40) !== 0
    if (i === 4) {
      // Bits beyond the sign must repeat it.
      const unused = (byte & 0x7f) >> (bits - 29)
      if (unused !== (negative ? 0x7f >> (bits - 29) : 0)) return Number.NaN
    }
    return negative ? value - 2 ** (7 * (i + 1)) : value
  }
  return Number.NaN
}

/** Bytes that a valid encoding at `pos` takes. */
function length(bytes: Uint8Array, pos: number): number {
  let size = 1
  while (bytes[pos + size - 1]! >= 0x80) size++
  return size
}
