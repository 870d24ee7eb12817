import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, copyFileSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatIds } from '../../src/report/formats.ts'
import { emptyModule, file, importing, launcher, modules, policy, run, scratch } from './command.ts'

interface Json {
  readonly exit: string
  readonly results: readonly {
    readonly subject: { readonly path: string; readonly sha256?: string }
    readonly verdict: { readonly verdict: string; readonly policy?: { readonly name: string; readonly origin: string } }
    readonly fingerprints: readonly string[]
    readonly baselined: readonly number[]
  }[]
  readonly notices: readonly { readonly code: string }[]
}

const json = (text: string) => JSON.parse(text) as Json

const asksLog = file('asks-log.wasm', importing(['env', 'log']))

describe('where the policy comes from', () => {
  it('is the strictest preset where there is none, and that is said', () => {
    const { stdout, status } = run(['check', asksLog, '-f', 'json'])
    const report = json(stdout)
    expect(report.results[0]?.verdict).toMatchObject({ verdict: 'deny', policy: { name: 'pure-compute', origin: 'preset:pure-compute' } })
    expect(report.notices.map(({ code }) => code)).toEqual(['WP4019'])
    expect(status).toBe(1)
  })

  it('is the nearest wasm-policy.yaml above', () => {
    file('tree/wasm-policy.yaml', policy('outer', 'capabilities: { host: { allow: [env.log] } }\n'))
    mkdirSync(join(scratch, 'tree/a/b'), { recursive: true })
    const outer = run(['check', asksLog, '-f', 'json'], { cwd: join(scratch, 'tree/a/b') })
    expect(json(outer.stdout).results[0]?.verdict).toMatchObject({ verdict: 'admit', policy: { name: 'outer', origin: '../../wasm-policy.yaml' } })
    expect(json(outer.stdout).notices).toEqual([])
    file('tree/a/wasm-policy.yaml', policy('inner'))
    const inner = run(['check', asksLog, '-f', 'json'], { cwd: join(scratch, 'tree/a/b') })
    expect(json(inner.stdout).results[0]?.verdict).toMatchObject({ verdict: 'deny', policy: { name: 'inner' } })
  })

  it('is no other policy than the nearest, even if that cannot be read', () => {
    file('broken/wasm-policy.yaml', 'capabilities: [')
    mkdirSync(join(scratch, 'broken/a'))
    const { stdout, status } = run(['check', asksLog], { cwd: join(scratch, 'broken/a') })
    expect(stdout).toContain('../wasm-policy.yaml:')
    expect(stdout).toContain('WP4002')
    expect(status).toBe(2)
  })

  it('may be several files, of which one governs each module', () => {
    const log = file('log.yaml', policy('log', 'match: { paths: ["**/asks-log.wasm"] }\ncapabilities: { host: { allow: [env.log] } }\n'))
    const rest = file('rest.yaml', policy('rest'))
    const { stdout, status } = run(['check', asksLog, modules.zigFmt, '-p', log, '--policy', rest, '-f', 'json'])
    expect(json(stdout).results.map(({ verdict }) => verdict.policy?.name)).toEqual(['log', 'rest'])
    expect(status).toBe(0)
    const twice = run(['check', asksLog, '-p', rest, '-p', file('rest2.yaml', policy('rest2'))])
    expect(twice.stdout).toContain(`WP4016 policies "rest" (${rest}:1) and "rest2" (${join(scratch, 'rest2.yaml')}:1) both match`)
    expect(twice.stdout).toContain('; narrow the match section of one')
    expect(twice.status).toBe(2)
  })

  it.each([
    ['preset:pure-computed', 'WP4010', 'did you mean "pure-compute"?'],
    ['missing.yaml', 'WP4001', 'no such file or directory'],
    ['.', 'WP4001', 'this is a directory'],
  ])('is an error where %s is named', (name, code, words) => {
    const { stdout, status } = run(['check', asksLog, '-p', name])
    expect(stdout).toContain(code)
    expect(stdout.replace(/\s+/g, ' ')).toContain(words)
    expect(status).toBe(2)
  })

  it('reports a rule that does not compile and a catalogue in conflict with its lines', () => {
    const rules = file('rules.yaml', policy('rules', 'rules:\n  - { id: r, deny: "module.nothing", message: m }\n'))
    expect(run(['check', asksLog, '-p', rules]).stdout).toMatch(/WP4015[^]*rules\.yaml:5:/)
    file('mine.yaml', 'apiVersion: wasm-policy.dev/v1\nkind: Catalogue\nmetadata: { name: mine, title: Mine, source: "https://example.com" }\nmodules: [wasi_snapshot_preview1]\nfunctions:\n  fd_write: none\n')
    const conflict = run(['check', asksLog, '-p', file('conflict.yaml', policy('c', 'catalogues: [mine.yaml]\n'))])
    expect(conflict.stdout).toMatch(/WP4012[^]*mine\.yaml:6:3/)
    expect(conflict.status).toBe(2)
  })

  it('takes catalogues that classify what was unknown', () => {
    file('acme.yaml', 'apiVersion: wasm-policy.dev/v1\nkind: Catalogue\nmetadata: { name: acme, title: Acme, source: "https://example.com" }\nmodules: [acme]\nfunctions:\n  say: stdio.stdout\n')
    const module = file('acme.wasm', importing(['acme', 'say']))
    const grants = 'capabilities: { stdio: { stdout: allow } }\n'
    expect(run(['check', module, '-p', file('without.yaml', policy('a', grants))]).status).toBe(1)
    expect(run(['check', module, '-p', file('with.yaml', policy('a', `${grants}catalogues: [acme.yaml]\n`))]).status).toBe(0)
  })
})

