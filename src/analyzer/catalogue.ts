import { isCapabilityId, type CapabilityId, type Needs } from '../core/capability.ts'
import type { FileCode } from '../core/codes.ts'
import { finding, type FindingOf } from '../core/finding.ts'
import { limits, type LimitName } from '../core/limits.ts'
import type { TextLocation } from '../core/location.ts'
import { matchesPattern } from '../core/pattern.ts'
import type { YamlEntry, YamlNode } from '../core/yaml.ts'

/**
 * A catalogue classifies the functions of import namespaces that wasm-policy does not implement. It is a YAML document:
 *
 *     apiVersion: wasm-policy.dev/v1
 *     kind: Catalogue
 *     metadata: { name: acme, title: Acme plugins, source: https://example.com/abi }
 *     modules: [acme_host]
 *     functions:
 *       acme_log: stdio.stderr                                   # needs this capability
 *       acme_now: { any: [clock.wall, clock.monotonic] }         # at least one of them; arguments decide
 *       acme_save: { all: [fs.write, fs.create] }                # all of them
 *       acme_add: none                                           # no authority at all
 *       acme_close: held                                         # acts on what another grant handed out
 *       acme_exit: { type: (func (param i32)), needs: process.exit }   # only if imported with this type
 *
 * A list of typed entries under one name tells homonyms apart. `*` in a module or function name stands for any run of
 * characters. Where a toolchain generates names, `stars` says which characters it uses, so that no other function can
 * be taken for one of them: `'invoke_*': { stars: vijfdp, needs: none }` is for invoke_vii and not for invoke_shell.
 */
export interface Catalogue {
  readonly name: string
  readonly title: string
  /** Where the namespace is specified. */
  readonly source: string
  readonly modules: readonly CatalogueModule[]
  readonly functions: CatalogueFunctions
  /** Where the name stands. */
  readonly at: TextLocation
}

/** The entries of a catalogue, in file order, and by name. */
export interface CatalogueFunctions {
  readonly all: readonly CatalogueEntry[]
  /** Entries whose name is a pattern. */
  readonly patterns: readonly CatalogueEntry[]
  /** Entries of exactly this name: one, or one a type. */
  named(this: void, name: string): readonly CatalogueEntry[]
  /** Patterns that this name fits. */
  matching(this: void, name: string): readonly CatalogueEntry[]
}

export interface CatalogueModule {
  readonly pattern: string
  readonly at: TextLocation
}

export interface CatalogueEntry {
  /** Function name or pattern. */
  readonly name: string
  /** The type in the text format; any type if absent. */
  readonly type: string | undefined
  /** The characters of which `*` stands for one or more; any run of any characters if absent. */
  readonly stars: string | undefined
  readonly needs: Needs
  readonly at: TextLocation
}

/** Whether an entry is for functions of this name. */
export function matchesName(entry: CatalogueEntry, name: string): boolean {
  if (!matchesPattern(entry.name, name)) return false
  if (entry.stars === undefined) return true
  const star = entry.name.indexOf('*')
  const run = name.slice(star, name.length - (entry.name.length - star - 1))
  return run !== '' && [...run].every(char => entry.stars?.includes(char) === true)
}

export type CatalogueResult =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly findings: readonly FindingOf<FileCode>[] }

