import { describe, expect, it } from 'vitest'
import { codes } from '../../src/core/codes.ts'
import { finding } from '../../src/core/finding.ts'
import type { Reason } from '../../src/core/verdict.ts'
import { formatSarif, sarifResultLimit } from '../../src/report/sarif.ts'
import { schemaChecker } from '../support/json-schema.ts'
import { admit, crowded, deny, empty, excepted, fsDenied, hostile, inputNotice, line, mixed, netDenied, report, result, truncated, undecidable, unjudgeable, unneeded } from '../support/report.ts'

const check = schemaChecker('test/schemas/sarif-2.1.0.schema.json', '7')

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<string, number>> }
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[]
}
interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly [Location]
  readonly relatedLocations?: readonly [Location]
  readonly partialFingerprints: { readonly primaryLocationLineHash: string }
  readonly suppressions?: readonly { readonly kind: string }[]
  readonly baselineState?: string
  readonly properties: Readonly<Record<string, unknown>>
}
interface Rule {
  readonly id: string
  readonly name: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly help: { readonly text: string; readonly markdown: string }
  readonly defaultConfiguration: { readonly level: string }
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity'?: string; readonly 'problem.severity': string }
}
interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly semanticVersion: string; readonly rules: readonly Rule[] } }
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean
      readonly exitCode: number
      readonly toolExecutionNotifications: readonly { readonly level: string; readonly message: { readonly text: string } }[]
    },
  ]
  readonly results: readonly Result[]
}

const run = (given: typeof mixed) => (JSON.parse(formatSarif(given)) as { runs: [Run] }).runs[0]

const one = (path: string, reason: Reason) => {
  const [found] = run(report([result(path, deny(reason))])).results
  if (!found) throw new Error('a reason gives a result')
  return found
}

