import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complaints, head, load, policyReader, presetNames, today } from '../support/policies.ts'
import { loadPolicies } from '../../src/policy/resolve.ts'

describe('hostile policies', () => {
  it.each([
    ['nested collections', `capabilities: ${'['.repeat(10_000)}`, 'WP4004'],
    ['a bomb of aliases', `a: &a [x]\nb: [${'*a,'.repeat(10_000)}]`, 'WP4003'],
    ['a huge name', `match: { paths: ["${'x'.repeat(500_000)}"] }`, 'WP4004'],
    ['many rules', `rules:\n${'  - { id: a, deny: b, message: c }\n'.repeat(20_000)}`, 'WP4004'],
  ])('%s', (_, body, code) => {
    const result = load(head('hostile') + body)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.findings.map(found => found.code)).toContain(code)
  })

  it('a base is held to the same limits', () => {
    const result = load(`${head('top')}extends: base.yaml`, { files: { 'base.yaml': '['.repeat(1_000) } })
    expect(result.ok).toBe(false)
    if (!result.ok) expect(complaints(result.findings)).toMatch(/^base\.yaml:1:\d+ WP4004/)
  })

  it('bases that multiply are each read once', () => {
    const files: Record<string, string> = {}
    for (let level = 0; level < 14; level += 1) {
      for (const side of ['a', 'b']) {
        const bases = level === 13 ? '' : `extends: [a${level + 1}.yaml, b${level + 1}.yaml]\n`
        files[`${side}${level}.yaml`] = head(`${side}${level}`) + bases
      }
    }
    let reads = 0
    const read = policyReader(files)
    const result = loadPolicies(
      { file: 'top.yaml', path: 'top.yaml', text: `${head('top')}extends: [a0.yaml, b0.yaml]` },
      { read: ref => ((reads += 1), read(ref)), now: today, presets: presetNames },
    )
    expect(result.ok).toBe(true)
    expect(reads).toBe(28)
  })
})

describe('whatever the text', () => {
  const never = (text: string) => {
    const result = load(text)
    if (!result.ok) {
      expect(result.findings.length).toBeGreaterThan(0)
      for (const found of result.findings) {
        expect(found.at.in).toBe('text')
        expect(complaints([found])).not.toContain('[object')
      }
    }
  }

  it('characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), never), { numRuns: 500 })
  })

  it('any JSON as a policy', () => {
    fc.assert(fc.property(fc.json(), never), { numRuns: 500 })
  })

  it('any JSON in place of any section', () => {
    const words = (text: string) => fc.constantFrom(...text.split(' '))
    const section = words('extends match limits rules exceptions severity features catalogues')
    const capability = words('stdio env fs clock net http host args unanalyzable')
    const inner = words('allow set mounts tcp connect wall resolution guest host digests')
    const leaf = fc.oneof(fc.jsonValue({ maxDepth: 1 }), words('allow * /data 64MiB __proto__'))
    const nested = fc.dictionary(inner, fc.oneof(leaf, fc.array(leaf), fc.dictionary(inner, leaf)), { maxKeys: 4 })
    const value = fc.oneof(leaf, nested, fc.array(leaf), fc.array(nested))
    const sectionsOf = (keys: fc.Arbitrary<string>) => fc.dictionary(keys, value, { maxKeys: 3 })
    fc.assert(
      fc.property(sectionsOf(section), sectionsOf(capability), (sections, capabilities) => {
        const all = Object.entries({ capabilities, ...sections })
        never(head('any') + all.map(([key, each]) => `${key}: ${JSON.stringify(each)}\n`).join(''))
      }),
      { numRuns: 500 },
    )
  })
})
