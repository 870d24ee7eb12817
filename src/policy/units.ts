import type { Unit } from './policy.ts'

/** Factors of each unit, smallest first; a number without a unit has factor 1. */
const factors: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  bytes: {
    B: 1,
    KB: 1e3,
    KiB: 2 ** 10,
    MB: 1e6,
    MiB: 2 ** 20,
    GB: 1e9,
    GiB: 2 ** 30,
    TB: 1e12,
    TiB: 2 ** 40,
  },
  milliseconds: { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 },
  count: {},
}

/** What a quantity looks like, for error messages. */
export const quantityForms: Readonly<Record<Unit, string>> = {
  bytes: 'a size in whole bytes, such as 512, 64KiB or 20MiB',
  milliseconds: 'a duration such as 250ms, 10s or 2m',
  count: 'a whole number such as 64 or 5e9',
}

/**
 * Reads `64MiB`, `10s`, `5e9`. The result is in bytes, milliseconds or plain counts: never negative, at most
 * 2^53 − 1, and whole except for durations. Undefined for everything else: an unknown unit, a fraction of a byte,
 * `1e400`.
 */
export function parseQuantity(text: string, unit: Unit): number | undefined {
  const match = /^([0-9]+(?:\.[0-9]+)?(?:[eE]\+?[0-9]+)?) ?([A-Za-z]*)$/.exec(text)
  const [, digits, suffix] = match ?? []
  if (digits === undefined || suffix === undefined) return undefined
  if (suffix !== '' && !Object.hasOwn(factors[unit], suffix)) return undefined
  const value = Number(digits) * (suffix === '' ? 1 : factors[unit][suffix]!)
  if (value > Number.MAX_SAFE_INTEGER) return undefined
  return unit === 'milliseconds' || Number.isInteger(value) ? value : undefined
}

/** The names of units, for a hint. */
export function unitNames(unit: Unit): readonly string[] {
  return Object.keys(factors[unit])
}

/** Writes a quantity so that `parseQuantity` reads the same value again, with the largest unit that stays whole. */
export function formatQuantity(value: number, unit: Unit): string {
  let best = String(value)
  if (value === 0) return best
  for (const [name, factor] of Object.entries(factors[unit])) {
    if (value % factor !== 0 || name === 'B') continue
    const written = `${value / factor}${name}`
    // 1GiB rather than 1024MiB, but never 1.048576MB.
    if (written.length <= best.length || unit === 'milliseconds') best = written
  }
  return best
}
