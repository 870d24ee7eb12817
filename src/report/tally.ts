import { codes } from '../core/codes.ts'
import { formatMessage, type Finding } from '../core/finding.ts'
import type { CheckReport, CheckResult } from '../core/report.ts'
import type { Effect, Reason, Verdict } from '../core/verdict.ts'
import { count } from './layout.ts'

/** A reason with what the report knows about it. */
export interface NumberedReason {
  readonly reason: Reason
  /** Unique within the report: a repeated fingerprint gets `:2`, `:3` … */
  readonly fingerprint: string
  /** The baseline already holds it, so it fails nothing. */
  readonly baselined: boolean
}

export interface NumberedResult {
  readonly result: CheckResult
  readonly reasons: readonly NumberedReason[]
}

/** The results with their reasons, fingerprints made unique in report order. */
export function numberReasons(report: CheckReport): readonly NumberedResult[] {
  const seen = new Map<string, number>()
  return report.results.map(result => {
    const baselined = new Set(result.baselined)
    const reasons = result.verdict.reasons.map((reason, index) => {
      const fingerprint = result.fingerprints[index] ?? `${reason.finding.code}/${result.subject.path}`
      const occurrence = (seen.get(fingerprint) ?? 0) + 1
      seen.set(fingerprint, occurrence)
      return {
        reason,
        fingerprint: occurrence === 1 ? fingerprint : `${fingerprint}:${occurrence}`,
        baselined: baselined.has(index),
      }
    })
    return { result, reasons }
  })
}

/** What every format states alike, whatever else it leaves out. */
export interface Tally {
  readonly modules: number
  readonly verdicts: Readonly<Record<Verdict['verdict'], number>>
  readonly reasons: Readonly<Record<Effect, number>>
  /** Of the reasons that deny, those that the baseline already holds. */
  readonly baselined: number
  readonly notices: number
}

export function tally(report: CheckReport): Tally {
  const verdicts = { admit: 0, deny: 0, unjudgeable: 0 }
  const reasons = { deny: 0, warn: 0, note: 0, excepted: 0 }
  let baselined = 0
  for (const { verdict, baselined: indices } of report.results) {
    verdicts[verdict.verdict] += 1
    for (const reason of verdict.reasons) reasons[reason.effect] += 1
    const known = new Set(indices)
    baselined += verdict.reasons.filter((reason, index) => reason.effect === 'deny' && known.has(index)).length
  }
  return { modules: report.results.length, verdicts, reasons, baselined, notices: report.notices.length }
}

/** `3 modules: 2 admitted, 1 denied, 0 not judgeable`; what is not judgeable need not be a module, so those are inputs. */
export function verdictSummary({ modules, verdicts }: Tally): string {
  const { admit, deny, unjudgeable } = verdicts
  if (modules === 0) return 'nothing was judged'
  return `${count(modules, unjudgeable > 0 ? 'input' : 'module')}: ${admit} admitted, ${deny} denied, ${unjudgeable} not judgeable`
}

/** `4 reasons to deny (1 in the baseline), 2 warnings, 1 excepted`; what is zero is left out, but for the first. */
export function reasonSummary({ modules, reasons, baselined, notices }: Tally): string {
  const known = baselined === 0 ? '' : ` (${baselined} in the baseline)`
  const toDeny = `${reasons.deny} reason${reasons.deny === 1 ? '' : 's'} to deny${known}`
  const others = [
    [reasons.warn, count(reasons.warn, 'warning')],
    [reasons.excepted, `${reasons.excepted} excepted`],
    [reasons.note, count(reasons.note, 'note')],
    [notices, count(notices, 'notice')],
  ] as const
  const more = others.filter(([number]) => number > 0).map(([, words]) => words)
  return (modules === 0 && more.length > 0 ? more : [toDeny, ...more]).join(', ')
}

/** Why a run fails where no module is denied, or does not where one is; undefined where the verdicts say it. */
function failOnSummary({ failOn, exit }: CheckReport): string | undefined {
  if (failOn === undefined) return undefined
  const { severity, findings } = failOn
  const which = `of severity ${severity}${severity === 'critical' ? '' : ' or worse'} (--fail-on ${severity})`
  if (findings > 0) return `fails: ${count(findings, 'finding')} ${which}`
  return exit === 'admitted' ? `does not fail: no finding ${which}` : undefined
}

/** What every format for people ends or begins with: verdicts, reasons, and what `--fail-on` makes of them. */
export function summaryLines(report: CheckReport): readonly [verdicts: string, ...others: string[]] {
  const total = tally(report)
  const failOn = failOnSummary(report)
  return [verdictSummary(total), reasonSummary(total), ...(failOn === undefined ? [] : [failOn])]
}

/** How each verdict is written where a person reads it. */
export const verdictWords = { admit: 'ADMIT', deny: 'DENY', unjudgeable: 'UNJUDGEABLE' } as const satisfies Record<
  Verdict['verdict'],
  string
>

/** True if the module is not admitted, but the baseline already knew every reason. */
export function onlyBaselined({ result, reasons }: NumberedResult): boolean {
  const deciding = reasons.filter(({ reason }) => reason.effect === 'deny')
  return result.verdict.verdict !== 'admit' && deciding.length > 0 && deciding.every(({ baselined }) => baselined)
}

/** A notice has no effect on a verdict of its own; it is shown as loudly as its severity asks for. */
export function noticeEffect({ severity }: Finding): 'deny' | 'warn' | 'note' {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'deny'
    case 'medium':
    case 'low':
      return 'warn'
    case 'info':
      return 'note'
    default:
      return severity satisfies never
  }
}

/** `capability denied: fs.write is not granted; …`; a message that begins with its title is not told twice. */
export function headline(found: Finding, state = ''): string {
  const { title } = codes[found.code]
  const message = formatMessage(found)
  if (!message.startsWith(title)) return `${title}${state}: ${message}`
  return `${title}${state}${message.slice(title.length)}`
}
