import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatQuantity, parseQuantity } from '../../src/policy/units.ts'
import { policy } from '../support/policies.ts'

describe('parseQuantity', () => {
  it.each([
    ['512', 'bytes', 512],
    ['0', 'bytes', 0],
    ['1KiB', 'bytes', 1024],
    ['1KB', 'bytes', 1000],
    ['64 MiB', 'bytes', 67_108_864],
    ['1.5GiB', 'bytes', 1_610_612_736],
    ['2GB', 'bytes', 2_000_000_000],
    ['1TiB', 'bytes', 1_099_511_627_776],
    ['12B', 'bytes', 12],
    ['1e6', 'bytes', 1_000_000],
    ['250ms', 'milliseconds', 250],
    ['1.5s', 'milliseconds', 1_500],
    ['2m', 'milliseconds', 120_000],
    ['1h', 'milliseconds', 3_600_000],
    ['0.5ms', 'milliseconds', 0.5],
    ['10', 'milliseconds', 10],
    ['5e9', 'count', 5_000_000_000],
    ['5E+3', 'count', 5_000],
    ['1.5e1', 'count', 15],
    ['9007199254740991', 'count', Number.MAX_SAFE_INTEGER],
  ] as const)('%s in %s', (text, unit, expected) => {
    expect(parseQuantity(text, unit)).toBe(expected)
  })

  it.each([
    ['', 'bytes'],
    ['MiB', 'bytes'],
    ['-1', 'bytes'],
    ['+1', 'bytes'],
    ['1mib', 'bytes'],
    ['1kb', 'bytes'],
    ['1  KB', 'bytes'],
    ['1 KB ', 'bytes'],
    ['0x10', 'bytes'],
    ['0.1KiB', 'bytes'],
    ['1s', 'bytes'],
    ['1MiB', 'milliseconds'],
    ['1.5', 'count'],
    ['1KB', 'count'],
    ['1e400', 'count'],
    ['1e-1', 'count'],
    ['9007199254740992', 'count'],
    ['1constructor', 'bytes'],
    ['Infinity', 'count'],
    ['NaN', 'count'],
    ['١', 'count'],
  ] as const)('refuses %j in %s', (text, unit) => {
    expect(parseQuantity(text, unit)).toBeUndefined()
  })
})

describe('formatQuantity', () => {
  it.each([
    [1024, 'bytes', '1KiB'],
    [67_108_864, 'bytes', '64MiB'],
    [1_000_000, 'bytes', '1MB'],
    [1_000_001, 'bytes', '1000001'],
    [0, 'bytes', '0'],
    [10_000, 'milliseconds', '10s'],
    [90_000, 'milliseconds', '90s'],
    [0.5, 'milliseconds', '0.5'],
    [5_000_000_000, 'count', '5000000000'],
  ] as const)('%s %s', (value, unit, expected) => {
    expect(formatQuantity(value, unit)).toBe(expected)
  })

  it('writes what parseQuantity reads as the same value', () => {
    const units = fc.constantFrom('bytes' as const, 'milliseconds' as const, 'count' as const)
    const values = fc.oneof(fc.maxSafeNat(), fc.nat({ max: 1 << 20 }).map(n => n * 1024), fc.nat().map(n => n * 1000))
    fc.assert(fc.property(units, values, (unit, value) => parseQuantity(formatQuantity(value, unit), unit) === value))
  })
})

it('limits are read in their own units, from numbers and from text', () => {
  const text = 'limits: { memory: 0x10000, table: 1e3, fuel: "5e9", wall-time: 2m, cpu-time: 1500, output: 1MB }'
  const { limits } = policy(text)
  const values = Object.fromEntries(Object.entries(limits).map(([name, { value }]) => [name, value]))
  expect(values).toEqual({
    memory: 65_536,
    table: 1_000,
    fuel: 5_000_000_000,
    'wall-time': 120_000,
    'cpu-time': 1_500,
    output: 1_000_000,
  })
})
