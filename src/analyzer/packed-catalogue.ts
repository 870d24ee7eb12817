import { isCapabilityId, type CapabilityId, type Needs } from '../core/capability.ts'
import type { TextLocation } from '../core/location.ts'
import { matchesPattern } from '../core/pattern.ts'
import { isPattern, matchesName, type Catalogue, type CatalogueEntry, type CatalogueFunctions } from './catalogue.ts'

/**
 * A catalogue of `rules/catalogues/`, compiled ahead of time so that no YAML is read at start-up. `functions` holds one
 * row an entry, separated by `;`: `name|needs|lines|column|type|stars`. What is left out is as in the row before
 * (`needs`, a number), one line further down (`lines`), column 3, no type, or no stars, so that most rows are a name and
 * nothing else. Plain strings without escapes are what V8 reads fastest.
 */
export interface PackedCatalogue {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly file: string
  /** Line and column of the name. */
  readonly at: readonly [line: number, column: number]
  readonly modules: readonly (readonly [pattern: string, line: number, column: number])[]
  /** `none`, `held`, `any a b`, `all a b`. */
  readonly needs: readonly string[]
  /** The names in `functions` that are patterns. */
  readonly wildcards: readonly string[]
  readonly functions: string
}

const usualColumn = 3

/** Throws if a name holds one of the separators; built-in catalogues have none that does. */
export function packCatalogue(catalogue: Catalogue, file: string): PackedCatalogue {
  const needs = [...new Set(catalogue.functions.all.map(entry => packNeeds(entry.needs)))]
  let lastNeeds = 0
  let lastLine = 0
  const rows = catalogue.functions.all.map(entry => {
    if (/[;|]/.test(`${entry.name}${entry.stars ?? ''}`)) {
      throw new Error(`${file}: the name "${entry.name}" cannot be packed`)
    }
    const { line, column } = entry.at
    const needed = needs.indexOf(packNeeds(entry.needs))
    const row = [
      entry.name,
      needed === lastNeeds ? '' : needed,
      line === lastLine + 1 ? '' : line - lastLine,
      column === usualColumn ? '' : column,
      entry.type ?? '',
      entry.stars ?? '',
    ]
    lastNeeds = needed
    lastLine = line
    return row.join('|').replace(/\|+$/, '')
  })
  return {
    name: catalogue.name,
    title: catalogue.title,
    source: catalogue.source,
    file,
    at: [catalogue.at.line, catalogue.at.column],
    modules: catalogue.modules.map(({ pattern, at }) => [pattern, at.line, at.column] as const),
    needs,
    wildcards: [...new Set(catalogue.functions.patterns.map(({ name }) => name))],
    functions: rows.join(';'),
  }
}

function packNeeds(needs: Needs): string {
  return 'capabilities' in needs ? [needs.mode, ...needs.capabilities].join(' ') : needs.mode
}

/** The inverse of `packCatalogue`. Rows are indexed when a name is first asked for, and unpacked when found. */
export function unpackCatalogue(packed: PackedCatalogue): Catalogue {
  const place = (line: number, column: number): TextLocation => ({ in: 'text', file: packed.file, line, column })
  let unpacked: CatalogueFunctions | undefined
  const functions = () => (unpacked ??= unpackFunctions(packed, place))
  // A search in one string is far cheaper than an index of its rows, and mostly the answer is no.
  const mayHold = (name: string) =>
    packed.functions.includes(name) || packed.wildcards.some(pattern => matchesPattern(pattern, name))
  return {
    name: packed.name,
    title: packed.title,
    source: packed.source,
    at: place(...packed.at),
    modules: packed.modules.map(([pattern, line, column]) => ({ pattern, at: place(line, column) })),
    functions: {
      get all() {
        return functions().all
      },
      get patterns() {
        return functions().patterns
      },
      named: name => (mayHold(name) ? functions().named(name) : []),
      matching: name => (mayHold(name) ? functions().matching(name) : []),
    },
  }
}

function unpackFunctions(
  packed: PackedCatalogue,
  place: (line: number, column: number) => TextLocation,
): CatalogueFunctions {
  const needs = packed.needs.map(unpackNeeds)
  const rows = packed.functions.split(';')
  const needed = new Uint8Array(rows.length)
  const lines = new Uint32Array(rows.length)
  const first = new Map<string, number>()
  const patterns: number[] = []
  let lastNeeds = 0
  let line = 0
  // Every check of a module with an unknown namespace runs this once, uncompiled: hence the plain loop.
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? ''
    const bar = row.indexOf('|')
    let name = row
    let further = 1
    if (bar >= 0) {
      name = row.slice(0, bar)
      const fields = row.split('|', 3)
      if (fields[1] !== undefined && fields[1] !== '') lastNeeds = Number(fields[1])
      if (fields[2] !== undefined && fields[2] !== '') further = Number(fields[2])
    }
    line += further
    needed[index] = lastNeeds
    lines[index] = line
    if (isPattern(name)) patterns.push(index)
    if (!first.has(name)) first.set(name, index)
  }
  const entry = (index: number): CatalogueEntry => {
    const [name = '', , , column = '', type = '', stars = ''] = rows[index]?.split('|') ?? []
    const found = needs[needed[index] ?? -1]
    if (found === undefined) throw new Error(`catalogue ${packed.name} is packed wrongly at "${name}"`)
    return {
      name,
      type: type === '' ? undefined : type,
      stars: stars === '' ? undefined : stars,
      needs: found,
      at: place(lines[index] ?? 0, column === '' ? usualColumn : Number(column)),
    }
  }
  const wild = patterns.map(entry)
  let all: readonly CatalogueEntry[] | undefined
  return {
    get all() {
      all ??= rows.map((_, index) => entry(index))
      return all
    },
    patterns: wild,
    matching(name) {
      return wild.filter(candidate => matchesName(candidate, name))
    },
    named(name) {
      const start = first.get(name)
      if (start === undefined) return []
      // Variants of one name follow one another.
      let end = start + 1
      while (rows[end]?.startsWith(`${name}|`) === true) end += 1
      return Array.from({ length: end - start }, (_, offset) => entry(start + offset))
    },
  }
}

function unpackNeeds(text: string): Needs {
  const [mode, ...ids] = text.split(' ')
  if (mode === 'none' || mode === 'held') return { mode }
  if (mode !== 'any' && mode !== 'all') throw new Error(`no such mode of needs: ${text}`)
  return { mode, capabilities: ids.filter((id): id is CapabilityId => isCapabilityId(id)) }
}
