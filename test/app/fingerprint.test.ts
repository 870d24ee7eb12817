import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../src/app/fingerprint.ts'
import { finding } from '../../src/core/finding.ts'
import type { Subject } from '../../src/core/report.ts'
import type { Reason } from '../../src/core/verdict.ts'

const params = { capability: 'host', imports: 'env.a, env.b, env.c and 2 more' }
const reason: Reason = { effect: 'deny', finding: finding('WP3001', params, { in: 'module' }) }
const of = (subject: Subject, about: Reason = reason) => fingerprint(about, subject, '/repo')

describe('a fingerprint', () => {
  it('is that of the same file, however it is named', () => {
    expect(of({ path: './d/../a.wasm' })).toBe(of({ path: '/repo/a.wasm' }))
    expect(of({ path: './p.tgz!a.wasm', member: 'a.wasm' })).toBe(of({ path: '/repo/p.tgz!a.wasm', member: 'a.wasm' }))
  })

  it('is never that of another module, whatever a member is named', () => {
    const subjects: readonly Subject[] = [
      { path: 'good.wasm' },
      { path: 'p.tgz!x/../../good.wasm', member: 'x/../../good.wasm' },
      { path: 'p.tgz!x/../good.wasm', member: 'x/../good.wasm' },
      { path: 'p.tgz!good.wasm', member: 'good.wasm' },
      { path: 'p.tgz!./good.wasm', member: './good.wasm' },
      { path: 'p.tgz!good.wasm' },
    ]
    expect(new Set(subjects.map(subject => of(subject))).size).toBe(subjects.length)
  })

  it('tells reasons apart that look the same', () => {
    const path = 'a.wasm'
    const prints = [reason, { ...reason, identity: ['x'] }, { ...reason, identity: ['y'] }].map(each => of({ path }, each))
    expect(new Set(prints).size).toBe(3)
  })

  it('leaves out effects, severities, places and suggestions', () => {
    const moved: Reason = {
      effect: 'warn',
      finding: { ...reason.finding, severity: 'low', at: { in: 'module', offset: 7 } },
      suggestion: 'x',
    }
    expect(of({ path: 'a.wasm' }, moved)).toBe(of({ path: 'a.wasm' }))
  })
})
