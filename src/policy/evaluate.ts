import { capabilityIds, type CapabilityId } from '../core/capability.ts'
import { finding, printable, type Finding } from '../core/finding.ts'
import type { Location, TextLocation } from '../core/location.ts'
import type { Profile, ProfileImport } from '../core/profile.schema.ts'
import { atLeast, severityRank } from '../core/severity.ts'
import type { Effect, Reason, Verdict } from '../core/verdict.ts'
import { exceededLimits, unlistedFeatures, type Unweighed } from './demands.ts'
import { compareGrants, patternsFor, qualifiedName, type Comparison, type ImportGroup } from './grants.ts'
import type { Exception, Policy } from './policy.ts'
import { ruleSubject, type CompiledRule } from './rules.ts'
import { unneededGrants } from './unneeded.ts'
import { alwaysDeny, neverDeny } from './weighing.ts'
import { hexOf } from './values.ts'
import { compareText, decisionLine, nested, quotedList } from './yaml-text.ts'

export interface EvaluationContext {
  /** Today in UTC, `YYYY-MM-DD`; exceptions expire by it. */
  readonly now: string
  /** The policy's rules, compiled; a rule that is not among them denies. */
  readonly rules: readonly CompiledRule[]
}

/**
 * May this module run under this policy? Pure and total: every Profile has a verdict, and whatever order its lists are
 * in has no part in it.
 */
export function evaluate(policy: Policy, profile: Profile, context: EvaluationContext): Verdict {
  const comparison = compareGrants(policy, profile)
  const found: Unweighed[] = [
    ...comparison.groups.map(group => groupReason(policy, group)),
    ...unneededReasons(policy, profile, comparison),
    ...boundaryReasons(policy, profile),
    ...unlistedFeatures(policy, profile),
    ...exceededLimits(policy, profile),
    ...ruleReasons(policy, profile, context.rules),
  ]
  const excepted = applyExceptions(
    policy,
    profile,
    context.now,
    found.map(reason => weigh(policy, reason)),
  )
  const reasons = inOrder(excepted)
  return {
    verdict: reasons.some(({ effect }) => effect === 'deny') ? 'deny' : 'admit',
    policy: { name: policy.name, origin: policy.origin, digest: policy.digest },
    capabilities: comparison.diff,
    reasons,
  }
}

/** The verdict on what could not be read or validated. */
export function unjudgeable(findings: readonly [Finding, ...Finding[]]): Verdict {
  const [first, ...rest] = inOrder(findings.map((each): Reason => ({ effect: 'deny', finding: each })))
  return { verdict: 'unjudgeable', reasons: [first!, ...rest] }
}

/** The verdict where every policy has a match section, and none covers the module: nothing is granted. */
export function noPolicyMatches(profile: Profile, policies: readonly Policy[]): Verdict {
  const [decidedBy] = policies.flatMap(({ match }) => match?.at ?? []).toSorted(compareLocations)
  const asked = new Set(profile.capabilities.map(({ capability }) => capability))
  return {
    verdict: 'deny',
    policy: { name: 'none', origin: 'none', digest: '0'.repeat(64) },
    capabilities: {
      granted: [],
      stubbed: [],
      denied: capabilityIds.filter(id => asked.has(id)),
      unneeded: [],
      undecidable: [],
    },
    reasons: [
      {
        effect: 'deny',
        finding: finding('WP3009', {}, { in: 'module' }),
        ...(decidedBy === undefined ? {} : { decidedBy }),
        suggestion: nested('match.digests', quotedList([`sha256:${profile.sha256}`])),
      },
    ],
  }
}

function groupReason(policy: Policy, { kind, capabilities, imports }: ImportGroup): Unweighed {
  const params = { capability: oneOf(capabilities), imports: someNames(imports) }
  const at = firstPlace(imports)
  const identity = identityOf(capabilities, imports)
  const decidedBy = placeOfDecision(policy, capabilities)
  // One grant is enough where several would do.
  const [wanted] = capabilities
  switch (kind) {
    case 'denied': {
      const grant = wanted && grantLine(policy, wanted, imports)
      return {
        finding: finding('WP3001', params, at),
        identity,
        decidedBy,
        ...(grant === undefined ? {} : { suggestion: grant }),
      }
    }
    case 'stubbed':
      return { finding: finding('WP3004', params, at), identity, decidedBy }
    case 'undecidable':
      return {
        finding: finding('WP3003', params, at),
        identity,
        decidedBy,
        ...(wanted === undefined ? {} : { suggestion: decisionLine('stub', wanted) }),
      }
    default:
      return kind satisfies never
  }
}

