import { startsWith } from './byte-text.ts'
import type { ByteRange } from './anchors.ts'
import type { Pattern } from './matches.ts'
import { tryU32 } from '../../wasm/reader.ts'

/**
 * Programs inside a module, by their headers. The magic bytes alone are what tools that read such files hold, so more of
 * each header has to fit.
 */
const LAST_SECTION_ID = 13

function webAssembly(kind: string, version: string): Pattern {
  return {
    chunk: `asm${version[0]}`,
    match(bytes, at, range) {
      const first = at - 1
      if (first < range.start || !startsWith(bytes, first, `\0asm${version}`)) return undefined
      const section = first + 8
      const id = bytes[section]
      if (section >= range.end || id === undefined || id > LAST_SECTION_ID) return undefined
      const size = tryU32(bytes, section + 1, range.end)?.value ?? 0
      if (size === 0 || section + 2 + size > range.end) return undefined
      return { at: first, end: section, kind, shown: kind }
    },
  }
}

/** Executable and Linkable Format: class, byte order, version and type are in range (System V ABI, 4 Object Files). */
const elf: Pattern = {
  chunk: '\x7fELF',
  match(bytes, at, { end }) {
    if (at + 20 > end) return undefined
    const [fileClass, order, version] = [bytes[at + 4]!, bytes[at + 5]!, bytes[at + 6]!]
    if (fileClass < 1 || fileClass > 2 || order < 1 || order > 2 || version !== 1) return undefined
    const type = order === 1 ? u16(bytes, at + 16) : (bytes[at + 16]! << 8) | bytes[at + 17]!
    if (type < 1 || type > 4) return undefined
    return { at, end: at + 20, kind: 'an ELF file', shown: 'an ELF file' }
  },
}

/** Portable Executable: an MS-DOS header that leads to the signature `PE\0\0` (Microsoft PE Format, Signature). */
const portableExecutable: Pattern = {
  chunk: 'MZ\x90\0',
  match(bytes, at, { end }) {
    if (at + 0x40 > end) return undefined
    const header = at + u16(bytes, at + 0x3c) + u16(bytes, at + 0x3e) * 0x10000
    if (header + 4 > end || !startsWith(bytes, header, 'PE\0\0')) return undefined
    return { at, end: at + 0x40, kind: 'a PE file', shown: 'a PE file' }
  },
}

/** 64-bit Mach-O for x86-64 or arm64, with a file type in range (mach-o/loader.h). */
const machO: Pattern = {
  chunk: '\xcf\xfa\xed\xfe',
  match(bytes, at, range: ByteRange) {
    if (at + 16 > range.end) return undefined
    const cpu = bytes[at + 4]
    if ((cpu !== 7 && cpu !== 12) || !startsWith(bytes, at + 5, '\0\0\x01')) return undefined
    const type = bytes[at + 12]!
    if (type < 1 || type > 12 || !startsWith(bytes, at + 13, '\0\0\0')) return undefined
    return { at, end: at + 16, kind: 'a Mach-O file', shown: 'a Mach-O file' }
  },
}

export const programPatterns: readonly Pattern[] = [
  webAssembly('a WebAssembly module', '\x01\0\0\0'),
  webAssembly('a WebAssembly component', '\x0d\0\x01\0'),
  elf,
  portableExecutable,
  machO,
]

function u16(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8)
}
