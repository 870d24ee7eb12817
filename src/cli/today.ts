import { UsageError } from './usage-error.ts'

/** The day of `--now`, or today; UTC, `YYYY-MM-DD`. */
export function dayOf(now: string | undefined): string {
  if (now === undefined) return new Date().toISOString().slice(0, 10)
  const time = /^\d{4}-\d{2}-\d{2}$/.test(now) ? Date.parse(`${now}T00:00:00Z`) : Number.NaN
  // 2026-02-30 is read as the second of March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== now) {
    throw new UsageError(`--now: expected a day such as 2027-01-31, found "${now}"`)
  }
  return now
}
