import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffProfiles } from '../../src/policy/profile-diff.ts'
import { boundaryFinding, makeProfile, needsAll, needsAny, unclassified, type ImportSpec } from '../support/profile.ts'

const none = { added: [], removed: [] }
const func = { kind: 'func', type: '(func)' } as const

const logging = (type: string) => makeProfile({ imports: [unclassified('env', 'log')] }).imports.map(each => ({ ...each, type }))

describe('diffProfiles', () => {
  it('finds nothing between equals, wherever things stand', () => {
    const imports = [needsAll('args_get', 'args'), unclassified('env', 'log')]
    const findings = [boundaryFinding('WP2003', 'medium', 70)]
    const before = makeProfile({ imports, boundary: { guarantees: [], checked: [], findings } })
    const after = makeProfile({
      sha256: '12'.repeat(32),
      size: 2000,
      imports: imports.toReversed().map(each => ({ ...each, offset: 900 })),
      boundary: { guarantees: [], checked: [], findings: [boundaryFinding('WP2003', 'medium', 500)] },
    })
    expect(diffProfiles(before, after)).toEqual({
      before: { sha256: 'ab'.repeat(32), size: 1000 },
      after: { sha256: '12'.repeat(32), size: 2000 },
      capabilities: none,
      nowCertain: [],
      imports: none,
      exports: none,
      proposals: none,
      findings: none,
      asksMore: false,
    })
  })

  it('says what is asked more and what is asked no longer', () => {
    const before = makeProfile({
      imports: [needsAny('fd_write', 'stdio.stdout', 'fs.write'), needsAll('args_get', 'args')],
      exports: [{ name: 'run', kind: 'func', index: 0, type: '(func)', offset: 1 }],
      proposals: { used: [{ proposal: 'simd', offset: 1 }], declared: [] },
    })
    const after = makeProfile({
      imports: [
        needsAny('fd_write', 'stdio.stdout', 'fs.write'),
        needsAll('path_create', 'fs.write'),
        needsAll('sock_send', 'net.tcp.connect'),
      ],
      exports: [{ name: 'run', kind: 'func', index: 0, type: '(func (param i32))', offset: 1 }],
      proposals: { used: [{ proposal: 'gc', offset: 1 }], declared: [] },
      boundary: { guarantees: [], checked: [], findings: [boundaryFinding('WP2003', 'medium')] },
    })
    const wasi = 'wasi_snapshot_preview1'
    expect(diffProfiles(before, after)).toMatchObject({
      capabilities: { added: ['net.tcp.connect'], removed: ['args'] },
      nowCertain: ['fs.write'],
      imports: {
        added: [
          { module: wasi, name: 'path_create', ...func },
          { module: wasi, name: 'sock_send', ...func },
        ],
        removed: [{ module: wasi, name: 'args_get', ...func }],
      },
      exports: {
        added: [{ name: 'run', kind: 'func', type: '(func (param i32))' }],
        removed: [{ name: 'run', ...func }],
      },
      proposals: { added: ['gc'], removed: ['simd'] },
      findings: { added: [{ code: 'WP2003', severity: 'medium' }], removed: [] },
      asksMore: true,
    })
    expect(diffProfiles(after, makeProfile())).toMatchObject({ asksMore: false, imports: { added: [] } })
  })

  it('asks nothing more where types and functions only have other indices', () => {
    const build = (type: number, index: number) => ({
      ...makeProfile({
        exports: [{ name: 'run', kind: 'func', index, type: `(func (param i32 (ref ${type})))`, offset: 1 }],
        boundary: {
          guarantees: [],
          checked: [],
          findings: [
            { ...boundaryFinding('WP2040', 'info'), params: { function: index } },
            { ...boundaryFinding('WP2030', 'low'), params: { index, type: `(ref null ${type})`, names: '"g"', more: '' } },
          ],
        },
      }),
      imports: logging(`(func (param (ref null ${type})) (result (ref ${type})))`),
    })
    const same = diffProfiles(build(57, 129), build(260, 4))
    expect(same).toMatchObject({ imports: none, exports: none, findings: none, asksMore: false })
  })

  it('still tells apart what is no index', () => {
    const typed = (type: string) => ({ ...makeProfile(), imports: logging(type) })
    const asksMore = (one: string, two: string) => diffProfiles(typed(one), typed(two)).asksMore
    expect(asksMore('(func (param (ref 5)))', '(func (param (ref null 5)))')).toBe(true)
    expect(asksMore('(func (param (ref 5)))', '(func (param (ref extern)))')).toBe(true)
    const found = (...params: Record<string, string | number>[]) =>
      makeProfile({
        boundary: { guarantees: [], checked: [], findings: params.map(each => ({ ...boundaryFinding('WP2002', 'info'), params: each })) },
      })
    const [one, other] = [{ index: 0, names: '"a"', more: '' }, { index: 1, names: '"b"', more: '' }]
    expect(diffProfiles(found(one), found(other)).findings.added).toMatchObject([{ params: other }])
    expect(diffProfiles(found(one), found(one, { ...one, index: 1 })).findings.added).toHaveLength(1)
  })

  it('reads backwards what it read forwards', () => {
    const spec: fc.Arbitrary<ImportSpec> = fc.constantFrom(
      needsAll('a', 'args'),
      needsAny('b', 'env', 'args'),
      unclassified('env', 'c'),
      unclassified('en', 'v.c'),
    )
    const profile = fc.array(spec, { maxLength: 5 }).map(imports => makeProfile({ imports }))
    fc.assert(
      fc.property(profile, profile, (one, two) => {
        const [there, back] = [diffProfiles(one, two), diffProfiles(two, one)]
        expect(back.imports).toEqual({ added: there.imports.removed, removed: there.imports.added })
        expect(back.capabilities).toEqual({ added: there.capabilities.removed, removed: there.capabilities.added })
        expect(there.asksMore || back.asksMore || there.imports.added.length === 0).toBe(true)
      }),
    )
  })
})
