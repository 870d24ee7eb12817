import { describe, expect, it } from 'vitest'
import { formatGitlab } from '../../src/report/gitlab.ts'
import { crowded, deny, excepted, fsDenied, hostile, inputNotice, mixed, netDenied, report, result, undecidable, unneeded } from '../support/report.ts'

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const issues = (given: typeof mixed) => JSON.parse(formatGitlab(given)) as readonly Issue[]

describe('formatGitlab', () => {
  it.each(Object.entries({ mixed, hostile, crowded, notices: report([], [inputNotice, inputNotice]) }))(
    'has all that GitLab requires, with unique fingerprints: %s',
    (_, given) => {
      const found = issues(given)
      expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length)
      for (const { description, check_name: name, severity, location } of found) {
        expect(description.length).toBeGreaterThan(0)
        expect(name).toMatch(/^WP\d{4}$/)
        expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity)
        expect(location.path).not.toMatch(/^\.\/|^$/)
        expect(location.lines.begin).toBeGreaterThanOrEqual(1)
      }
    },
  )

  it('weighs by severity, and what was accepted as info', () => {
    const given = report([result('a.wasm', deny(fsDenied, netDenied, unneeded, excepted, undecidable), { baselined: [1] })])
    expect(issues(given).map(({ severity }) => severity)).toEqual(['critical', 'info', 'minor', 'info'])
    expect(issues(given)[0]?.location).toEqual({ path: 'wasm-policy.yaml', lines: { begin: 12 } })
  })
})
