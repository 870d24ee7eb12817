import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capabilityIds, type CapabilityId } from '../../src/core/capability.ts'
import { finding, formatMessage } from '../../src/core/finding.ts'
import type { Profile } from '../../src/core/profile.schema.ts'
import { readYaml, toPlain } from '../../src/core/yaml.ts'
import type { Reason } from '../../src/core/verdict.ts'
import { evaluate, noPolicyMatches, unjudgeable } from '../../src/policy/evaluate.ts'
import { unwritable } from '../../src/policy/grants.ts'
import type { Exception, NamePattern, Policy } from '../../src/policy/policy.ts'
import { loadRuleEngine } from '../../src/policy/rules.ts'
import { head, load, loaded } from '../support/policies.ts'
import { lineOf, makePolicy, policyLine, ruleOf } from '../support/policy.ts'
import {
  boundaryFinding,
  makeProfile,
  memory,
  needsAll,
  needsAny,
  table,
  unclassified,
  type ImportSpec,
} from '../support/profile.ts'

const now = '2026-11-23'
const judge = (policy: Policy, profile: Profile) => {
  const verdict = evaluate(policy, profile, { now, rules: [] })
  if (verdict.verdict === 'unjudgeable') throw new Error('a profile can be judged')
  return verdict
}
const lines = (reasons: readonly Reason[]) =>
  reasons.map(({ effect, finding: found }) => `${effect} ${found.code} ${formatMessage(found)}`)
const allow = (pattern: string, line = 40): NamePattern => ({ pattern, decision: 'allow', at: policyLine(line) })
const stub = (pattern: string, line = 41): NamePattern => ({ pattern, decision: 'stub', at: policyLine(line) })

const write = needsAny('fd_write', 'stdio.stdout', 'stdio.stderr', 'fs.write')

describe('imports that need all of their capabilities', () => {
  const profile = makeProfile({
    imports: [
      needsAll('args_get', 'args'),
      needsAll('path_open', 'fs.read', 'fs.create'),
      needsAll('args_sizes_get', 'args'),
    ],
  })

  it('are denied what is not granted, with the line that decides and the line that grants', () => {
    const verdict = judge(makePolicy({ decisions: { 'fs.read': 'allow', 'fs.create': 'deny' } }), profile)
    expect(verdict).toMatchObject({
      verdict: 'deny',
      policy: { name: 'test', origin: 'wasm-policy.yaml', digest: 'cd'.repeat(32) },
      capabilities: { granted: ['fs.read'], stubbed: [], denied: ['args', 'fs.create'], unneeded: [], undecidable: [] },
    })
    expect(verdict.reasons).toEqual([
      {
        effect: 'deny',
        finding: finding(
          'WP3001',
          { capability: 'args', imports: 'args_get and args_sizes_get' },
          { in: 'module', offset: 16, section: 'import' },
        ),
        identity: [
          'args',
          '["wasi_snapshot_preview1","args_get","(func)"]',
          '["wasi_snapshot_preview1","args_sizes_get","(func)"]',
        ],
        decidedBy: policyLine(1),
        suggestion: 'capabilities: { args: allow }',
      },
      {
        effect: 'deny',
        finding: finding(
          'WP3001',
          { capability: 'fs.create', imports: 'path_open' },
          { in: 'module', offset: 24, section: 'import' },
        ),
        identity: ['fs.create', '["wasi_snapshot_preview1","path_open","(func)"]'],
        decidedBy: lineOf('fs.create'),
        suggestion: 'capabilities: { fs: { create: allow } }',
      },
    ])
  })

  it('have an identity that shows every import, where the words leave some out', () => {
    const reasonFor = (...names: string[]) => {
      const imports = names.map(name => unclassified('env', name))
      return judge(makePolicy(), makeProfile({ imports })).reasons.find(({ finding: { code } }) => code === 'WP3001')
    }
    const few = reasonFor('a', 'b', 'c', 'd', 'e')
    const other = reasonFor('e', 'c', 'b', 'a', 'exec')
    expect(few?.finding.params).toEqual(other?.finding.params)
    expect(few?.identity).toHaveLength(6)
    expect(few?.identity).not.toEqual(other?.identity)
    expect(reasonFor('e', 'd', 'c', 'b', 'a')?.identity).toEqual(few?.identity)
    const long = 'x'.repeat(60)
    expect(reasonFor(`${long}1`)?.identity).not.toEqual(reasonFor(`${long}2`)?.identity)
  })

  it('are admitted with what is granted or stubbed', () => {
    const verdict = judge(
      makePolicy({ decisions: { args: 'stub', 'fs.read': 'allow', 'fs.create': 'allow' } }),
      profile,
    )
    expect(verdict.verdict).toBe('admit')
    expect(verdict.capabilities).toMatchObject({ granted: ['fs.read', 'fs.create'], stubbed: ['args'], denied: [] })
    expect(lines(verdict.reasons)).toEqual([
      'note WP3004 args is stubbed: args_get and args_sizes_get will be refused at run time',
    ])
    expect(verdict.reasons[0]?.decidedBy).toEqual(lineOf('args'))
  })

  it('point to the section where nothing mentions them, then to the document', () => {
    const imports = [needsAll('fd_read', 'stdio.stdin')]
    const place = (policy: Policy) => judge(policy, makeProfile({ imports })).reasons[0]?.decidedBy
    const decisions = { args: 'allow', 'stdio.stderr': 'allow' } as const
    expect(place(makePolicy({ decisions, capabilitiesAt: policyLine(90) }))).toEqual(policyLine(90))
    expect(place(makePolicy({ decisions }))).toEqual(policyLine(1))
    const [loadedPolicy] = loaded(load(`${head('p')}extends: preset:cli\ncapabilities:\n  fs: [{ guest: /d, host: . }]\n`))
    const host = judge(loadedPolicy!, makeProfile({ imports: [unclassified('env', 'log')] })).reasons.find(({ effect }) => effect === 'deny')
    expect(host?.decidedBy).toEqual({ in: 'text', file: 'policy.yaml', line: 5, column: 1 })
  })

  it('need nothing where they are held or need none', () => {
    const imports: ImportSpec[] = [
      { name: 'fd_close', needs: { mode: 'held' } },
      { name: 'add', needs: { mode: 'none' } },
      { name: 'memory', kind: 'memory' },
    ]
    expect(judge(makePolicy(), makeProfile({ imports }))).toMatchObject({ verdict: 'admit', reasons: [] })
  })
})

