import { codes } from '../core/codes.ts'
import { formatMessage, printable, type Finding } from '../core/finding.ts'
import type { CheckReport, Subject } from '../core/report.ts'
import type { Severity } from '../core/severity.ts'
import { stringifyJson } from './json-text.ts'
import { findingPlace, reasonPlace, repositoryPath, type Place } from './place.ts'
import { numberReasons, type NumberedReason } from './tally.ts'

const severityNames = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
} as const satisfies Record<Severity, string>

/**
 * GitLab Code Quality (a subset of the Code Climate format). Notes are left out, the widget has room for what matters;
 * what was excepted or is in the baseline stays, as `info`.
 */
export function formatGitlab(report: CheckReport): string {
  const issues = numberReasons(report).flatMap(({ result, reasons }) =>
    reasons.filter(({ reason }) => reason.effect !== 'note').map(each => reasonIssue(result.subject, each)),
  )
  return stringifyJson([...issues, ...noticeIssues(report.notices)])
}

function reasonIssue(subject: Subject, { reason, fingerprint, baselined }: NumberedReason): object {
  const { finding, effect } = reason
  const state = baselined ? `${effect}, in the baseline` : effect
  const accepted = baselined || effect === 'excepted'
  return issue(
    finding,
    `(${state}): ${printable(subject.path)}: ${formatMessage(finding)}`,
    fingerprint,
    accepted ? 'info' : finding.severity,
    reasonPlace(subject, reason),
  )
}

function noticeIssues(notices: readonly Finding[]): readonly object[] {
  const seen = new Map<string, number>()
  return notices.map(notice => {
    const place = findingPlace(notice) ?? { path: '.' }
    const message = formatMessage(notice)
    const identity = `${notice.code}/${place.path}/${message}`
    const occurrence = (seen.get(identity) ?? 0) + 1
    seen.set(identity, occurrence)
    return issue(notice, `(notice): ${message}`, `${identity}:${occurrence}`, notice.severity, place)
  })
}

function issue(
  { code }: Finding,
  description: string,
  fingerprint: string,
  severity: Severity,
  { path, text }: Place,
): object {
  return {
    type: 'issue',
    check_name: code,
    description: `${codes[code].title} ${description}`,
    categories: ['Security'],
    severity: severityNames[severity],
    fingerprint,
    location: { path: repositoryPath(path), lines: { begin: text?.line ?? 1 } },
  }
}
