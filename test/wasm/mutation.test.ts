import { describe, expect, it } from 'vitest'
import type { FormatCode } from '../../src/core/codes.ts'
import { formatMessage, type FindingOf } from '../../src/core/finding.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import { startValidation } from '../../src/wasm/validity.ts'
import { Random } from '../support/random.ts'
import { seedModules } from './seeds.ts'

/**
 * What the engine takes and the decoder does not, each for a reason: limits of our own, and places where V8 reads more
 * than the specification allows.
 */
const strictness: readonly ((finding: FindingOf<FormatCode>) => boolean)[] = [
  // Our own limits.
  finding => finding.code === 'WP1015',
  // V8 looks at the type of an element segment only if it has items.
  finding => finding.code === 'WP1012' && finding.at.in === 'module' && finding.at.section === 'element',
  // V8 reads the attribute of a tag as an integer.
  finding => finding.code === 'WP1022' && finding.params.what === 'tag attribute',
  // V8 reads any padding of -64 as the empty block type.
  finding => finding.code === 'WP1012' && finding.params.what === 'block type',
]

const engineAccepted: string[] = []
let invalid = 0

/** Every place of the modules that hold everything, some of those that hold one instruction each. */
function* places(seed: Uint8Array, random: Random): Generator<number> {
  const step = seed.length > 150 ? 1 : 6
  for (let i = 8 + random.below(step); i < seed.length; i += step) yield i
}

/** One mutant: it must be answered, and if the engine takes it, taken, or refused for one of the reasons above. */
async function hold(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const decoded = decodeModule(bytes)
  const valid = WebAssembly.validate(bytes)
  if (!decoded.ok) {
    const { finding } = decoded
    const offset = finding.at.in === 'module' ? finding.at.offset : undefined
    if (offset === undefined || offset > bytes.length) throw new Error(`no place in the file: ${JSON.stringify(finding)}`)
    if (valid && !strictness.some(reason => reason(finding))) {
      engineAccepted.push(`${formatMessage(finding)} at ${offset} of ${Buffer.from(bytes).toString('hex')}`)
    }
  } else if (!valid && invalid++ % 50 === 0) {
    const validity = await startValidation(bytes).result(decoded.module.proposals)
    expect(validity.ok).toBe(false)
  }
}

describe('mutants of every small module', { timeout: 120_000 }, () => {
  it('truncations, at every byte', async () => {
    for (const seed of await seedModules()) {
      for (let size = 0; size < seed.length; size++) {
        await hold(seed.slice(0, size))
      }
    }
    expect(engineAccepted).toEqual([])
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
    expect(engineAccepted).toEqual([])
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
    expect(engineAccepted).toEqual([])
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
    expect(engineAccepted).toEqual([])
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
    expect(engineAccepted).toEqual([])
  })
})
