import type { DecodedModule } from '../../wasm/module.ts'
import { anchorSet, findAnchors, type AnchorSet, type ByteRange } from './anchors.ts'
import type { Match, Pattern, Placeholder } from './matches.ts'
import { LISTED_PLACES } from './places.ts'
import { homeDirectoryPatterns } from './home-directories.ts'
import { programPatterns } from './programs.ts'
import { credentialPatterns, secretPatterns } from './secrets.ts'

/** The first places in file order, and how many more there are. */
export interface Matches {
  readonly listed: readonly Match[]
  readonly left: number
}

export interface Content {
  readonly secrets: Matches
  readonly credentials: Matches
  readonly homeDirectories: Matches
  readonly programs: Matches
}

type Subject = keyof Content

const CUSTOM = 0
const DATA = 11

const patterns: readonly (Pattern & { readonly subject: Subject })[] = [
  ...secretPatterns.map(pattern => ({ ...pattern, subject: 'secrets' as const })),
  ...credentialPatterns.map(pattern => ({ ...pattern, subject: 'credentials' as const })),
  ...homeDirectoryPatterns.map(pattern => ({ ...pattern, subject: 'homeDirectories' as const })),
  ...programPatterns.map(pattern => ({ ...pattern, subject: 'programs' as const })),
]

let anchors: AnchorSet | undefined

/** One pass over the bytes of data and custom sections, for all patterns. */
export function findContent(module: DecodedModule): Content {
  // Its tables take a moment to fill, which a process that judges nothing need not wait for.
  anchors ??= anchorSet(patterns.map(({ chunk }) => chunk))
  const found = {
    secrets: new MatchList(),
    credentials: new MatchList(),
    homeDirectories: new DistinctMatchList(),
    programs: new MatchList(),
  } satisfies Record<Subject, MatchList>
  const { bytes } = module
  for (const range of scannedRanges(module)) {
    findAnchors(anchors, bytes, range, (anchor, offset) => {
      const pattern = patterns[anchor]
      if (pattern === undefined || found[pattern.subject].covers(offset)) return
      const match = pattern.match(bytes, offset, range)
      if (match !== undefined) found[pattern.subject].add(match)
    })
  }
  return found
}

/**
 * The contents of data and custom sections. A name section that could be read is left out: it holds names of functions,
 * and is as large as the data.
 */
function scannedRanges({ sections, customSections }: DecodedModule): readonly ByteRange[] {
  let custom = 0
  return sections.flatMap(({ id, offset, size }) => {
    const read = id === CUSTOM && customSections[custom++]?.content.kind === 'name'
    return (id === CUSTOM && !read) || id === DATA ? [{ start: offset, end: offset + size }] : []
  })
}

class MatchList implements Matches {
  readonly listed: Match[] = []
  left = 0
  private end = 0

  /** Whether an offset lies in what was matched last, so that one secret is reported once. */
  covers(offset: number): boolean {
    return offset < this.end
  }

  add(match: Match | Placeholder): void {
    this.end = match.end
    if (match.kind === undefined) return
    if (this.listed.length < LISTED_PLACES) this.listed.push(match)
    else this.left++
  }
}

/** Keeps the first match of each kind; there may be thousands of paths below one directory. */
class DistinctMatchList extends MatchList {
  override add(match: Match | Placeholder): void {
    if (!this.listed.some(({ kind }) => kind === match.kind)) super.add(match)
  }
}