describe('imports that need one of their capabilities', () => {
  it.each([
    [
      {},
      'deny',
      { denied: ['stdio.stdout', 'stdio.stderr', 'fs.write'] },
      ['deny WP3001 stdio.stdout, stdio.stderr or fs.write is not granted; needed by fd_write'],
    ],
    [
      { 'fs.write': 'stub' },
      'admit',
      { stubbed: ['stdio.stdout', 'stdio.stderr', 'fs.write'] },
      ['note WP3004 fs.write is stubbed: fd_write will be refused at run time'],
    ],
    [
      { 'stdio.stdout': 'allow', 'stdio.stderr': 'stub' },
      'admit',
      { granted: ['stdio.stdout'], stubbed: ['stdio.stderr'], undecidable: ['fs.write'] },
      ['note WP3003 fd_write may use fs.write; only the arguments decide, and it is not granted'],
    ],
    [
      { 'stdio.stdout': 'allow', 'stdio.stderr': 'allow', 'fs.write': 'allow' },
      'admit',
      { granted: ['stdio.stdout', 'stdio.stderr', 'fs.write'] },
      [],
    ],
  ] as const)('%j: %s', (decisions, expected, diff, messages) => {
    const verdict = judge(makePolicy({ decisions }), makeProfile({ imports: [write] }))
    expect(verdict.verdict).toBe(expected)
    expect(verdict.capabilities).toEqual({
      granted: [],
      stubbed: [],
      denied: [],
      unneeded: [],
      undecidable: [],
      ...diff,
    })
    expect(lines(verdict.reasons)).toEqual(messages)
  })

  it('are denied once where another import is denied the same', () => {
    const verdict = judge(
      makePolicy({ decisions: { 'stdio.stdout': 'allow' } }),
      makeProfile({ imports: [write, needsAll('path_create', 'fs.write')] }),
    )
    expect(verdict.capabilities).toMatchObject({ denied: ['fs.write'], undecidable: ['stdio.stderr'] })
  })
})