describe('exceptions and the clock', () => {
  const dated = file(
    'dated.yaml',
    policy('dated', 'severity: { WP2004: high }\nexceptions:\n  - { finding: WP2004, reason: "vendor build", expires: 2027-01-31 }\n'),
  )

  it('hold until the day that --now is held against', () => {
    expect(run(['check', modules.zigFmt, '-p', dated, '--now', '2027-01-01']).status).toBe(0)
    expect(run(['check', modules.zigFmt, '-p', dated, '--now', '2027-01-31']).status).toBe(0)
    const { stdout, status } = run(['check', modules.zigFmt, '-p', dated, '--now', '2027-02-01'])
    expect(stdout).toMatch(/WP4011[^]*dated\.yaml:6:/)
    expect(status).toBe(2)
  })

  it('give the same report for the same day', () => {
    const once = run(['check', modules.zigFmt, '-p', dated, '--now', '2027-01-01', '-f', 'json'])
    expect(run(['check', modules.zigFmt, '-p', dated, '--now', '2027-01-01', '-f', 'json']).stdout).toBe(once.stdout)
  })
})

describe('the exit code', () => {
  it.each([
    [[], 1],
    [['--warn-only'], 0],
    [['--fail-on', 'critical'], 0],
    [['--fail-on', 'high'], 1],
  ])('of a denied module with %j is %i, and the verdict stays', (args, exit) => {
    const { stdout, status } = run(['check', asksLog, '-f', 'json', ...args])
    expect(json(stdout).results[0]?.verdict.verdict).toBe('deny')
    expect(status).toBe(exit)
  })

  it('can fail on warnings of an admitted module', () => {
    const { stdout, status } = run(['check', modules.zigFmt, '-f', 'json', '--fail-on', 'medium'])
    expect(json(stdout)).toMatchObject({ exit: 'violations', results: [{ verdict: { verdict: 'admit' } }] })
    expect(status).toBe(1)
  })

  it('of --fail-on is explained where the verdict does not', () => {
    const { stdout } = run(['check', modules.zigFmt, '--fail-on', 'medium'])
    expect(stdout).toMatch(/^ADMIT /)
    expect(stdout).toMatch(/\nfails: 1 finding of severity medium or worse \(--fail-on medium\)\n$/)
    expect(run(['check', asksLog, '--fail-on', 'critical']).stdout).toMatch(/\ndoes not fail: no finding of severity critical \(--fail-on critical\)\n$/)
    expect(json(run(['check', modules.zigFmt, '--fail-on', 'medium', '-f', 'json']).stdout)).toMatchObject({ failOn: { severity: 'medium', findings: 1 } })
    expect(run(['check', asksLog, '--fail-on', 'info', '--warn-only', '-f', 'json']).stdout).not.toContain('failOn')
  })

  it('is the same in every format', () => {
    for (const format of formatIds) expect(run(['check', asksLog, '-f', format]).status, format).toBe(1)
  })
})

