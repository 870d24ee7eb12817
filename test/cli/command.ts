import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const launcher = join(root, 'bin', 'wasm-policy.js')

/** Real modules of packages that the tests have anyway. */
export const modules = {
  /** Imports one function of its own JavaScript. */
  sourceMap: join(root, 'node_modules/source-map/lib/mappings.wasm'),
  /** Imports nothing. */
  zigFmt: join(root, 'node_modules/@wasm-fmt/zig_fmt/zig_fmt.wasm'),
  /** 13 MB of Go. */
  esbuild: join(root, 'node_modules/esbuild-wasm/esbuild.wasm'),
}

export interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

export interface RunOptions {
  readonly cwd?: string
  readonly input?: Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

const base = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NO_COLOR|FORCE_COLOR|CI|LANG|LC_.*|TERM|NODE_.*|VITEST.*)$/.test(name)),
)

/** Runs the built command as a process of its own, as a user does. */
export function run(args: readonly string[], { cwd = scratch, input, env = {} }: RunOptions = {}): Ran {
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [launcher, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...base, ...env },
    maxBuffer: 1 << 28,
    timeout: 25_000,
    ...(input !== undefined && { input }),
  })
  if (error !== undefined) throw error
  return { stdout, stderr, status }
}

/** A directory of this test file's own, removed afterwards. */
export const scratch = mkdtempSync(join(tmpdir(), 'wasm-policy-cli-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Writes a file below the scratch directory and returns its absolute path. */
export function file(path: string, contents: string | Uint8Array): string {
  const full = join(scratch, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, contents)
  return full
}

export function policy(name: string, body = ''): string {
  return `apiVersion: wasm-policy.dev/v1\nkind: SandboxPolicy\nmetadata: { name: ${name} }\n${body}`
}

/** The smallest module there is. */
export const emptyModule = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00)

/** A module that imports functions of type () -> (). */
export function importing(...names: readonly (readonly [module: string, name: string])[]): Uint8Array {
  const text = (value: string) => {
    const bytes = new TextEncoder().encode(value)
    return [bytes.length, ...bytes]
  }
  const imports = [names.length, ...names.flatMap(([module, name]) => [...text(module), ...text(name), 0x00, 0x00])]
  if (imports.length > 127) throw new Error('too long for one byte of size')
  return Uint8Array.from([...emptyModule, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x02, imports.length, ...imports])
}
