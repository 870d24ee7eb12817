import { describe, expect, it } from 'vitest'
import { formatTextLocation } from '../../src/core/location.ts'
import { capabilityIds } from '../../src/core/capability.ts'
import type { Policy, Sourced } from '../../src/policy/policy.ts'
import { complaints, head, load, loaded, policy } from '../support/policies.ts'

/** `child` on top of `base`. */
function over(base: string, child: string): Policy {
  return policy(`extends: base.yaml\n${child}`, { files: { 'base.yaml': head('base') + base } })
}

const values = (items: readonly Sourced<string>[]) => items.map(item => item.value)
const decisions = (of: Policy) =>
  capabilityIds.filter(id => of.capabilities[id].decision !== 'deny').map(id => `${id} ${of.capabilities[id].decision}`)

describe('what a policy extends', () => {
  it('is inherited with the place where it was said', () => {
    const merged = over('capabilities: { args: allow }\n', 'capabilities: { sleep: allow }\n')
    expect(formatTextLocation(merged.capabilities.args.at!)).toBe('base.yaml:4:17')
    expect(formatTextLocation(merged.capabilities.sleep.at!)).toBe('policy.yaml:5:17')
    expect(merged.name).toBe('test')
    expect(merged.origin).toBe('policy.yaml')
  })

  it('places of presets name the preset', () => {
    const at = policy('extends: preset:cli').capabilities['stdio.stdout'].at
    expect(at?.file).toBe('preset:stdio')
  })

  it('later bases win over earlier ones, and the policy over all', () => {
    const files = {
      'a.yaml': `${head('a')}limits: { memory: 1, table: 1, fuel: 1 }`,
      'b.yaml': `${head('b')}limits: { memory: 2, table: 2 }`,
    }
    const { limits } = policy('extends: [a.yaml, b.yaml]\nlimits: { memory: 3 }', { files })
    expect(Object.entries(limits).map(([name, { value, at }]) => `${name} ${value} ${at.file}`)).toEqual([
      'memory 3 policy.yaml',
      'table 2 b.yaml',
      'fuel 1 a.yaml',
    ])
  })

  it('a base that is reached twice counts once, where it is reached first', () => {
    const files = {
      'root.yaml': `${head('root')}isolation: process\nrules: [{ id: r, deny: "true", message: m }]`,
      'a.yaml': `${head('a')}extends: root.yaml\nisolation: coroutine`,
      'b.yaml': `${head('b')}extends: ./root.yaml`,
    }
    const merged = policy('extends: [a.yaml, b.yaml]', { files })
    expect(merged.isolation?.value).toBe('coroutine')
    expect(merged.rules).toHaveLength(1)
  })

  it('paths are relative to the file they stand in', () => {
    const files = {
      'org/base.yaml': `${head('base')}extends: more/other.yaml\ncapabilities: { fs: [{ guest: /a, host: data }] }`,
      'org/more/other.yaml': `${head('other')}catalogues: [../cat.yaml]\n`,
    }
    const merged = policy('extends: org/base.yaml\ncatalogues: [cat.yaml, ./org/cat.yaml]', { files })
    expect(merged.scopes.fs[0]?.backend).toMatchObject({ path: 'org/data' })
    expect(values(merged.catalogues)).toEqual(['cat.yaml', 'org/cat.yaml'])
  })

  it('name, description and match are not inherited', () => {
    const merged = over('match: { paths: ["*.wasm"] }\n', '')
    expect(merged.match).toBeUndefined()
    expect(merged.name).toBe('test')
  })

  it('chains of sixteen load', () => {
    const files: Record<string, string> = {}
    for (let i = 1; i <= 16; i += 1) {
      files[`${i}.yaml`] = head(`p${i}`) + (i < 16 ? `extends: ${i + 1}.yaml` : 'isolation: process')
    }
    expect(policy('extends: 1.yaml', { files }).isolation?.value).toBe('process')
  })

  it('a circle names every file on it', () => {
    const files = { 'a.yaml': `${head('a')}extends: b.yaml`, 'b.yaml': `${head('b')}extends: a.yaml` }
    const result = load(`${head('t')}extends: a.yaml`, { files })
    expect(result.ok ? '' : complaints(result.findings)).toBe(
      'b.yaml:4:10 WP4009 extends goes round in a circle: a.yaml → b.yaml → a.yaml\n',
    )
  })

  it('policies of one file share their bases; an error in one is told once', () => {
    const text = `${head('a')}extends: base.yaml\n---\n${head('b')}extends: base.yaml\n`
    const result = load(text, { files: { 'base.yaml': `${head('base')}nonsense: 1` } })
    expect(result.ok ? [] : result.findings).toHaveLength(1)
  })
})

