import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesPattern, patternsOverlap } from '../../src/core/pattern.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 })

describe('matchesPattern', () => {
  it('agrees with a regular expression', () => {
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text)
        expect(matchesPattern(pattern, text)).toBe(expected)
      }),
    )
  })

  it('takes all other characters literally', () => {
    expect(matchesPattern('./*_bg.js', './x_bg.js')).toBe(true)
    expect(matchesPattern('./*_bg.js', './x_bgxjs')).toBe(false)
    expect(matchesPattern('a*b', 'A\nb')).toBe(false)
    expect(matchesPattern('a*b', 'a\nb')).toBe(true)
  })

  it('stays cheap on hostile patterns', () => {
    expect(matchesPattern(`${'*a'.repeat(500)}b`, 'a'.repeat(20_000))).toBe(false)
  })
})

describe('patternsOverlap', () => {
  const texts = ['']
  for (let from = 0, length = 1; length <= 7; length += 1) {
    const end = texts.length
    for (const text of texts.slice(from, end)) texts.push(`${text}a`, `${text}b`)
    from = end
  }

  it('is true exactly if some text matches both', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 3 })
    fc.assert(
      fc.property(short, short, (first, second) => {
        // Two patterns of three characters that overlap share a text of at most six.
        const expected = texts.some(text => matchesPattern(first, text) && matchesPattern(second, text))
        expect(patternsOverlap(first, second)).toBe(expected)
        expect(patternsOverlap(second, first)).toBe(expected)
      }),
    )
  })

  it('knows these', () => {
    expect(patternsOverlap('invoke_*', 'invoke_vi')).toBe(true)
    expect(patternsOverlap('a*c', '*b*')).toBe(true)
    expect(patternsOverlap('a*', 'b*')).toBe(false)
    expect(patternsOverlap('*_x', 'y_*z')).toBe(false)
  })
})
