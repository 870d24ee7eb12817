import type { Needs } from '../core/capability.ts'
import type { FileCode } from '../core/codes.ts'
import { finding, type FindingOf } from '../core/finding.ts'
import { formatTextLocation } from '../core/location.ts'
import { matchesPattern, patternsOverlap } from '../core/pattern.ts'
import { abis } from '../wasi/abis.ts'
import { conventions, coreType } from '../wasi/types.ts'
import { isPattern, matchesName, type Catalogue, type CatalogueEntry } from './catalogue.ts'

/** Catalogues that do not contradict one another, so that the order of asking does not matter. */
export interface CatalogueSet {
  readonly catalogues: readonly Catalogue[]
  /** The entry for an imported function, by module, name and type (text format). */
  find(this: void, module: string, name: string, type: string): Classification | undefined
}

export interface Classification {
  /** Name of the catalogue. */
  readonly catalogue: string
  readonly needs: Needs
}

export type CatalogueSetResult =
  | { readonly ok: true; readonly set: CatalogueSet }
  | { readonly ok: false; readonly findings: readonly FindingOf<FileCode>[] }

/** Adds a user's catalogues, in order. Each entry that is already classified elsewhere is a WP4012 with both places. */
export function addCatalogues(base: CatalogueSet, added: readonly Catalogue[]): CatalogueSetResult {
  const findings: FindingOf<FileCode>[] = []
  const accepted = [...base.catalogues]
  for (const catalogue of added) {
    findings.push(...conflicts(accepted, catalogue))
    accepted.push(catalogue)
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, set: catalogueSet(accepted) }
}

/**
 * What `catalogue` classifies that the WASI table or one of `others` classifies as well (WP4012), and a name that one
 * of them has (WP4006).
 */
export function conflicts(others: readonly Catalogue[], catalogue: Catalogue): readonly FindingOf<FileCode>[] {
  return [...sameName(others, catalogue), ...sameImports(others, catalogue)]
}

function sameName(others: readonly Catalogue[], { name, at }: Catalogue): readonly FindingOf<FileCode>[] {
  const first = others.find(other => other.name === name)
  if (first === undefined) return []
  const expected = `a name other than that of ${formatTextLocation(first.at)}`
  return [finding('WP4006', { where: 'metadata.name', found: `"${name}"`, expected, hint: '' }, at)]
}

function sameImports(others: readonly Catalogue[], catalogue: Catalogue): readonly FindingOf<FileCode>[] {
  return catalogue.modules.flatMap(({ pattern: module }) => [
    ...catalogue.functions.all.flatMap(entry => abiConflict(module, entry)),
    ...others
      .filter(other => other.modules.some(known => patternsOverlap(known.pattern, module)))
      .flatMap(other => catalogue.functions.all.flatMap(entry => overlap(other, module, entry))),
  ])
}

function overlap({ name, functions }: Catalogue, module: string, entry: CatalogueEntry): FindingOf<FileCode>[] {
  // An exact name can only meet its equal or a pattern; a pattern has to be held against everything.
  const candidates = isPattern(entry.name) ? functions.all : [...functions.named(entry.name), ...functions.patterns]
  const first = candidates.find(
    known => sameTypePossible(known.type, entry.type) && sameNamePossible(known, entry),
  )
  if (first === undefined) return []
  const params = { import: `${shortened(module)}.${shortened(entry.name)}`, first: `${formatTextLocation(first.at)} (${name})` }
  return [finding('WP4012', params, entry.at)]
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 79)}…` : name
}

function abiConflict(module: string, entry: CatalogueEntry): FindingOf<FileCode>[] {
  for (const abi of abis) {
    if (!matchesPattern(module, abi.id)) continue
    for (const [name, fn] of Object.entries(abi.functions)) {
      if (!matchesName(entry, name)) continue
      if (entry.type !== undefined && !conventions.some(convention => coreType(fn, convention) === entry.type)) continue
      const params = { import: `${abi.id}.${name}`, first: `the built-in table of ${abi.title}` }
      return [finding('WP4012', params, entry.at)]
    }
  }
  return []
}

/** Two patterns that overlap but for their stars count as overlapping: a false conflict is only a nuisance. */
function sameNamePossible(first: CatalogueEntry, second: CatalogueEntry): boolean {
  if (!isPattern(second.name)) return matchesName(first, second.name)
  if (!isPattern(first.name)) return matchesName(second, first.name)
  return patternsOverlap(first.name, second.name)
}

function sameTypePossible(first: string | undefined, second: string | undefined): boolean {
  return first === undefined || second === undefined || first === second
}

/** A set of catalogues that are known not to contradict one another. */
export function catalogueSet(catalogues: readonly Catalogue[]): CatalogueSet {
  const byModule = new Map<string, readonly Catalogue[]>()
  const cataloguesOf = (module: string): readonly Catalogue[] => {
    let found = byModule.get(module)
    if (found === undefined) {
      found = catalogues.filter(({ modules }) => modules.some(({ pattern }) => matchesPattern(pattern, module)))
      byModule.set(module, found)
    }
    return found
  }
  return {
    catalogues,
    find(module, name, type) {
      for (const catalogue of cataloguesOf(module)) {
        const fits = (entry: CatalogueEntry) => entry.type === undefined || entry.type === type
        // Within one catalogue an exact name says more than a pattern.
        const entry = catalogue.functions.named(name).find(fits) ?? catalogue.functions.matching(name).find(fits)
        if (entry !== undefined) return { catalogue: catalogue.name, needs: entry.needs }
      }
      return undefined
    },
  }
}
