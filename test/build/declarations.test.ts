import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePlainDeclarations } from '../../build/plain-declarations.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const tsc = join(repository, 'node_modules', 'typescript', 'bin', 'tsc')
const scratch = mkdtempSync(join(tmpdir(), 'declarations-'))
const installed = join(scratch, 'node_modules', 'wasm-policy')
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

beforeAll(async () => {
  const types = join(installed, 'dist', 'types')
  execFileSync(process.execPath, [tsc, '-p', join(repository, 'tsconfig.build.json'), '--outDir', types])
  await writePlainDeclarations(types, join(repository, 'src'))
  mkdirSync(installed, { recursive: true })
  cpSync(join(repository, 'package.json'), join(installed, 'package.json'))
})

function compile(text: string): string {
  writeFileSync(join(scratch, 'user.ts'), text)
  const options = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--module', 'nodenext', '--target', 'es2024', '--types', '']
  return spawnSync(process.execPath, [tsc, ...options, 'user.ts'], { cwd: scratch, encoding: 'utf8' }).stdout
}

describe('the published types', () => {
  it('compile where nothing but the package is installed, and are as precise as those inside', () => {
    expect(
      compile(`
        import type { Profile, ProfileImport, Finding } from 'wasm-policy'
        export const kind: 'core-module' = {} as Profile['kind'] satisfies 'core-module'
        export const size: number = ({} as Profile).size
        export const name: string | undefined = ({} as Profile).name
        export const offset: (each: ProfileImport) => number = each => each.offset
        export const code = (found: Finding): string => (found.code === 'WP0006' ? String(found.params.size) : found.code)
      `),
    ).toBe('')
  })

  it.each([
    ["profile.size = 1", 'read-only'],
    ["profile.sizes", 'does not exist'],
    ["profile.kind === 'component'", 'no overlap'],
    ["profile.imports[0].catalogue.length", 'possibly'],
  ])('refuse %s', (expression, message) => {
    expect(compile(`import type { Profile } from 'wasm-policy'\ndeclare const profile: Profile\n${expression}\n`)).toContain(message)
  })
})
