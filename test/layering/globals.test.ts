import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'globals-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

interface Diagnostic {
  readonly code: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}

const lines = [
  'export const a = Date.now()',
  'export const b = new Date()',
  'export const c = process.env',
  'export const d = Math.random()',
  "export const e = (x: string, y: string) => x.localeCompare(y)",
  'export const f = globalThis.performance',
  'export const g = new Intl.Collator()',
  'export const h = (5).toLocaleString()',
  'setTimeout(() => {}, 1)',
  'export const i = fetch',
  'console.log(1)',
  "export const j: any = 1",
  'export default 1',
  'export async function k(): Promise<void> {}',
  'k()',
  "export const l = process.stdout",
  "export const m = () => process.exit(1)",
  'export const n = crypto.randomUUID',
  "import { ProfileSchema } from './profile.schema.ts'",
  "import type { Profile } from './profile.schema.ts'",
  "import Type from 'typebox'",
  'export const o: [Profile, unknown] = [ProfileSchema, Type]',
]

/** The number of the line that starts with `start`, from 1. */
const line = (start: string) => lines.findIndex(text => text.startsWith(start)) + 1

const found = new Map<string, Set<string>>()

beforeAll(() => {
  const files = {
    'oxlint.config.ts': `export { default } from ${JSON.stringify(join(repository, 'oxlint.config.ts'))}\n`,
    'tsconfig.json': '{ "compilerOptions": { "strict": true, "lib": ["es2025", "dom"], "types": [] }, "include": ["src"] }',
    'src/core/a.ts': lines.join('\n'),
    'src/app/a.ts': lines.join('\n'),
    'src/cli/a.ts': lines.join('\n'),
    'build/a.ts': lines.join('\n'),
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { stdout, status } = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: directory, encoding: 'utf8' })
  expect(status).toBe(1)
  for (const { code, filename, labels } of (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics) {
    const rules = found.get(filename) ?? new Set()
    found.set(filename, rules.add(`${labels[0]?.span.line} ${code}`))
  }
})

function report(file: string, start: string, rule: string): boolean {
  expect(line(start)).toBeGreaterThan(0)
  return found.get(file)?.has(`${line(start)} ${rule}`) ?? false
}

const globals = 'eslint(no-restricted-globals)'
const imports = 'eslint(no-restricted-imports)'
const properties = 'eslint(no-restricted-properties)'

describe('the lint rules that keep effects at the edges', () => {
  it.each([
    ['export const a', globals],
    ['export const b', globals],
    ['export const c', globals],
    ['export const d', properties],
    ['export const e', properties],
    ['export const f', globals],
    ['export const g', globals],
    ['export const h', properties],
    ['setTimeout', globals],
    ['export const i', globals],
    ['console', 'eslint(no-console)'],
    ['export const j', 'typescript(no-explicit-any)'],
    ['export default', 'import(no-default-export)'],
    ['k()', 'typescript(no-floating-promises)'],
    ['export const l', properties],
    ['export const m', properties],
    ['export const n', properties],
    ['import { ProfileSchema', imports],
    ['import Type', imports],
  ])('forbid "%s" in pure code', (start, rule) => {
    expect(report('src/core/a.ts', start, rule)).toBe(true)
  })

  it('allow the types of a schema', () => {
    expect(report('src/core/a.ts', 'import type', imports)).toBe(false)
  })

  it('allow clocks and the environment in src/app, but not the terminal', () => {
    for (const start of ['export const a', 'export const c', 'setTimeout']) {
      expect(report('src/app/a.ts', start, globals), start).toBe(false)
    }
    expect(report('src/app/a.ts', 'export const l', properties)).toBe(true)
    expect(report('src/app/a.ts', 'export const g', globals)).toBe(true)
  })

  it('allow the terminal in src/cli, but not to cut off output', () => {
    expect(report('src/cli/a.ts', 'export const l', properties)).toBe(false)
    expect(report('src/cli/a.ts', 'export const m', properties)).toBe(true)
  })

  it('leave tooling alone', () => {
    expect(report('build/a.ts', 'export const a', globals)).toBe(false)
    expect(report('build/a.ts', 'export default', 'import(no-default-export)')).toBe(false)
  })
})
