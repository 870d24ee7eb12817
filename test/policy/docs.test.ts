import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codes, type Code } from '../../src/core/codes.ts'
import { limits } from '../../src/core/limits.ts'
import { policyLimits } from '../../src/policy/policy.ts'
import { unitNames } from '../../src/policy/units.ts'
import { isWeighable } from '../../src/policy/weighing.ts'
import { presetNames } from '../support/policies.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const page = read('docs/policy.md')

describe('docs/policy.md', () => {
  it('names every preset and every unit', () => {
    for (const name of presetNames) expect(page).toContain(`\`preset:${name}\``)
    for (const unit of [...unitNames('bytes'), ...unitNames('milliseconds')]) expect(page).toContain(`\`${unit}\``)
  })

  it('says which policy decisions can be weighed', () => {
    const said = /of WP3xxx ([^.]*)\./.exec(page)?.[1]?.match(/WP3\d{3}/g)
    expect(said).toEqual((Object.keys(codes) as Code[]).filter(code => code.startsWith('WP3') && isWeighable(code)))
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
