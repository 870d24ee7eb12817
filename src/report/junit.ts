import { formatMessage, printable, type Finding } from '../core/finding.ts'
import { formatOffset, formatTextLocation } from '../core/location.ts'
import type { CheckReport } from '../core/report.ts'
import { defuse } from './log-commands.ts'
import {
  headline,
  noticeEffect,
  numberReasons,
  onlyBaselined,
  summaryLines,
  type NumberedReason,
  type NumberedResult,
} from './tally.ts'

/**
 * JUnit XML as Jenkins and GitLab read it. One test case a module: it passes if the module is admitted, fails if it is
 * denied, is in error if it can't be judged, and is skipped if it is not admitted but the baseline knew every reason.
 * The body lists all reasons. Notices that are errors form a second suite. Nothing is timed: two runs are equal.
 */
export function formatJunit(report: CheckReport): string {
  const modules = numberReasons(report).map(moduleCase)
  const notices = report.notices.map(noticeCase)
  const suites = [
    suite('wasm-policy', modules, [summaryLines(report).join('; ')]),
    ...(notices.length > 0 ? [suite('wasm-policy notices', notices, [])] : []),
  ]
  const outcomes = [...modules, ...notices]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="wasm-policy"${counts(outcomes)}>`,
    ...suites.flat(),
    '</testsuites>',
    '',
  ].join('\n')
}

type Outcome = 'passed' | 'failure' | 'error' | 'skipped'

interface Case {
  readonly outcome: Outcome
  readonly lines: readonly string[]
}

function suite(name: string, cases: readonly Case[], output: readonly string[]): readonly string[] {
  return [
    `  <testsuite name="${attribute(name)}"${counts(cases)}>`,
    ...cases.flatMap(({ lines }) => lines),
    ...(output.length > 0 ? [`    <system-out>${content(output.join('\n'))}</system-out>`] : []),
    '  </testsuite>',
  ]
}

function counts(cases: readonly Case[]): string {
  const number = (outcome: Outcome) => cases.filter(each => each.outcome === outcome).length
  return ` tests="${cases.length}" failures="${number('failure')}" errors="${number('error')}" skipped="${number('skipped')}"`
}

function moduleCase(numbered: NumberedResult): Case {
  const { subject, verdict } = numbered.result
  const outcome = outcomeOf(numbered)
  const deciding = numbered.reasons.filter(({ reason }) => reason.effect === 'deny')
  const first = deciding[0]?.reason.finding
  const more = deciding.length > 1 ? ` (and ${deciding.length - 1} more)` : ''
  const message = first ? formatMessage(first) + more : verdict.verdict
  const properties = [
    { name: 'verdict', value: verdict.verdict },
    ...(subject.sha256 === undefined ? [] : [{ name: 'sha256', value: subject.sha256 }]),
    ...(verdict.verdict === 'unjudgeable'
      ? []
      : [
          { name: 'policy', value: verdict.policy.name },
          { name: 'policy-digest', value: verdict.policy.digest },
        ]),
  ]
  return {
    outcome,
    lines: [
      `    <testcase classname="wasm-policy" name="${attribute(subject.path)}" file="${attribute(subject.path)}">`,
      '      <properties>',
      ...properties.map(({ name, value }) => `        <property name="${name}" value="${attribute(value)}"/>`),
      '      </properties>',
      ...outcomeLines(outcome, first?.code ?? verdict.verdict, message, numbered.reasons.map(reasonText).join('\n')),
      '    </testcase>',
    ],
  }
}

function outcomeOf(numbered: NumberedResult): Outcome {
  if (onlyBaselined(numbered)) return 'skipped'
  const { verdict } = numbered.result.verdict
  switch (verdict) {
    case 'admit':
      return 'passed'
    case 'deny':
      return 'failure'
    case 'unjudgeable':
      return 'error'
    default:
      return verdict satisfies never
  }
}

function outcomeLines(outcome: Outcome, type: string, message: string, body: string): readonly string[] {
  const output = body === '' ? [] : [`      <system-out>${content(body)}</system-out>`]
  switch (outcome) {
    case 'passed':
      return output
    case 'skipped':
      return [`      <skipped message="${attribute(`every reason is in the baseline: ${message}`)}"/>`, ...output]
    case 'failure':
    case 'error':
      return [`      <${outcome} type="${attribute(type)}" message="${attribute(message)}">${content(body)}</${outcome}>`]
    default:
      return outcome satisfies never
  }
}

function noticeCase(notice: Finding): Case {
  const outcome = noticeEffect(notice) === 'deny' ? 'error' : 'passed'
  const place = notice.at.in === 'text' ? formatTextLocation(notice.at) : 'command'
  return {
    outcome,
    lines: [
      `    <testcase classname="wasm-policy" name="${attribute(`${place}: ${notice.code}`)}">`,
      ...outcomeLines(outcome, notice.code, formatMessage(notice), `${notice.code} ${headline(notice)}`),
      '    </testcase>',
    ],
  }
}

function reasonText({ reason: { effect, finding, decidedBy, suggestion }, baselined }: NumberedReason): string {
  const { code, at } = finding
  const state = baselined ? `${effect}, in the baseline` : effect
  const place = at.in === 'module' && at.offset !== undefined ? ` (at ${formatOffset(at.offset)})` : ''
  const advice = suggestion === undefined ? [] : suggestion.split('\n')
  return [
    `${state}: ${code} ${headline(finding)}${place}`,
    ...(decidedBy ? [`  policy: ${printable(formatTextLocation(decidedBy))}`] : []),
    ...advice.map((line, index) => (index === 0 ? '  suggest: ' : '           ') + line),
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

function attribute(text: string): string {
  return defuse(escapeXml(printable(text)), '&#58;', '&#35;')
}

/** Character data keeps its line breaks; `>` is escaped as well, so that `]]>` can't occur (XML 1.0, section 2.4). */
function content(text: string): string {
  return text.split('\n').map(line => defuse(escapeXml(printable(line)), '&#58;', '&#35;')).join('\n')
}

// U+FFFE and U+FFFF are the only characters that `printable` leaves and XML 1.0 does not have (section 2.2, Char).
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"']/g, found => entities[found] ?? '')
    .replace(/[\ufffe\uffff]/g, found => `\\u{${found.charCodeAt(0).toString(16)}}`)
}
