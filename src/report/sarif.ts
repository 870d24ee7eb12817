import { codes, type Code } from '../core/codes.ts'
import { exitCodes } from '../core/exit.ts'
import { formatMessage, printable, type Finding } from '../core/finding.ts'
import { formatOffset } from '../core/location.ts'
import type { CheckReport, Subject } from '../core/report.ts'
import { severityRank, type Severity } from '../core/severity.ts'
import type { Effect } from '../core/verdict.ts'
import { stringifyJson } from './json-text.ts'
import { findingPlace, pathToUri, reasonPlace, subjectPlace, type Place } from './place.ts'
import { noticeEffect, numberReasons, tally, type NumberedReason } from './tally.ts'

/** GitHub rejects a run with more results (docs: "SARIF support for code scanning", File compatibility). */
export const sarifResultLimit = 25_000

type Level = 'error' | 'warning' | 'note'

const effectLevels = { deny: 'error', warn: 'warning', note: 'note', excepted: 'note' } as const satisfies Record<Effect, Level>

/**
 * How a rule weighs. `score` is GitHub's `security-severity`: over 9.0 critical, from 7.0 high, from 4.0 medium, from
 * 0.1 low; without one the rule is not a security rule.
 */
const severityRows = {
  critical: { level: 'error', problem: 'error', score: '9.5' },
  high: { level: 'error', problem: 'error', score: '8.0' },
  medium: { level: 'warning', problem: 'warning', score: '5.5' },
  low: { level: 'warning', problem: 'warning', score: '2.0' },
  info: { level: 'note', problem: 'recommendation', score: undefined },
} as const satisfies Record<Severity, { level: Level; problem: string; score: string | undefined }>

// Every rule is listed in every file, used or not: consumers compare runs, and rules should differ only with versions.
const ruleIds = Object.keys(codes) as readonly Code[]
const ruleIndices: ReadonlyMap<Code, number> = new Map(ruleIds.map((id, index) => [id, index]))

/** SARIF 2.1.0 for code scanning: one run, every code as a rule, every reason as a result. */
export function formatSarif(report: CheckReport): string {
  const all = [
    ...numberReasons(report).flatMap(({ result, reasons }) => reasons.map(each => reasonResult(result.subject, each))),
    ...report.notices.flatMap(noticeResult),
  ]
  const baselineInUse = all.some(({ baselined }) => baselined)
  const kept = mostImportant(all)
  const left = all.length - kept.length
  const { code, meaning } = exitCodes[report.exit]
  return stringifyJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: ruleIds.map(ruleDescriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.exit !== 'usage' && report.exit !== 'internal',
            exitCode: code,
            exitCodeDescription: meaning,
            toolExecutionNotifications: [
              ...report.notices.filter(notice => findingPlace(notice) === undefined).map(notification),
              ...(left > 0 ? [truncationNotification(left, all.length)] : []),
            ],
          },
        ],
        results: kept.map(({ sarif, baselined }) =>
          baselineInUse ? { ...sarif, baselineState: baselined ? 'unchanged' : 'new' } : sarif,
        ),
        properties: {
          summary: tally(report),
          verdicts: report.results.map(({ subject, verdict }) => ({ path: subject.path, verdict: verdict.verdict })),
        },
      },
    ],
  })
}

function ruleDescriptor(id: Code): object {
  const { title, severity, message, explanation, remedy } = codes[id]
  const { level, problem, score } = severityRows[severity]
  return {
    id,
    name: pascalCase(title),
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    messageStrings: { default: { text: numberedPlaceholders(message) } },
    help: {
      text: `${explanation}\n\nRemedy: ${remedy}`,
      markdown: `${explanation}\n\n**Remedy:** ${remedy}\n\n\`wasm-policy explain ${id}\``,
    },
    defaultConfiguration: { level },
    properties: {
      tags: [...(score === undefined ? [] : ['security']), 'webassembly', ruleFamily(id)],
      precision: 'very-high',
      'problem.severity': problem,
      ...(score !== undefined && { 'security-severity': score }),
    },
  }
}

/** SARIF names rules in PascalCase (section 3.49.7): `capability denied` is `CapabilityDenied`. */
function pascalCase(title: string): string {
  const words = title.match(/[A-Za-z0-9]+/g) ?? []
  return words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}

/** SARIF numbers placeholders where the code table names them. */
function numberedPlaceholders(template: string): string {
  const names: string[] = []
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name)
    return `{${names.indexOf(name)}}`
  })
}

const families = { 0: 'input', 1: 'format', 2: 'boundary', 3: 'policy-decision', 4: 'policy-file', 9: 'internal' } as const

function ruleFamily(id: Code): string {
  const digit = Number(id.charAt(2)) as keyof typeof families
  return families[digit]
}

interface Ranked {
  readonly sarif: object
  readonly effect: Effect
  readonly severity: Severity
  readonly baselined: boolean
}

