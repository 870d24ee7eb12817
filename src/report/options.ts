import type { CheckReport } from '../core/report.ts'
import type { Theme } from './theme.ts'

/** How a report is laid out. Formats for machines ignore all of it. */
export interface FormatOptions {
  /** Columns of the terminal; lines wrap before it. */
  readonly width: number
  readonly theme: Theme
  /** Symbols and dashes beyond ASCII may be used. */
  readonly unicode: boolean
  /** Notes and long lists in full. */
  readonly verbose: boolean
}

/** A reporter: the same report and options give the same string, on every machine. */
export type Formatter = (report: CheckReport, options: FormatOptions) => string
