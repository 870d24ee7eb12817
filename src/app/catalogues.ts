import { builtInCatalogues } from '../analyzer/built-in-catalogues.ts'
import { addCatalogues, type CatalogueSetResult } from '../analyzer/catalogue-set.ts'
import { parseCatalogue, type Catalogue } from '../analyzer/catalogue.ts'
import type { FileCode } from '../core/codes.ts'
import { finding, type FindingOf } from '../core/finding.ts'
import type { TextLocation } from '../core/location.ts'
import { readYaml } from '../core/yaml.ts'
import { readTextFile } from './text-file.ts'

/** A catalogue file of the user's. */
export interface CatalogueFile {
  /** Where it is. */
  readonly path: string
  /** As locations in it are shown. */
  readonly file: string
  /** The line that names it; its own beginning if it was named on the command line. */
  readonly at?: TextLocation
}

export type ReadCatalogues =
  | { readonly ok: true; readonly catalogues: readonly Catalogue[]; readonly texts: readonly string[] }
  | { readonly ok: false; readonly findings: readonly FindingOf<FileCode>[] }

/** Reads catalogue files; each may hold several documents. All errors of all files, with their places. */
export function readCatalogues(files: readonly CatalogueFile[]): ReadCatalogues {
  const findings: FindingOf<FileCode>[] = []
  const catalogues: Catalogue[] = []
  const texts: string[] = []
  for (const { path, file, at } of files) {
    const start: TextLocation = { in: 'text', file, line: 1, column: 1 }
    const read = readTextFile(path)
    if (!read.ok) {
      findings.push(finding('WP4001', { reason: at === undefined ? read.reason : `"${file}": ${read.reason}` }, at ?? start))
      continue
    }
    texts.push(read.text)
    const yaml = readYaml(file, read.text)
    if (!yaml.ok) {
      findings.push(...yaml.findings)
      continue
    }
    if (yaml.documents.length === 0) {
      findings.push(finding('WP4006', { where: 'the catalogue', found: 'nothing', expected: 'a Catalogue document', hint: '' }, start))
    }
    for (const document of yaml.documents) {
      const parsed = parseCatalogue(document)
      if (parsed.ok) catalogues.push(parsed.catalogue)
      else findings.push(...parsed.findings)
    }
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, catalogues, texts }
}

/** The catalogues that ship, joined with the user's. */
export function withCatalogues(files: readonly CatalogueFile[]): CatalogueSetResult {
  if (files.length === 0) return { ok: true, set: builtInCatalogues() }
  const read = readCatalogues(files)
  return read.ok ? addCatalogues(builtInCatalogues(), read.catalogues) : read
}
