import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorSet, findAnchors } from '../../src/analyzer/boundary/anchors.ts'

// Few letters, so that chunks overlap, repeat and stand at every place relative to the stride.
const chunk = fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\xff'), minLength: 4, maxLength: 4 })
const input = fc.uint8Array({ maxLength: 300 }).map(bytes => bytes.map(byte => [0x61, 0x62, 0, 0xff][byte % 4] ?? 0))

function search(chunks: readonly string[], bytes: Uint8Array, start: number, end: number): string[] {
  const found: string[] = []
  findAnchors(anchorSet(chunks), bytes, { start, end }, (anchor, offset) => found.push(`${offset}:${anchor}`))
  return found
}

describe('findAnchors', () => {
  it('finds what a plain search finds, in order of offset', () => {
    fc.assert(
      fc.property(fc.array(chunk, { minLength: 1, maxLength: 40 }), input, fc.nat(20), fc.nat(20), (chunks, bytes, before, after) => {
        const start = Math.min(before, bytes.length)
        const end = Math.max(start, bytes.length - after)
        const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('')
        const expected: string[] = []
        for (let offset = start; offset + 4 <= end; offset++) {
          for (const [anchor, sought] of chunks.entries()) {
            if (text.startsWith(sought, offset)) expected.push(`${offset}:${anchor}`)
          }
        }
        expect(search(chunks, bytes, start, end)).toEqual(expected)
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it('finds chunks on both sides of and across its windows', () => {
    const bytes = new Uint8Array(3 * 8192 * 3)
    const offsets = [0, 24_573, 24_574, 24_576, 49_149, 49_153, bytes.length - 4]
    const chunks = offsets.map((_, i) => `ab${String.fromCharCode(0x63 + i)}z`)
    for (const [i, offset] of offsets.entries()) {
      const alone = bytes.slice()
      alone.set(new TextEncoder().encode(chunks[i]), offset)
      expect(search(chunks, alone, 0, alone.length)).toEqual([`${offset}:${i}`])
    }
  })

  it('refuses chunks of another length', () => {
    expect(() => anchorSet(['abc'])).toThrow('four bytes')
  })
})
