import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { complaints, loadFile } from '../support/policies.ts'

const directory = 'fixtures/policy/bad'
const files = readdirSync(new URL(`../../${directory}/`, import.meta.url)).filter(name => name.endsWith('.yaml'))

describe('policies that do not load', () => {
  it('are at least forty', () => {
    expect(files.length).toBeGreaterThanOrEqual(40)
  })

  it.each(files)('%s', file => {
    const result = loadFile(directory, file)
    expect(result.ok).toBe(false)
    if (result.ok) return
    for (const found of result.findings) {
      expect(found.code).toMatch(/^WP4/)
      expect(found.at.in).toBe('text')
    }
    expectGolden(`${directory}/${file.replace(/\.yaml$/, '.expected')}`, complaints(result.findings))
  })
})