describe('formatSarif', () => {
  it.each(Object.entries({ mixed, hostile, crowded, empty, notice: report([], [inputNotice], 'usage') }))(
    'is valid SARIF 2.1.0: %s',
    (_, given) => {
      expect(check(JSON.parse(formatSarif(given)))).toEqual([])
    },
  )

  it('is checked by a schema that refuses what is not SARIF', () => {
    const log = JSON.parse(formatSarif(mixed)) as { runs: { results: { level: string }[] }[] }
    const [first] = log.runs[0]?.results ?? []
    if (first) first.level = 'fatal'
    expect(check(log).length).toBeGreaterThan(0)
  })

  it('lists every code as a rule, within the limits of GitHub', () => {
    const { rules } = run(empty).tool.driver
    expect(rules.map(({ id }) => id)).toEqual(Object.keys(codes))
    for (const rule of rules) {
      expect(rule.name, rule.id).toMatch(/^[A-Z0-9][A-Za-z0-9]{2,254}$/)
      for (const text of [rule.shortDescription.text, rule.fullDescription.text]) {
        expect(text.length, rule.id).toBeGreaterThan(0)
        expect(text.length, rule.id).toBeLessThanOrEqual(1024)
      }
      expect(rule.help.text.length * rule.help.markdown.length, rule.id).toBeGreaterThan(0)
      expect(['note', 'warning', 'error']).toContain(rule.defaultConfiguration.level)
      expect(['error', 'warning', 'recommendation']).toContain(rule.properties['problem.severity'])
      expect(rule.properties.tags.length).toBeLessThanOrEqual(10)
      const score = rule.properties['security-severity']
      expect(rule.properties.tags.includes('security'), rule.id).toBe(score !== undefined)
      if (score !== undefined) {
        expect(score).toMatch(/^\d+\.\d$/)
        expect(githubSeverity(Number(score)), rule.id).toBe(codes[rule.id as keyof typeof codes].severity)
      }
    }
  })

  it('names rules by id and index alike', () => {
    const { tool, results } = run(mixed)
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })

  it('shows a reason at the line of the policy that decides, with a full region', () => {
    const [{ physicalLocation }] = one('dist/a.wasm', fsDenied).locations
    expect(physicalLocation).toEqual({
      artifactLocation: { uri: 'wasm-policy.yaml' },
      region: { startLine: 12, startColumn: 3, endLine: 12, endColumn: 4 },
    })
  })

  it('shows it at the module where no line of a file of the user decides', () => {
    const { decidedBy: _, ...undecided } = fsDenied
    for (const reason of [undecided, { ...fsDenied, decidedBy: line(4, 1, 'preset:cli') }]) {
      const [{ physicalLocation }] = one('./dist/a b.wasm', reason).locations
      expect(physicalLocation.artifactLocation.uri).toBe('dist/a%20b.wasm')
      expect(physicalLocation.region).toMatchObject({ startLine: 1, startColumn: 1, endLine: 1 })
    }
  })

  it('gives the byte offset as a related location and as properties', () => {
    const { relatedLocations, properties } = one('dist/a.wasm', fsDenied)
    expect(relatedLocations?.[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'dist/a.wasm' },
      region: { byteOffset: 0x1f4, byteLength: 1 },
    })
    expect(properties).toMatchObject({ byteOffset: 0x1f4, byteOffsetHex: '0x1f4', section: 'import' })
  })

  it('shows a member of an archive at the archive, and gives no offset into the compressed file', () => {
    const { decidedBy: _, ...undecided } = fsDenied
    const { locations, relatedLocations, properties } = one('vendor/p k.tgz!package/größe.wasm', undecided)
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('vendor/p%20k.tgz')
    expect(locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'package/größe.wasm', kind: 'member' }])
    expect(relatedLocations?.[0].physicalLocation.region).not.toHaveProperty('byteOffset')
    expect(properties).toMatchObject({ member: 'package/größe.wasm', byteOffset: 0x1f4 })
  })

  it('takes the level from the effect', () => {
    const { results } = run(report([result('a.wasm', deny(fsDenied, unneeded, undecidable, excepted)), result('b.wasm', unjudgeable(truncated))]))
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'note', 'error'])
  })

  it('keeps excepted reasons as suppressed ones', () => {
    const { results } = run(report([result('a.wasm', admit([excepted, unneeded]))]))
    expect(results.map(({ suppressions }) => suppressions?.[0]?.kind)).toEqual(['external', undefined])
  })

  it('states the baseline for all results or for none', () => {
    const verdict = deny(fsDenied, netDenied)
    expect(run(report([result('a.wasm', verdict)])).results.map(each => each.baselineState)).toEqual([undefined, undefined])
    const { results } = run(report([result('a.wasm', verdict, { baselined: [1] })]))
    expect(results.map(each => each.baselineState)).toEqual(['new', 'unchanged'])
  })

  it('takes the fingerprints of the report and tells repeated ones apart', () => {
    const same = { fingerprints: ['f00d', 'f00d'] }
    const { results } = run(report([result('a.wasm', deny(fsDenied, fsDenied), same)]))
    expect(results.map(each => each.partialFingerprints.primaryLocationLineHash)).toEqual(['f00d', 'f00d:2'])
  })

  it('makes a result of a notice about a line, and a notification of any other', () => {
    const about = finding('WP4005', { key: 'capabilites', where: 'the policy', hint: '' }, line(3, 1))
    const { results, invocations } = run(report([], [about, inputNotice], 'usage'))
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['WP4005'])
    expect(results[0]?.locations[0].physicalLocation.region['startLine']).toBe(3)
    expect(invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 })
    expect(invocations[0].toolExecutionNotifications.map(({ level }) => level)).toEqual(['error'])
  })

  it('leaves out the least important results beyond the limit, and says so', () => {
    const many: Reason[] = Array.from({ length: sarifResultLimit }, () => unneeded)
    const { results, invocations } = run(report([result('a.wasm', admit(many)), result('b.wasm', deny(fsDenied, netDenied))]))
    expect(results).toHaveLength(sarifResultLimit)
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(2)
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).toContain('2 of 25002 results were left out')
  })

  it('lets no name make a link in a message', () => {
    expect(formatSarif(hostile)).not.toMatch(/"text": ".*\]\(.*"/)
  })
})

/** How GitHub reads `security-severity`. */
function githubSeverity(score: number): string {
  if (score > 9) return 'critical'
  if (score >= 7) return 'high'
  return score >= 4 ? 'medium' : 'low'
}
