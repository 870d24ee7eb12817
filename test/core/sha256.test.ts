import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/core/digest/sha256.ts'
import { Random } from '../support/random.ts'

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('sha256', () => {
  // FIPS 180-2, appendix B.
  it.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ])('of "%s" is what the standard says', (text, digest) => {
    expect(sha256(text)).toBe(digest)
  })

  it('agrees with Node for every length of padding', () => {
    const random = new Random(21)
    for (let size = 0; size < 300; size++) {
      const bytes = random.bytes(size)
      expect(sha256(bytes)).toBe(expected(bytes))
    }
  })

  it('agrees with Node on both sides of the size where Node takes over, and when memory has to grow', () => {
    const random = new Random(22)
    for (const size of [65_535, 65_536, 200_000, 262_143, 262_144, 262_145, 1_000_000]) {
      const bytes = random.bytes(size)
      expect(sha256(bytes)).toBe(expected(bytes))
    }
  })

  it('hashes text as UTF-8, and a view by its own bytes', () => {
    expect(sha256('né→𝔘')).toBe(expected(new TextEncoder().encode('né→𝔘')))
    const whole = new Random(23).bytes(1_000)
    expect(sha256(whole.subarray(100, 900))).toBe(expected(whole.subarray(100, 900)))
  })
})
