import type { BoundaryCode } from '../../core/codes.ts'
import type { Params } from '../../core/finding.ts'

/** Places of one check that are listed; the last of them says how many more there are. */
export const LISTED_PLACES = 20

/** What a check says about one place: every parameter of its message but `more`, which counting fills in. */
export type PlaceParams<C extends BoundaryCode> = Omit<Params<C>, 'more'>

export interface Report<P> {
  /** `offset` is a byte offset from the start of the file. */
  place(offset: number, params: P): void
  /** Counts places that were found but are not described. */
  unlisted(count: number): void
}

interface Place<P> {
  readonly offset: number
  readonly params: P
}

/** Keeps the places with the lowest offsets, and counts the rest, so that a hostile module can not fill memory. */
export class Places<P> implements Report<P> {
  private readonly kept: Place<P>[] = []
  private total = 0

  place(offset: number, params: P): void {
    this.total++
    const last = this.kept.at(-1)
    if (this.kept.length === LISTED_PLACES) {
      if (last === undefined || offset >= last.offset) return
      this.kept.pop()
    }
    // Checks report mostly in file order, so this is an append as a rule.
    let at = this.kept.length
    while (at > 0 && this.kept[at - 1]!.offset > offset) at--
    this.kept.splice(at, 0, { offset, params })
  }

  unlisted(count: number): void {
    this.total += count
  }

  /** In order of offset. */
  get listed(): readonly Place<P>[] {
    return this.kept
  }

  get left(): number {
    return this.total - this.kept.length
  }
}

/** The `{more}` of a message: nothing, or how many places are not listed. */
export function more(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' (and 1 more place)' : ` (and ${count} more places)`
}
