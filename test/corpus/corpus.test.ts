import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { differences } from './differences.ts'
import { judge } from './judge.ts'
import { corpus } from './manifest.ts'
import { GoldenVerdicts } from './verdicts.ts'

/** The part of the corpus that `npm ci` brings along; `npm run corpus` covers all of it. */
const quick = [
  '@biomejs/wasm-nodejs',
  '@cloudflare/workers-wasi',
  '@jitl/quickjs-wasmfile-release-sync',
  '@wasm-fmt/dart_fmt',
  '@wasm-fmt/zig_fmt',
  'esbuild-wasm',
  'sh-syntax',
  'source-map',
]

const root = join(import.meta.dirname, '../../node_modules')
const golden = new GoldenVerdicts()
afterAll(() => golden.save())

const modules = corpus
  .filter(each => quick.includes(each.package))
  .flatMap(each => each.modules.map(module => ({ package: each.package, module, file: join(root, each.package, module.path) })))

describe('the corpus, quick part', () => {
  it('is installed', () => {
    expect(quick.filter(name => !existsSync(join(root, name)))).toEqual([])
    expect(modules.length).toBeGreaterThanOrEqual(quick.length)
  })

  it.each(modules)('$package $module.path', async each => {
    const bytes = new Uint8Array(readFileSync(each.file))
    expect(await differences(bytes, each.module)).toEqual([])
    expect(golden.differences(`${each.package} ${each.module.path}`, await judge(bytes))).toEqual([])
  })
})
