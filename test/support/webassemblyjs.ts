import { traverse } from '@webassemblyjs/ast'
import { decode } from '@webassemblyjs/wasm-parser'
import type { Histogram } from './wat.ts'

/** What this independent reader of WebAssembly 1.0 finds in a module. */
export interface Reading {
  /** `module.name kind`, and `name kind index`. */
  readonly imports: readonly string[]
  readonly exports: readonly string[]
  readonly functions: number
  /** Instructions of bodies, but `else` and `end`, which its tree does not keep. */
  readonly histogram: Histogram
}

// The parts of its untyped tree that are looked at.
interface Node {
  readonly type: string
  readonly id?: unknown
  readonly object?: string
  readonly module?: string
  readonly name?: string
  readonly descr?: { readonly type: string; readonly exportType?: string; readonly id?: { readonly value: number } }
  readonly body?: readonly Node[]
  readonly instr?: readonly Node[]
  readonly consequent?: readonly Node[]
  readonly alternate?: readonly Node[]
}

const importKinds: Readonly<Record<string, string>> = {
  FuncImportDescr: 'func',
  Table: 'table',
  Memory: 'memory',
  GlobalType: 'global',
}

export function readWithWebassemblyjs(bytes: Uint8Array): Reading {
  const imports: Node[] = []
  const exports: Node[] = []
  const functions: Node[] = []
  traverse(decode(new Uint8Array(bytes).buffer, {}), {
    ModuleImport: ({ node }: { node: Node }) => void imports.push(node),
    ModuleExport: ({ node }: { node: Node }) => void exports.push(node),
    Func: ({ node }: { node: Node }) => void functions.push(node),
  })
  const counts = new Map<string, number>()
  for (const each of functions) count(each.body ?? [], counts)
  return {
    imports: imports.map(each => `${each.module}.${each.name} ${importKinds[each.descr?.type ?? '']}`),
    exports: exports.map(each => `${each.name} ${each.descr?.exportType?.toLowerCase()} ${each.descr?.id?.value}`),
    functions: functions.length,
    histogram: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

const structures: Readonly<Record<string, string>> = {
  BlockInstruction: 'block',
  LoopInstruction: 'loop',
  IfInstruction: 'if',
  CallInstruction: 'call',
  CallIndirectInstruction: 'call_indirect',
}

function count(nodes: readonly Node[], counts: Map<string, number>): void {
  for (const node of nodes) {
    const mnemonic = structures[node.type] ?? modernName(node)
    // Local declarations are instructions to it.
    if (mnemonic !== 'local' && mnemonic !== 'end') counts.set(mnemonic, (counts.get(mnemonic) ?? 0) + 1)
    for (const inner of [node.instr, node.consequent, node.alternate]) count(inner ?? [], counts)
  }
}

const renamed: Readonly<Record<string, string>> = {
  get_local: 'local.get',
  set_local: 'local.set',
  tee_local: 'local.tee',
  get_global: 'global.get',
  set_global: 'global.set',
  current_memory: 'memory.size',
  grow_memory: 'memory.grow',
}

/** It uses the names of the text format before 2019: `i32.trunc_s/f32`, and `u32.load` for `i32.load`. */
function modernName(node: Node): string {
  const id = String(node.id)
  const [, operation = id, sign = '', from = ''] = /^(\w+?)(_[su])?\/(\w+)$/.exec(id) ?? []
  const object = /^(load|store)/.test(id) ? node.object?.replace('u', 'i') : node.object
  const modern = from === '' ? (renamed[id] ?? id) : `${operation}_${from}${sign}`
  return object === undefined ? modern : `${object}.${modern}`
}
