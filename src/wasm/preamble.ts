import type { Reader } from './reader.ts'

const MAGIC = [0x00, 0x61, 0x73, 0x6d]

/** What files that are mistaken for modules begin with. */
const lookalikes: readonly { readonly magic: string; readonly name: string }[] = [
  { magic: 'MZ', name: 'a Windows program (PE)' },
  { magic: '\x7fELF', name: 'an ELF binary' },
  { magic: '\xcf\xfa\xed\xfe', name: 'a Mach-O binary' },
  { magic: '\xca\xfe\xba\xbe', name: 'a Java class or universal Mach-O binary' },
  { magic: 'BC\xc0\xde', name: 'LLVM bitcode' },
  { magic: '\x1f\x8b', name: 'gzip data' },
  { magic: '\x28\xb5\x2f\xfd', name: 'zstd data' },
  { magic: 'PK\x03\x04', name: 'a zip archive' },
  { magic: '(module', name: 'WebAssembly text, not binary' },
  { magic: '(component', name: 'WebAssembly text, not binary' },
  { magic: '#!', name: 'a script' },
  { magic: '<!', name: 'HTML' },
  { magic: '{', name: 'JSON' },
  { magic: 'version https://git-lfs', name: 'a Git LFS pointer; the module itself was not fetched' },
]

/**
 * Magic, version and layer (spec, 5.5.17; component model, Binary.md "Component Definitions": since components, the
 * second half of the version field is a layer). Only version 1 of layer 0 is read.
 */
export function readPreamble(reader: Reader): void {
  const { bytes } = reader
  const head = bytes.subarray(0, 8)
  // A file that ends inside the magic is a truncated module only as far as it agrees with it.
  if (!MAGIC.every((byte, i) => i >= head.length || head[i] === byte)) {
    reader.fail('WP1001', { found: describe(bytes) }, 0)
  }
  if (head.length < 8) {
    reader.fail('WP1004', { what: 'the 8-byte preamble', needed: 8 - head.length, left: 0 }, head.length)
  }
  const version = head[4]! | (head[5]! << 8)
  const layer = head[6]! | (head[7]! << 8)
  if (layer === 1) reader.fail('WP1003', { version }, 4)
  if (version !== 1 || layer !== 0) reader.fail('WP1002', { version, layer }, 4)
  reader.pos = 8
}

/** One character per byte; TextDecoder's "latin1" is windows-1252, which is not. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function describe(bytes: Uint8Array): string {
  const start = [...bytes.subarray(0, 4)].map(byte => byte.toString(16).padStart(2, '0')).join(' ')
  const known = lookalikes.find(({ magic }) => latin1(bytes.subarray(0, magic.length)) === magic)
  return known === undefined ? start : `${start} (${known.name})`
}
