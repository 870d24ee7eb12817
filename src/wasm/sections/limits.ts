import type { Limits } from '../module.ts'
import type { Proposals } from '../proposal-use.ts'
import type { Reader } from '../reader.ts'
import { readReferenceType } from '../types.ts'

const HAS_MAXIMUM = 1
const SHARED = 2
const ADDRESS_64 = 4
const CUSTOM_PAGE_SIZE = 8

/** The page size of all memories but those of the custom page sizes proposal. */
export const DEFAULT_PAGE_SIZE = 65_536

function readLimits(reader: Reader, proposals: Proposals, known: number, of: string): Limits & { readonly flags: number } {
  const start = reader.pos
  const flags = reader.byte('limits flags')
  if ((flags & ~known) !== 0) {
    reader.fail(
      'WP1013',
      { what: `limits flags of a ${of}`, found: `0x${flags.toString(16)}`, expected: `bits of 0x${known.toString(16)}` },
      start,
    )
  }
  if ((flags & SHARED) !== 0) proposals.use('threads', start)
  if ((flags & ADDRESS_64) !== 0) proposals.use('memory64', start)
  if ((flags & CUSTOM_PAGE_SIZE) !== 0) proposals.use('custom-page-sizes', start)
  // Limits are u64 for both address types since 64-bit ones exist; the engine bounds 32-bit ones.
  const minimum = reader.u64(`minimum of a ${of}`)
  const maximum = (flags & HAS_MAXIMUM) === 0 ? undefined : reader.u64(`maximum of a ${of}`)
  return { flags, minimum, maximum, shared: (flags & SHARED) !== 0, indexType: (flags & ADDRESS_64) === 0 ? 'i32' : 'i64' }
}

/** A memory type (spec, 5.3.14), with the page size of the custom page sizes proposal. */
export function readMemoryType(reader: Reader, proposals: Proposals): { limits: Limits; pageSize: number } {
  const { flags, ...limits } = readLimits(reader, proposals, HAS_MAXIMUM | SHARED | ADDRESS_64 | CUSTOM_PAGE_SIZE, 'memory')
  if ((flags & CUSTOM_PAGE_SIZE) === 0) return { limits, pageSize: DEFAULT_PAGE_SIZE }
  const start = reader.pos
  const exponent = reader.u32('page size exponent')
  if (exponent !== 0 && exponent !== 16) {
    reader.fail('WP1013', { what: 'custom page size', found: `2^${exponent}`, expected: '2^0 or 2^16' }, start)
  }
  return { limits, pageSize: 2 ** exponent }
}

/** A table type (spec, 5.3.15). */
export function readTableType(reader: Reader, proposals: Proposals): { element: string; limits: Limits } {
  const element = readReferenceType(reader, proposals, 'table element type')
  const { flags: _, ...limits } = readLimits(reader, proposals, HAS_MAXIMUM | ADDRESS_64, 'table')
  return { element, limits }
}
