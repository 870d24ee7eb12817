import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { limits } from '../../src/core/limits.ts'
import { policyLimits } from '../../src/policy/policy.ts'
import { unitNames } from '../../src/policy/units.ts'
import { presetNames } from '../support/policies.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const page = read('docs/policy.md')

describe('docs/policy.md', () => {
  it('names every preset and every unit', () => {
    for (const name of presetNames) expect(page).toContain(`\`preset:${name}\``)
    for (const unit of [...unitNames('bytes'), ...unitNames('milliseconds')]) expect(page).toContain(`\`${unit}\``)
  })

  it('states the limits that hold', () => {
    expect(limits.textSize.value).toBe(1 << 20)
    const nodes = String(limits.textNodes.value).replace(/000$/, ',000')
    expect(page).toContain(`${nodes} nodes, ${limits.textDepth.value} levels`)
    expect(page).toContain(`chains of more than ${limits.extendsDepth.value}`)
    expect(limits.textScalar.value).toBe(16 * 1024)
  })

  it('the reference has every limit and every section', () => {
    const reference = read('docs/reference/policy.md')
    for (const name of Object.keys(policyLimits)) expect(reference).toContain(`| \`limits.${name}\` |`)
    for (const key of ['capabilities.fs.mounts[].guest', 'rules[].deny', 'severity.*', 'features.allow']) {
      expect(reference).toContain(`| \`${key}\``)
    }
  })
})
