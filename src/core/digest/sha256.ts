import { hash } from 'node:crypto'
import { sha256Module } from './generated/module.ts'

/**
 * SHA-256, in lower-case hex (FIPS 180-4). What is small is hashed here, because loading Node's crypto takes longer than
 * judging a small module; what is large, by Node's crypto, which uses the processor's own instructions.
 */
export function sha256(data: Uint8Array | string): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return bytes.length > SMALL ? hash('sha256', bytes) : hashSmall(bytes)
}

/** Up to this size it costs less than loading Node's crypto. */
const SMALL = 256 * 1024

interface Sha256Exports {
  readonly memory: WebAssembly.Memory
  begin(): void
  compress(start: number, end: number): void
}
type Words = Readonly<Record<`h${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`, { readonly value: number }>>

const BLOCK = 64
const PAGE = 65_536
/** Behind the constants, which take less than a page. */
const INPUT = PAGE

let loaded: (Sha256Exports & Words) | undefined

function hashSmall(bytes: Uint8Array): string {
  loaded ??= new WebAssembly.Instance(new WebAssembly.Module(sha256Module()), {}).exports as unknown as Sha256Exports & Words
  const { memory, begin, compress } = loaded
  // The message, a one bit, zeros, and its length in bits as 64 bits, big-endian (5.1.1).
  const size = Math.ceil((bytes.length + 9) / BLOCK) * BLOCK
  const missing = INPUT + size - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
  const padded = new Uint8Array(memory.buffer, INPUT, size)
  padded.set(bytes)
  padded.fill(0, bytes.length)
  padded[bytes.length] = 0x80
  new DataView(memory.buffer, INPUT, size).setBigUint64(size - 8, BigInt(bytes.length) * 8n)
  begin()
  compress(INPUT, INPUT + size)
  const { h0, h1, h2, h3, h4, h5, h6, h7 } = loaded
  return [h0, h1, h2, h3, h4, h5, h6, h7].map(({ value }) => (value >>> 0).toString(16).padStart(8, '0')).join('')
}
