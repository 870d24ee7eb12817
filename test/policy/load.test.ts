import { describe, expect, it } from 'vitest'
import { capabilityIds, type CapabilityId } from '../../src/core/capability.ts'
import { formatTextLocation } from '../../src/core/location.ts'
import { didYouMean, editDistance } from '../../src/policy/errors.ts'
import { relativePath, resolvePath } from '../../src/policy/paths.ts'
import { fsAccess, type Policy } from '../../src/policy/policy.ts'
import { daysOf } from '../../src/policy/values.ts'
import { complaints, head, load, loaded, policy } from '../support/policies.ts'

/** The capabilities that are not denied, as `id: decision`. */
function decided({ capabilities }: Policy): string[] {
  return capabilityIds.flatMap(id => {
    const { decision } = capabilities[id]
    return decision === 'deny' ? [] : [`${id}: ${decision}`]
  })
}

const allowed = (...ids: CapabilityId[]) => ids.map(id => `${id}: allow`)

describe('capabilities', () => {
  it('nothing is granted by default, and every capability is decided', () => {
    const nothing = policy('')
    expect(decided(nothing)).toEqual([])
    expect(Object.keys(nothing.capabilities)).toEqual(capabilityIds)
    expect(nothing.capabilities['thread']).toEqual({ decision: 'deny', at: undefined })
  })

  it.each([
    ['stdio', ['stdio.stdin', 'stdio.stdout', 'stdio.stderr']],
    ['args', ['args']],
    ['env', ['env']],
    ['fs', ['fs.read', 'fs.metadata', 'fs.write', 'fs.create', 'fs.delete', 'fs.link']],
    ['clock', ['clock.wall', 'clock.monotonic', 'clock.cpu']],
    ['sleep', ['sleep']],
    ['random', ['random.secure', 'random.insecure']],
    ['net', ['net.tcp.connect', 'net.tcp.listen', 'net.udp.connect', 'net.udp.listen', 'net.dns']],
    ['http', ['http.outgoing', 'http.incoming']],
    ['process', ['process.exit', 'process.signal', 'process.yield']],
    ['thread', ['thread']],
    ['host', ['host']],
    ['unanalyzable', ['unanalyzable']],
  ])('"%s" with one word decides its whole group, and nothing else', (section, ids) => {
    for (const word of ['allow', 'stub', 'deny'] as const) {
      const { capabilities } = policy(`capabilities: { ${section}: ${word} }`)
      const stated = capabilityIds.filter(id => capabilities[id].at !== undefined)
      expect(stated).toEqual(ids)
      for (const id of stated) expect(capabilities[id].decision).toBe(word)
    }
  })

  it('the sections together cover the vocabulary', () => {
    const sections = 'stdio args env fs clock sleep random net http process thread host unanalyzable'.split(' ')
    const all = policy(`capabilities: { ${sections.map(section => `${section}: allow`).join(', ')} }`)
    expect(decided(all)).toEqual(allowed(...capabilityIds))
  })

  it('a single key decides only itself, at its own line', () => {
    const { capabilities } = policy('capabilities:\n  stdio:\n    stdout: allow\n    stderr: stub\n')
    expect(capabilities['stdio.stdout']).toMatchObject({ decision: 'allow', at: { line: 6, column: 5 } })
    expect(capabilities['stdio.stderr']).toMatchObject({ decision: 'stub', at: { line: 7, column: 5 } })
    expect(capabilities['stdio.stdin']).toEqual({ decision: 'deny', at: undefined })
  })

  it('mounts grant the rights that they list, and no others', () => {
    const { capabilities, scopes } = policy(
      [
        'capabilities:',
        '  fs:',
        '    - { guest: /data, host: data }',
        '    - { guest: /tmp, backend: memory, access: [create, write], quota: 1MiB }',
      ].join('\n'),
    )
    const decisions = fsAccess.map(right => capabilities[`fs.${right}`].decision)
    expect(decisions).toEqual(['allow', 'allow', 'allow', 'allow', 'deny', 'deny'])
    expect(capabilities['fs.write'].at?.line).toBe(7)
    expect(scopes.fs).toMatchObject([
      { guest: '/data', backend: { kind: 'host', path: 'data' }, access: ['read', 'metadata'], quota: undefined },
      { guest: '/tmp', backend: { kind: 'memory' }, access: ['write', 'create'], quota: 1 << 20 },
    ])
  })

  it('a line for one right outweighs the mounts, which lose it', () => {
    const { capabilities, scopes } = policy(
      'capabilities: { fs: { mounts: [{ guest: /d, host: d, access: all }], write: stub, delete: deny } }',
    )
    expect(capabilities['fs.write'].decision).toBe('stub')
    expect(scopes.fs[0]?.access).toEqual(['read', 'metadata', 'create', 'link'])
  })

  it('"fs: allow" grants the rights without mapping a directory', () => {
    const { capabilities, scopes } = policy('capabilities: { fs: allow }')
    expect(capabilities['fs.link'].decision).toBe('allow')
    expect(scopes.fs).toEqual([])
  })

  it('lists bound a grant, a word leaves it unbounded', () => {
    const values = (items: readonly { readonly value: string }[]) => items.map(item => item.value)
    const { scopes } = policy('capabilities: { net: { tcp: { connect: ["a.b:443"], listen: allow }, udp: stub } }')
    expect(values(scopes.tcpConnect)).toEqual(['a.b:443'])
    expect(values(scopes.tcpListen)).toEqual(['*'])
    expect(values(scopes.udpConnect)).toEqual([])
    expect(scopes.privateRanges).toBe('deny')
  })

  it('an empty list of variables lets the module ask and see nothing', () => {
    const { capabilities, scopes } = policy('capabilities: { env: { allow: [] } }')
    expect(capabilities.env.decision).toBe('allow')
    expect(scopes.env).toEqual({ allow: [], set: {} })
  })

  it('variables keep their text, also where YAML sees a number', () => {
    const { scopes } = policy('capabilities: { env: { set: { A: 1.0, B: true, C: 0x10, __proto__: p } } }')
    expect(Object.entries(scopes.env.set).map(([name, { value }]) => [name, value])).toEqual([
      ['A', '1.0'],
      ['B', 'true'],
      ['C', '0x10'],
      ['__proto__', 'p'],
    ])
  })

  it('host patterns are in the order in which they decide, whatever the order of lines', () => {
    const order = (body: string) => policy(`capabilities: { host: ${body} }`).host.map(item => item.pattern)
    expect(order('{ allow: ["*", "env.*", "env.log"], stub: ["env.a*"] }')).toEqual(['env.log', 'env.a*', 'env.*', '*'])
    expect(order('{ allow: ["env.log", "*", "env.*"], stub: ["env.a*"] }')).toEqual(['env.log', 'env.a*', 'env.*', '*'])
  })

  it('host is summed up as the most that a pattern gives', () => {
    const host = (body: string) => policy(`capabilities: { host: ${body} }`).capabilities.host.decision
    expect(host('{ stub: ["env.a"] }')).toBe('stub')
    expect(host('{ stub: ["env.a"], allow: ["env.b"] }')).toBe('allow')
  })
})

