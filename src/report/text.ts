import { codes } from '../core/codes.ts'
import { formatMessage, printable, type Finding } from '../core/finding.ts'
import { formatOffset, formatTextLocation, type TextLocation } from '../core/location.ts'
import type { CheckReport, CheckResult, Subject } from '../core/report.ts'
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
  summaryLines,
  verdictWords,
  type NumberedReason,
  type NumberedResult,
} from './tally.ts'
import type { Role } from './theme.ts'

type JudgedVerdict = Exclude<Verdict, { verdict: 'unjudgeable' }>

const shownPerModule = 50

const effectRoles = { deny: 'bad', warn: 'caution', note: 'muted', excepted: 'muted' } as const satisfies Record<Effect, Role>

const verdictRoles = { admit: 'good', deny: 'bad', unjudgeable: 'bad' } as const satisfies Record<Verdict['verdict'], Role>

/** For people at a terminal: verdict, what decided it and where, what to do; a summary as the last line. */
export function formatText(report: CheckReport, options: FormatOptions): string {
  const [verdicts, ...others] = summaryLines(report)
  const blocks = [
    ...resultBlocks(numberReasons(report), options),
    ...(report.notices.length > 0 ? [report.notices.flatMap(notice => noticeLines(notice, options))] : []),
    [
      ...hanging('', verdicts, options.width).map(line => options.theme('strong', line)),
      ...others.flatMap(text => hanging('', text, options.width)).map(line => options.theme('muted', line)),
    ],
  ]
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`
}

/** A block for each module that was judged; what could not be is an entry in a list, next to others like it. */
function resultBlocks(results: readonly NumberedResult[], options: FormatOptions): readonly (readonly string[])[] {
  const blocks: (readonly string[])[] = []
  let list: readonly string[] = []
  for (const numbered of results) {
    const { subject, verdict } = numbered.result
    if (verdict.verdict === 'unjudgeable') {
      list = [...list, ...unjudgeableLines(subject, numbered.reasons, options)]
      continue
    }
    if (list.length > 0) blocks.push(list)
    list = []
    blocks.push(moduleLines(numbered, verdict, options))
  }
  return list.length > 0 ? [...blocks, list] : blocks
}

/** One line, however long, as compilers print errors: to be found by grep. There is hardly ever a second reason. */
function unjudgeableLines(subject: Subject, [first, ...others]: readonly NumberedReason[], options: FormatOptions): readonly string[] {
  if (first === undefined) return []
  const { finding } = first.reason
  const { verbose } = options
  const head = `${symbolsOf(options).deny} ${verdictWords.unjudgeable}  `
  const text = `${printable(subject.path)}: ${finding.code} ${formatMessage(finding)}${formatPlace(finding, undefined)}`
  return [
    options.theme(verdictRoles.unjudgeable, head) + defuse(text),
    ...(verbose ? explanationLines(finding, options) : []),
    ...(verbose && subject.sha256 !== undefined ? hint('sha256', subject.sha256, options) : []),
    ...reasonLines(others, options),
  ]
}

function moduleLines(numbered: NumberedResult, verdict: JudgedVerdict, options: FormatOptions): readonly string[] {
  const { profile } = numbered.result
  return [
    ...headLines(numbered, options),
    ...identityLines(numbered.result, verdict, options),
    ...reasonLines(numbered.reasons, options),
    ...capabilityLines(verdict, options),
    ...(profile ? formatBoundary(profile, options) : []),
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

function identityLines({ subject, profile }: CheckResult, { policy }: JudgedVerdict, options: FormatOptions): readonly string[] {
  const { dot } = symbolsOf(options)
  const size = subject.size ?? profile?.size
  const sha256 = subject.sha256 ?? profile?.sha256
  const facts = [
    ...(size === undefined ? [] : [byteSize(size)]),
    ...(profile ? [profile.flavour.guess] : []),
    ...(sha256 === undefined ? [] : [`sha256 ${printable(options.verbose ? sha256 : sha256.slice(0, 12))}`]),
    `policy ${printable(policy.name)} (${printable(policy.origin)})`,
  ]
  return hanging('  ', facts.join(` ${dot} `), options.width).map(line => options.theme('muted', line))
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
    ...(options.verbose ? explanationLines(finding, options) : []),
  ]
}

function explanationLines({ code }: Finding, options: FormatOptions): readonly string[] {
  return [...hint('why', codes[code].explanation, options), ...hint('remedy', codes[code].remedy, options)]
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

function capabilityLines({ capabilities }: JudgedVerdict, options: FormatOptions): readonly string[] {
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
