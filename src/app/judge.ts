import { analyze } from '../analyzer/analyze.ts'
import { builtInCatalogues } from '../analyzer/built-in-catalogues.ts'
import { addCatalogues, type CatalogueSet } from '../analyzer/catalogue-set.ts'
import type { Catalogue } from '../analyzer/catalogue.ts'
import { sha256 as digestOf } from '../core/digest/sha256.ts'
import type { FileCode } from '../core/codes.ts'
import { finding, type Finding, type FindingOf } from '../core/finding.ts'
import { wholeInput } from '../core/location.ts'
import type { Profile } from '../core/profile.schema.ts'
import type { Subject } from '../core/report.ts'
import type { Verdict } from '../core/verdict.ts'
import { otherEngine } from './engine.ts'
import { evaluate, noPolicyMatches, unjudgeable } from '../policy/evaluate.ts'
import { selectPolicy } from '../policy/match.ts'
import type { Policy } from '../policy/policy.ts'
import { compileRules, type CompiledRule } from '../policy/rules.ts'

/** Everything that a verdict depends on beside the bytes and their name, as plain data that can be sent to a thread. */
export interface PolicySet {
  readonly policies: readonly GoverningPolicy[]
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly now: string
  /** Absolute, with "/": what relative paths, of modules and policies, are seen from. */
  readonly directory: string
}

/** A policy with the contents of the catalogues that it names. */
export interface GoverningPolicy {
  readonly policy: Policy
  readonly catalogues: readonly Catalogue[]
}

interface ReadyPolicy {
  readonly policy: Policy
  readonly catalogues: CatalogueSet
  readonly rules: readonly CompiledRule[]
}

/** A policy set whose rules compile and whose catalogues agree with one another. */
export interface ReadyPolicies {
  readonly set: PolicySet
  readonly ready: readonly ReadyPolicy[]
}

export type Readiness =
  | { readonly ok: true; readonly policies: ReadyPolicies }
  | { readonly ok: false; readonly findings: readonly FindingOf<FileCode>[] }

/** Compiles rules (WP4015) and joins catalogues with those that ship (WP4012); all errors of all policies. */
export async function readyPolicies(set: PolicySet): Promise<Readiness> {
  const findings: FindingOf<FileCode>[] = []
  const ready: ReadyPolicy[] = []
  for (const { policy, catalogues } of set.policies) {
    const joined = catalogues.length === 0 ? { ok: true as const, set: builtInCatalogues() } : addCatalogues(builtInCatalogues(), catalogues)
    const compiled = await compileRules(policy.rules)
    findings.push(...compiled.findings, ...(joined.ok ? [] : joined.findings))
    if (joined.ok) ready.push({ policy, catalogues: joined.set, rules: compiled.rules })
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, policies: { set, ready } }
}

/** What is judged, as policies can match it. */
export interface JudgedSubject {
  /** As the user named it. */
  readonly path: string
  /** What follows the `!` after the archive, where `path` is a member of one. */
  readonly member?: string
  /** The image reference that the module came from. */
  readonly image?: string
}

/** One module under the policy that governs it. */
export interface Judgement {
  readonly subject: Subject
  /** Absent where the module could not be read. */
  readonly profile?: Profile
  readonly verdict: Verdict
  /** The stack of the error, where wasm-policy itself failed (WP9001). */
  readonly defect?: string
}

/**
 * The verdict on one module: every door (command, webhook, runner) asks this function. It touches neither files nor
 * clocks, so the same bytes, policies and subject give the same verdict everywhere. Never throws: a defect of
 * wasm-policy is an unjudgeable verdict (WP9001), and no module passes because of one.
 */
export function judge(
  bytes: Uint8Array<ArrayBuffer>,
  policies: ReadyPolicies,
  subject: JudgedSubject,
): Judgement {
  try {
    return judgeOrThrow(bytes, policies, subject)
  } catch (error) {
    return defect(subject.path, error)
  }
}

function judgeOrThrow(
  bytes: Uint8Array<ArrayBuffer>,
  { set, ready }: ReadyPolicies,
  { path, member, image }: JudgedSubject,
): Judgement {
  const named = { path, ...(member === undefined ? {} : { member }) }
  const size = bytes.length
  const other = otherEngine(process.versions.node)
  if (other !== undefined) return refusal({ ...named, size }, other)
  const policies = ready.map(({ policy }) => policy)
  // The Profile has the digest as well, but the catalogues that it is made with are those of the policy that governs.
  const byDigest = policies.some(({ match }) => match !== undefined && match.digests.length > 0)
  const sha256 = byDigest ? digestOf(bytes) : ''
  const selection = selectPolicy(policies, { ...named, sha256, ...(image === undefined ? {} : { image }) }, set.directory)
  if (selection.kind === 'ambiguous') {
    const { first, second } = selection
    const params = {
      first: first.name,
      firstAt: placeOf(first),
      second: second.name,
      secondAt: placeOf(second),
      subject: path,
    }
    return refusal({ ...named, size }, finding('WP4016', params, wholeInput))
  }
  const governing = selection.kind === 'policy' ? ready.find(({ policy }) => policy === selection.policy) : undefined
  const analysis = analyze(bytes, governing?.catalogues ?? builtInCatalogues())
  if (!analysis.ok) return refusal({ ...named, size, sha256: analysis.sha256 }, analysis.finding)
  const { profile } = analysis
  const verdict =
    governing === undefined
      ? noPolicyMatches(profile, policies)
      : evaluate(governing.policy, profile, { now: set.now, rules: governing.rules })
  return { subject: { ...named, size, sha256: profile.sha256 }, profile, verdict }
}

function placeOf({ at }: Policy): string {
  return `${at.file}:${at.line}`
}

/** The judgement on what cannot be judged. */
export function refusal(subject: Subject, found: Finding): Judgement {
  return { subject, verdict: unjudgeable([found]) }
}

/** The judgement where wasm-policy itself failed. */
export function defect(path: string, error: unknown): Judgement {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { ...refusal({ path }, finding('WP9001', { reason: message }, wholeInput)), defect: stack ?? message }
}
