import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runInThisContext } from 'node:vm'

interface Tool {
  callMain(args: readonly string[]): number
}

/**
 * Binaryen's `wasm-opt`, loaded once: starting its process takes ten times as long as generating a module does.
 * The tool is a script for Node that runs by itself, unless it finds a `Module` that asks it not to.
 */
export class WasmOpt {
  private readonly tool: Tool
  private readonly folder = mkdtempSync(join(tmpdir(), 'wasm-opt-'))

  private constructor(tool: Tool) {
    this.tool = tool
  }

  static async load(): Promise<WasmOpt> {
    const file = createRequire(import.meta.url).resolve('binaryen/bin/wasm-opt')
    const script = readFileSync(file, 'utf8').replace(/^#!.*\n/, '')
    const wrap = runInThisContext(`(function (Module, require, __filename, __dirname, module) {${script}\nreturn { callMain: args => callMain(args) } })`, {
      filename: file,
    }) as (...args: unknown[]) => Tool
    return new Promise(resolve => {
      const settings = {
        noInitialRun: true,
        noExitRuntime: true,
        onRuntimeInitialized: () => resolve(new WasmOpt(tool)),
      }
      const tool = wrap(settings, createRequire(file), file, dirname(file), undefined)
    })
  }

  /** A module made from random bytes (`-ttf`, "translate to fuzz"), with the given features beyond 1.0. */
  generate(seed: Uint8Array, features: readonly string[]): Uint8Array<ArrayBuffer> {
    const input = join(this.folder, 'seed')
    const output = join(this.folder, 'module.wasm')
    writeFileSync(input, seed)
    const flags = features.map(feature => `--enable-${feature}`)
    const status = this.tool.callMain(['-ttf', input, '-o', output, '--quiet', '--mvp-features', ...flags])
    if (status !== 0) throw new Error(`wasm-opt ${flags.join(' ')} ended with ${status}`)
    const bytes = new Uint8Array(readFileSync(output))
    rmSync(output)
    return bytes
  }

  close(): void {
    rmSync(this.folder, { recursive: true })
  }
}
