import { codes } from '../core/codes.ts'
import { formatMessage, printable, type Finding } from '../core/finding.ts'
import { formatOffset, formatTextLocation } from '../core/location.ts'
import type { CheckReport } from '../core/report.ts'
import type { Verdict } from '../core/verdict.ts'
import { byteSize, count } from './layout.ts'
import { defuse } from './log-commands.ts'
import {
  numberReasons,
  onlyBaselined,
  summaryLines,
  verdictWords,
  type NumberedReason,
  type NumberedResult,
} from './tally.ts'

/** GitHub refuses a comment of more than 65,536 characters; the margin leaves room for what a workflow adds. */
export const commentLimit = 64_000

/** The first line, by which a workflow finds its own comment to update it. */
export const commentMarker = '<!-- wasm-policy check -->'

const icons = { admit: '✅', deny: '❌', unjudgeable: '⛔' } as const satisfies Record<Verdict['verdict'], string>

/**
 * A pull-request comment in GitHub's Markdown: summary, table, details of each module that has something to say. Those
 * not admitted come first, and are the last to be cut when the comment would be too long.
 */
export function formatMarkdown(report: CheckReport): string {
  const [verdicts, ...others] = summaryLines(report)
  const all = numberReasons(report)
  const ordered = [
    ...all.filter(({ result }) => result.verdict.verdict !== 'admit'),
    ...all.filter(({ result }) => result.verdict.verdict === 'admit'),
  ]
  const header = [
    commentMarker,
    '### wasm-policy',
    '',
    `**${verdicts}**`,
    '',
    ...others.flatMap(line => [line, '']),
  ].join('\n')
  // A quarter for the table, so that thousands of admitted modules never push out why one was denied.
  const notices = fit(report.notices.map(noticeItem), commentLimit / 8, left => `- … and ${count(left, 'notice')} more\n`)
  const table = ordered.length === 0 ? '' : moduleTable(ordered)
  const room = commentLimit - header.length - notices.length - table.length - 200
  const details = fit(
    ordered.filter(({ reasons }) => reasons.length > 0).map(moduleDetails),
    room,
    left => `\nThe details of ${count(left, 'module')} more were cut: a comment has a maximal length. The json format has them all.\n`,
  )
  return [header, notices, table, details].filter(part => part !== '').join('\n')
}

/** As many whole pieces as fit, then what is said about those left. */
function fit(pieces: readonly string[], room: number, farewell: (left: number) => string): string {
  let text = ''
  for (const [index, piece] of pieces.entries()) {
    if (text.length + piece.length > room) return text + farewell(pieces.length - index)
    text += piece
  }
  return text
}

function moduleTable(results: readonly NumberedResult[]): string {
  const head = '| | module | size | policy | reasons to deny | warnings |\n|---|---|---|---|---|---|\n'
  return head + fit(results.map(tableRow), commentLimit / 4, left => `| … | and ${count(left, 'module')} more, cut | | | | |\n`)
}

function tableRow(numbered: NumberedResult): string {
  const { subject, verdict, profile } = numbered.result
  const size = subject.size ?? profile?.size
  const number = (effect: 'deny' | 'warn') => numbered.reasons.filter(({ reason }) => reason.effect === effect).length
  const cells = [
    `${icons[verdict.verdict]} ${verdictWords[verdict.verdict]}${onlyBaselined(numbered) ? ' (in the baseline)' : ''}`,
    code(shorten(subject.path, 160)),
    size === undefined ? '' : byteSize(size),
    verdict.verdict === 'unjudgeable' ? '' : code(shorten(verdict.policy.name, 80)),
    String(number('deny')),
    String(number('warn')),
  ]
  return `| ${cells.join(' | ')} |\n`
}

/** Of the list of one module, so that no module pushes out all others. */
const detailsLimit = 16_000
const suggestionLines = 8

function moduleDetails({ result: { subject, verdict, profile }, reasons }: NumberedResult): string {
  const items = reasons.filter(({ reason }) => reason.effect !== 'note')
  const notes = reasons.length - items.length
  const open = verdict.verdict === 'admit' ? '' : ' open'
  const guarantees = profile?.boundary.guarantees ?? []
  const holds = guarantees.length > 0 && guarantees.every(guarantee => guarantee.holds)
  return [
    `\n<details${open}><summary>${icons[verdict.verdict]} ${code(shorten(subject.path, 160))}</summary>\n\n`,
    fit(items.map(reasonItem), detailsLimit, left => `- … and ${count(left, 'reason')} more, cut\n`),
    ...(notes > 0 ? [`- ${count(notes, 'note')}, not shown here\n`] : []),
    ...(holds ? ['- No instruction reaches outside the sandbox.\n'] : []),
    '\n</details>\n',
  ].join('')
}

function reasonItem({ reason: { effect, finding, decidedBy, suggestion }, baselined }: NumberedReason): string {
  const { at } = finding
  const state = baselined ? `${effect}, in the baseline` : effect
  const place = at.in === 'module' && at.offset !== undefined ? ` (at ${formatOffset(at.offset)})` : ''
  const decided = decidedBy ? `; policy ${code(shorten(formatTextLocation(decidedBy), 200))}` : ''
  const head = `- **${state}** ${finding.code} ${codes[finding.code].title}: ${message(finding)}${place}${decided}`
  return suggestion === undefined ? `${head}\n` : `${head}\n\n${fenced(suggestion)}\n`
}

/** YAML to copy, within its list item. Nothing in a fence is markup, so the fence only has to outlast its contents. */
function fenced(suggestion: string): string {
  const all = suggestion.replace(/\n+$/, '').split('\n').map(line => defuse(shorten(printable(line), 120)))
  const lines = all.length > suggestionLines ? [...all.slice(0, suggestionLines), '…'] : all
  const longest = Math.max(2, ...lines.flatMap(line => line.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}yaml`, ...lines, fence, ''].map(line => (line === '' ? '' : `  ${line}`)).join('\n')
}

function noticeItem(notice: Finding): string {
  const place = notice.at.in === 'text' ? `${code(shorten(formatTextLocation(notice.at), 200))}: ` : ''
  return `- ${notice.code} ${place}${codes[notice.code].title}: ${message(notice)}\n`
}

function message(finding: Finding): string {
  return prose(shorten(formatMessage(finding), 400))
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`
}

/** Everything that Markdown, its tables or HTML would act on, as a character reference. */
function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[&<>"'`|*~[\](){}!#@\\$]/g, found => `&#${found.charCodeAt(0)};`)
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '&#95;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\./gi, found => `${found.slice(0, 3)}&#46;`)
    .replace(/\bGH-/gi, found => `${found.slice(0, 2)}&#45;`)
}

/** In code GitHub neither mentions nor links anything. Not a code span: in a table those can't hold every name. */
function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`
}

/**
 * Module text in a sentence. GitHub looks for mentions (`@name`) and references (`#1`, links) in what it has rendered,
 * where a character reference is the character again; a zero-width space keeps them from being found.
 */
function prose(text: string): string {
  return escapeMarkdown(text).replace(/&#(?:64|35|58|46|45);/g, found => `${found}&#8203;`)
}
