import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { Finding } from '../core/finding.ts'
import type { CheckReport, CheckResult } from '../core/report.ts'
import {
  badBaseline, compareBaseline, formatBaseline, parseBaseline, type Baseline, type Fingerprinted, type ParsedBaseline,
} from './baseline.ts'
import { exitReason, failOnCount, type ExitOptions } from './exit.ts'
import { fingerprint } from './fingerprint.ts'
import { collectInputs } from './inputs/collect.ts'
import { judgeAll } from './judge-all.ts'
import { packageVersion } from './package-root.ts'
import { loadPolicySet } from './policies.ts'
import { readTextFile } from './text-file.ts'
import { writeFileAtomically } from './write-file.ts'

/** What the world gives to a use case. */
export interface Surroundings {
  /** Absolute; what relative paths start from. */
  readonly cwd: string
  /** What `-` reads. */
  readonly stdin: AsyncIterable<Uint8Array>
}

export interface CheckRequest extends ExitOptions, Surroundings {
  /** Files, directories, patterns, archives, and `-`. */
  readonly inputs: readonly string[]
  /** Policy files and presets; a `wasm-policy.yaml` here or above where there are none. */
  readonly policies: readonly string[]
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly now: string
  readonly baseline?: { readonly file: string; readonly update: boolean }
  /** The most threads; as many as the machine has processors where absent. */
  readonly jobs?: number
  readonly onProgress?: (done: number, total: number) => void
}

export interface Checked {
  readonly report: CheckReport
  /** The stacks of errors of wasm-policy itself. */
  readonly defects: readonly string[]
}

/** `wasm-policy check`: every input under the policy that governs it. The baseline is the only file that is written. */
export async function check(request: CheckRequest): Promise<Checked> {
  const { cwd, inputs: named, onProgress, jobs = availableParallelism() } = request
  const loaded = await loadPolicySet(request)
  const baseline = readBaseline(request)
  if (!loaded.ok || !baseline.ok) {
    const errors = [...(loaded.ok ? [] : loaded.findings), ...(baseline.ok ? [] : [baseline.finding])]
    return { report: reportOf([], errors, request), defects: [] }
  }
  const inputs = await collectInputs(named, request)
  const judgements = await judgeAll(inputs, loaded.policies, {
    jobs,
    ...(onProgress && { onJudged: done => onProgress(done, inputs.length) }),
  })
  const all = judgements.map((judgement): Fingerprinted => {
    const { subject, verdict } = judgement
    return { judgement, fingerprints: verdict.reasons.map(reason => fingerprint(reason, subject, cwd)) }
  })
  const recorded = updateBaseline(request, all) ?? baseline.baseline
  const known = compareBaseline(recorded, all, cwd)
  const results = all.map(({ judgement: { subject, profile, verdict }, fingerprints }, index): CheckResult => {
    return { subject, ...(profile && { profile }), verdict, fingerprints, baselined: known.baselined[index] ?? [] }
  })
  // Which policy applied is of no interest where it was applied to nothing.
  const judged = results.some(({ verdict }) => verdict.verdict !== 'unjudgeable')
  const notices = judged ? loaded.notices : loaded.notices.filter(({ code }) => code !== 'WP4019')
  return {
    report: reportOf(results, [...notices, ...known.notices], request),
    defects: judgements.flatMap(judgement => judgement.defect ?? []),
  }
}

function reportOf(results: readonly CheckResult[], notices: readonly Finding[], options: ExitOptions): CheckReport {
  const failOn = failOnCount(results, options)
  return {
    schema: 'wasm-policy.dev/report/v1',
    tool: { name: 'wasm-policy', version: packageVersion() },
    results,
    notices,
    ...(failOn && { failOn }),
    exit: exitReason(results, notices, options),
  }
}

function readBaseline({ baseline, cwd }: CheckRequest): ParsedBaseline {
  const none: ParsedBaseline = { ok: true, baseline: new Map() }
  if (baseline === undefined || baseline.update) return none
  const path = resolve(cwd, baseline.file)
  if (!existsSync(path)) return badBaseline('there is no such file; --update-baseline records one', baseline.file)
  const read = readTextFile(path, baselineSize)
  if (!read.ok) return badBaseline(read.reason, baseline.file)
  const parsed = parseBaseline(read.text)
  return parsed.ok ? parsed : badBaseline(parsed.finding.params.problem.toString(), baseline.file)
}

// A line is some 300 bytes; a baseline is written by a program, so it may be larger than what people write.
const baselineSize = 64 << 20

function updateBaseline({ baseline, cwd }: CheckRequest, all: readonly Fingerprinted[]): Baseline | undefined {
  if (baseline === undefined || !baseline.update) return undefined
  const text = formatBaseline(all, cwd)
  writeFileAtomically(resolve(cwd, baseline.file), text)
  const parsed = parseBaseline(text)
  if (!parsed.ok) throw new Error(`the baseline just written is not readable: ${String(parsed.finding.params.problem)}`)
  return parsed.baseline
}
