import { codes } from '../core/codes.ts'
import { formatMessage, printable, type Finding } from '../core/finding.ts'
import { formatTextLocation } from '../core/location.ts'
import type { CheckReport, Subject } from '../core/report.ts'
import type { Effect } from '../core/verdict.ts'
import { count } from './layout.ts'
import { defuse } from './log-commands.ts'
import { findingPlace, reasonPlace, repositoryPath, type Place } from './place.ts'
import { noticeEffect, numberReasons, summaryLines, tally, type NumberedReason } from './tally.ts'

/** GitHub keeps this many annotations of a kind for a step and drops the others without a word. */
export const annotationLimit = 10

type Command = 'error' | 'warning' | 'notice'

interface Annotation {
  readonly command: Command
  readonly title: string
  readonly message: string
  readonly place: Place | undefined
}

const commands = { deny: 'error', warn: 'warning', note: 'notice', excepted: 'notice' } as const satisfies Record<Effect, Command>

/**
 * Workflow commands of GitHub Actions. The summary comes first, then as many annotations as a step may have, the
 * deciding ones before all others; the rest follows as plain lines in a group of the log, so that nothing is lost.
 */
export function formatGithub(report: CheckReport): string {
  const total = tally(report)
  const admitted = total.verdicts.admit === total.modules
  const summary: Annotation = {
    // Modules that are not admitted need not fail the run: the baseline or an option may say so.
    command: report.exit !== 'admitted' ? 'error' : admitted ? 'notice' : 'warning',
    title: 'wasm-policy',
    message: summaryLines(report).join('; '),
    place: undefined,
  }
  const results = numberReasons(report).flatMap(({ result, reasons }) =>
    reasons.map(each => ({ annotation: reasonAnnotation(result.subject, each), quiet: isQuiet(each) })),
  )
  const loud = [...report.notices.map(noticeAnnotation), ...results.filter(({ quiet }) => !quiet).map(({ annotation }) => annotation)]
  const quiet = results.filter(each => each.quiet).map(({ annotation }) => annotation)

  const used: Record<Command, number> = { error: 0, warning: 0, notice: 0 }
  used[summary.command] += 1
  const shown: Annotation[] = []
  const logged: Annotation[] = []
  for (const annotation of loud) {
    used[annotation.command] += 1
    ;(used[annotation.command] <= annotationLimit ? shown : logged).push(annotation)
  }
  logged.push(...quiet)
  return [
    workflowCommand(summary),
    ...shown.map(workflowCommand),
    ...(logged.length > 0
      ? [`::group::${escapeData(`wasm-policy: ${count(logged.length, 'finding')} without an annotation`)}`, ...logged.map(logLine), '::endgroup::']
      : []),
    '',
  ].join('\n')
}

/** What fails nothing gets no annotation: they are too few to spend on what was accepted. */
function isQuiet({ reason: { effect }, baselined }: NumberedReason): boolean {
  return baselined || effect === 'note' || effect === 'excepted'
}

function reasonAnnotation(subject: Subject, { reason, baselined }: NumberedReason): Annotation {
  const { finding, effect, decidedBy, suggestion } = reason
  const state = baselined ? ' (in the baseline)' : effect === 'excepted' ? ' (excepted)' : ''
  const lines = [
    `${printable(subject.path)}: ${formatMessage(finding)}${state}`,
    ...(decidedBy ? [`policy ${printable(formatTextLocation(decidedBy))}`] : []),
    ...(suggestion === undefined ? [] : [`suggest ${suggestion}`]),
  ]
  return {
    command: commands[effect],
    title: `${finding.code} ${codes[finding.code].title}`,
    message: lines.join('\n'),
    place: reasonPlace(subject, reason),
  }
}

function noticeAnnotation(notice: Finding): Annotation {
  return {
    command: commands[noticeEffect(notice)],
    title: `${notice.code} ${codes[notice.code].title}`,
    message: formatMessage(notice),
    place: findingPlace(notice),
  }
}

function workflowCommand({ command, title, message, place }: Annotation): string {
  const properties = [
    ...(place ? [`file=${escapeProperty(repositoryPath(place.path))}`] : []),
    ...(place?.text ? [`line=${place.text.line}`, `col=${place.text.column}`] : []),
    `title=${escapeProperty(title)}`,
  ]
  return `::${command} ${properties.join(',')}::${escapeData(visibleLines(message))}`
}

function logLine({ command, title, message }: Annotation): string {
  return defuse(`${command}: ${title}: ${printable(message.replaceAll('\n', ' '))}`)
}

function visibleLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
