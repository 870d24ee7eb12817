import { isCapabilityId, type CapabilityId, type Needs } from '../core/capability.ts'
import type { TextLocation } from '../core/location.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'

/**
 * A catalogue of `rules/catalogues/`, compiled ahead of time so that no YAML is read at start-up. One line of
 * `functions` is one entry: name, number of its needs, line, column, and its type where it states one; tab-separated.
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
  readonly functions: string
}

export function packCatalogue(catalogue: Catalogue, file: string): PackedCatalogue {
  const needs = [...new Set(catalogue.functions.map(entry => packNeeds(entry.needs)))]
  const lines = catalogue.functions.map(({ name, type, needs: needed, at }) =>
    [name, needs.indexOf(packNeeds(needed)), at.line, at.column, ...(type === undefined ? [] : [type])].join('\t'),
  )
  return {
    name: catalogue.name,
    title: catalogue.title,
    source: catalogue.source,
    file,
    at: [catalogue.at.line, catalogue.at.column],
    modules: catalogue.modules.map(({ pattern, at }) => [pattern, at.line, at.column] as const),
    needs,
    functions: lines.join('\n'),
  }
}

function packNeeds(needs: Needs): string {
  return 'capabilities' in needs ? [needs.mode, ...needs.capabilities].join(' ') : needs.mode
}

/** The inverse of `packCatalogue`. The functions are unpacked when they are first asked for. */
export function unpackCatalogue(packed: PackedCatalogue): Catalogue {
  const place = (line: number, column: number): TextLocation => ({ in: 'text', file: packed.file, line, column })
  let functions: readonly CatalogueEntry[] | undefined
  return {
    name: packed.name,
    title: packed.title,
    source: packed.source,
    at: place(...packed.at),
    modules: packed.modules.map(([pattern, line, column]) => ({ pattern, at: place(line, column) })),
    get functions() {
      functions ??= unpackFunctions(packed, place)
      return functions
    },
  }
}

function unpackFunctions(
  packed: PackedCatalogue,
  place: (line: number, column: number) => TextLocation,
): readonly CatalogueEntry[] {
  const needs = packed.needs.map(unpackNeeds)
  return packed.functions.split('\n').map(row => {
    const [name = '', needed, line, column, type] = row.split('\t')
    const found = needs[Number(needed)]
    if (found === undefined) throw new Error(`catalogue ${packed.name} is packed wrongly at "${row}"`)
    return { name, type, needs: found, at: place(Number(line), Number(column)) }
  })
}

function unpackNeeds(text: string): Needs {
  const [mode, ...ids] = text.split(' ')
  if (mode === 'none' || mode === 'held') return { mode }
  if (mode !== 'any' && mode !== 'all') throw new Error(`no such mode of needs: ${text}`)
  return { mode, capabilities: ids.filter((id): id is CapabilityId => isCapabilityId(id)) }
}
