import type { FileCode } from '../core/codes.ts'
import type { FindingOf } from '../core/finding.ts'
import type { TextLocation } from '../core/location.ts'
import type { YamlNode } from '../core/yaml.ts'

/** What is wrong with a policy file; always with the place in the text. */
export type PolicyError = FindingOf<FileCode> & { readonly at: TextLocation }

/** In reading order, file by file as they were loaded; the same place keeps the order in which errors were found. */
export function inReadingOrder<T extends { readonly at: TextLocation }>(errors: readonly T[]): readonly T[] {
  const files = [...new Set(errors.map(error => error.at.file))]
  return errors.toSorted(
    (a, b) =>
      files.indexOf(a.at.file) - files.indexOf(b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column,
  )
}

/** What stands in a policy, for an error message. */
export function describe(node: YamlNode): string {
  switch (node.kind) {
    case 'mapping':
      return node.entries.length === 0 ? 'an empty mapping' : 'a mapping'
    case 'sequence':
      return node.items.length === 0 ? 'an empty list' : 'a list'
    case 'scalar':
      if (node.value === null) return 'nothing'
      return typeof node.value === 'string' ? `"${shorten(node.text)}"` : shorten(node.text)
    default:
      return node satisfies never
  }
}

/** Long values are cut, so that an error stays a line. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** `; did you mean "allow"?` if one of the candidates is near, else nothing. */
export function didYouMean(found: string, candidates: readonly string[]): string {
  const allowed = Math.max(1, Math.floor(found.length / 3))
  let best: { readonly candidate: string; readonly distance: number } | undefined
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - found.length) > allowed) continue
    const distance = editDistance(found.toLowerCase(), candidate.toLowerCase())
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { candidate, distance }
  }
  return best === undefined ? '' : `; did you mean "${best.candidate}"?`
}

/**
 * The number of insertions, deletions, substitutions and swaps of neighbours between two words (the restricted
 * Damerau-Levenshtein distance).
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let distance = Math.min(previous[j]! + 1, row[j - 1]! + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, beforePrevious[j - 2]! + 1)
      }
      row.push(distance)
    }
    beforePrevious = previous
    previous = row
  }
  return previous[b.length]!
}
