import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtInCatalogues } from '../../src/analyzer/built-in-catalogues.ts'
import { addCatalogues } from '../../src/analyzer/catalogue-set.ts'
import { parseCatalogue } from '../../src/analyzer/catalogue.ts'
import type { Finding } from '../../src/core/finding.ts'
import { readYaml, type YamlNode } from '../../src/core/yaml.ts'
import { compileRules } from '../../src/policy/rules.ts'
import type { LoadedPolicies } from '../../src/policy/resolve.ts'
import { complaints, head, load, loaded, loadFile, presetNames } from '../support/policies.ts'

/** Everything that users are shown goes all the way that a check takes: loaded, rules compiled, catalogues joined. */

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const yamlFiles = (directory: string) =>
  readdirSync(new URL(`${directory}/`, root)).filter(name => name.endsWith('.yaml'))

const files = ['examples', 'demo', 'rules/presets'].flatMap(directory =>
  yamlFiles(directory).map(name => [directory, name] as const),
)

/** `file:line`, the text in the fence, and where in the page it is. */
const samples = ['README.md', ...readdirSync(new URL('docs/', root)).map(name => `docs/${name}`)]
  .filter(path => path.endsWith('.md'))
  .flatMap(path => {
    const page = read(path)
    return [...page.matchAll(/```yaml\n([^]*?)```/g)].map(match => {
      const line = page.slice(0, match.index).split('\n').length
      return [`${path}:${line}`, match[1]!] as const
    })
  })

const isCatalogue = (text: string) => /^kind: Catalogue$|^functions:/m.test(text)
const isPipeline = (text: string) => /^ *(?:- )?(?:run|uses|script):/m.test(text)
const catalogueSamples = samples.filter(([, text]) => isCatalogue(text))
const policySamples = samples.filter(([, text]) => !isCatalogue(text) && !isPipeline(text))

async function problems(result: LoadedPolicies, directory: string): Promise<string> {
  if (!result.ok) return complaints(result.findings)
  const found: Finding[] = []
  for (const policy of loaded(result)) {
    found.push(...(await compileRules(policy.rules)).findings)
    found.push(...join(policy.catalogues.flatMap(({ value }) => documents(value, read(posix.join(directory, value))))))
  }
  return complaints(found)
}

function documents(file: string, text: string): readonly YamlNode[] {
  const yaml = readYaml(file, text)
  if (!yaml.ok) throw new Error(complaints(yaml.findings))
  return yaml.documents
}

function join(nodes: readonly YamlNode[]): readonly Finding[] {
  const parsed = nodes.map(parseCatalogue)
  const wrong = parsed.flatMap(each => (each.ok ? [] : each.findings))
  if (wrong.length > 0) return wrong
  const set = addCatalogues(
    builtInCatalogues(),
    parsed.flatMap(each => (each.ok ? [each.catalogue] : [])),
  )
  return set.ok ? [] : set.findings
}

describe('what users are shown', () => {
  it.each(files)('%s/%s is ready to judge', async (directory, name) => {
    expect(await problems(loadFile(directory, name), directory)).toBe('')
  })

  it.each(policySamples)('the policy at %s is ready to judge', async (_, sample) => {
    const text = sample.replace('sha256:…', 'ab'.repeat(32))
    const section = text.startsWith('fs:') ? `capabilities:\n${text.replace(/^/gm, '  ')}` : text
    const whole = load(text.includes('apiVersion:') ? text : head('sample') + section)
    // The catalogues that samples name are samples themselves.
    const bare = whole.ok ? { ...whole, policies: whole.policies.map(each => ({ ...each, catalogues: [] })) } : whole
    expect(await problems(bare, '')).toBe('')
  })

  it('the catalogues join the ones that ship', () => {
    expect(catalogueSamples.length).toBeGreaterThan(1)
    expect(complaints(join(catalogueSamples.flatMap(([place, text]) => documents(place, text))))).toBe('')
  })

  it('finds what it is to judge', () => {
    expect(files.length).toBeGreaterThan(presetNames.length + 5)
    expect(new Set(policySamples.map(([place]) => place.split(':')[0]))).toEqual(
      new Set(['README.md', 'docs/catalogues.md', 'docs/policy.md', 'docs/rules.md']),
    )
  })
})
