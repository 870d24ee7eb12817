import type { CompositeType, DecodedModule, ExternalKind, Limits } from '../wasm/module.ts'

/** Types in the notation of the text format (spec, 6.4), as wasm-tools prints them. */
export function functionTypeText(type: CompositeType | undefined): string {
  if (type?.kind !== 'func') return '(func)'
  const part = (keyword: string, types: readonly string[]) => (types.length === 0 ? '' : ` (${keyword} ${types.join(' ')})`)
  return `(func${part('param', type.params)}${part('result', type.results)})`
}

export function limitsText({ minimum, maximum, shared, indexType }: Limits): string {
  return [indexType === 'i64' ? 'i64 ' : '', minimum, maximum === undefined ? '' : ` ${maximum}`, shared ? ' shared' : ''].join('')
}

/**
 * The types of a module's items as text. A function type is written once, however many items have it.
 */
export class TypeTexts {
  private readonly module: DecodedModule
  private readonly functions = new Map<number, string>()

  constructor(module: DecodedModule) {
    this.module = module
  }

  of(kind: ExternalKind, index: number): string {
    if (kind !== 'func') return externalTypeText(this.module, kind, index)
    const type = this.module.functions.typeIndex[index] ?? -1
    let text = this.functions.get(type)
    if (text === undefined) {
      text = externalTypeText(this.module, kind, index)
      this.functions.set(type, text)
    }
    return text
  }
}

/** The type of an item of an index space; for an index that names nothing, the bare keyword. */
export function externalTypeText(module: DecodedModule, kind: ExternalKind, index: number): string {
  switch (kind) {
    case 'func':
      return functionTypeText(module.types[module.functions.typeIndex[index] ?? -1]?.composite)
    case 'table': {
      const table = module.tables[index]
      return table === undefined ? '(table)' : `(table ${limitsText(table.limits)} ${table.element})`
    }
    case 'memory': {
      const memory = module.memories[index]
      if (memory === undefined) return '(memory)'
      const pageSize = memory.pageSize === 65_536 ? '' : ` (pagesize ${memory.pageSize})`
      return `(memory ${limitsText(memory.limits)}${pageSize})`
    }
    case 'global': {
      const global = module.globals[index]
      if (global === undefined) return '(global)'
      return `(global ${global.mutable ? `(mut ${global.valueType})` : global.valueType})`
    }
    case 'tag': {
      const tag = module.tags[index]
      if (tag === undefined) return '(tag)'
      return functionTypeText(module.types[tag.typeIndex]?.composite).replace('(func', '(tag')
    }
    default:
      return kind satisfies never
  }
}