function unneededReasons(policy: Policy, profile: Profile, { required }: Comparison): Unweighed[] {
  return unneededGrants(policy, profile, required).map(({ grant, at, narrower }) => ({
    finding: finding('WP3002', { capability: grant }, at),
    decidedBy: at,
    ...(narrower === undefined ? {} : { suggestion: narrower }),
  }))
}

function boundaryReasons(policy: Policy, profile: Profile): Unweighed[] {
  return profile.boundary.findings.map(({ code, severity, params, at }) => {
    // A Profile comes from JSON, where codes and parameters are not tied together.
    const found = { code, severity, params, at } as unknown as Finding
    return {
      finding: found,
      ...(isRedacted(found) ? { identity: [profile.sha256] } : {}),
      ...(atLeast(severity, policy.denyAt.value) ? { decidedBy: policy.denyAt.at } : {}),
    }
  })
}

// What a secret is goes into no report, so another secret looks the same.
function isRedacted({ code }: Finding): boolean {
  return code === 'WP2070' || code === 'WP2071'
}

function ruleReasons(policy: Policy, profile: Profile, compiled: readonly CompiledRule[]): Unweighed[] {
  if (policy.rules.length === 0) return []
  const subject = ruleSubject(profile)
  // A rule may look at anything in the module, so nothing less tells why it denies.
  const identity = [profile.sha256]
  return policy.rules.flatMap((rule): Unweighed[] => {
    const match = compiled.find(candidate => candidate.rule.id === rule.id && candidate.rule.deny === rule.deny)
    const outcome = match?.evaluate(subject) ?? { kind: 'failed' as const, reason: 'it was not compiled' }
    switch (outcome.kind) {
      case 'passes':
        return []
      case 'denies': {
        const params = { rule: rule.id, message: rule.message }
        return [{ finding: finding('WP3007', params, { in: 'module' }), identity, decidedBy: rule.at }]
      }
      case 'failed': {
        const params = { rule: rule.id, reason: outcome.reason }
        return [{ finding: finding('WP3008', params, { in: 'module' }), identity, decidedBy: rule.denyAt }]
      }
      default:
        return outcome satisfies never
    }
  })
}

function weigh(policy: Policy, reason: Unweighed): Reason {
  const override = policy.severity.get(reason.finding.code)
  const found = override === undefined ? reason.finding : { ...reason.finding, severity: override.value }
  const decidedBy = override !== undefined && found.code.startsWith('WP2') ? override.at : reason.decidedBy
  const effect = effectOf(policy, found, override !== undefined)
  return { ...reason, effect, finding: found, ...(decidedBy === undefined ? {} : { decidedBy }) }
}

function effectOf(policy: Policy, { code, severity }: Finding, overridden: boolean): Effect {
  const mild = severity === 'info' ? 'note' : 'warn'
  if (!overridden) {
    if (alwaysDeny.has(code)) return 'deny'
    if (neverDeny.has(code)) return mild
  }
  return atLeast(severity, policy.denyAt.value) ? 'deny' : mild
}

/** An exception that has expired excepts nothing and is itself a reason to deny (WP4011). */
function applyExceptions(policy: Policy, profile: Profile, now: string, reasons: readonly Reason[]): Reason[] {
  const valid = policy.exceptions.filter(({ expires }) => expires >= now)
  const here = valid.filter(
    ({ digests }) => digests.length === 0 || digests.some(each => hexOf(each) === profile.sha256),
  )
  const codes = new Set(here.map(exception => exception.finding))
  const present = new Set(reasons.map(reason => reason.finding.code))
  const about = ({ finding: code, expires, reason, at }: Exception): Reason[] => {
    if (present.has(code)) {
      const noted = { finding: finding('WP3011', { finding: code, expires, reason }, at), decidedBy: at }
      return [weigh(policy, noted)]
    }
    // A base serves other modules as well; see unneeded.ts.
    if (at.file !== policy.at.file) return []
    return [weigh(policy, { finding: finding('WP3010', { finding: code }, at), decidedBy: at })]
  }
  const expired = policy.exceptions
    .filter(({ expires }) => expires < now)
    .map(({ finding: code, expires, at }) =>
      weigh(policy, { finding: finding('WP4011', { finding: code, expires }, at), decidedBy: at }),
    )
  const excepted = reasons.map((reason): Reason =>
    codes.has(reason.finding.code) ? { ...reason, effect: 'excepted' } : reason,
  )
  return [...excepted, ...here.flatMap(about), ...expired]
}

