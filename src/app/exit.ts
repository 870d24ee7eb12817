import type { Code } from '../core/codes.ts'
import { exitPrecedence, type ExitReason } from '../core/exit.ts'
import type { Finding } from '../core/finding.ts'
import type { CheckReport, CheckResult } from '../core/report.ts'
import { atLeast, type Severity } from '../core/severity.ts'
import type { Reason } from '../core/verdict.ts'

/** What decides the exit code beside the verdicts; it never changes a verdict. */
export interface ExitOptions {
  /** Fail on every finding at least this severe, and on no other; without it, on those that deny. */
  readonly failOn?: Severity
  /** Violations do not fail. What cannot be judged, bad usage and defects still do. */
  readonly warnOnly?: boolean
}

/** The worst that happened decides. */
export function exitReason(
  results: readonly Pick<CheckResult, 'verdict' | 'baselined'>[],
  notices: readonly Finding[],
  options: ExitOptions = {},
): ExitReason {
  return worstExit([
    ...results.map(result => resultExit(result, options)),
    ...notices.filter(({ severity }) => severity === 'critical').map(({ code }) => codeExit(code)),
  ])
}

export function worstExit(reasons: readonly ExitReason[]): ExitReason {
  return exitPrecedence.find(reason => reasons.includes(reason)) ?? 'admitted'
}

function resultExit({ verdict, baselined }: Pick<CheckResult, 'verdict' | 'baselined'>, options: ExitOptions): ExitReason {
  if (verdict.verdict === 'unjudgeable') return worstExit(verdict.reasons.map(({ finding }) => codeExit(finding.code)))
  if (options.warnOnly === true) return 'admitted'
  const { failOn } = options
  const fails =
    failOn === undefined
      ? countReasons({ verdict, baselined }, ({ effect }) => effect === 'deny')
      : countReasons({ verdict, baselined }, ({ finding }) => atLeast(finding.severity, failOn))
  return fails > 0 ? 'violations' : 'admitted'
}

/** What `--fail-on` found, where it is what decides. */
export function failOnCount(
  results: readonly Pick<CheckResult, 'verdict' | 'baselined'>[],
  { failOn, warnOnly }: ExitOptions,
): CheckReport['failOn'] {
  if (failOn === undefined || warnOnly === true) return undefined
  const judged = results.filter(({ verdict }) => verdict.verdict !== 'unjudgeable')
  const counts = judged.map(result => countReasons(result, ({ finding }) => atLeast(finding.severity, failOn)))
  return { severity: failOn, findings: counts.reduce((sum, count) => sum + count, 0) }
}

/** Reasons that are neither excepted nor in the baseline. */
function countReasons({ verdict, baselined }: Pick<CheckResult, 'verdict' | 'baselined'>, counts: (reason: Reason) => boolean): number {
  const known = new Set(baselined)
  return verdict.reasons.filter((reason, index) => reason.effect !== 'excepted' && !known.has(index) && counts(reason)).length
}

/** What a finding means for the exit code where it keeps a module, or a policy, from being read at all. */
export function codeExit(code: Code): ExitReason {
  // An input that is not there is a slip of whoever wrote the command, not a property of a module.
  if (code === 'WP0001' || code === 'WP0002' || code.startsWith('WP4')) return 'usage'
  return code.startsWith('WP9') ? 'internal' : 'unjudgeable'
}
