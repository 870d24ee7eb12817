import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatIds } from '../../src/report/formats.ts'
import { emptyModule, file, modules, run, scratch } from './command.ts'

const bad = (name: string) => join('bad', name)

file(bad('empty.wasm'), '')
file(bad('truncated.wasm'), readFileSync(modules.sourceMap).subarray(0, 20_000))
file(bad('program.exe'), Uint8Array.from([0x4d, 0x5a, ...Array.from({ length: 200 }, () => 0x90)]))
file(bad('text.wat'), '(module)\n')
file(bad('component.wasm'), Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00))
file(bad('broken.tgz'), Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3))
file(bad('invalid.wasm'), Uint8Array.from([...emptyModule, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00, 0x0a, 0x05, 0x01, 0x03, 0x00, 0x6a, 0x0b]))
mkdirSync(join(scratch, bad('no-modules')))
symlinkSync('loop.wasm', join(scratch, bad('loop.wasm')))
spawnSync('mkfifo', [join(scratch, bad('pipe.wasm'))])
const sparse = openSync(join(scratch, bad('sparse.wasm')), 'w')
ftruncateSync(sparse, 10 * 2 ** 30)
closeSync(sparse)

/** What is wrong, the code that says so, and the exit code. */
const cases = [
  ['missing.wasm', 'WP0001', 2],
  ['no-modules', 'WP0002', 2],
  ['pipe.wasm', 'WP0003', 3],
  ['empty.wasm', 'WP0005', 3],
  ['sparse.wasm', 'WP0006', 3],
  ['broken.tgz', 'WP0007', 3],
  ['loop.wasm', 'WP0008', 3],
  ['program.exe', 'WP1001', 3],
  ['text.wat', 'WP1001', 3],
  ['component.wasm', 'WP1003', 3],
  ['truncated.wasm', 'WP1010', 3],
  ['invalid.wasm', 'WP1030', 3],
] as const

describe.each(cases)('%s', (name, code, exit) => {
  it(`is ${code} with exit code ${exit} in every format`, () => {
    const outputs = formatIds.map(format => ({ format, out: join(scratch, `${name}.${format}`) }))
    const { stdout, stderr, status } = run(['check', bad(name), ...outputs.flatMap(({ format, out }) => ['-o', `${format}=${out}`])])
    // One line that says what is wrong, however narrow the terminal.
    const [entry = '', summary = '', ...rest] = stdout.split('\n\n')
    // A truncated file can be told at several places; that it is malformed, and where, is what counts.
    const stated = code === 'WP1010' ? /WP10\d\d / : new RegExp(`${code} `)
    expect(entry).toMatch(/^✖ UNJUDGEABLE {2}bad\/[^\n]*: WP[^\n]*$/)
    expect(entry).toMatch(stated)
    expect(entry).not.toMatch(/sha256|WP4019/)
    expect(summary).toContain('1 input: 0 admitted, 0 denied, 1 not judgeable')
    expect(rest).toEqual([])
    expect(stderr).toBe('')
    expect(status).toBe(exit)
    for (const { format, out } of outputs) expect(readFileSync(out, 'utf8'), format).toMatch(code === 'WP1010' ? /WP10\d\d/ : new RegExp(code))
  })

  it('ends with the same exit code whatever is printed', () => {
    for (const args of [['-f', 'json'], ['-f', 'sarif'], ['-q'], ['--warn-only'], ['--fail-on', 'critical']]) {
      expect(run(['check', bad(name), ...args]).status, args.join(' ')).toBe(exit)
    }
  })
})

it('says that a file may not be read', () => {
  const path = file(bad('secret.wasm'), emptyModule)
  chmodSync(path, 0)
  // The administrator may read everything, so the same is tried as somebody else.
  const { stdout, status } = process.getuid?.() === 0 ? runAsNobody(path) : run(['check', path])
  expect(stdout).toMatch(/^✖ UNJUDGEABLE {2}.*: WP0004 .*permission denied/)
  expect(status).toBe(3)
})

function runAsNobody(path: string): { readonly stdout: string; readonly status: number | null } {
  chmodSync(scratch, 0o755)
  return spawnSync(process.execPath, [join(import.meta.dirname, '../../bin/wasm-policy.js'), 'check', path], {
    encoding: 'utf8',
    uid: 65_534,
    gid: 65_534,
    cwd: '/',
    env: {},
  })
}

it('says of an archive on standard input that it is to be given as a file', () => {
  const { stdout, status } = run(['check', '-'], { input: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3) })
  expect(stdout).toMatch(/^✖ UNJUDGEABLE {2}<stdin>: WP0007 .*"-" takes a module, and this is an archive; give it as a file\n/)
  expect(status).toBe(3)
})

it('judges the others where one is bad, in the order of the arguments', () => {
  const { stdout, status } = run(['check', bad('empty.wasm'), modules.zigFmt, bad('text.wat'), modules.sourceMap, '-f', 'json'])
  const report = JSON.parse(stdout) as { results: { subject: { path: string }; verdict: { verdict: string } }[] }
  expect(report.results.map(({ subject, verdict }) => [subject.path, verdict.verdict])).toEqual([
    [bad('empty.wasm'), 'unjudgeable'],
    [modules.zigFmt, 'admit'],
    [bad('text.wat'), 'unjudgeable'],
    [modules.sourceMap, 'deny'],
  ])
  expect(status).toBe(3)
})

it('shows hostile file names without obeying them', () => {
  const name = 'a\nADMIT  forged.wasm\u001b[2J\u202e.wasm'
  file(bad(`hostile/${name}`), emptyModule)
  const { stdout } = run(['check', bad('hostile')])
  expect(stdout).not.toContain('\u001b')
  expect(stdout).not.toContain('\u202e')
  expect(stdout.split('\n').filter(line => line.startsWith('ADMIT'))).toHaveLength(1)
  const missing = run(['inspect', `${bad('hostile')}/x\u001b[31m\n::error::y`])
  expect(missing.stderr).toMatch(/^bad\/hostile\/x\\u\{1b\}\[31m\\u\{a\}::error::y: WP0001 [^\n]*\n$/)
})
