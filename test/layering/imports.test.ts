import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult, type IRegularForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, describe, expect, it } from 'vitest'

interface Config {
  readonly forbidden: (IRegularForbiddenRuleType & { name: string; comment: string })[]
  readonly options: ICruiseOptions
}
// The tool takes its configuration as JavaScript only.
const file = new URL('../../.dependency-cruiser.mjs', import.meta.url).href
const { default: config } = (await import(file)) as { readonly default: Config }

const directory = mkdtempSync(join(tmpdir(), 'layering-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

let trees = 0

/** The violations of a little source tree, as `rule: from → to`. */
async function violations(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = join(directory, String((trees += 1)))
  const manifest = { name: 'tree', type: 'module', dependencies: { 'js-yaml': '1', chalk: '1', commander: '1' } }
  const installed = Object.fromEntries(
    ['js-yaml', 'chalk', 'commander', 'stray'].flatMap(name => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {}'],
    ]),
  )
  for (const [path, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...installed, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const roots = [...new Set(Object.keys(files).map(path => path.split('/')[0] ?? ''))]
  const { forbidden, options } = config
  const { output } = await cruise(roots, { ...options, baseDir: root, validate: true, ruleSet: { forbidden } })
  const result = output as ICruiseResult
  // Without a parser for TypeScript, nothing would be seen and nothing found.
  expect(result.summary.totalCruised).toBeGreaterThan(0)
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).toSorted()
}

const proven = new Set<string>()

async function expectViolation(rule: string, files: Readonly<Record<string, string>>) {
  expect((await violations(files)).map(text => text.split(':')[0])).toContain(rule)
  proven.add(rule)
}

const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  wasm: ['core'],
  wasi: ['core'],
  analyzer: ['core', 'wasm', 'wasi'],
  policy: ['core', 'wasi'],
  report: ['core'],
  app: ['core', 'wasm', 'wasi', 'analyzer', 'policy', 'report'],
  cli: ['app', 'report', 'core'],
  webhook: ['app', 'report', 'core'],
}
const layers = Object.keys(mayImport)

describe('the import rules', () => {
  it('forbid every import between layers that the design does not allow, and no other', async () => {
    const files: Record<string, string> = {}
    const expected: string[] = []
    for (const from of layers) {
      files[`src/${from}/noun.ts`] = 'export interface Noun { readonly name: string }\n'
      for (const to of layers) {
        if (from === to) continue
        files[`src/${from}/to-${to}.ts`] = `import type { Noun } from '../${to}/noun.ts'\nexport const noun: Noun = { name: '' }\n`
        if (mayImport[from]?.includes(to) !== true) {
          expected.push(`${from}-imports-allowed-layers: src/${from}/to-${to}.ts → src/${to}/noun.ts`)
          proven.add(`${from}-imports-allowed-layers`)
        }
      }
    }
    expect(await violations(files)).toEqual(expected.toSorted())
  })

  it('see every form of import', async () => {
    const files = {
      'src/core/noun.ts': 'export const noun = 1\nexport type Noun = number\n',
      'src/app/a.ts': 'export const a = 1\nexport type A = number\n',
      'src/core/static.ts': "import { a } from '../app/a.ts'\nexport const b = a\n",
      'src/core/type.ts': "import type { A } from '../app/a.ts'\nexport type B = A\n",
      'src/core/inline.ts': "import { type A } from '../app/a.ts'\nexport type B = A\n",
      'src/core/dynamic.ts': "export const load = () => import('../app/a.ts')\n",
      'src/core/again.ts': "export { a } from '../app/a.ts'\n",
      'src/core/star.ts': "export * from '../app/a.ts'\n",
      'src/core/builtin.ts': "export const fs = process.getBuiltinModule('node:fs')\n",
      'src/core/prefixed.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
      'src/core/bare.ts': "import { readFileSync } from 'fs'\nexport const read = readFileSync\n",
    }
    const found = await violations(files)
    for (const name of ['static', 'type', 'inline', 'dynamic', 'again', 'star', 'builtin', 'prefixed', 'bare']) {
      expect(found.filter(text => text.includes(`src/core/${name}.ts`)), name).toHaveLength(1)
    }
  })

  const reads = "import * as fs from 'node:fs'\nexport const read = fs\n"
  const connects = "import * as net from 'node:net'\nexport const connect = net\n"
  const spawns = "import * as child from 'node:child_process'\nexport const spawn = child\n"
  const uses = (name: string) => `import x from '${name}'\nexport const y = x\n`

  it.each([
    ['pure-imports-allowed-builtins', { 'src/wasm/a.ts': reads }],
    ['pure-imports-allowed-builtins', { 'src/report/a.ts': "import * as os from 'node:os'\nexport const o = os\n" }],
    ['hashing-imports-allowed-builtins', { 'src/core/a.ts': reads }],
    ['pure-imports-allowed-builtins', { 'src/policy/a.ts': reads }],
    ['app-imports-allowed-builtins', { 'src/app/a.ts': connects }],
    ['app-imports-allowed-builtins', { 'src/app/a.ts': spawns }],
    ['cli-imports-allowed-builtins', { 'src/cli/a.ts': reads }],
    ['webhook-imports-allowed-builtins', { 'src/webhook/a.ts': spawns }],
    ['core-imports-allowed-packages', { 'src/core/a.ts': uses('chalk') }],
    ['policy-imports-allowed-packages', { 'src/policy/a.ts': uses('js-yaml') }],
    ['report-imports-allowed-packages', { 'src/report/a.ts': uses('commander') }],
    ['app-imports-allowed-packages', { 'src/app/a.ts': uses('commander') }],
    ['cli-imports-allowed-packages', { 'src/cli/a.ts': uses('js-yaml') }],
    ['none-imports-allowed-packages', { 'src/wasm/a.ts': uses('js-yaml') }],
    ['known-folders-only', { 'src/core/a.ts': "import { b } from '../helpers/b.ts'\nexport const a = b\n", 'src/helpers/b.ts': 'export const b = 1\n' }],
    ['library-has-no-door', { 'src/index.ts': "export { a } from './cli/a.ts'\n", 'src/cli/a.ts': 'export const a = 1\n' }],
    ['nothing-imports-the-library-entry', { 'src/cli/a.ts': "import { b } from '../index.ts'\nexport const a = b\n", 'src/index.ts': 'export const b = 1\n' }],
    ['product-does-not-import-tooling', { 'src/cli/a.ts': "import { b } from '../../build/b.ts'\nexport const a = b\n", 'build/b.ts': 'export const b = 1\n' }],
    ['no-cycles', { 'src/core/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n", 'src/core/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n" }],
    ['no-orphans', { 'src/core/a.ts': 'export const a = 1\n' }],
    ['resolvable', { 'src/core/a.ts': "import { b } from './nowhere.ts'\nexport const a = b\n" }],
    ['declared-packages-only', { 'test/a.ts': uses('stray') }],
  ])('%s can fail', async (rule, files) => {
    await expectViolation(rule, files)
  })

  it('allow what the design allows', async () => {
    const files = {
      'src/core/yaml.ts': uses('js-yaml'),
      'src/app/read.ts': "import { readFileSync } from 'node:fs'\nimport { y } from '../core/yaml.ts'\nexport const z = [readFileSync, y]\n",
      'src/core/hash.ts': "import { hash } from 'node:crypto'\nexport const sha = hash\n",
      'src/cli/main.ts': "import { z } from '../app/read.ts'\nimport { isatty } from 'node:tty'\nexport const m = [z, isatty]\n",
    }
    expect(await violations(files)).toEqual([])
  })

  it('are all proven to fail by the tests above, and all carry a reason', () => {
    expect(config.forbidden.map(({ name }) => name).filter(name => !proven.has(name))).toEqual([])
    for (const { name, comment } of config.forbidden) expect(comment.length, name).toBeGreaterThan(40)
  })
})