describe('imports that nothing classifies', () => {
  const profile = makeProfile({
    imports: [unclassified('env', 'log'), unclassified('env', 'spawn'), { name: 'unknown', module: 'x' }],
  })

  it('are denied, each by name', () => {
    const [reason, ...rest] = judge(makePolicy({ host: [allow('env.log')] }), profile).reasons
    expect(rest).toEqual([])
    expect(formatMessage(reason!.finding)).toBe('host is not granted; needed by env.spawn and x.unknown')
    expect(reason?.suggestion).toBe('capabilities: { host: { allow: ["env.log", "env.spawn", "x.unknown"] } }')
  })

  it.each<[NamePattern[], string, string[]]>([
    [[allow('env.*'), allow('x.*')], 'admit', []],
    [[allow('*')], 'admit', []],
    [[allow('env.log'), stub('*')], 'admit', ['env.spawn and x.unknown']],
    [[stub('*'), allow('env.log')], 'admit', ['env.spawn and x.unknown']],
    [[allow('*'), stub('env.sp*')], 'admit', ['env.spawn']],
    [[allow('env.*'), stub('*.spawn'), allow('x.unknown')], 'admit', ['env.spawn']],
    [[stub('env.log'), allow('env.log'), allow('*')], 'admit', ['env.log']],
    [[allow('ENV.*')], 'deny', []],
  ])('%j: %s', (host, expected, stubbed) => {
    const verdict = judge(makePolicy({ host }), profile)
    expect(verdict.verdict).toBe(expected)
    expect(
      verdict.reasons.flatMap(({ finding: found }) => (found.code === 'WP3004' ? [found.params.imports] : [])),
    ).toEqual(stubbed)
  })

  it('follow the decision for all where there are no patterns, and only the patterns where there are', () => {
    expect(judge(makePolicy({ decisions: { host: 'allow' } }), profile).verdict).toBe('admit')
    expect(judge(makePolicy({ decisions: { host: 'stub' } }), profile).verdict).toBe('admit')
    // Loading sums patterns up in the decision.
    expect(judge(makePolicy({ decisions: { host: 'allow' }, host: [allow('env.*')] }), profile).verdict).toBe('deny')
  })

  it('are kept apart from minified ones', () => {
    const minified = makeProfile({
      imports: [{ module: 'a', name: 'b', needs: { mode: 'all', capabilities: ['unanalyzable'] } }],
    })
    expect(judge(makePolicy({ host: [allow('*')] }), minified).reasons[0]?.suggestion).toBe(
      'capabilities: { unanalyzable: { allow: ["a.b"] } }',
    )
    expect(judge(makePolicy({ unanalyzable: [allow('a.*')] }), minified).verdict).toBe('admit')
  })

  it('are shown by the few, however many and however named', () => {
    const many = makeProfile({
      imports: [
        unclassified('env', `\u202e${'x'.repeat(200)}`),
        ...Array.from({ length: 5000 }, (_, i) => unclassified('env', `f${i}`)),
      ],
    })
    const [reason] = judge(makePolicy(), many).reasons
    expect(formatMessage(reason!.finding)).toMatch(
      /^host is not granted; needed by env\.f0, env\.f1, env\.f10 and 4998 more$/,
    )
    expect(reason?.suggestion).toBe('capabilities: { host: { allow: ["env.*"] } }')
    const [odd] = judge(
      makePolicy(),
      makeProfile({ imports: [unclassified('env', `\u202e"${'x'.repeat(200)}`)] }),
    ).reasons
    expect(odd?.suggestion).toMatch(/^capabilities: \{ host: \{ allow: \["env\.\\u202e\\"x{200}"\] \} \}$/)
    expect(formatMessage(odd!.finding)).toMatch(/needed by env\.\\u\{202e\}"x{54}…$/)
  })
})

describe('a capability that no import shows', () => {
  it('is judged all the same', () => {
    const capabilities: Profile['capabilities'] = [
      { capability: 'http.incoming', evidence: 'imported', certain: true, imports: [] },
    ]
    const verdict = judge(makePolicy(), makeProfile({ capabilities }))
    expect(lines(verdict.reasons)).toEqual(['deny WP3001 http.incoming is not granted; needed by the module itself'])
  })
})

describe('grants that are not needed', () => {
  const idle = (policy: Policy, profile = makeProfile()) =>
    judge(policy, profile).reasons.map(({ effect, finding: found, decidedBy, suggestion }) => [
      effect,
      found.code,
      found.code === 'WP3002' && found.params.capability,
      decidedBy?.line,
      suggestion,
    ])

  it('are warned of at the line to remove', () => {
    const verdict = judge(makePolicy({ decisions: { env: 'allow', args: 'stub', 'net.dns': 'deny' } }), makeProfile())
    expect(verdict.verdict).toBe('admit')
    expect(verdict.capabilities.unneeded).toEqual(['env'])
    expect(verdict.reasons).toEqual([
      { effect: 'warn', finding: finding('WP3002', { capability: 'env' }, lineOf('env')), decidedBy: lineOf('env') },
    ])
  })

  it('are narrowed where one line grants several', () => {
    const decision = { decision: 'allow', at: policyLine(7) } as const
    const policy = makePolicy({
      capabilities: { 'stdio.stdin': decision, 'stdio.stdout': decision, 'stdio.stderr': decision },
    })
    expect(idle(policy)).toEqual([['warn', 'WP3002', 'stdio.stdin, stdio.stdout, stdio.stderr', 7, undefined]])
    expect(idle(policy, makeProfile({ imports: [write] })).slice(0, 1)).toEqual([
      ['warn', 'WP3002', 'stdio.stdin', 7, 'capabilities: { stdio: { stdin: deny } }'],
    ])
  })

  it('are no mistake of a preset or shared base, which serve other modules as well', () => {
    const at = policyLine(7, 1, 'preset:stdio')
    const inherited = makePolicy({ capabilities: { env: { decision: 'allow', at } } })
    expect(judge(inherited, makeProfile())).toMatchObject({ capabilities: { unneeded: ['env'] }, reasons: [] })
    const preset = makePolicy({
      origin: 'preset:stdio',
      at: policyLine(1, 1, 'preset:stdio'),
      capabilities: { env: { decision: 'allow', at } },
    })
    expect(judge(preset, makeProfile()).reasons).toEqual([])
  })

  it('are found among directories', () => {
    const at = policyLine(20)
    const right = { decision: 'allow', at } as const
    const policy = makePolicy({
      capabilities: {
        'fs.read': right,
        'fs.metadata': right,
        'fs.write': right,
        'fs.create': right,
        'fs.delete': right,
      },
      scopes: {
        ...makePolicy().scopes,
        fs: [
          {
            guest: '/data',
            backend: { kind: 'memory' },
            access: ['read', 'metadata', 'write', 'create', 'delete'],
            quota: undefined,
            at,
          },
        ],
      },
    })
    expect(idle(policy)).toEqual([['warn', 'WP3002', 'the directory /data', 20, undefined]])
    expect(idle(policy, makeProfile({ imports: [needsAll('fd_readdir', 'fs.read')] }))).toEqual([
      ['warn', 'WP3002', 'fs.write, fs.create, fs.delete below /data', 20, 'access: [read]'],
    ])
    expect(
      idle(policy, makeProfile({ imports: [needsAll('fd_readdir', 'fs.read'), needsAll('path_create', 'fs.create')] })),
    ).toEqual([])
  })

  it('are found among patterns and features', () => {
    const features = ['simd', 'gc', 'threads'].map((value, index) => ({ value, at: policyLine(30 + index) }))
    const policy = makePolicy({
      host: [allow('env.log', 40), allow('gone.*', 42), allow('env.gone', 43), stub('never.*', 44)],
      features,
      featuresAt: policyLine(29),
    })
    const profile = makeProfile({
      imports: [unclassified('env', 'log')],
      proposals: { used: [{ proposal: 'gc', offset: 5 }], declared: [] },
    })
    expect(idle(policy, profile)).toEqual([
      ['warn', 'WP3002', 'features.allow (simd, threads)', 29, 'features: { allow: [gc] }'],
      ['warn', 'WP3002', 'host "gone.*"', 42, undefined],
      ['warn', 'WP3002', 'host "env.gone"', 43, undefined],
    ])
  })
})

describe('boundary findings', () => {
  const profile = makeProfile({
    boundary: {
      guarantees: [],
      checked: [],
      findings: [boundaryFinding('WP2003', 'medium'), boundaryFinding('WP2002', 'info')],
    },
  })
  const effects = (policy: Policy) =>
    Object.fromEntries(
      judge(policy, profile).reasons.map(({ effect, finding: { code, severity } }) => [code, `${effect} ${severity}`]),
    )

  it('deny from deny-at on', () => {
    const at = policyLine(50)
    expect(effects(makePolicy())).toEqual({ WP2003: 'warn medium', WP2002: 'note info' })
    const strict = makePolicy({ denyAt: { value: 'medium', at } })
    expect(effects(strict)).toEqual({ WP2003: 'deny medium', WP2002: 'note info' })
    expect(judge(strict, profile).reasons[0]?.decidedBy).toEqual(at)
  })

  it('are weighed otherwise where the policy says so', () => {
    const at = policyLine(51)
    const policy = makePolicy({
      severity: new Map([
        ['WP2003', { value: 'info', at }],
        ['WP2002', { value: 'critical', at }],
      ] as const),
    })
    expect(effects(policy)).toEqual({ WP2003: 'note info', WP2002: 'deny critical' })
    expect(judge(policy, profile).reasons.map(({ decidedBy }) => decidedBy)).toEqual([at, at])
  })
})

describe('deny-at', () => {
  it('never grants what the policy does not', () => {
    const denyAt = { value: 'critical', at: policyLine(1) } as const
    const imports = [needsAll('args_get', 'args')]
    expect(judge(makePolicy({ denyAt }), makeProfile({ imports })).verdict).toBe('deny')
    const severity = new Map([['WP3001', { value: 'low', at: policyLine(2) }]] as const)
    expect(judge(makePolicy({ severity }), makeProfile({ imports })).verdict).toBe('admit')
  })

  it('makes warnings deny, but not what the policy itself stubs or excepts', () => {
    const denyAt = { value: 'info', at: policyLine(1) } as const
    expect(judge(makePolicy({ denyAt, decisions: { args: 'allow' } }), makeProfile()).verdict).toBe('deny')
    expect(
      judge(
        makePolicy({ denyAt, decisions: { args: 'stub' } }),
        makeProfile({ imports: [needsAll('args_get', 'args')] }),
      ).verdict,
    ).toBe('admit')
  })
})

describe('features', () => {
  const profile = makeProfile({
    proposals: {
      used: [
        { proposal: 'simd', offset: 5 },
        { proposal: 'gc', offset: 6 },
        { proposal: 'threads', offset: 7 },
      ],
      declared: [],
    },
  })

  it('are all allowed without a list', () => {
    expect(judge(makePolicy(), profile)).toMatchObject({ verdict: 'admit', reasons: [] })
  })

  it('are denied where the list lacks them', () => {
    const verdict = judge(
      makePolicy({ features: [{ value: 'simd', at: policyLine(31) }], featuresAt: policyLine(30) }),
      profile,
    )
    expect(verdict.reasons).toEqual(
      [
        { proposal: 'gc', offset: 6 },
        { proposal: 'threads', offset: 7 },
      ].map(({ proposal, offset }) => ({
        effect: 'deny',
        finding: finding('WP3005', { proposal }, { in: 'module', offset }),
        decidedBy: policyLine(30),
        suggestion: 'features: { allow: [simd, gc, threads] }',
      })),
    )
  })
})

describe('limits', () => {
  const limit = (name: string, value: number) => makePolicy({ limits: { [name]: { value, at: policyLine(60) } } })

  it.each<[string, Policy, Profile, string | undefined, string | undefined]>([
    [
      'module-size',
      limit('module-size', 999),
      makeProfile(),
      'size of the module: the module has 1KB, the policy allows 999',
      'limits: { module-size: 1KB }',
    ],
    ['module-size', limit('module-size', 1000), makeProfile(), undefined, undefined],
    [
      'functions',
      limit('functions', 2),
      makeProfile(),
      'functions: the module has 3, the policy allows 2',
      'limits: { functions: 3 }',
    ],
    [
      'imports',
      limit('imports', 0),
      makeProfile({ imports: [{ name: 'm', kind: 'memory' }] }),
      'imports: the module has 1, the policy allows 0',
      'limits: { imports: 1 }',
    ],
    [
      'memory',
      limit('memory', 65_536),
      makeProfile({ memories: [memory(), memory({ index: 1 })] }),
      'initial memory: the module has 128KiB, the policy allows 64KiB',
      'limits: { memory: 128KiB }',
    ],
    ['memory', limit('memory', 65_536), makeProfile({ memories: [memory({ maximum: 65_536 })] }), undefined, undefined],
    [
      'memory',
      limit('memory', 64),
      makeProfile({ memories: [memory({ pageSize: 1, minimum: 65 })] }),
      'initial memory: the module has 65, the policy allows 64',
      'limits: { memory: 65 }',
    ],
    [
      'memory',
      limit('memory', 1024),
      makeProfile({ memories: [memory({ minimum: '281474976710656', indexType: 'i64' })] }),
      'initial memory: the module has 16777216TiB, the policy allows 1KiB',
      undefined,
    ],
    [
      'table',
      limit('table', 5),
      makeProfile({ tables: [table({ minimum: 5 }), table({ index: 1, minimum: 6 })] }),
      'initial elements of table 1: the module has 6, the policy allows 5',
      'limits: { table: 6 }',
    ],
    ['table', limit('table', 5), makeProfile({ tables: [table({ maximum: 1000 })] }), undefined, undefined],
  ])('%s', (_, policy, profile, message, suggestion) => {
    const verdict = judge(policy, profile)
    expect(verdict.verdict).toBe(message === undefined ? 'admit' : 'deny')
    expect(
      verdict.reasons.map(({ finding: found, decidedBy, suggestion: line }) => [formatMessage(found), decidedBy, line]),
    ).toEqual(message === undefined ? [] : [[message, policyLine(60), suggestion]])
  })
})

describe('rules', () => {
  it('deny, fail, or pass; one that was not compiled denies', async () => {
    const engine = await loadRuleEngine()
    const rules = [
      ruleOf('module.size > 10', { id: 'small', message: 'too large' }),
      ruleOf("module.name == ''", { id: 'named' }),
      ruleOf('module.size < 10', { id: 'large' }),
      ruleOf('false', { id: 'forgotten' }),
    ]
    const compiled = rules.slice(0, 3).map(rule => {
      const result = engine.compile(rule)
      if (!result.ok) throw new Error('does not compile')
      return result.rule
    })
    const policy = makePolicy({ rules })
    const verdict = evaluate(policy, makeProfile(), { now, rules: compiled })
    expect(verdict.verdict).toBe('deny')
    expect(lines(verdict.reasons)).toEqual([
      'deny WP3007 rule "small": too large',
      'deny WP3008 rule "named" could not be evaluated: No such key: name',
      'deny WP3008 rule "forgotten" could not be evaluated: it was not compiled',
    ])
    // Another module that the rule denies is another finding, whatever the rule says about it.
    const sha256 = makeProfile().sha256
    expect(verdict.reasons.map(({ identity }) => identity)).toEqual([[sha256], [sha256], [sha256]])
    expect(verdict.reasons.map(({ decidedBy }) => decidedBy)).toEqual([
      policyLine(10, 5),
      policyLine(11, 11),
      policyLine(11, 11),
    ])
    // A compiled rule stands for its own text only.
    const changed = { ...policy, rules: [{ ...rules[2]!, deny: 'true' }] }
    expect(evaluate(changed, makeProfile(), { now, rules: compiled }).verdict).toBe('deny')
  })
})

describe('exceptions', () => {
  const exception = (overrides: Partial<Exception> = {}): Exception => ({
    finding: 'WP3001',
    reason: 'ticket 12',
    expires: '2026-11-23',
    digests: [],
    at: policyLine(70),
    ...overrides,
  })
  const profile = makeProfile({ imports: [needsAll('args_get', 'args')] })

  it('accept a finding, to the end of their last day, and say so', () => {
    const verdict = judge(makePolicy({ exceptions: [exception()] }), profile)
    expect(verdict.verdict).toBe('admit')
    expect(lines(verdict.reasons)).toEqual([
      'note WP3011 WP3001 is excepted until 2026-11-23: ticket 12',
      'excepted WP3001 args is not granted; needed by args_get',
    ])
    // What is accepted is still not granted.
    expect(verdict.capabilities.denied).toEqual(['args'])
  })

  it('deny once they have expired', () => {
    const verdict = judge(makePolicy({ exceptions: [exception({ expires: '2026-11-22' })] }), profile)
    expect(lines(verdict.reasons)).toEqual([
      'deny WP4011 the exception for WP3001 expired on 2026-11-22',
      'deny WP3001 args is not granted; needed by args_get',
    ])
  })

  it('hold for their digests only, and are not unused elsewhere', () => {
    const here = makePolicy({ exceptions: [exception({ digests: [`sha256:${'ab'.repeat(32)}`] })] })
    const there = makePolicy({ exceptions: [exception({ digests: ['12'.repeat(32)] })] })
    expect(judge(here, profile).verdict).toBe('admit')
    expect(lines(judge(there, profile).reasons)).toEqual(['deny WP3001 args is not granted; needed by args_get'])
    expect(judge(there, makeProfile()).reasons).toEqual([])
  })

  it('are warned of when unused, if they are the policy’s own', () => {
    expect(lines(judge(makePolicy({ exceptions: [exception()] }), makeProfile()).reasons)).toEqual([
      'warn WP3010 the exception for WP3001 matched nothing',
    ])
    const inherited = exception({ at: policyLine(70, 1, 'base.yaml') })
    expect(judge(makePolicy({ exceptions: [inherited] }), makeProfile()).reasons).toEqual([])
  })
})

describe('verdicts without an evaluation', () => {
  it('unjudgeable orders its reasons', () => {
    const at = { in: 'module', offset: 8 } as const
    const verdict = unjudgeable([finding('WP1008', { id: 99 }, at), finding('WP1001', { found: 'PE' }, at)])
    expect(verdict.verdict).toBe('unjudgeable')
    expect(verdict.reasons.map(({ effect, finding: { code } }) => [effect, code])).toEqual([
      ['deny', 'WP1001'],
      ['deny', 'WP1008'],
    ])
  })

  it('no matching policy denies all that is asked for', () => {
    const section = (line: number) => ({ digests: [], paths: [], images: [], at: policyLine(line) })
    const policies = [makePolicy({ match: section(9) }), makePolicy({ match: section(4) })]
    const profile = makeProfile({ imports: [write, needsAll('args_get', 'args')] })
    expect(noPolicyMatches(profile, policies)).toEqual({
      verdict: 'deny',
      policy: { name: 'none', origin: 'none', digest: '0'.repeat(64) },
      capabilities: {
        granted: [],
        stubbed: [],
        denied: ['stdio.stdout', 'stdio.stderr', 'args', 'fs.write'],
        unneeded: [],
        undecidable: [],
      },
      reasons: [
        {
          effect: 'deny',
          finding: finding('WP3009', {}, { in: 'module' }),
          decidedBy: policyLine(4),
          suggestion: `match: { digests: ["sha256:${'ab'.repeat(32)}"] }`,
        },
      ],
    })
  })
})

describe('any policy and any profile', () => {
  const capability = fc.constantFrom<CapabilityId>(
    'stdio.stdin',
    'stdio.stdout',
    'fs.read',
    'fs.write',
    'net.dns',
    'host',
    'unanalyzable',
  )
  const importSpec: fc.Arbitrary<ImportSpec> = fc
    .record({
      module: fc.constantFrom('env', 'wasi', 'a.b'),
      name: fc.constantFrom('x', 'y', 'z', '*', 'b.x', '\u0000', '"'),
      needs: fc.oneof(
        fc.constantFrom<ImportSpec['needs']>({ mode: 'none' }, { mode: 'held' }),
        fc.record({
          mode: fc.constantFrom('all' as const, 'any' as const),
          capabilities: fc.uniqueArray(capability, { maxLength: 3 }),
        }),
      ),
    })
    .map(({ needs, ...rest }) => (needs === undefined ? rest : { ...rest, needs }))
  const imports = fc
    .array(importSpec, { maxLength: 8 })
    .map(specs => specs.map((spec, index) => ({ ...spec, offset: 16 + 8 * index })))
  const pattern = fc.record({
    pattern: fc.constantFrom('env.x', 'env.*', '*.x', '*', 'a.b.x', 'wasi.y', 'none.*'),
    decision: fc.constantFrom('allow' as const, 'stub' as const),
    at: fc.constant(policyLine(40)),
  })
  const policySpec = fc.record({
    decisions: fc.dictionary(capability, fc.constantFrom('allow' as const, 'deny' as const, 'stub' as const)),
    host: fc.array(pattern, { maxLength: 3 }),
    unanalyzable: fc.array(pattern, { maxLength: 3 }),
    denyAt: fc.constantFrom(...(['critical', 'high', 'medium'] as const)).map(value => ({ value, at: policyLine(2) })),
  })

  it('give one standing to each capability, in the order of the vocabulary, and admit if and only if nothing denies', () => {
    fc.assert(
      fc.property(policySpec, imports, (spec, specs) => {
        const { verdict, capabilities, reasons } = judge(makePolicy(spec), makeProfile({ imports: specs }))
        const { unneeded, ...standing } = capabilities
        const all = Object.values(standing).flat()
        expect(new Set(all).size).toBe(all.length)
        for (const list of Object.values(capabilities))
          expect(list).toEqual(capabilityIds.filter(id => list.includes(id)))
        expect(all.some(id => unneeded.includes(id))).toBe(false)
        expect(verdict).toBe(reasons.some(({ effect }) => effect === 'deny') ? 'deny' : 'admit')
        expect(verdict).toBe(capabilities.denied.length > 0 ? 'deny' : 'admit')
      }),
    )
  })

  it('give the same verdict whatever the order of imports and patterns', () => {
    fc.assert(
      fc.property(policySpec, imports, fc.func(fc.nat()), (spec, specs, key) => {
        const shuffled = specs
          .map((each, index) => [key(index), each] as const)
          .toSorted((a, b) => a[0] - b[0])
          .map(([, each]) => each)
        const policy = makePolicy(spec)
        const mirrored = makePolicy({
          ...spec,
          host: spec.host.toReversed(),
          unanalyzable: spec.unanalyzable.toReversed(),
        })
        expect(judge(mirrored, makeProfile({ imports: shuffled }))).toEqual(
          judge(policy, makeProfile({ imports: specs })),
        )
      }),
    )
  })

  it('never turn an admission into a denial by granting more', () => {
    fc.assert(
      fc.property(
        policySpec,
        imports,
        capability,
        fc.option(pattern, { nil: undefined }),
        (spec, specs, more, name) => {
          const profile = makeProfile({ imports: specs })
          const named = more === 'host' || more === 'unanalyzable'
          // Where patterns decide, a grant is a pattern more.
          const wider = makePolicy(
            named
              ? { ...spec, [more]: [...spec[more], { ...(name ?? allow('*')), decision: 'allow' }] }
              : { ...spec, decisions: { ...spec.decisions, [more]: 'allow' } },
          )
          const decisive = named && spec[more].length === 0 && spec.decisions[more] !== undefined
          if (!decisive && judge(makePolicy(spec), profile).verdict === 'admit')
            expect(judge(wider, profile).verdict).toBe('admit')
        },
      ),
    )
  })

  // What a person does with a suggestion: it is merged into the policy as the YAML that it is.
  const apply = (spec: Parameters<typeof makePolicy>[0] & {}, suggestion: string) => {
    const yaml = readYaml('suggestion.yaml', suggestion)
    if (!yaml.ok || yaml.documents.length !== 1) throw new Error(suggestion)
    const { capabilities, ...others } = toPlain(yaml.documents[0]!) as { capabilities: Record<string, unknown> }
    expect(others).toEqual({})
    let changed = spec
    const visit = (path: readonly string[], value: unknown): void => {
      const [named, key] = path
      if ((named === 'host' || named === 'unanalyzable') && key === 'allow') {
        // Lists add up, as they do where one policy extends another.
        const kept = (changed[named] ?? []).filter(({ decision, pattern: known }) => decision === 'stub' || !(value as string[]).includes(known))
        changed = { ...changed, [named]: [...kept, ...(value as string[]).map(each => allow(each))] }
      } else if (typeof value === 'string') {
        changed = { ...changed, decisions: { ...changed.decisions, [path.join('.')]: value } }
      } else for (const [inner, deeper] of Object.entries(value as object)) visit([...path, inner], deeper)
    }
    visit([], capabilities)
    return changed
  }

  it('are reconciled by following the suggestions', () => {
    fc.assert(
      fc.property(policySpec, imports, (spec, specs) => {
        const profile = makeProfile({ imports: specs })
        // No suggestion is made for what no pattern names.
        fc.pre(unwritable(profile.imports).length === 0)
        const [denied, ...others] = judge(makePolicy(spec), profile).reasons.filter(({ effect }) => effect === 'deny')
        if (denied === undefined) return
        expect(denied.decidedBy).toBeDefined()
        const after = judge(makePolicy(apply(spec, denied.suggestion!)), profile).reasons.filter(
          ({ effect }) => effect === 'deny',
        )
        expect(lines(after)).not.toContain(lines([denied])[0])
        expect(after.length).toBeLessThanOrEqual(others.length)
        const all = [denied, ...others].reduce(
          (changed, { suggestion }) => apply(changed, suggestion!),
          spec as Parameters<typeof apply>[0],
        )
        expect(judge(makePolicy(all), profile).verdict).toBe('admit')
      }),
    )
  })
})
