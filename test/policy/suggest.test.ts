import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capabilityIds, type CapabilityId } from '../../src/core/capability.ts'
import type { Profile } from '../../src/core/profile.schema.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { unwritable } from '../../src/policy/grants.ts'
import { leastGrants, suggestPolicy } from '../../src/policy/suggest.ts'
import { load, loaded, today } from '../support/policies.ts'
import { makePolicy } from '../support/policy.ts'
import { makeProfile, memory, needsAll, needsAny, unclassified, type ImportSpec } from '../support/profile.ts'

const judge = (profile: Profile, name = 'module') => {
  const [policy] = loaded(load(suggestPolicy(profile, { name })))
  const verdict = evaluate(policy!, profile, { now: today, rules: [] })
  if (verdict.verdict === 'unjudgeable') throw new Error('a profile can be judged')
  return { policy: policy!, verdict }
}

describe('suggestPolicy', () => {
  it('grants what is needed, and nothing else', () => {
    const profile = makeProfile({
      imports: [
        needsAny('fd_write', 'stdio.stdout', 'stdio.stderr', 'fs.write'),
        needsAny('fd_read', 'stdio.stdin', 'fs.read'),
        needsAll('path_open', 'fs.read'),
        needsAll('environ_get', 'env'),
        needsAll('sock_send', 'net.tcp.connect'),
        needsAll('clock_time_get', 'clock.wall'),
        unclassified('env', 'log'),
        { module: 'a', name: 'b', needs: { mode: 'all', capabilities: ['unanalyzable'] } },
      ],
      memories: [memory({ maximum: 16 })],
      proposals: {
        used: [
          { proposal: 'bulk-memory', offset: 1 },
          { proposal: 'simd', offset: 2 },
        ],
        declared: [],
      },
    })
    expect(suggestPolicy(profile, { name: 'dist/my module.wasm' })).toBe(`\
# yaml-language-server: $schema=./node_modules/wasm-policy/schemas/policy.schema.json
apiVersion: wasm-policy.dev/v1
kind: SandboxPolicy
metadata: { name: "dist-my-module.wasm" }
capabilities:
  stdio: { stdout: allow, stderr: allow }
  env: { allow: [] } # shows no variable; name those that it may see: [LANG]
  fs: { read: allow } # narrow to directories: [{ guest: /data, host: ./data, access: read }]
  clock: { wall: allow }
  net: { tcp: { connect: allow } } # narrow to peers: connect: ["api.example.com:443"]
  host: { allow: ["env.log"] }
  unanalyzable: { allow: ["a.b"] }
limits: { memory: 1MiB }
features: { allow: [bulk-memory, simd] }
`)
    const { verdict } = judge(profile)
    expect(verdict.verdict).toBe('admit')
    expect(verdict.capabilities.unneeded).toEqual([])
    expect(verdict.reasons.map(({ finding }) => finding.code)).toEqual(['WP3003', 'WP3003'])
  })

  it('loads whatever the capabilities are', () => {
    const profile = makeProfile({ imports: capabilityIds.map(id => needsAll(id, id)) })
    expect(judge(profile).verdict).toMatchObject({ verdict: 'admit', capabilities: { granted: capabilityIds } })
  })

  it('grants nothing to a module that asks for nothing', () => {
    expect(judge(makeProfile()).verdict).toMatchObject({ verdict: 'admit', reasons: [] })
    expect(suggestPolicy(makeProfile(), { name: '--' })).toContain(
      'metadata: { name: "module" }\nfeatures: { allow: [] }\n',
    )
  })

  it('stays within what a policy file may hold', () => {
    const names = Array.from({ length: 3000 }, (_, index) => unclassified(`m${index % 700}`, `f${index}`))
    expect(judge(makeProfile({ imports: names })).policy.host.map(({ pattern }) => pattern)).toEqual(['*'])
    const long = unclassified('env', 'x'.repeat(100_000))
    expect(judge(makeProfile({ imports: [long] })).verdict.verdict).toBe('admit')
  })

  it.each([
    ['env', '*'],
    ['*', '*'],
    ['*', 'log'],
    ['env', 'a\nb'],
    ['env', '\u0085'],
    ['env', '\ud800'],
    ['m'.repeat(2000), 'f'],
  ])('grants nothing for %j %j, which no pattern names exactly, and says so', (module, name) => {
    const odd = unclassified(module, name)
    const profile = makeProfile({ imports: [odd, unclassified('env', 'log')] })
    expect(suggestPolicy(profile, { name: 'a' })).toMatch(/\n# 1 import has no line under "host": .*\ncapabilities:\n/)
    const { policy, verdict } = judge(profile)
    expect(policy.host.map(({ pattern }) => pattern)).toEqual(['env.log'])
    expect(verdict.verdict).toBe('deny')
    expect(judge(makeProfile({ imports: [odd] })).policy.host).toEqual([])
    const [reason] = evaluate(makePolicy(), makeProfile({ imports: [odd] }), { now: today, rules: [] }).reasons
    expect(reason).toMatchObject({ finding: { code: 'WP3001' } })
    expect(reason).not.toHaveProperty('suggestion')
  })

  it('loads and admits, whatever the names that can be written', () => {
    const capability = fc.constantFrom<CapabilityId>(
      'stdio.stdin',
      'stdio.stdout',
      'fs.read',
      'fs.write',
      'net.dns',
      'http.outgoing',
      'host',
      'unanalyzable',
    )
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '\\', "'", '\n', '\u0000', '\u0085', '*', '.', ': ', ' #', '\u2028') }),
    )
    const spec: fc.Arbitrary<ImportSpec> = fc.record({
      module: name,
      name,
      needs: fc.record({
        mode: fc.constantFrom('all' as const, 'any' as const),
        capabilities: fc.uniqueArray(capability, { maxLength: 3 }),
      }),
    })
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 5 }), name, (imports, title) => {
        const profile = makeProfile({ imports })
        const { verdict } = judge(profile, title)
        // The others are denied, unless the alternatives of "any" admit them.
        if (unwritable(profile.imports).length > 0) return
        expect(verdict.verdict).toBe('admit')
        expect(verdict.reasons.every(({ finding }) => finding.code === 'WP3003')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('cannot do with less, but for the second stream of a program that prints', () => {
    const capability = fc.constantFrom<CapabilityId>('args', 'env', 'fs.read', 'fs.write', 'net.dns')
    const needs = fc.uniqueArray(capability, { minLength: 1, maxLength: 3 })
    const all = needs.map(ids => needsAll('all', ...ids))
    const any = needs.map(ids => needsAny('any', ...ids))
    fc.assert(
      fc.property(fc.array(all, { maxLength: 2 }), fc.option(any, { nil: undefined }), (certain, choice) => {
        const profile = makeProfile({ imports: [...certain, ...(choice === undefined ? [] : [choice])] })
        const granted = leastGrants(profile)
        const admits = (ids: Iterable<CapabilityId>) => {
          const decisions = Object.fromEntries([...ids].map(id => [id, 'allow' as const]))
          return evaluate(makePolicy({ decisions }), profile, { now: today, rules: [] }).verdict === 'admit'
        }
        expect(admits(granted)).toBe(true)
        for (const id of granted) expect(admits([...granted].filter(other => other !== id))).toBe(false)
      }),
    )
  })
})
