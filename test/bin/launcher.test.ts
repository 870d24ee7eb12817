import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { engineMajor, otherEngine } from '../../src/app/engine.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

const scratch = mkdtempSync(join(tmpdir(), 'launcher-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let root = ''
let count = 0
const launcher = () => join(root, 'bin', 'wasm-policy.js')

beforeEach(() => {
  root = join(scratch, String((count += 1)))
  mkdirSync(join(root, 'bin'), { recursive: true })
  mkdirSync(join(root, 'dist'))
  copyFileSync(fileURLToPath(new URL('../../bin/wasm-policy.js', import.meta.url)), launcher())
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
})

function command(text: string) {
  writeFileSync(join(root, 'dist', 'cli.cjs'), text)
}

/** A "node" package as npm would install it; its binary is the one that runs this test. */
function installEngine(version: string, binary = true) {
  mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true })
  writeFileSync(join(root, 'node_modules', 'node', 'package.json'), JSON.stringify({ name: 'node', version }))
  if (binary) symlinkSync(process.execPath, join(root, 'node_modules', 'node', 'bin', 'node'))
}

/** Makes the first process, and with `always` the second as well, believe that it runs on Node 20. */
function pretendNode20(always = false): readonly string[] {
  const file = join(root, 'pretend.mjs')
  const first = always ? 'true' : "process.argv0 !== 'wasm-policy-engine'"
  const change = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.2' } })"
  writeFileSync(file, `if (${first}) ${change}\n`)
  return ['--import', file]
}

function run(args: readonly string[] = [], execArgv: readonly string[] = []) {
  return spawnSync(process.execPath, [...execArgv, launcher(), ...args], { encoding: 'utf8' })
}

const report = 'console.log(JSON.stringify([process.argv0, process.argv.slice(2)])); process.exitCode = 7'

it('the launcher, the library and the dependency mean the same engine', () => {
  const manifest = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) as {
    readonly dependencies: { readonly node: string }
  }
  const launcher = readFileSync(fileURLToPath(new URL('../../bin/wasm-policy.js', import.meta.url)), 'utf8')
  expect(manifest.dependencies.node.split('.')[0]).toBe(engineMajor)
  expect(/^const engine = '(\d+)'$/m.exec(launcher)?.[1]).toBe(engineMajor)
  expect(otherEngine('20.20.2')).toMatchObject({ code: 'WP9002', params: { found: '20.20.2', expected: '26' } })
  expect(otherEngine(process.versions.node)).toBeUndefined()
})

describe('the launcher', () => {
  it('runs the command in the same process when the engine is right', () => {
    command(report)
    const { stdout, status } = run(['check', 'a b'])
    expect(JSON.parse(stdout)).toEqual([process.execPath, ['check', 'a b']])
    expect(status).toBe(7)
  })

  it('runs the command under the engine of the node package otherwise, and passes arguments and exit code on', () => {
    command(report)
    installEngine('26.1.0')
    const { stdout, status } = run(['check', 'a b'], pretendNode20())
    expect(JSON.parse(stdout)).toEqual(['wasm-policy-engine', ['check', 'a b']])
    expect(status).toBe(7)
  })

  it('passes a signal on and ends by it', async () => {
    command('console.log(process.pid); setInterval(() => {}, 1000)')
    installEngine('26.1.0')
    const parent = spawn(process.execPath, [...pretendNode20(), launcher()], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer]
    const child = Number(chunk.toString())
    expect(child).not.toBe(parent.pid)
    parent.kill('SIGTERM')
    const [code, signal] = (await once(parent, 'exit')) as [number | null, string | null]
    expect([code, signal]).toEqual([null, 'SIGTERM'])
    expect(() => process.kill(child, 0)).toThrow('ESRCH')
  })

  it.each([
    ['the engine is not installed', () => {}, false, 'found Node 20.1.2; expected Node 26, which the npm package node@26 brings, but it is not installed'],
    ['another engine is installed', () => installEngine('24.0.0'), false, 'found Node 20.1.2 and the npm package node@24.0.0; expected Node 26'],
    ['its install script did not run', () => installEngine('26.1.0', false), false, 'the install script of the npm package "node" did not run'],
    ['it is not what it says, and does not start itself for ever', () => installEngine('26.1.0'), true, 'the npm package "node" runs Node 20.1.2; expected Node 26'],
  ])('says so when %s', (_, install, always, message) => {
    command(report)
    install()
    const { stdout, stderr, status } = run([], pretendNode20(always))
    expect(stderr).toContain(message)
    expect([stdout, status]).toEqual(['', 125])
  })

  it('says what to do when there is no build', () => {
    const { stderr, status } = run()
    expect(stderr).toBe('wasm-policy: dist/cli.cjs is missing; in a checkout, run "npm ci" or "npm run build"\n')
    expect(status).toBe(125)
  })

  it('starts the command once, whatever it loads later', () => {
    command("exports.shared = 1; console.log('started'); require('./later.cjs')")
    writeFileSync(join(root, 'dist', 'later.cjs'), "console.log(require('./cli.cjs').shared)")
    expect(run().stdout).toBe('started\n1\n')
  })

  it('does not take a broken build for a missing one', () => {
    command("require('./chunks/gone.cjs')")
    const { stderr, status } = run()
    expect(stderr).toContain('gone.cjs')
    expect(stderr).not.toContain('npm ci')
    // 1 would say that a module was judged and denied.
    expect(status).toBe(125)
  })
})

describe('the compiled code', () => {
  const bundle = () => join(root, 'dist', 'cli.cjs')
  const cache = () => join(root, 'dist', 'cli.cache')
  const warmUp = fileURLToPath(new URL('../../build/warm-up/run.ts', import.meta.url))
  // The function is long enough for V8 to put it aside until it is called.
  const text = `function greet() { return ${JSON.stringify('hello '.repeat(50))}.length }\nconsole.log(greet())`
  const write = () => spawnSync(process.execPath, [warmUp, bundle(), cache()], { encoding: 'utf8' })

  it('is used: V8 takes it for this text', () => {
    command(text)
    expect(write().status).toBe(0)
    const script = `(function (require, module, exports, __filename, __dirname) {${text}\n})`
    const taken = new Script(script, { filename: bundle(), cachedData: readFileSync(cache()) })
    expect(taken.cachedDataRejected).toBe(false)
    expect(run().stdout).toBe('300\n')
  })

  it('is done without if it is damaged, truncated, empty, or made with other flags', () => {
    command(text)
    write()
    const good = readFileSync(cache())
    const damaged = Buffer.from(good)
    damaged.fill(0xff, 0, 16)
    for (const bad of [damaged, good.subarray(0, 40), Buffer.alloc(0)]) {
      writeFileSync(cache(), bad)
      expect(run().stdout).toBe('300\n')
    }
    writeFileSync(cache(), good)
    expect(run([], ['--no-opt', '--stack-size=500']).stdout).toBe('300\n')
  })

  it('does not outlive a bundle that was changed, to a text of the same length', () => {
    command(text)
    write()
    const changed = text.replace('console.log(greet())', 'console.log(555555,)')
    expect(changed).toHaveLength(text.length)
    command(changed)
    const later = new Date(Date.now() + 5_000)
    utimesSync(bundle(), later, later)
    expect(run().stdout).toBe('555555\n')
  })

  it('is not needed', () => {
    command(text)
    expect(existsSync(cache())).toBe(false)
    expect(run().stdout).toBe('300\n')
  })
})
