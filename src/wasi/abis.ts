import { preview0, preview0Layouts } from './preview0.ts'
import { preview1, preview1Layouts, type AbiLayouts } from './preview1.ts'
import { conventions, coreType, type Convention, type WasiFunction } from './types.ts'

/** An ABI that wasm-policy knows function by function. `id` is the module name that it is imported under. */
export interface Abi {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly functions: Readonly<Record<string, WasiFunction>>
  readonly layouts: AbiLayouts
}

export const abis: readonly Abi[] = [
  {
    id: 'wasi_snapshot_preview1',
    title: 'WASI preview 1',
    source: 'https://github.com/WebAssembly/WASI/tree/wasi-0.1/preview1',
    functions: preview1,
    layouts: preview1Layouts,
  },
  {
    id: 'wasi_unstable',
    title: 'WASI preview 0',
    source: 'https://github.com/WebAssembly/WASI/tree/wasi-0.1/preview0',
    functions: preview0,
    layouts: preview0Layouts,
  },
  // WASIX offers preview 1 under its own names as well; what it adds is in a catalogue.
  {
    id: 'wasix_32v1',
    title: 'WASIX (its preview 1 functions)',
    source: 'https://github.com/wasmerio/wasmer/blob/main/lib/wasix/src/lib.rs',
    functions: preview1,
    layouts: preview1Layouts,
  },
  {
    id: 'wasix_64v1',
    title: 'WASIX for 64-bit memories (its preview 1 functions)',
    source: 'https://github.com/wasmerio/wasmer/blob/main/lib/wasix/src/lib.rs',
    functions: preview1,
    layouts: preview1Layouts,
  },
]

export type AbiLookup =
  | { readonly found: 'function'; readonly abi: Abi; readonly function: WasiFunction; readonly convention: Convention }
  /** The name is the ABI's, the type is not: whatever the host puts there, it is not this function. */
  | { readonly found: 'other-type'; readonly abi: Abi; readonly expected: string }
  | { readonly found: 'nothing' }

/** Looks up an imported function by module, name and core type (text format). */
export function lookUpFunction(module: string, name: string, type: string): AbiLookup {
  const abi = abis.find(candidate => candidate.id === module)
  if (abi === undefined || !Object.hasOwn(abi.functions, name)) return { found: 'nothing' }
  const fn = abi.functions[name]
  if (fn === undefined) return { found: 'nothing' }
  const convention = conventions.find(candidate => coreType(fn, candidate) === type)
  if (convention === undefined) return { found: 'other-type', abi, expected: coreType(fn) }
  return { found: 'function', abi, function: fn, convention }
}
