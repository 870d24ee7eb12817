import { codes } from '../core/codes.ts'
import { printable, type Finding } from '../core/finding.ts'
import { formatOffset, formatTextLocation, type TextLocation } from '../core/location.ts'
import type { CheckReport } from '../core/report.ts'
import type { Effect, Verdict } from '../core/verdict.ts'
import { formatBoundary } from './boundary.ts'
import { byteSize, count, hanging } from './layout.ts'
import { defuse } from './log-commands.ts'
import { statement, symbolsOf } from './marks.ts'
import type { FormatOptions } from './options.ts'
import {
  headline,
  noticeEffect,
  numberReasons,
  onlyBaselined,
  reasonSummary,
  tally,
  verdictSummary,
  verdictWords,
  type NumberedReason,
  type NumberedResult,
} from './tally.ts'
import type { Role } from './theme.ts'

const shownPerModule = 50

const effectRoles = { deny: 'bad', warn: 'caution', note: 'muted', excepted: 'muted' } as const satisfies Record<Effect, Role>

const verdictRoles = { admit: 'good', deny: 'bad', unjudgeable: 'bad' } as const satisfies Record<Verdict['verdict'], Role>

/** For people at a terminal: verdict, what decided it and where, what to do; a summary as the last line. */
export function formatText(report: CheckReport, options: FormatOptions): string {
  const total = tally(report)
  const blocks = [
    ...numberReasons(report).map(numbered => moduleLines(numbered, options)),
    ...(report.notices.length > 0 ? [report.notices.flatMap(notice => noticeLines(notice, options))] : []),
    [
      ...hanging('', verdictSummary(total), options.width).map(line => options.theme('strong', line)),
      ...hanging('', reasonSummary(total), options.width).map(line => options.theme('muted', line)),
    ],
  ]
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function moduleLines(numbered: NumberedResult, options: FormatOptions): readonly string[] {
  const { subject, profile, verdict } = numbered.result
  return [
    ...headLines(numbered, options),
    ...identityLines(numbered, options),
    ...reasonLines(numbered.reasons, options),
    ...(verdict.verdict === 'unjudgeable' ? [] : capabilityLines(verdict, options)),
    ...(profile ? formatBoundary(profile, options) : []),
    ...(profile || subject.sha256 === undefined ? [] : hint('sha256', subject.sha256, options)),
  ]
}

function headLines(numbered: NumberedResult, { theme, width }: FormatOptions): readonly string[] {
  const { subject, verdict } = numbered.result
  const word = verdictWords[verdict.verdict]
  const known = onlyBaselined(numbered) ? ' (every reason is in the baseline)' : ''
  return hanging(`${word}  `, printable(subject.path) + known, width).map((line, index) =>
    index === 0 ? theme(verdictRoles[verdict.verdict], word) + theme('strong', line.slice(word.length)) : theme('strong', line),
  )
}

function identityLines({ result: { subject, profile, verdict } }: NumberedResult, options: FormatOptions): readonly string[] {
  const { dot } = symbolsOf(options)
  const size = subject.size ?? profile?.size
  const sha256 = subject.sha256 ?? profile?.sha256
  const facts = [
    ...(size === undefined ? [] : [byteSize(size)]),
    ...(profile ? [profile.flavour.guess] : []),
    ...(sha256 === undefined ? [] : [`sha256 ${printable(options.verbose ? sha256 : sha256.slice(0, 12))}`]),
    ...(verdict.verdict === 'unjudgeable'
      ? []
      : [`policy ${printable(verdict.policy.name)} (${printable(verdict.policy.origin)})`]),
  ]
  return facts.length === 0
    ? []
    : hanging('  ', facts.join(` ${dot} `), options.width).map(line => options.theme('muted', line))
}

function reasonLines(reasons: readonly NumberedReason[], options: FormatOptions): readonly string[] {
  const notes = reasons.filter(({ reason }) => reason.effect === 'note')
  const shown = options.verbose ? reasons : reasons.filter(({ reason }) => reason.effect !== 'note')
  const first = options.verbose ? shown : shown.slice(0, shownPerModule)
  const left = shown.length - first.length
  return [
    ...first.flatMap(numbered => oneReason(numbered, options)),
    ...(left > 0 ? hint('', `${left} more, shown by --verbose and by every other format`, options) : []),
    ...(notes.length > 0 && !options.verbose
      ? hint('', `${count(notes.length, 'note')}, shown by --verbose`, options)
      : []),
  ]
}

function oneReason({ reason, baselined }: NumberedReason, options: FormatOptions): readonly string[] {
  const { finding, effect, decidedBy, suggestion } = reason
  const state = baselined ? ' (in the baseline)' : effect === 'excepted' ? ' (excepted)' : ''
  return [
    ...findingLines(finding, symbolsOf(options)[effect], baselined ? 'muted' : effectRoles[effect], state, options, decidedBy),
    ...(decidedBy ? hint('policy', printable(formatTextLocation(decidedBy)), options) : []),
    ...(suggestion === undefined ? [] : suggestionLines(suggestion, options)),
    ...(options.verbose ? hint('why', codes[finding.code].explanation, options) : []),
    ...(options.verbose ? hint('remedy', codes[finding.code].remedy, options) : []),
  ]
}

function findingLines(
  finding: Finding,
  symbol: string,
  role: Role,
  state: string,
  { theme, width }: FormatOptions,
  decidedBy?: TextLocation,
): readonly string[] {
  const head = `  ${symbol} ${finding.code} `
  const text = headline(finding, state) + formatPlace(finding, decidedBy)
  return hanging(head, text, width).map((line, index) =>
    index === 0 ? theme(role, head) + line.slice(head.length) : line,
  )
}

/** Empty where the line of the policy, which is shown as well, says the same. */
function formatPlace({ at }: Finding, decidedBy: TextLocation | undefined): string {
  switch (at.in) {
    case 'module':
      return at.offset === undefined ? '' : ` (at ${formatOffset(at.offset)}${at.section ? `, ${printable(at.section)}` : ''})`
    case 'text': {
      const place = formatTextLocation(at)
      return decidedBy && formatTextLocation(decidedBy) === place ? '' : ` (${printable(place)})`
    }
    case 'input':
      return ''
    default:
      return at satisfies never
  }
}

/** YAML keeps its lines and its indentation: it is there to be copied. */
function suggestionLines(suggestion: string, options: FormatOptions): readonly string[] {
  const lines = suggestion.replace(/\n+$/, '').split('\n').map(line => defuse(printable(line)))
  const [only = ''] = lines
  if (lines.length === 1) return hint('suggest', only, options)
  return [...hint('suggest', '', options), ...lines.map(line => `${' '.repeat(15)}${line}`)]
}

function hint(label: string, text: string, { theme, width }: FormatOptions): readonly string[] {
  const prefix = label === '' ? '    ' : `           ${label.padEnd(7)}  `
  return hanging(prefix, text, width).map((line, index) =>
    index === 0 ? theme('muted', prefix.trimEnd()) + line.slice(prefix.trimEnd().length).trimEnd() : line,
  )
}

function capabilityLines(
  { capabilities }: Exclude<Verdict, { verdict: 'unjudgeable' }>,
  options: FormatOptions,
): readonly string[] {
  const { good, unknown, deny, warn } = symbolsOf(options)
  const lists = [
    [good, 'good', 'granted', capabilities.granted],
    [good, 'good', 'stubbed', capabilities.stubbed],
    [deny, 'bad', 'denied', capabilities.denied],
    [warn, 'caution', 'granted, not needed', capabilities.unneeded],
    [unknown, 'caution', 'undecidable', capabilities.undecidable],
  ] as const
  return lists
    .filter(([, , , ids]) => ids.length > 0)
    .flatMap(([symbol, role, label, ids]) => statement(symbol, role, `${label}: ${ids.join(', ')}`, options))
}

function noticeLines(notice: Finding, options: FormatOptions): readonly string[] {
  const effect = noticeEffect(notice)
  return findingLines(notice, symbolsOf(options)[effect], effectRoles[effect], '', options)
}
