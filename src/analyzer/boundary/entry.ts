import type { ImportDeclaration } from '../../wasm/module.ts'
import { functionTypeText } from '../type-text.ts'
import type { Check, Facts } from './facts.ts'
import { importLabel, shown } from './wording.ts'

/** The namespaces of WASI in its core-module ABI. */
const wasiNamespaces: readonly string[] = ['wasi_unstable', 'wasi_snapshot_preview1']

/** WASI functions without pointers, which work without an exported memory. */
const withoutPointers: readonly string[] = ['proc_exit', 'proc_raise', 'sched_yield']

const entryPoints: readonly string[] = ['_start', '_initialize']

export const startFunction: Check<'WP2040'> = ({ module: { start } }, report) => {
  if (start !== undefined) report.place(start.offset, { function: start.function })
}

export const importedStartFunction: Check<'WP2041'> = ({ module: { start }, importOf }, report) => {
  const imported = start === undefined ? undefined : importOf('func', start.function)
  if (start !== undefined && imported !== undefined) report.place(start.offset, { import: importLabel(imported) })
}

export const wasiEntryType: Check<'WP2042'> = (facts, report) => {
  if (wasiImports(facts).length === 0) return
  for (const { name, kind, index, offset } of facts.module.exports) {
    if (!entryPoints.includes(name)) continue
    const type = kind === 'func' ? facts.functionType(index) : undefined
    if (type?.kind === 'func' && type.params.length === 0 && type.results.length === 0) continue
    report.place(offset, { name, found: kind === 'func' ? shown(functionTypeText(type)) : kind })
  }
}

export const wasiCommandAndReactor: Check<'WP2043'> = ({ module }, report) => {
  const found = module.exports.filter(({ name }) => entryPoints.includes(name))
  if (found.length === entryPoints.length) report.place(Math.max(...found.map(({ offset }) => offset)), {})
}

export const wasiWithoutMemory: Check<'WP2044'> = (facts, report) => {
  const needy = wasiImports(facts).find(({ name }) => !withoutPointers.includes(name))
  if (needy === undefined) return
  const { memories, exports } = facts.module
  if (memories.some(({ imported }) => imported)) return
  if (exports.some(({ kind, name }) => kind === 'memory' && name === 'memory')) return
  report.place(needy.offset, { import: importLabel(needy) })
}

export const mixedWasiVersions: Check<'WP2045'> = (facts, report) => {
  const [first, ...others] = wasiImports(facts)
  const other = others.find(({ module }) => module !== first?.module)
  if (other !== undefined) report.place(other.offset, {})
}

function wasiImports({ module }: Facts): readonly ImportDeclaration[] {
  return module.imports.filter(({ kind, module: namespace }) => kind === 'func' && wasiNamespaces.includes(namespace))
}