/** The YAML that grants `capability` to these imports; none where no pattern can be written for them. */
function grantLine(policy: Policy, capability: CapabilityId, imports: readonly ProfileImport[]): string | undefined {
  if ((capability !== 'host' && capability !== 'unanalyzable') || imports.length === 0)
    return decisionLine('allow', capability)
  const kept = policy[capability].flatMap(({ pattern, decision }) => (decision === 'allow' ? [pattern] : []))
  const missing = patternsFor(imports, namesSuggested)
  if (missing.length === 0) return undefined
  const patterns = [...new Set([...kept, ...missing])].toSorted()
  return nested(`capabilities.${capability}.allow`, quotedList(patterns))
}

const namesSuggested = 20

/** The line that decides about these capabilities; where none mentions them, the section in which a grant would stand. */
function placeOfDecision(policy: Policy, capabilities: readonly CapabilityId[]): TextLocation {
  const stated = capabilities.map(id => policy.capabilities[id].at).find(at => at !== undefined)
  return stated ?? policy.capabilitiesAt ?? policy.at
}

const namesShown = 4
const nameLength = 60

/** `fd_read, fd_pread and 3 more`; the Profile has them all. */
function someNames(imports: readonly ProfileImport[]): string {
  const names = [
    ...new Set(imports.map(each => (each.catalogue === undefined ? qualifiedName(each) : each.name))),
  ].toSorted()
  if (names.length === 0) return 'the module itself'
  const shown = names.slice(0, names.length > namesShown ? namesShown - 1 : namesShown).map(shortened)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : listed(shown, 'and')
}

/** The capabilities and every import, uncut. */
function identityOf(capabilities: readonly CapabilityId[], imports: readonly ProfileImport[]): readonly string[] {
  const asked = imports.map(({ module, name, type }) => JSON.stringify([module, name, type]))
  return [...capabilities, ...[...new Set(asked)].toSorted()]
}

function shortened(name: string): string {
  return printable(name.length > nameLength ? `${name.slice(0, nameLength)}…` : name)
}

function oneOf(capabilities: readonly CapabilityId[]): string {
  return listed(capabilities, 'or')
}

function listed(items: readonly string[], last: 'and' | 'or'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

function firstPlace(imports: readonly ProfileImport[]): Location {
  const offset = imports.reduce((least, each) => Math.min(least, each.offset), Infinity)
  return offset === Infinity ? { in: 'module' } : { in: 'module', offset, section: 'import' }
}

const effects: readonly Effect[] = ['deny', 'warn', 'note', 'excepted']

function inOrder(reasons: readonly Reason[]): Reason[] {
  return reasons.toSorted(
    (a, b) =>
      effects.indexOf(a.effect) - effects.indexOf(b.effect) ||
      severityRank(a.finding.severity) - severityRank(b.finding.severity) ||
      compareText(a.finding.code, b.finding.code) ||
      compareLocations(a.finding.at, b.finding.at) ||
      compareText(paramsText(a.finding), paramsText(b.finding)),
  )
}

const places = ['input', 'module', 'text'] as const

function compareLocations(a: Location, b: Location): number {
  if (a.in === 'module' && b.in === 'module') {
    return (a.offset ?? -1) - (b.offset ?? -1) || compareText(a.section ?? '', b.section ?? '')
  }
  if (a.in === 'text' && b.in === 'text') return compareText(a.file, b.file) || a.line - b.line || a.column - b.column
  return places.indexOf(a.in) - places.indexOf(b.in)
}

function paramsText({ params }: Finding): string {
  return JSON.stringify(Object.entries(params).toSorted(([a], [b]) => compareText(a, b)))
}
