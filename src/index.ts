/**
 * The library: the same engine that the command runs on, without its door.
 *
 *     const loaded = await loadPolicySet({ policies: ['wasm-policy.yaml'], cwd: process.cwd(), now: '2026-11-24' })
 *     if (!loaded.ok) throw new Error(loaded.findings.map(formatMessage).join('\n'))
 *     const { verdict, profile } = judge(bytes, loaded.policies, { path: 'plugin.wasm' })
 *     if (verdict.verdict !== 'admit') refuse(verdict.reasons)
 *
 * `analyze` alone gives the Profile of a module; `loadPolicies`, `compileRules` and `evaluate` are the pure steps that
 * `judge` takes, for those who read policies from elsewhere than files.
 */
export { analyze, type Analysis } from './analyzer/analyze.ts'
export { builtInCatalogues } from './analyzer/built-in-catalogues.ts'
export { addCatalogues, type CatalogueSet, type CatalogueSetResult } from './analyzer/catalogue-set.ts'
export {
  judge,
  readyPolicies,
  type GoverningPolicy,
  type Judgement,
  type JudgedSubject,
  type PolicySet,
  type Readiness,
  type ReadyPolicies,
} from './app/judge.ts'
export { loadPolicySet, type LoadedPolicySet, type PolicyRequest } from './app/policies.ts'
export { capabilities, capabilityIds, isCapabilityId, type CapabilityId, type Evidence, type Needs } from './core/capability.ts'
export { codes, isCode, type Code, type CodeRow } from './core/codes.ts'
export { exitCodes, type ExitReason } from './core/exit.ts'
export { formatMessage, type Finding, type FindingOf } from './core/finding.ts'
export { limits, type LimitName } from './core/limits.ts'
export { formatOffset, formatTextLocation, type Location, type TextLocation } from './core/location.ts'
export type { Profile, ProfileImport } from './core/profile.schema.ts'
export type { CheckReport, CheckResult, Subject } from './core/report.ts'
export { atLeast, severities, type Severity } from './core/severity.ts'
export type { CapabilityDiff, Effect, PolicyIdentity, Reason, Verdict } from './core/verdict.ts'
export type { ProfileDiff } from './core/profile-diff.ts'
export { diffProfiles } from './policy/profile-diff.ts'
export { evaluate, type EvaluationContext } from './policy/evaluate.ts'
export { selectPolicy, type MatchSubject, type Selection } from './policy/match.ts'
export type { Policy } from './policy/policy.ts'
export {
  loadPolicies,
  type LoadContext,
  type LoadedPolicies,
  type PolicyReader,
  type PolicyRef,
  type PolicySource,
} from './policy/resolve.ts'
export { compileRules, type CompiledRule } from './policy/rules.ts'
export { suggestPolicy } from './policy/suggest.ts'
