import type { DecodedModule, Limits, TypeDefinition } from '../../src/wasm/module.ts'

/**
 * The declarations of a module in the notation of wasm-tools, each without its initial value or contents: what
 * `declarationsOfText` finds must begin with these, in the same order.
 */
export function declarationsOfModule(module: DecodedModule): string[] {
  const functionType = (index: number) => `(type ${module.functions.typeIndex[index]})`
  const defined = <T extends { readonly imported: boolean }>(all: readonly T[], line: (each: T, index: number) => string) =>
    all.flatMap((each, index) => (each.imported ? [] : [line(each, index)]))
  return [
    ...module.types.map((type, index) => `(type (;${index};) ${typeText(type)}`),
    ...module.imports.map(each => {
      const head = `(import "${each.module}" "${each.name}" (${each.kind} (;${each.index};) `
      switch (each.kind) {
        case 'func':
          return head + functionType(each.index)
        case 'table':
          return head + tableText(module, each.index)
        case 'memory':
          return head + memoryText(module, each.index)
        case 'global':
          return head + globalText(module, each.index)
        case 'tag':
          return `${head}(type ${module.tags[each.index]?.typeIndex})`
        default:
          return each.kind satisfies never
      }
    }),
    ...[...module.functions.typeIndex.keys()]
      .slice(module.functions.imported)
      .map(index => `(func (;${index};) ${functionType(index)}`),
    ...defined(module.tables, (_, index) => `(table (;${index};) ${tableText(module, index)}`),
    ...defined(module.memories, (_, index) => `(memory (;${index};) ${memoryText(module, index)}`),
    ...defined(module.tags, (tag, index) => `(tag (;${index};) (type ${tag.typeIndex})`),
    ...defined(module.globals, (_, index) => `(global (;${index};) ${globalText(module, index)}`),
    ...module.exports.map(each => `(export "${each.name}" (${each.kind} ${each.index})`),
    ...(module.start === undefined ? [] : [`(start ${module.start.function}`]),
    ...[...module.elements].map(({ place }, index) => {
      const into = place.mode === 'active' && place.into !== 0 ? ` (table ${place.into})` : ''
      return `(elem (;${index};)${into}${place.mode === 'declarative' ? ' declare' : ''}`
    }),
    ...[...module.data].map(({ place }, index) => {
      const into = place.mode === 'active' && place.into !== 0 ? ` (memory ${place.into})` : ''
      return `(data (;${index};)${into}`
    }),
  ]
}

const kinds = ['type', 'import', 'func', 'table', 'memory', 'tag', 'global', 'export', 'start', 'elem', 'data']

/** The lines of a printed module that declare something, grouped by kind in the order of the sections. */
export function declarationsOfText(wat: string): string[] {
  const byKind = new Map<string, string[]>(kinds.map(kind => [kind, []]))
  for (const line of wat.split('\n')) {
    // Types of a rec group are indented once more.
    const kind = /^ {2}(?: {2}(?=\(type \(;))?\(([a-z]+)/.exec(line)?.[1]
    if (kind !== undefined) byKind.get(kind)?.push(unescape(line.trim()))
  }
  return [...byKind.values()].flat()
}

function unescape(line: string): string {
  return line.replace(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
}

function typeText({ composite, final, supertypes }: TypeDefinition): string {
  const text = (() => {
    switch (composite.kind) {
      case 'func':
        return `(func${wrapped('param', composite.params)}${wrapped('result', composite.results)})`
      case 'struct':
        return `(struct${composite.fields.map(({ storage, mutable }) => ` (field ${mutableText(storage, mutable)})`).join('')})`
      case 'array':
        return `(array ${mutableText(composite.field.storage, composite.field.mutable)})`
      case 'cont':
        return `(cont ${composite.function})`
      default:
        return composite satisfies never
    }
  })()
  if (final && supertypes.length === 0) return text
  return `(sub${final ? ' final' : ''}${supertypes.map(index => ` ${index}`).join('')} ${text})`
}

function wrapped(keyword: string, types: readonly string[]): string {
  return types.length === 0 ? '' : ` (${keyword} ${types.map(short).join(' ')})`
}

function mutableText(type: string, mutable: boolean): string {
  return mutable ? `(mut ${short(type)})` : short(type)
}

/**
 * wasm-tools prints nullable abstract references in their short form, whichever way they are encoded; but those to
 * continuations in the long one.
 */
function short(type: string): string {
  if (type === 'contref') return '(ref null cont)'
  if (type === 'nullcontref') return '(ref null nocont)'
  const abstract = /^\(ref null ([a-z][a-z0-9]*)\)$/.exec(type)?.[1]
  if (abstract === undefined || abstract.endsWith('cont')) return type
  if (abstract === 'none') return 'nullref'
  return abstract.startsWith('no') ? `null${abstract.slice(2)}ref` : `${abstract}ref`
}

function limitsText({ indexType, minimum, maximum }: Limits): string {
  return `${indexType === 'i64' ? 'i64 ' : ''}${minimum}${maximum === undefined ? '' : ` ${maximum}`}`
}

function tableText(module: DecodedModule, index: number): string {
  const table = module.tables[index]
  return table === undefined ? 'missing' : `${limitsText(table.limits)} ${short(table.element)}`
}

function memoryText(module: DecodedModule, index: number): string {
  const memory = module.memories[index]
  if (memory === undefined) return 'missing'
  const pages = memory.pageSize === 65_536 ? '' : ` (pagesize 0x${memory.pageSize.toString(16)})`
  return `${limitsText(memory.limits)}${memory.limits.shared ? ' shared' : ''}${pages}`
}

function globalText(module: DecodedModule, index: number): string {
  const global = module.globals[index]
  return global === undefined ? 'missing' : mutableText(global.valueType, global.mutable)
}