function reasonResult(subject: Subject, { reason, fingerprint, baselined }: NumberedReason): Ranked {
  const { finding, effect, decidedBy, suggestion } = reason
  const { member } = subjectPlace(subject)
  const path = printable(subject.path)
  const words = `${path}: ${formatMessage(finding)}`
  const advice = suggestion === undefined ? '' : `\n\nSuggested:\n${suggestion.split('\n').map(printable).join('\n')}`
  const sarif = {
    ruleId: finding.code,
    ruleIndex: ruleIndices.get(finding.code),
    level: baselined ? 'note' : effectLevels[effect],
    message: { text: plainMessage(words + advice) },
    locations: [location(reasonPlace(subject, reason), subject)],
    ...relatedLocations(subject, finding),
    partialFingerprints: fingerprints(fingerprint),
    ...(effect === 'excepted' && {
      suppressions: [{ kind: 'external', justification: 'excepted by the policy' }],
    }),
    properties: {
      effect,
      severity: finding.severity,
      subject: subject.path,
      ...(subject.sha256 !== undefined && { sha256: subject.sha256 }),
      ...(member !== undefined && { member }),
      ...(finding.at.in === 'module' && finding.at.offset !== undefined && {
        byteOffset: finding.at.offset,
        byteOffsetHex: formatOffset(finding.at.offset),
      }),
      ...(finding.at.in === 'module' && finding.at.section !== undefined && { section: finding.at.section }),
      ...(decidedBy && { decidedBy: { file: decidedBy.file, line: decidedBy.line, column: decidedBy.column } }),
      ...(suggestion !== undefined && { suggestion }),
    },
  }
  return { sarif, effect, severity: finding.severity, baselined }
}

/** A notice about a line of a file is a result, so that it is shown there; others are notifications of the run. */
function noticeResult(notice: Finding): readonly Ranked[] {
  const place = findingPlace(notice)
  if (place === undefined) return []
  const effect = noticeEffect(notice)
  const sarif = {
    ruleId: notice.code,
    ruleIndex: ruleIndices.get(notice.code),
    level: effectLevels[effect],
    message: { text: plainMessage(formatMessage(notice)) },
    locations: [location(place)],
    partialFingerprints: fingerprints(`${notice.code}/${place.path}/${formatMessage(notice)}`),
    properties: { notice: true, severity: notice.severity },
  }
  return [{ sarif, effect, severity: notice.severity, baselined: false }]
}

function notification(notice: Finding): object {
  return {
    descriptor: { id: notice.code, index: ruleIndices.get(notice.code) },
    level: effectLevels[noticeEffect(notice)],
    message: { text: plainMessage(formatMessage(notice)) },
  }
}

function truncationNotification(left: number, all: number): object {
  return {
    level: 'warning',
    message: {
      text: `${left} of ${all} results were left out, the least important ones: code scanning rejects more than ${sarifResultLimit}. The json format has them all.`,
    },
  }
}

/** The deciding and severest ones, still in report order. */
function mostImportant(all: readonly Ranked[]): readonly Ranked[] {
  if (all.length <= sarifResultLimit) return all
  const effectRank = { deny: 0, warn: 1, note: 2, excepted: 3 } as const satisfies Record<Effect, number>
  const rank = ({ effect, severity, baselined }: Ranked) =>
    (baselined ? 100 : 0) + effectRank[effect] * 10 + severityRank(severity)
  const best = all
    .map((ranked, index) => ({ index, rank: rank(ranked) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, sarifResultLimit)
  const kept = new Set(best.map(({ index }) => index))
  return all.filter((_, index) => kept.has(index))
}

/**
 * A binary has no lines, but code scanning shows only what has a full region, so a module is shown at its first.
 * The region is one character wide, as GitHub wants an end.
 */
function location(place: Place, subject?: Subject): object {
  const { line, column } = place.text ?? { line: 1, column: 1 }
  const { member, path } = subject ? subjectPlace(subject) : { member: undefined, path: undefined }
  return {
    physicalLocation: {
      artifactLocation: { uri: pathToUri(place.path) },
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
    },
    ...(member !== undefined && place.path === path && {
      logicalLocations: [{ fullyQualifiedName: member, kind: 'member' }],
    }),
  }
}

/** Where in the module the finding is; offsets within an archive member are no offsets into the file that is there. */
function relatedLocations(subject: Subject, { at }: Finding): object {
  const { path, member } = subjectPlace(subject)
  if (at.in !== 'module' || at.offset === undefined) return {}
  return {
    relatedLocations: [
      {
        id: 1,
        message: { text: `byte offset ${formatOffset(at.offset)}` },
        physicalLocation: {
          artifactLocation: { uri: pathToUri(path) },
          region: member === undefined ? { byteOffset: at.offset, byteLength: 1 } : { startLine: 1 },
        },
        ...(member !== undefined && { logicalLocations: [{ fullyQualifiedName: member, kind: 'member' }] }),
      },
    ],
  }
}

/** GitHub compares `primaryLocationLineHash` only; the other name states what it is. */
function fingerprints(fingerprint: string): object {
  return { primaryLocationLineHash: fingerprint, 'wasmPolicyReason/v1': fingerprint }
}

/**
 * Plain text may hold links, `[text](target)` (SARIF 2.1.0, section 3.11.6): names from modules must not make one.
 * Braces stay as they are: consumers replace placeholders only where a message brings arguments.
 */
function plainMessage(text: string): string {
  return text.replaceAll('](', '] (')
}
