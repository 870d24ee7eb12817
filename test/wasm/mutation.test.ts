import { describe, expect, it } from 'vitest'
import { decodeModule } from '../../src/wasm/decode.ts'
import { checkValidity } from '../../src/wasm/validity.ts'
import { disagreement } from '../support/agreement.ts'
import { Random } from '../support/random.ts'
import { seedModules } from './seeds.ts'

const disagreements: string[] = []
let invalid = 0

/** Every place of the modules that hold everything, some of those that hold one instruction each. */
function* places(seed: Uint8Array, random: Random): Generator<number> {
  const step = seed.length > 150 ? 1 : 6
  for (let i = 8 + random.below(step); i < seed.length; i += step) yield i
}

/** One mutant: it must be answered, and if the engine takes it, taken. */
async function hold(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const decoded = decodeModule(bytes)
  const problem = disagreement(bytes, decoded)
  if (problem !== undefined) disagreements.push(`${problem}: ${Buffer.from(bytes).toString('hex')}`)
  // What decodes and is not valid is reported as such; asking is slow, so not every time.
  if (decoded.ok && !WebAssembly.validate(bytes) && invalid++ % 50 === 0) {
    expect((checkValidity(bytes, decoded.module.proposals)).ok).toBe(false)
  }
}

describe('mutants of every small module', { timeout: 120_000 }, () => {
  it('truncations, at every byte', async () => {
    for (const seed of await seedModules()) {
      for (let size = 0; size < seed.length; size++) {
        await hold(seed.slice(0, size))
      }
    }
    expect(disagreements).toEqual([])
  })

  it('single bits flipped', async () => {
    const random = new Random(1)
    for (const seed of await seedModules()) {
      for (const i of places(seed, random)) {
        for (let bit = 0; bit < 8; bit++) {
          const bytes = seed.slice()
          bytes[i] = bytes[i]! ^ (1 << bit)
          await hold(bytes)
        }
      }
    }
    expect(disagreements).toEqual([])
  })

  it('bytes inserted, removed and overwritten', async () => {
    const random = new Random(2)
    const telling = [0x00, 0x01, 0x0b, 0x40, 0x7f, 0x80, 0xfb, 0xfc, 0xfd, 0xfe, 0xff]
    for (const seed of await seedModules()) {
      for (let round = 0; round < 20; round++) {
        const at = 8 + random.below(seed.length - 7)
        const removed = random.below(3)
        const inserted = random.below(4)
        const bytes = new Uint8Array(seed.length - Math.min(removed, seed.length - at) + inserted)
        bytes.set(seed.subarray(0, at))
        for (let i = 0; i < inserted; i++) bytes[at + i] = random.below(2) === 0 ? random.pick(telling) : random.below(256)
        bytes.set(seed.subarray(Math.min(at + removed, seed.length)), at + inserted)
        await hold(bytes)
      }
    }
    expect(disagreements).toEqual([])
  })

  it('lengths and counts made larger, smaller and huge', async () => {
    const random = new Random(3)
    for (const seed of await seedModules()) {
      for (const i of places(seed, random)) {
        for (const lie of [[(seed[i]! + 1) & 0x7f], [(seed[i]! + 0x7f) & 0x7f], [0xff, 0xff, 0xff, 0xff, 0x0f]]) {
          const bytes = new Uint8Array(seed.length - 1 + lie.length)
          bytes.set(seed.subarray(0, i))
          bytes.set(lie, i)
          bytes.set(seed.subarray(i + 1), i + lie.length)
          await hold(bytes)
        }
      }
    }
    expect(disagreements).toEqual([])
  })

  it('sections repeated, left out and swapped', async () => {
    for (const seed of await seedModules()) {
      const decoded = decodeModule(seed)
      if (!decoded.ok) continue
      const header = seed.subarray(0, 8)
      let end = 8
      const sections = decoded.module.sections.map(section => {
        const from = end
        end = section.offset + section.size
        return seed.subarray(from, end)
      })
      for (let i = 0; i < sections.length; i++) {
        const [here, before, after] = [sections[i]!, sections.slice(0, i), sections.slice(i + 1)]
        for (const order of [[...before, ...after], [...before, here, here, ...after], [here, ...before, ...after]]) {
          await hold(new Uint8Array(Buffer.concat([header, ...order])))
        }
      }
    }
    expect(disagreements).toEqual([])
  })
})