describe('the rest of a policy', () => {
  it('rules know where they and their expressions stand', () => {
    const [rule] = policy('rules:\n  - id: no-x\n    deny: "true"\n    message: m\n').rules
    expect(rule).toMatchObject({ id: 'no-x', at: { line: 5, column: 9 }, denyAt: { line: 6, column: 11 } })
    expect(rule?.denyTextAt).toMatchObject({ line: 6, column: 12 })
  })

  it('digests are hex without their algorithm', () => {
    const hex = 'ab'.repeat(32)
    const exception = `{ finding: WP2004, reason: r, expires: 2099-01-01, digests: [${hex}] }`
    const { match, exceptions } = policy(`match: { digests: ["sha256:${hex}"] }\nexceptions: [${exception}]\n`)
    expect(match?.digests.map(item => item.value)).toEqual([hex])
    expect(exceptions[0]?.digests).toEqual([hex])
  })

  it('deny-at is high unless it is stated', () => {
    expect(policy('').denyAt.value).toBe('high')
    expect(policy('deny-at: low').denyAt).toMatchObject({ value: 'low', at: { line: 4 } })
  })

  it('an exception holds through its last day and is announced before', () => {
    const text = `${head('e')}exceptions: [{ finding: WP2004, reason: r, expires: 2027-01-31 }]`
    const on = (now: string) => {
      const result = load(text, { now })
      return result.ok ? complaints(result.notices) : complaints(result.findings)
    }
    expect(on('2027-01-16')).toBe('')
    expect(on('2027-01-17')).toContain('WP4018 the exception for WP2004 expires on 2027-01-31, in 14 days')
    expect(on('2027-01-31')).toContain('in 0 days')
    expect(on('2027-02-01')).toContain('WP4011')
  })

  it('a day that is none is refused, rather than letting every exception hold', () => {
    expect(() => load(head('e'), { now: '2027-02-30' })).toThrow(RangeError)
    expect(() => load(head('e'), { now: '' })).toThrow(RangeError)
  })

  it('several documents are several policies', () => {
    const policies = loaded(load(`${head('a')}---\n${head('b')}capabilities: { args: allow }\n`))
    const places = policies.map(({ name, at }) => `${name} ${formatTextLocation(at)}`)
    expect(places).toEqual(['a policy.yaml:1:1', 'b policy.yaml:5:1'])
    expect(policies[1]?.capabilities.args.decision).toBe('allow')
    expect(policies[0]?.capabilities.args.decision).toBe('deny')
  })
})

