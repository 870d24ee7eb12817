import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../src/policy/policy.ts'
import { formatPolicy } from '../../src/policy/show.ts'
import { quoted } from '../../src/policy/yaml-text.ts'
import { head, load, loaded, loadFile, policy, presetNames } from '../support/policies.ts'
import { expectGolden } from '../support/golden.ts'

const examples = readdirSync(new URL('../../examples/', import.meta.url))

/** Loads what is shown again, from the same place and with nothing else in reach. */
function reload(shown: Policy): Policy {
  const text = formatPolicy(shown)
  const [again] = loaded(load(text, { file: shown.origin }))
  if (again === undefined) throw new Error(text)
  return again
}

describe('a shown policy', () => {
  it.each(presetNames)('preset %s loads again to the same digest', name => {
    for (const each of loaded(loadFile('rules/presets', `${name}.yaml`))) expect(reload(each).digest).toBe(each.digest)
  })

  it.each(examples)('example %s loads again to the same digest', file => {
    for (const each of loaded(loadFile('examples', file))) expect(reload(each).digest).toBe(each.digest)
  })

  it('shows everything that is resolved, with the place of each line', () => {
    const [example] = loaded(loadFile('examples', 'image-resizer.yaml'))
    expectGolden('fixtures/policy/show/image-resizer.golden.yaml', formatPolicy(example!))
  })

  it('shows again as the same text but for the places', () => {
    const [example] = loaded(loadFile('examples', 'image-resizer.yaml'))
    const bare = (text: string) => text.replace(/ +#.*$/gm, '')
    expect(bare(formatPolicy(reload(example!)))).toBe(bare(formatPolicy(example!)))
  })

  it('says "default" for what nobody wrote', () => {
    expect(formatPolicy(policy(''))).toMatch(/^ {2}thread: deny +# default$/m)
    expect(formatPolicy(policy('capabilities: { thread: deny }'))).toMatch(/^ {2}thread: deny +# policy\.yaml:4:17$/m)
    expect(formatPolicy(policy('deny-at: high'))).toMatch(/^deny-at: high +# policy\.yaml:4:1$/m)
  })

  it('gives every line its own place', () => {
    const exception = 'exceptions:\n  - finding: WP2004\n    reason: r\n    expires: 2099-12-31'
    const text = formatPolicy(policy(`rules:\n  - id: r\n    deny: "true"\n    message: m\n${exception}`))
    const origins = [...text.matchAll(/^( *[-\w ]+): .*# policy\.yaml:(\d+:\d+)$/gm)].map(([, key, at]) => `${key?.trim()} ${at}`)
    expect(origins).toEqual([
      'apiVersion 1:1',
      'kind 2:1',
      'metadata 3:1',
      '- id 5:9',
      'deny 6:11',
      'message 7:14',
      '- finding 9:5',
      'reason 10:13',
      'expires 11:14',
    ])
  })

  it('cannot be made to forge lines by names', () => {
    const { files, text } = { files: {}, text: head('x') + 'capabilities: { args: allow }' }
    const [forged] = loaded(load(text, { file: 'a\nthread: allow #.yaml', files }))
    expect(formatPolicy(forged!)).not.toMatch(/^thread: allow/m)
  })

  it('keeps every text, whatever it holds', () => {
    const awkward = fc.constantFrom('yes', 'null', '- a', '# b', '1', '.5', '~')
    const texts = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), awkward)
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const body = [
          `rules: [{ id: r, deny: ${quoted(first)}, message: ${quoted(second)} }]`,
          `capabilities: { env: { set: { A: ${quoted(first)} } }, host: { allow: [${quoted(`${second}.*`)}] } }`,
        ].join('\n')
        const result = load(`${head('t')}${body}\n`)
        fc.pre(result.ok)
        const [original] = loaded(result)
        const again = reload(original!)
        expect(again.digest).toBe(original!.digest)
        expect(again.rules[0]).toMatchObject({ deny: first, message: second })
      }),
      { numRuns: 400 },
    )
  })
})
