import { spawn } from 'node:child_process'
import { entryFile, rootFile } from './bundle.ts'
import type { BenchModule } from './modules.ts'

/** A program that reads a module. */
export interface Program {
  readonly name: string
  readonly command: string
  args(module: BenchModule): readonly string[]
  /** Where it cannot be installed by npm: what to do. */
  readonly install?: string
  /** Bytes of the largest module that it is tried on, and why. */
  readonly largest?: { readonly size: number; readonly why: string }
}

const node = process.execPath
const checkArgs = (module: BenchModule) => [
  rootFile('bin', 'wasm-policy.js'), 'check', module.path, '--policy', rootFile('bench', 'policy.yaml'),
]

export const check: Program = { name: 'wasm-policy check', command: node, args: checkArgs }

export const bareNode: Program = { name: 'node -e 0', command: node, args: () => ['-e', '0'] }

const wabt = 'apt-get install wabt'
export const peers: readonly Program[] = [
  { name: 'wasm-validate', command: 'wasm-validate', args: ({ path }) => [path], install: wabt },
  { name: 'wasm-objdump -x', command: 'wasm-objdump', args: ({ path }) => ['-x', path], install: wabt },
  { name: 'wasmparser', command: node, args: ({ path }) => [entryFile('wasmparser'), path] },
  {
    name: '@webassemblyjs/wasm-parser',
    command: node,
    args: ({ path }) => [entryFile('webassemblyjs'), path],
    largest: { size: 4e6, why: 'it needs seconds and hundreds of megabytes for each megabyte of code' },
  },
]

export type Ran =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly reason: 'not installed' | 'failed'; readonly detail: string }

/** Longer than any contender takes; @webassemblyjs/wasm-parser is known to hang on some modules. */
const patience = 60_000

/** Runs it once, from before its process is made until it has ended. Where it does not end well: what it says. */
export function runOnce(program: Program, module: BenchModule, extra: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise(resolve => {
    const start = performance.now()
    const child = spawn(program.command, program.args(module), {
      cwd: rootFile(),
      env: { ...inherited(), ...extra },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: patience,
      killSignal: 'SIGKILL',
    })
    let complaint = ''
    let ms = 0
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    child.on('error', ({ message }) => resolve({ ok: false, reason: 'not installed', detail: program.install ?? message }))
    child.on('exit', () => (ms = performance.now() - start))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve({ ok: true, ms })
      resolve({ ok: false, reason: 'failed', detail: firstLine(complaint) ?? `ended with ${signal ?? `exit code ${code}`}` })
    })
  })
}

/** What would make Node do more or less than it does by itself stays outside. */
function inherited(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_COMPILE_CACHE: _cache, NODE_V8_COVERAGE: _coverage, ...rest } = process.env
  return rest
}

// Node writes where an error was thrown before it says which.
function firstLine(text: string): string | undefined {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.find(line => /error/i.test(line)) ?? lines[0]
}
