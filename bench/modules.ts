import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'

/** A module that is measured, and what has to be reached on it. */
export interface BenchModule {
  /** Absolute. */
  readonly path: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly targets: ModuleTargets
}

/** All are factors. */
interface ModuleTargets {
  /** Decoding and profiling, against the engine's validation of the same bytes in the same process: at most. */
  readonly profile?: number
  /** The whole process, against bare Node: at most. */
  readonly node?: number
  /** The whole process, times as fast as each tool: at least. */
  readonly 'wasm-validate'?: number
  readonly 'wasm-objdump -x'?: number
}

const require = createRequire(import.meta.url)

function benchModule(file: string, targets: ModuleTargets): BenchModule {
  const path = require.resolve(file)
  return { path, name: basename(path), size: statSync(path).size, targets }
}

/** A small module, where starting up is all the time there is; the two large ones are compiled from Go and from Rust. */
export function benchModules(): { readonly small: BenchModule; readonly large: readonly BenchModule[] } {
  return {
    small: benchModule('source-map/lib/mappings.wasm', { node: 2.5 }),
    large: [
      benchModule('esbuild-wasm/esbuild.wasm', { profile: 1.5, 'wasm-validate': 8, 'wasm-objdump -x': 1 }),
      benchModule('@biomejs/wasm-nodejs/biome_wasm_bg.wasm', { profile: 1.5, 'wasm-validate': 10, 'wasm-objdump -x': 3 }),
    ],
  }
}

/** Bytes that peak memory may come to: three times the file, and 100 MB. */
export function memoryLimit(size: number): number {
  return 3 * size + 100e6
}