describe('merging capabilities', () => {
  it('wins capability by capability', () => {
    const merged = over(
      'capabilities: { stdio: allow, random: stub, clock: { wall: allow } }',
      'capabilities: { stdio: { stdin: deny }, random: { secure: allow } }',
    )
    expect(decisions(merged)).toEqual([
      'stdio.stdout allow',
      'stdio.stderr allow',
      'clock.wall allow',
      'random.secure allow',
      'random.insecure stub',
    ])
  })

  it('a list adds to a list', () => {
    const section = (...lines: readonly string[]) => `capabilities:\n${lines.map(line => `  ${line}\n`).join('')}`
    const merged = over(
      section(
        'net: { tcp: { connect: ["a:1"] } }',
        'http: { outgoing: ["https://a/"] }',
        'env: { allow: [A], set: { X: "1", Y: "1" } }',
      ),
      section(
        'net: { tcp: { connect: ["b:1", "a:1"] } }',
        'http: { outgoing: ["https://b/"] }',
        'env: { allow: [B], set: { Y: "2" } }',
      ),
    )
    expect(values(merged.scopes.tcpConnect)).toEqual(['b:1', 'a:1'])
    expect(values(merged.scopes.httpOutgoing)).toEqual(['https://a/', 'https://b/'])
    expect(values(merged.scopes.env.allow)).toEqual(['A', 'B'])
    expect(Object.entries(merged.scopes.env.set).map(([name, { value }]) => name + value)).toEqual(['X1', 'Y2'])
  })

  it('a list bounds an unbounded allow', () => {
    const merged = over(
      'capabilities: { net: allow, env: allow, host: allow }',
      'capabilities: { net: { tcp: { connect: ["b:1"] } }, env: { allow: [B] }, host: { allow: [env.b] } }',
    )
    expect(values(merged.scopes.tcpConnect)).toEqual(['b:1'])
    expect(values(merged.scopes.udpConnect)).toEqual(['*'])
    expect(values(merged.scopes.env.allow)).toEqual(['B'])
    expect(merged.host.map(item => item.pattern)).toEqual(['env.b'])
  })

  it.each(['deny', 'stub'])('"%s" drops what a base lists', word => {
    const merged = over(
      [
        'capabilities:',
        '  net: { tcp: { connect: ["a:1"] } }',
        '  env: { allow: [A], set: { X: y } }',
        '  host: { allow: [env.a] }',
        '  fs: [{ guest: /a, host: a }]',
      ].join('\n'),
      `capabilities: { net: ${word}, env: ${word}, host: ${word}, fs: ${word} }`,
    )
    expect(decisions(merged).filter(line => line.endsWith('allow'))).toEqual([])
    expect(merged.scopes).toMatchObject({ tcpConnect: [], fs: [], env: { allow: [], set: {} } })
    expect(merged.host.filter(item => item.decision === 'allow')).toEqual([])
  })

  it('what was dropped does not come back with a later list', () => {
    const files = {
      'a.yaml': `${head('a')}capabilities: { env: { allow: [A], set: { X: y } }, fs: [{ guest: /a, host: a }] }`,
      'b.yaml': `${head('b')}extends: a.yaml\ncapabilities: { env: deny, fs: deny }`,
    }
    const later = 'capabilities: { env: { allow: [B] }, fs: [{ guest: /b, host: b }] }'
    const merged = policy(`extends: b.yaml\n${later}`, { files })
    expect(values(merged.scopes.env.allow)).toEqual(['B'])
    expect(merged.scopes.env.set).toEqual({})
    expect(merged.scopes.fs.map(mount => mount.guest)).toEqual(['/b'])
  })

  it('mounts merge by guest path', () => {
    const merged = over(
      'capabilities: { fs: [{ guest: /a, host: a, access: all }, { guest: /b, host: b }] }',
      'capabilities: { fs: [{ guest: /a, host: other }] }',
    )
    expect(merged.scopes.fs).toMatchObject([
      { guest: '/b', backend: { path: 'b' }, access: ['read', 'metadata'] },
      { guest: '/a', backend: { path: 'other' }, access: ['read', 'metadata'] },
    ])
    expect(merged.capabilities['fs.link'].decision).toBe('deny')
  })

  it('a mount over "fs: stub" leaves the other rights stubbed, over "fs: allow" it bounds them', () => {
    const mount = 'capabilities: { fs: [{ guest: /a, host: a }] }'
    expect(decisions(over('capabilities: { fs: stub }', mount))).toEqual([
      'fs.read allow',
      'fs.metadata allow',
      'fs.write stub',
      'fs.create stub',
      'fs.delete stub',
      'fs.link stub',
    ])
    expect(decisions(over('capabilities: { fs: allow }', mount))).toEqual(['fs.read allow', 'fs.metadata allow'])
  })

  it('a later mount wins over an earlier line for its rights, a later line over earlier mounts', () => {
    const line = 'capabilities: { fs: { read: stub } }'
    const mount = 'capabilities: { fs: [{ guest: /a, host: a }] }'
    expect(decisions(over(line, mount))).toEqual(['fs.read allow', 'fs.metadata allow'])
    expect(decisions(over(mount, line))).toEqual(['fs.read stub', 'fs.metadata allow'])
    expect(over(mount, line).scopes.fs[0]?.access).toEqual(['metadata'])
  })

  it('a word for the wall clock drops the resolution of a base', () => {
    const coarse = 'capabilities: { clock: { wall: { resolution: 1s } } }'
    expect(over(coarse, '').scopes.wallResolution?.value).toBe(1_000)
    expect(over(coarse, 'capabilities: { clock: { wall: allow } }').scopes.wallResolution).toBeUndefined()
    expect(over('capabilities: { clock: allow }', coarse).scopes.wallResolution?.value).toBe(1_000)
  })

  it('a pattern can move from allow to stub', () => {
    const allow = 'capabilities: { host: { allow: [env.a, env.b] } }'
    const merged = over(allow, 'capabilities: { host: { stub: [env.a] } }')
    expect(merged.host.map(item => `${item.pattern} ${item.decision}`)).toEqual(['env.a stub', 'env.b allow'])
  })
})

