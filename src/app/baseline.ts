import { finding, formatMessage, printable, type Finding, type FindingOf } from '../core/finding.ts'
import { wholeInput } from '../core/location.ts'
import type { Subject } from '../core/report.ts'
import type { Reason } from '../core/verdict.ts'
import { portablePath } from './fingerprint.ts'
import type { Judgement } from './judge.ts'

/**
 * A baseline holds the findings of a day, so that a team can start with a policy today and mend what it denies later:
 * `check` fails only on findings that it does not hold. It is JSON, one finding a line in a stable order, made to be
 * committed and to be read in a review.
 *
 * Only what was judged is recorded: nothing can be said about the findings of a module that could not be read.
 */
const schema = 'wasm-policy.dev/baseline/v1'

/** How often each fingerprint is in the baseline, and for which module. */
export type Baseline = ReadonlyMap<string, { readonly path: string; readonly times: number }>

export type ParsedBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly finding: FindingOf<'WP4017'> }

/** A judgement with the fingerprints of its reasons. */
export interface Fingerprinted {
  readonly judgement: Judgement
  readonly fingerprints: readonly string[]
}

/** Whatever is not exactly a baseline is refused: one that is misread would hide findings. */
export function parseBaseline(text: string): ParsedBaseline {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return badBaseline('it is not JSON')
  }
  if (!isRecord(json) || json['baseline'] !== schema) return badBaseline(`it does not begin with "baseline": "${schema}"`)
  if (!Array.isArray(json['findings'])) return badBaseline('it has no list of findings')
  const baseline = new Map<string, { path: string; times: number }>()
  for (const [index, entry] of json['findings'].entries()) {
    if (!isRecord(entry)) return badBaseline(`finding ${index} is not an object`)
    const { fingerprint, path } = entry
    if (typeof fingerprint !== 'string' || !/^[0-9a-f]{32}$/.test(fingerprint)) {
      return badBaseline(`the fingerprint of finding ${index} is not 32 hexadecimal digits`)
    }
    if (typeof path !== 'string') return badBaseline(`finding ${index} has no path`)
    baseline.set(fingerprint, { path, times: (baseline.get(fingerprint)?.times ?? 0) + 1 })
  }
  return { ok: true, baseline }
}

export function badBaseline(problem: string, file?: string): { readonly ok: false; readonly finding: FindingOf<'WP4017'> } {
  const at = file === undefined ? wholeInput : ({ in: 'text', file, line: 1, column: 1 } as const)
  return { ok: false, finding: finding('WP4017', { problem }, at) }
}

/** The text of a baseline that holds the findings of these judgements. */
export function formatBaseline(all: readonly Fingerprinted[], directory: string): string {
  const findings = all
    .flatMap(({ judgement: { subject, verdict }, fingerprints }) =>
      verdict.verdict === 'unjudgeable'
        ? []
        : verdict.reasons.flatMap((reason, index) =>
            isRecorded(reason)
              ? [
                  JSON.stringify({
                    path: pathIn(subject, directory),
                    code: reason.finding.code,
                    message: formatMessage(reason.finding),
                    fingerprint: fingerprints[index],
                  }),
                ]
              : [],
          ),
    )
    .toSorted()
  const body = findings.length === 0 ? '' : `\n    ${findings.join(',\n    ')}\n  `
  return `{\n  "baseline": "${schema}",\n  "findings": [${body}]\n}\n`
}

/** What a baseline says about a run. */
export interface Comparison {
  /** For each judgement the indices of the reasons that the baseline holds. */
  readonly baselined: readonly (readonly number[])[]
  /** WP4020, if the baseline holds findings of these modules that no longer occur. */
  readonly notices: readonly Finding[]
}

/** Each entry of the baseline covers one finding: the same finding a second time is new. */
export function compareBaseline(baseline: Baseline, all: readonly Fingerprinted[], directory: string): Comparison {
  const left = new Map([...baseline].map(([fingerprint, { times }]) => [fingerprint, times]))
  const baselined = all.map(({ judgement: { verdict }, fingerprints }) =>
    verdict.verdict === 'unjudgeable'
      ? []
      : verdict.reasons.flatMap((reason, index) => {
          const fingerprint = fingerprints[index] ?? ''
          const times = left.get(fingerprint) ?? 0
          if (times === 0 || !isRecorded(reason)) return []
          left.set(fingerprint, times - 1)
          return [index]
        }),
  )
  const judged = new Set(
    all
      .filter(({ judgement }) => judgement.verdict.verdict !== 'unjudgeable')
      .map(({ judgement }) => pathIn(judgement.subject, directory)),
  )
  let stale = 0
  for (const [fingerprint, times] of left) if (judged.has(baseline.get(fingerprint)?.path ?? '')) stale += times
  return { baselined, notices: stale === 0 ? [] : [finding('WP4020', { count: stale }, wholeInput)] }
}

/** Safe to read in a review: no name can pass for something else. */
function pathIn(subject: Subject, directory: string): string {
  return printable(portablePath(subject, directory).join('!'))
}

function isRecorded({ effect }: Reason): boolean {
  return effect !== 'excepted'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
