import { meets, type Spread, type Target } from './statistics.ts'

/** One line of the results. */
export type Row = RatioRow | FigureRow | AbsentRow

interface RowBase {
  /** File name of the module. */
  readonly module: string
  /** What was measured. */
  readonly subject: string
}

/** The subject against a peer that was measured in the same rounds. */
export interface RatioRow extends RowBase {
  readonly kind: 'ratio'
  readonly peer: string
  /** `as long`: time of the subject by time of the peer. `as fast`: the other way round. */
  readonly unit: 'times as long' | 'times as fast'
  readonly ratio: Spread
  readonly subjectMs: Spread
  readonly peerMs: Spread
  readonly samples: number
  readonly target?: Target
}

/** A figure that has no peer. */
export interface FigureRow extends RowBase {
  readonly kind: 'figure'
  readonly unit: 'MB' | 'MB/s'
  readonly figure: Spread
  readonly samples: number
  readonly target?: Target
}

/** A peer that was not measured, and why. */
export interface AbsentRow extends RowBase {
  readonly kind: 'absent'
  readonly peer: string
  readonly reason: 'not installed' | 'cannot read it' | 'not tried'
  readonly detail: string
}

export type Outcome = 'pass' | 'miss' | 'for the record' | 'not measured'

export function outcome(row: Row): Outcome {
  if (row.kind === 'absent') return 'not measured'
  if (row.target === undefined) return 'for the record'
  return meets(row.kind === 'ratio' ? row.ratio.median : row.figure.median, row.target) ? 'pass' : 'miss'
}