describe('merging the rest', () => {
  it('single values are replaced, in either direction', () => {
    const base = 'isolation: process\non-denied: trap\nallow-flags: true\ndeny-at: low\nlimits: { memory: 1MiB }\n'
    const words = 'isolation: coroutine\non-denied: errno\nallow-flags: false\ndeny-at: critical\n'
    expect(over(base, `${words}limits: { memory: 2MiB }`)).toMatchObject({
      isolation: { value: 'coroutine' },
      onDenied: { value: 'errno' },
      allowFlags: false,
      denyAt: { value: 'critical' },
      limits: { memory: { value: 2 << 20 } },
    })
    const inherited = { isolation: { value: 'process' }, allowFlags: true, denyAt: { value: 'low' } }
    expect(over(base, '')).toMatchObject(inherited)
  })

  it('features, rules, exceptions and catalogues add up; severities are replaced by code', () => {
    const exception = 'exceptions: [{ finding: WP2004, reason: r, expires: 2099-01-01 }]\n'
    const lists = (features: string, name: string, severity: string) => {
      const rules = `rules: [{ id: ${name}, deny: "true", message: m }]\n`
      return `features: { allow: [${features}] }\n${rules}${exception}catalogues: [${name}.yaml]\nseverity: ${severity}`
    }
    const merged = over(
      lists('simd', 'a', '{ WP2004: low, WP3002: high }'),
      lists('gc, simd', 'b', '{ WP2004: info }'),
    )
    expect(values(merged.features ?? [])).toEqual(['gc', 'simd'])
    expect(merged.rules.map(rule => rule.id)).toEqual(['a', 'b'])
    expect(merged.exceptions).toHaveLength(2)
    expect(values(merged.catalogues)).toEqual(['a.yaml', 'b.yaml'])
    expect([...merged.severity].map(([code, { value }]) => `${code} ${value}`)).toEqual(['WP2004 info', 'WP3002 high'])
  })

  it('all features are allowed until a list is given', () => {
    expect(over('', '').features).toBeUndefined()
    expect(over('', 'features: { allow: [] }').features).toEqual([])
  })

  it('several policies of a file resolve by themselves', () => {
    const text = `${head('a')}extends: preset:stdio\n---\n${head('b')}extends: preset:pure-compute\n`
    const [a, b] = loaded(load(text))
    expect(a?.capabilities['stdio.stdout'].decision).toBe('allow')
    expect(b?.capabilities['stdio.stdout'].decision).toBe('deny')
  })
})

