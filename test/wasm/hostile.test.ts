import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { assemble, toBytes } from '../support/binary.ts'
import { denseModules } from './hostile.cases.ts'
import { malformedCases } from './malformed.cases.ts'

const run = promisify(execFile)

interface Outcome {
  readonly answers: readonly string[]
  readonly size: number
  readonly grown: number
}

/** Decodes the modules in a process with a small heap. */
async function decodeInChild(heapMegabytes: number, modules: readonly Uint8Array[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  try {
    modules.forEach((bytes, i) => writeFileSync(join(folder, `${i}.wasm`), bytes))
    const child = join(import.meta.dirname, 'hostile-child.ts')
    const { stdout } = await run(process.execPath, [`--max-old-space-size=${heapMegabytes}`, child, folder])
    return JSON.parse(stdout) as Outcome
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const MB = 1_000_000

describe('memory', { timeout: 60_000 }, () => {
  it('counts of 2^32 - 1 everywhere set nothing aside', async () => {
    const { answers, grown } = await decodeInChild(32, malformedCases.map(each => assemble(each.module).bytes))
    expect(answers).not.toContain('ok')
    expect(grown).toBeLessThan(64 * MB)
  })

  // Each byte of such a file can be a declaration, which takes an object or two. Real files hold mostly code and data.
  it.each(Object.entries(denseModules))('a file of nothing but %s: at most 256 bytes a byte, and 50 MB', async (_, module) => {
    const { size, grown } = await decodeInChild(768, [toBytes(module())])
    expect(grown).toBeLessThan(256 * size + 50 * MB)
  })

  it('a real module of 14 MB: at most its own size, and 30 MB', async () => {
    const file = join(import.meta.dirname, '../../node_modules/esbuild-wasm/esbuild.wasm')
    const { answers, size, grown } = await decodeInChild(128, [readFileSync(file)])
    expect(answers).toEqual(['ok'])
    expect(size).toBeGreaterThan(13 * MB)
    expect(grown).toBeLessThan(size + 30 * MB)
  })
})