describe('the digest', () => {
  const digest = (body: string) => policy(body).digest

  it('does not depend on order, comments, spelling or names', () => {
    const capabilities = 'capabilities: { args: allow, net: { tcp: { connect: ["a:1", "b:2"] } } }'
    const reordered = 'capabilities:\n  net: { tcp: { connect: ["b:2", "a:1"] } }\n  args: allow'
    const first = digest(`${capabilities}\nlimits: { memory: 1MiB }`)
    expect(digest(`limits: { memory: 1048576 } # the same\n${reordered}\n`)).toBe(first)
    const renamed = loaded(load(`${head('other')}capabilities: { args: deny }`))[0]
    expect(renamed?.digest).toBe(digest('capabilities: { args: deny }'))
  })

  it.each([
    'capabilities: { args: allow }',
    'capabilities: { args: stub }',
    'capabilities: { fs: [{ guest: /a, host: a }] }',
    'capabilities: { fs: [{ guest: /a, host: b }] }',
    'capabilities: { fs: [{ guest: /a, host: a, quota: 1 }] }',
    'capabilities: { fs: [{ guest: /a, host: a, backend: overlay }] }',
    'capabilities: { env: { allow: [A] } }',
    'capabilities: { env: { set: { A: b } } }',
    'capabilities: { clock: { wall: { resolution: 1ms } } }',
    'capabilities: { clock: { wall: allow } }',
    'capabilities: { net: { private-ranges: allow } }',
    'capabilities: { host: { allow: [env.a] } }',
    'capabilities: { host: { stub: [env.a] } }',
    'limits: { memory: 1 }',
    'limits: { table: 1 }',
    'features: { allow: [] }',
    'features: { allow: [simd] }',
    'isolation: process',
    'on-denied: trap',
    'allow-flags: true',
    'deny-at: low',
    'severity: { WP2004: low }',
    'rules: [{ id: a, deny: "true", message: m }]',
    'rules: [{ id: a, deny: "false", message: m }]',
    'exceptions: [{ finding: WP2004, reason: r, expires: 2099-01-01 }]',
    'match: { paths: ["*.wasm"] }',
    'catalogues: [c.yaml]',
  ])('depends on %s', body => {
    expect(digest(body)).toMatch(/^[0-9a-f]{64}$/)
    expect(digest(body)).not.toBe(digest(''))
  })

  it('is the same wherever the checkout lies', () => {
    const body = `${head('x')}capabilities: { fs: [{ guest: /a, host: ../a }] }\ncatalogues: [sub/c.yaml]`
    const at = (file: string) => loaded(load(body, { file }))[0]
    expect(at('p/policy.yaml')?.digest).toBe(at('/home/user/p/policy.yaml')?.digest)
    expect(at('p/policy.yaml')?.catalogues).toMatchObject([{ value: 'p/sub/c.yaml', relative: 'sub/c.yaml' }])
    expect(at('/q/p/policy.yaml')?.scopes.fs[0]?.backend).toEqual({ kind: 'host', path: '/q/a', relative: '../a' })
  })
})

describe('small things', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'xabc', 1],
    ['abc', 'axc', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('distance of %j and %j', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected)
    expect(editDistance(b, a)).toBe(expected)
  })

  it('hints at the nearest, and not at what is far', () => {
    expect(didYouMean('alow', ['deny', 'allow', 'stub'])).toBe('; did you mean "allow"?')
    expect(didYouMean('Allow', ['allow'])).toBe('; did you mean "allow"?')
    expect(didYouMean('x', ['allow'])).toBe('')
    expect(didYouMean('zzzzzz', ['allow'])).toBe('')
  })

  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-11-23', 20_780],
    ['2100-03-01', 47_541],
    ['1900-02-29', undefined],
    ['2027-00-10', undefined],
    ['2027-04-31', undefined],
    ['2027-1-1', undefined],
  ])('the day %s', (date, expected) => {
    expect(daysOf(date)).toBe(expected)
  })

  it.each([
    ['a/p.yaml', 'b.yaml', 'a/b.yaml'],
    ['a/p.yaml', './b.yaml', 'a/b.yaml'],
    ['a/p.yaml', '../b.yaml', 'b.yaml'],
    ['p.yaml', '../b.yaml', '../b.yaml'],
    ['p.yaml', '.', '.'],
    ['/a/p.yaml', '../../../b', '/b'],
    ['/a/p.yaml', '/b//c', '/b/c'],
    ['C:/a/p.yaml', '../b', 'C:/b'],
    ['../p.yaml', 'b', '../b'],
  ])('from %s, %s is %s, and back', (from, target, expected) => {
    expect(resolvePath(from, target)).toBe(expected)
    expect(resolvePath(from, relativePath(from, expected))).toBe(expected)
  })
})
