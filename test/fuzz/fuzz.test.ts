import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutate } from '../../fuzz/mutate.ts'
import { targets, type Target } from '../../fuzz/targets.ts'
import { Random } from '../support/random.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/fuzz')
const finds = readdirSync(fixtures).filter(name => name.endsWith('.bin'))

describe('what fuzzing found stays mended', () => {
  it('each find is named by its number and its target', () => {
    const numbers = finds.map(name => Number(/^(\d{4})-[a-z]+\.bin$/.exec(name)?.[1]))
    expect(numbers).toEqual(finds.map((_, i) => i + 1))
    expect(finds.filter(name => targetOf(name) === undefined)).toEqual([])
  })

  it('each find is answered', async () => {
    for (const name of finds) await expectAnswer(targetOf(name), new Uint8Array(readFileSync(join(fixtures, name))))
  })
})

async function expectAnswer(target: Target | undefined, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await expect((async () => target?.run(bytes))(), Buffer.from(bytes).toString('hex')).resolves.toBeUndefined()
}

function targetOf(name: string): Target | undefined {
  return targets[name.replace(/^\d{4}-(.*)\.bin$/, '$1')]
}

describe('a short run of every target', () => {
  it.each(Object.entries(targets))('%s', async (_, target) => {
    const material = await target.material()
    // The seeds themselves are all well.
    for (const seed of material.seeds) await expectAnswer(target, new Uint8Array(seed))
    const random = new Random(7)
    for (let i = 0; i < 400; i++) await expectAnswer(target, mutate(material, random))
  })

  it('mutants are deterministic, within bounds, and mostly different', () => {
    const material = { seeds: [Uint8Array.from([1, 2, 3, 4])], dictionary: [Uint8Array.from([9])], largest: 64 }
    const make = () => {
      const random = new Random(3)
      return Array.from({ length: 200 }, () => [...mutate(material, random)].join())
    }
    expect(make()).toEqual(make())
    expect(new Set(make()).size).toBeGreaterThan(150)
    expect(Math.max(...make().map(text => text.split(',').length))).toBeLessThanOrEqual(64)
  })
})
