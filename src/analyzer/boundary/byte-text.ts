/** Byte strings: what the patterns for secrets, paths and programs are made of. All of it looks at bounded stretches. */

/** A set of byte values. */
export type ByteSet = Uint8Array

/** `byteSet('a-zA-Z0-9_')`: single characters and ranges of ASCII; a `-` that stands for itself comes last. */
export function byteSet(description: string): ByteSet {
  const set = new Uint8Array(256)
  for (const [range, first, last] of description.matchAll(/([^])-([^])|[^]/g)) {
    const from = (first ?? range).charCodeAt(0)
    const to = (last ?? range).charCodeAt(0)
    for (let code = from; code <= to; code++) set[code] = 1
  }
  return set
}

export const digit = byteSet('0-9')
export const letter = byteSet('a-zA-Z')
export const alphanumeric = byteSet('a-zA-Z0-9')

export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  if (at < 0) return false
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** One past the last byte of the run of `set` that begins at `at`, no further than `end`. */
export function runEnd(bytes: Uint8Array, at: number, end: number, set: ByteSet): number {
  let pos = at
  while (pos < end && set[bytes[pos]!] === 1) pos++
  return pos
}

/** First byte of the run of `set` that ends before `at`, no earlier than `start`. */
export function runStart(bytes: Uint8Array, at: number, start: number, set: ByteSet): number {
  let pos = at
  while (pos > start && set[bytes[pos - 1]!] === 1) pos--
  return pos
}

export function isIn(set: ByteSet, byte: number | undefined): boolean {
  return byte !== undefined && set[byte] === 1
}

/** Bytes as text, one character a byte. */
export function text(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}

/** How many different bytes a stretch holds: placeholders such as `xxxxxxxx` hold few. */
export function distinctBytes(bytes: Uint8Array, start: number, end: number): number {
  const seen = new Uint8Array(256)
  let count = 0
  for (let pos = start; pos < end; pos++) {
    const byte = bytes[pos]!
    if (seen[byte] === 0) count++
    seen[byte] = 1
  }
  return count
}

/** Whether a stretch holds a byte of `set`. */
export function holdsAny(bytes: Uint8Array, start: number, end: number, set: ByteSet): boolean {
  for (let pos = start; pos < end; pos++) if (set[bytes[pos]!] === 1) return true
  return false
}
