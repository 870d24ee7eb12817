import { expect, it } from 'vitest'
import { generateAll, staleFiles } from '../build/generate.ts'

it('every generated file is up to date (npm run generate)', async () => {
  const files = await generateAll()
  expect(files.size).toBeGreaterThan(0)
  expect(await staleFiles(files)).toEqual([])
})

it('a file that is missing or differs is stale', async () => {
  const files = new Map([
    ['docs/reference/no-such-page.md', 'x'],
    ['package.json', '{}'],
  ])
  expect(await staleFiles(files)).toEqual(['docs/reference/no-such-page.md', 'package.json'])
})