/** Reads one catalogue document. All errors are reported, each with its place (WP4004–WP4007). */
export function parseCatalogue(document: YamlNode): CatalogueResult {
  const findings: FindingOf<FileCode>[] = []
  const report: Report = found => void findings.push(found)
  const root = fields(document, 'a catalogue', ['apiVersion', 'kind', 'metadata', 'modules', 'functions'], report)
  literal(root.get('apiVersion'), 'apiVersion', 'wasm-policy.dev/v1', report)
  literal(root.get('kind'), 'kind', 'Catalogue', report)
  const metadataNode = root.get('metadata')?.value
  const metadata =
    metadataNode === undefined ? undefined : fields(metadataNode, 'metadata', ['name', 'title', 'source'], report)
  const name = text(metadata?.get('name'), 'metadata.name', catalogueName, 'a name like my-plugins', report)
  const title = text(metadata?.get('title'), 'metadata.title', /^\S.*$/, 'a title', report)
  const source = text(metadata?.get('source'), 'metadata.source', /^https?:\/\/\S+$/, 'a URL', report)
  const modules = readModules(root.get('modules'), report)
  const functions = indexEntries(readFunctions(root.get('functions'), report))
  const tooMany = [...modules, ...functions.patterns][limits.cataloguePatterns.value]
  if (tooMany !== undefined) {
    report(beyond('cataloguePatterns', modules.length + functions.patterns.length, tooMany.at))
  }
  if (findings.length > 0) return { ok: false, findings }
  const at = metadata?.get('name')?.value.at ?? document.at
  return { ok: true, catalogue: { name, title, source, modules, functions, at } }
}

function indexEntries(all: readonly CatalogueEntry[]): CatalogueFunctions {
  const exact = Map.groupBy(all, ({ name }) => name)
  const patterns = all.filter(({ name }) => isPattern(name))
  return {
    all,
    patterns,
    named: name => exact.get(name) ?? [],
    matching: name => patterns.filter(entry => matchesName(entry, name)),
  }
}

/** A pattern never is looked up by its own text, so it may stand in an index of exact names. */
export function isPattern(name: string): boolean {
  return name.includes('*')
}

type Report = (found: FindingOf<FileCode>) => void

function fields(
  node: YamlNode,
  where: string,
  keys: readonly string[],
  report: Report,
  known: readonly string[] = keys,
): ReadonlyMap<string, YamlEntry> {
  const found = new Map<string, YamlEntry>()
  if (node.kind !== 'mapping') {
    bad(where, node, `a mapping with the keys ${known.join(', ')}`, report)
    return found
  }
  for (const entry of node.entries) {
    if (known.includes(entry.key)) found.set(entry.key, entry)
    else report(finding('WP4005', { key: entry.key, where, hint: `; known keys are ${known.join(', ')}` }, entry.keyAt))
  }
  for (const key of keys) if (!found.has(key)) report(finding('WP4007', { where, key }, node.at))
  return found
}

function bad(where: string, node: YamlNode, expected: string, report: Report, hint = ''): void {
  const found = node.kind === 'scalar' ? `"${node.text.slice(0, 100)}"` : `a ${node.kind}`
  report(finding('WP4006', { where, found, expected, hint }, node.at))
}

function beyond(name: LimitName, found: number | string, at: TextLocation): FindingOf<FileCode> {
  const { value: limit, bounds: what } = limits[name]
  return finding('WP4004', { found, what, limit, name }, at)
}

function isTooLong(name: string, at: TextLocation, report: Report): boolean {
  const bytes = new TextEncoder().encode(name).length
  if (bytes <= limits.namePatternBytes.value) return false
  report(beyond('namePatternBytes', `${bytes} bytes in`, at))
  return true
}

function literal(entry: YamlEntry | undefined, where: string, expected: string, report: Report): void {
  if (entry === undefined) return
  if (entry.value.kind !== 'scalar' || entry.value.value !== expected) bad(where, entry.value, `"${expected}"`, report)
}

function text(
  entry: YamlEntry | undefined,
  where: string,
  form: RegExp,
  expected: string,
  report: Report,
): string {
  if (entry === undefined) return ''
  const node = entry.value
  if (node.kind === 'scalar' && typeof node.value === 'string' && form.test(node.value)) return node.value
  bad(where, node, expected, report)
  return ''
}

function readModules(entry: YamlEntry | undefined, report: Report): readonly CatalogueModule[] {
  if (entry === undefined) return []
  if (entry.value.kind !== 'sequence' || entry.value.items.length === 0) {
    bad('modules', entry.value, 'a list of import module names', report)
    return []
  }
  const modules: CatalogueModule[] = []
  for (const item of entry.value.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string' || item.value === '') {
      bad('modules', item, 'an import module name', report)
    } else if (/^\*+$/.test(item.value)) {
      bad('modules', item, 'a module name, not every module', report)
    } else if (!isTooLong(item.value, item.at, report)) modules.push({ pattern: item.value, at: item.at })
  }
  return modules
}

