import { finding } from '../core/finding.ts'
import type { TextLocation } from '../core/location.ts'
import type { YamlEntry, YamlNode } from '../core/yaml.ts'
import { didYouMean, shorten, type PolicyError } from './errors.ts'
import type { Sourced, Unit } from './policy.ts'
import { parseQuantity, quantityForms, unitNames } from './units.ts'

/** What the reader of one document carries along. */
export interface Reading {
  /** Against which relative paths are resolved. */
  readonly path: string
  /** Today, `YYYY-MM-DD`. */
  readonly now: string
  readonly errors: PolicyError[]
}

export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'mapping' ? node.entries : []
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : []
}

export function stringOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

export function complain(reading: Reading, at: TextLocation, where: string, found: string, expected: string): void {
  const params = { where, found: `"${shorten(found)}"`, expected, hint: '' }
  reading.errors.push(finding('WP4006', params, at) as PolicyError)
}

/** The strings of a list that have the wanted form; duplicates and the others are errors. */
export function stringsOf(
  node: YamlNode,
  where: string,
  check: (text: string) => string | undefined,
  reading: Reading,
): readonly Sourced<string>[] {
  const seen = new Map<string, TextLocation>()
  for (const [index, item] of itemsOf(node).entries()) {
    const text = stringOf(item)
    if (text === undefined) continue
    const first = seen.get(text)
    const expected = check(text) ?? (first && `a value that is not in the list already (line ${first.line})`)
    if (expected === undefined) seen.set(text, item.at)
    else complain(reading, item.at, `${where}[${index}]`, text, expected)
  }
  return [...seen].map(([value, at]) => ({ value, at }))
}

/** A string of the wanted form; anything else is an error or was reported by the validator. */
export function checkedString(
  entry: YamlEntry | undefined,
  where: string,
  check: (text: string) => string | undefined,
  reading: Reading,
): Sourced<string> | undefined {
  const value = entry && stringOf(entry.value)
  if (entry === undefined || value === undefined) return undefined
  const expected = check(value)
  if (expected === undefined) return { value, at: entry.value.at }
  complain(reading, entry.value.at, where, value, expected)
  return undefined
}

export function readQuantity(
  entry: YamlEntry,
  where: string,
  unit: Unit,
  reading: Reading,
): Sourced<number> | undefined {
  const node = entry.value
  if (node.kind !== 'scalar' || (typeof node.value !== 'string' && typeof node.value !== 'number')) return undefined
  // Numbers are taken as YAML reads them (0x10, 1e3), strings with their unit.
  const value = parseQuantity(typeof node.value === 'number' ? String(node.value) : node.text, unit)
  if (value !== undefined) return { value, at: entry.keyAt }
  const suffix = /[A-Za-z]+$/.exec(node.text)?.[0] ?? ''
  const hint = suffix === '' || unitNames(unit).includes(suffix) ? '' : didYouMean(suffix, unitNames(unit))
  const params = { where, found: shorten(node.text), expected: `${quantityForms[unit]}${hint}` }
  reading.errors.push(finding('WP4008', params, node.at) as PolicyError)
  return undefined
}
