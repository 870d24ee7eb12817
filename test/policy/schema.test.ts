import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readYaml, toPlain } from '../../src/core/yaml.ts'
import { policySchema } from '../../src/policy/generated/structure.ts'
import { validate } from '../../src/policy/validate.ts'
import { schemaChecker } from '../support/json-schema.ts'
import { load, presetNames } from '../support/policies.ts'

const check = schemaChecker('schemas/policy.schema.json', '2020-12')
const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

function documents(text: string) {
  const result = readYaml('t.yaml', text)
  return result.ok ? result.documents : []
}

const good = [
  ...presetNames.map(name => `rules/presets/${name}.yaml`),
  ...readdirSync(new URL('examples/', root)).map(name => `examples/${name}`),
]
const bad = readdirSync(new URL('fixtures/policy/bad/', root)).filter(name => name.endsWith('.yaml'))

describe('the published schema', () => {
  it.each(good)('accepts %s', path => {
    for (const document of documents(read(path))) expect(check(toPlain(document))).toEqual([])
  })

  it('has a description for every key', () => {
    const missing: string[] = []
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      const { properties } = node as { properties?: Record<string, { description?: string }> }
      for (const [key, value] of Object.entries(properties ?? {})) {
        if (typeof value.description !== 'string' || value.description === '') missing.push(`${path}.${key}`)
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`)
    }
    visit(JSON.parse(read('schemas/policy.schema.json')), '')
    expect(missing).toEqual([])
  })

  it('allows only what the loader accepts: nothing that loads is refused by an editor', () => {
    for (const value of ['64MiB', '1.5GiB', '5e9', '10 KB', '512', '1TiB']) {
      const text = `${read('rules/presets/stdio.yaml')}limits: { memory: ${value} }\n`
      expect(load(text).ok, value).toBe(true)
      for (const document of documents(text)) expect(check(toPlain(document)), value).toEqual([])
    }
  })
})

describe('the validator', () => {
  // What values must look like is the reader's business; kinds, keys and counts are the validator's.
  const structure = JSON.parse(read('schemas/policy.schema.json'), (key, value: unknown) =>
    key === 'minLength' || key === 'minimum' || (key === 'pattern' && typeof value === 'string') ? undefined : value,
  ) as object
  const structurallyValid = new Ajv2020({ strict: false }).compile(structure)

  /** Whether both say the same about every document in the text. */
  const agree = (text: string) =>
    documents(text).every(document => {
      return (validate(document, policySchema).length === 0) === structurallyValid(toPlain(document))
    })

  it.each(bad)('agrees with ajv on %s', name => {
    expect(agree(read(`fixtures/policy/bad/${name}`))).toBe(true)
  })

  it('agrees with ajv on presets and examples that were changed at random', () => {
    const replacements = ['allow', 'deny', '[]', '{}', '~', '5', 'true', '[allow]', '{ x: 1 }', '"/"', '64MiB']
    const paths = fc.constantFrom(...good)
    let changed = 0
    fc.assert(
      fc.property(paths, fc.nat(), fc.constantFrom(...replacements), (path, position, replacement) => {
        const text = read(path)
        const values = [...text.matchAll(/(?<=[:,[] )[^\s,{}[\]#]+|(?<=: )\[[^\]]*\]|\b[a-z-]+(?=:)/g)]
        const match = values[position % values.length]!
        const next = text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length)
        if (documents(next).length > 0) changed += 1
        expect(agree(next), next).toBe(true)
      }),
      { numRuns: 800, seed: 11 },
    )
    expect(changed).toBeGreaterThan(300)
  })
})