function readFunctions(entry: YamlEntry | undefined, report: Report): readonly CatalogueEntry[] {
  if (entry === undefined) return []
  if (entry.value.kind !== 'mapping') {
    bad('functions', entry.value, 'a mapping from function name to what it needs', report)
    return []
  }
  return entry.value.entries.flatMap(({ key, keyAt, value }) => {
    if (isTooLong(key, keyAt, report)) return []
    if (value.kind !== 'sequence') return readEntry(key, keyAt, value, false, report)
    const variants = value.items.flatMap(item => readEntry(key, item.at, item, true, report))
    for (const [index, variant] of variants.entries()) {
      const first = variants.findIndex(other => other.type === variant.type)
      if (first < index) bad(`functions.${key}`, value, `one entry for the type ${variant.type}`, report)
    }
    return variants
  })
}

function readEntry(
  name: string,
  at: TextLocation,
  node: YamlNode,
  needsType: boolean,
  report: Report,
): readonly CatalogueEntry[] {
  const where = `functions.${name}`
  const typed = node.kind === 'mapping' && node.entries.some(entry => entryKeys.includes(entry.key))
  if (!typed && !needsType) {
    const needs = readNeeds(node, where, report)
    return needs === undefined ? [] : [{ name, type: undefined, stars: undefined, needs, at }]
  }
  const parts = fields(node, where, needsType ? ['type', 'needs'] : ['needs'], report, entryKeys)
  const typeEntry = parts.get('type')
  const starsEntry = parts.get('stars')
  const needsEntry = parts.get('needs')
  if (needsEntry === undefined || (needsType && typeEntry === undefined)) return []
  const type = typeEntry && text(typeEntry, `${where}.type`, functionType, typeForm, report)
  const stars = starsEntry && text(starsEntry, `${where}.stars`, /^[^*]+$/, 'characters that "*" stands for', report)
  if (starsEntry !== undefined && name.split('*').length !== 2) bad(where, node, 'a name with one "*" in it', report)
  const needs = readNeeds(needsEntry.value, where, report)
  return needs === undefined ? [] : [{ name, type, stars, needs, at }]
}

const entryKeys = ['type', 'stars', 'needs']
const typeForm = 'a type like (func (param i32 i32) (result i32))'

const catalogueName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

// The exact spelling matters, because it is compared as text.
const valueTypes = '(?: (?:[a-z0-9]+|\\(ref (?:null )?[a-z0-9]+\\)))+'
const functionType = new RegExp(`^\\(func(?: \\(param${valueTypes}\\))?(?: \\(result${valueTypes}\\))?\\)$`)

const needsForms = 'a capability, "none", "held", { any: [...] } or { all: [...] }'

function readNeeds(node: YamlNode, where: string, report: Report): Needs | undefined {
  if (node.kind === 'scalar') {
    if (node.value === 'none' || node.value === 'held') return { mode: node.value }
    const id = readCapability(node, where, needsForms, report)
    return id === undefined ? undefined : { mode: 'all', capabilities: [id] }
  }
  const only = node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined
  if (only === undefined || (only.key !== 'any' && only.key !== 'all') || only.value.kind !== 'sequence') {
    bad(where, node, needsForms, report)
    return undefined
  }
  if (only.value.items.length === 0) bad(where, only.value, 'at least one capability', report)
  const ids = only.value.items.map(item => readCapability(item, where, 'a capability', report))
  const known = ids.filter(id => id !== undefined)
  if (new Set(known).size < known.length) bad(where, only.value, 'each capability once', report)
  return { mode: only.key, capabilities: known }
}

function readCapability(node: YamlNode, where: string, expected: string, report: Report): CapabilityId | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string' && isCapabilityId(node.value)) return node.value
  bad(where, node, expected, report, '; docs/reference/capabilities.md lists the capabilities')
  return undefined
}