describe('limits on what a policy may hold', () => {
  it('refuses more rules than a verdict has time for, at the first too many', () => {
    const rules = (count: number) => `${head('large')}rules:\n${Array.from({ length: count }, (_, i) => `  - { id: r${i}, deny: "false", message: m }\n`).join('')}`
    expect(load(rules(200)).ok).toBe(true)
    const refused = load(rules(201))
    expect(refused.ok).toBe(false)
    if (!refused.ok) expect(refused.findings[0]).toMatchObject({ code: 'WP4004', params: { found: 201, name: 'policyRules' }, at: { line: 205 } })
  })

  it('refuses more wildcards than imports can be held against', () => {
    const patterns = (count: number) =>
      `${head('large')}capabilities:\n  host:\n    allow:\n${Array.from({ length: count }, (_, i) => `      - "m${i}.*"\n`).join('')}`
    expect(load(patterns(1_000)).ok).toBe(true)
    const refused = load(patterns(1_001))
    expect(refused.ok).toBe(false)
    if (!refused.ok) expect(refused.findings[0]).toMatchObject({ code: 'WP4004', params: { name: 'policyPatterns' } })
  })

  it('refuses more mounts than can be held against one another, at the first too many', () => {
    const mounts = (count: number) =>
      `${head('large')}capabilities:\n  fs:\n${Array.from({ length: count }, (_, i) => `    - { guest: /m${i}, host: . }\n`).join('')}`
    expect(load(mounts(100)).ok).toBe(true)
    const refused = load(mounts(101))
    expect(refused.ok).toBe(false)
    if (refused.ok) return
    expect(refused.findings).toMatchObject([{ code: 'WP4004', params: { found: 101, name: 'policyMounts' }, at: { line: 106 } }])
  })

  it('refuses a name pattern that is longer than names are', () => {
    const pattern = (length: number) =>
      `${head('large')}capabilities: { host: { allow: ["env.${'é'.repeat(length)}"] } }\n`
    expect(load(pattern(510)).ok).toBe(true)
    const refused = load(pattern(511))
    expect(refused.ok).toBe(false)
    if (!refused.ok) expect(refused.findings).toMatchObject([{ code: 'WP4004', params: { name: 'namePatternBytes' } }])
  })
})
