import { finding, type Finding } from '../core/finding.ts'
import type { Location } from '../core/location.ts'
import type { Profile } from '../core/profile.schema.ts'
import type { Reason } from '../core/verdict.ts'
import { policyLimits, type Policy, type PolicyLimit } from './policy.ts'
import { formatQuantity } from './units.ts'
import { nested } from './yaml-text.ts'

/** A reason whose effect is still to be weighed. */
export type Unweighed = Omit<Reason, 'effect'>

const module: Location = { in: 'module' }

/** Proposals that the module uses and the policy does not list (WP3005). */
export function unlistedFeatures(policy: Policy, profile: Profile): Unweighed[] {
  if (policy.features === undefined) return []
  const listed = policy.features.map(({ value }) => value)
  const allowed = new Set(listed)
  const unlisted = profile.proposals.used.filter(({ proposal }) => !allowed.has(proposal))
  const all = [...listed, ...unlisted.map(({ proposal }) => proposal).toSorted()]
  return unlisted.map(({ proposal, offset }) => ({
    finding: finding('WP3005', { proposal }, { in: 'module', offset }),
    decidedBy: policy.featuresAt ?? policy.at,
    suggestion: nested('features.allow', `[${all.join(', ')}]`),
  }))
}

/**
 * What the module declares beyond the limits of the policy (WP3006). Only what it needs from the start counts: a
 * maximum that is absent or too high is lowered when the module runs, and has boundary checks of its own.
 */
export function exceededLimits(policy: Policy, profile: Profile): Unweighed[] {
  return demands(profile).flatMap(({ limit, what, found, at }): Unweighed[] => {
    const allowed = policy.limits[limit]
    if (allowed === undefined || found <= BigInt(Math.floor(allowed.value))) return []
    const { unit } = policyLimits[limit]
    const written = formatQuantity(Number(found), unit)
    const params = { what, found: written, limit: formatQuantity(allowed.value, unit) }
    const suggestion = found <= Number.MAX_SAFE_INTEGER ? { suggestion: nested(`limits.${limit}`, written) } : {}
    return [{ finding: finding('WP3006', params, at) satisfies Finding, decidedBy: allowed.at, ...suggestion }]
  })
}

interface Demand {
  readonly limit: PolicyLimit
  readonly what: string
  readonly found: bigint
  readonly at: Location
}

function demands(profile: Profile): Demand[] {
  const memory = profile.memories.reduce((sum, { minimum, pageSize }) => sum + BigInt(minimum) * BigInt(pageSize), 0n)
  return [
    { limit: 'module-size', what: 'size of the module', found: BigInt(profile.size), at: module },
    { limit: 'functions', what: 'functions', found: BigInt(profile.functions.defined), at: module },
    { limit: 'imports', what: 'imports', found: BigInt(profile.imports.length), at: module },
    { limit: 'memory', what: 'initial memory', found: memory, at: placeOf(profile.memories) },
    ...profile.tables.map((table): Demand => ({
      limit: 'table',
      what: `initial elements of table ${table.index}`,
      found: BigInt(table.minimum),
      at: placeOf([table]),
    })),
  ]
}

function placeOf(definitions: readonly { readonly offset: number }[]): Location {
  const [first] = definitions
  return first === undefined ? module : { in: 'module', offset: first.offset }
}
