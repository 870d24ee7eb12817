import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Holds `actual` against the file at `path`, relative to the repository; with `BLESS=1` the file is written instead. */
export function expectGolden(path: string, actual: string): void {
  const file = join(root, path)
  if (process.env['BLESS'] === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, actual)
  }
  expect(actual, `${path} differs; if that is intended, run the test with BLESS=1`).toBe(readFileSync(file, 'utf8'))
}