describe('outputs', () => {
  it('are several at once, beside what is printed', () => {
    const sarif = join(scratch, 'out.sarif')
    const junit = join(scratch, 'out.xml')
    writeFileSync(junit, 'old')
    const { stdout, status } = run(['check', asksLog, '-o', `sarif=${sarif}`, '--output', `junit=${junit}`])
    expect(stdout).toContain('DENY  ')
    expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(readFileSync(junit, 'utf8')).toMatch(/^<\?xml .*<testsuites /s)
    expect(readdirSync(scratch).filter(name => name.endsWith('.tmp'))).toEqual([])
    expect(status).toBe(1)
  })

  it('that cannot be written are an error, and the verdict is not lost in it', () => {
    const { stderr, status } = run(['check', modules.zigFmt, '-o', 'json=/nowhere/at/all.json'])
    expect(stderr).toBe('wasm-policy: /nowhere/at/all.json cannot be written: its directory does not exist\n')
    expect(status).toBe(2)
  })

  it('may be standard output, in place of text', () => {
    const printed = run(['check', asksLog, '-f', 'json'])
    expect(run(['check', asksLog, '-o', 'json=-'])).toEqual(printed)
    expect(run(['check', asksLog, '-q', '-f', 'text', '-o', 'json=-'])).toEqual(printed)
    expect(existsSync(join(scratch, '-'))).toBe(false)
  })

  it('that a full device does not take are no defect of wasm-policy', () => {
    const full = openSync('/dev/full', 'w')
    const { stderr, status } = spawnSync(process.execPath, [launcher, 'check', asksLog], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' })
    closeSync(full)
    expect(stderr).toBe('wasm-policy: standard output cannot be written: no space left on the device\n')
    expect(status).toBe(2)
    const output = run(['check', asksLog, '-q', '-o', 'json=/dev/full'])
    expect(output).toEqual({ stdout: '', stderr: 'wasm-policy: /dev/full cannot be written: no space left on the device\n', status: 2 })
  })

  it('may be a device, which stays one', () => {
    const { stdout, status } = run(['check', asksLog, '-q', '-o', 'json=/dev/null'])
    expect(stdout).toBe('')
    expect(status).toBe(1)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it('follow a link to the file that it stands for', () => {
    const target = file('linked/report.json', 'old')
    symlinkSync(target, join(scratch, 'report-link.json'))
    run(['check', asksLog, '-q', '-o', 'json=report-link.json'])
    expect(lstatSync(join(scratch, 'report-link.json')).isSymbolicLink()).toBe(true)
    expect(json(readFileSync(target, 'utf8')).exit).toBe('violations')
  })
})

describe('the baseline', () => {
  const baseline = join(scratch, 'baseline.json')

  it('accepts what it holds and fails on what is new', () => {
    const module = file('grows.wasm', importing(['env', 'log']))
    const recorded = run(['check', module, '--baseline', baseline, '--update-baseline'])
    expect(recorded.stdout).toContain('DENY  ')
    expect(recorded.status).toBe(0)
    expect(readFileSync(baseline, 'utf8')).toContain('"code":"WP3001"')
    const known = run(['check', module, '--baseline', baseline, '-f', 'json'])
    expect(json(known.stdout).results[0]).toMatchObject({ verdict: { verdict: 'deny' }, baselined: [0] })
    expect(known.status).toBe(0)
    file('grows.wasm', importing(['env', 'log'], ['env', 'exec']))
    expect(run(['check', module, '--baseline', baseline]).status).toBe(1)
  })

  it('does not accept for another module what it holds for one', () => {
    expect(run(['check', file('other.wasm', importing(['env', 'log'])), '--baseline', baseline]).status).toBe(1)
  })

  it('says when it can shrink', () => {
    file('grows.wasm', emptyModule)
    const { stdout, status } = run(['check', 'grows.wasm', '--baseline', baseline, '-f', 'json'])
    expect(json(stdout).notices.map(({ code }) => code)).toContain('WP4020')
    expect(status).toBe(0)
  })

  it('never covers what cannot be judged', () => {
    const broken = file('broken.wasm', emptyModule.subarray(0, 6))
    expect(run(['check', broken, '--baseline', join(scratch, 'b2.json'), '--update-baseline']).status).toBe(3)
    expect(run(['check', broken, '--baseline', join(scratch, 'b2.json')]).status).toBe(3)
  })

  it.each([
    ['missing', undefined],
    ['not JSON', '{'],
    ['of another kind', '{}'],
    ['without a list', '{"baseline":"wasm-policy.dev/baseline/v1"}'],
    ['with a bad fingerprint', '{"baseline":"wasm-policy.dev/baseline/v1","findings":[{"fingerprint":"x","path":"a"}]}'],
  ])('is an error where it is %s', (_, text) => {
    if (text !== undefined) file('bad-baseline.json', text)
    const { stdout, status } = run(['check', asksLog, '--baseline', text === undefined ? 'no-baseline.json' : 'bad-baseline.json'])
    expect(stdout).toContain('WP4017')
    expect(stdout).toContain('\n\nnothing was judged\n')
    if (text === undefined) expect(stdout.replace(/\s+/g, ' ')).toContain('there is no such file; --update-baseline records one')
    expect(status).toBe(2)
  })
})

describe('many files', () => {
  it('give the same report with threads and without, in the order of their names', () => {
    mkdirSync(join(scratch, 'many'))
    for (let i = 0; i < 12; i += 1) {
      const from = i === 3 ? modules.esbuild : i % 2 === 0 ? modules.sourceMap : modules.zigFmt
      copyFileSync(from, join(scratch, 'many', `${String(i).padStart(2, '0')}.wasm`))
    }
    file('many/05.wasm', 'not a module')
    const single = run(['check', 'many', '--jobs', '1', '-f', 'json'])
    const several = run(['check', 'many', '--jobs', '4', '-f', 'json'])
    expect(several.stdout === single.stdout).toBe(true)
    expect(json(several.stdout).results.map(({ subject }) => subject.path)).toEqual(
      Array.from({ length: 12 }, (_, i) => `many/${String(i).padStart(2, '0')}.wasm`),
    )
    expect([single.status, several.status]).toEqual([3, 3])
  })

  it('are judged by the rules of the policy in threads as well', () => {
    const rules = file('many.yaml', policy('many', 'capabilities: { host: allow }\nrules:\n  - { id: small, deny: "module.size > 100000", message: too large }\n'))
    const { stdout } = run(['check', 'many', '--jobs', '3', '-p', rules, '-f', 'json'])
    expect(json(stdout).results.map(({ verdict }) => verdict.verdict)).toEqual(
      Array.from({ length: 12 }, (_, i) => (i === 5 ? 'unjudgeable' : i === 3 || i % 2 === 1 ? 'deny' : 'admit')),
    )
  })
})

describe('the terminal', () => {
  it('gets colours only where they are wanted', () => {
    const escape = '\u001b['
    const colored = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => run(['check', asksLog, ...args], { env }).stdout.includes(escape)
    expect(colored([])).toBe(false)
    expect(colored(['--color'])).toBe(true)
    expect(colored([], { FORCE_COLOR: '1' })).toBe(true)
    expect(colored([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false)
    expect(colored([], { FORCE_COLOR: '0' })).toBe(false)
    expect(colored(['--color'], { NO_COLOR: '1' })).toBe(true)
    expect(colored(['--no-color'], { FORCE_COLOR: '3' })).toBe(false)
  })

  it('may hang up: the exit code says what was found', async () => {
    const child = spawn(process.execPath, [launcher, 'check', join(scratch, 'many'), '-f', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.once('data', () => child.stdout.destroy())
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number]
    expect(stderr).toBe('')
    expect(code).toBe(3)
  })

  it('takes a large report to its end', () => {
    const { stdout } = run(['check', 'many', '-f', 'json', '-v'])
    expect(stdout.length).toBeGreaterThan(100_000)
    expect(stdout.endsWith('}\n')).toBe(true)
  })

  it('gives the module on standard input a verdict', () => {
    const { stdout, status } = run(['check', '-', '-f', 'json'], { input: readFileSync(modules.zigFmt) })
    expect(json(stdout).results[0]).toMatchObject({ subject: { path: '<stdin>' }, verdict: { verdict: 'admit' } })
    expect(status).toBe(0)
  })
})
