import { capabilityIds, type CapabilityId } from '../core/capability.ts'
import { formatTextLocation, type TextLocation } from '../core/location.ts'
import type { Profile } from '../core/profile.schema.ts'
import { asksFor, qualifiedName } from './grants.ts'
import { importMatcher } from './import-pattern.ts'
import type { FsAccess, Policy } from './policy.ts'
import { decisionLine, nested } from './yaml-text.ts'

/** A line of the policy that grants more than the module asks for. */
export interface UnneededGrant {
  /** What is granted, for people. */
  readonly grant: string
  readonly at: TextLocation
  /** YAML that keeps only what is needed; absent if the whole line can go. */
  readonly narrower?: string
}

/**
 * Grants − required, line by line, and only lines of the policy's own file: a preset or shared base serves other
 * modules as well, so what one module does not need of it is no mistake.
 */
export function unneededGrants(policy: Policy, profile: Profile, required: ReadonlySet<CapabilityId>): UnneededGrant[] {
  return [
    ...unneededDecisions(policy, required),
    ...unneededMounts(policy, required),
    ...unneededPatterns(policy, profile),
    ...unneededFeatures(policy, profile),
  ]
}

function isOwn(policy: Policy, at: TextLocation): boolean {
  return at.file === policy.at.file && !policy.origin.startsWith('preset:')
}

function unneededDecisions(policy: Policy, required: ReadonlySet<CapabilityId>): UnneededGrant[] {
  const mounts = new Set(policy.scopes.fs.map(({ at }) => formatTextLocation(at)))
  const lines = new Map<string, { readonly at: TextLocation; readonly granted: CapabilityId[] }>()
  for (const capability of capabilityIds) {
    const { decision, at } = policy.capabilities[capability]
    if (decision !== 'allow' || at === undefined || !isOwn(policy, at) || mounts.has(formatTextLocation(at))) continue
    // Their patterns are looked at one by one.
    if ((capability === 'host' || capability === 'unanalyzable') && policy[capability].length > 0) continue
    const line = lines.get(formatTextLocation(at)) ?? { at, granted: [] }
    line.granted.push(capability)
    lines.set(formatTextLocation(at), line)
  }
  return [...lines.values()].flatMap(({ at, granted }) => {
    const unneeded = granted.filter(capability => !required.has(capability))
    if (unneeded.length === 0) return []
    const grant = unneeded.join(', ')
    if (unneeded.length === granted.length) return [{ grant, at }]
    return [{ grant, at, narrower: decisionLine('deny', ...unneeded) }]
  })
}

const halves: readonly (readonly FsAccess[])[] = [
  ['read', 'metadata'],
  ['write', 'create', 'delete', 'link'],
]

// "read-write" is one word for six rights, so a mount is too wide only if all it reads or all it changes is too much.
function unneededMounts(policy: Policy, required: ReadonlySet<CapabilityId>): UnneededGrant[] {
  return policy.scopes.fs.flatMap(({ guest, access, at }) => {
    if (!isOwn(policy, at) || access.length === 0) return []
    const needed = access.filter(right => required.has(`fs.${right}`))
    if (needed.length === 0) return [{ grant: `the directory ${guest}`, at }]
    const within = (rights: readonly FsAccess[], half: readonly FsAccess[]) =>
      rights.some(right => half.includes(right))
    const idle = halves.find(half => within(access, half) && !within(needed, half))
    if (idle === undefined) return []
    const rights = access.filter(right => idle.includes(right)).map(right => `fs.${right}`)
    return [{ grant: `${rights.join(', ')} below ${guest}`, at, narrower: `access: [${needed.join(', ')}]` }]
  })
}

function unneededPatterns(policy: Policy, profile: Profile): UnneededGrant[] {
  return (['host', 'unanalyzable'] as const).flatMap(capability => {
    const imports = profile.imports.filter(imported => asksFor(imported, capability))
    const exact = new Set(imports.map(qualifiedName))
    return policy[capability].flatMap(({ pattern, decision, at }) => {
      if (decision !== 'allow' || !isOwn(policy, at)) return []
      const matches = importMatcher(pattern)
      const used = pattern.includes('*') ? imports.some(({ module, name }) => matches(module, name)) : exact.has(pattern)
      return used ? [] : [{ grant: `${capability} "${pattern}"`, at }]
    })
  })
}

function unneededFeatures(policy: Policy, profile: Profile): UnneededGrant[] {
  const used = new Set(profile.proposals.used.map(({ proposal }) => proposal))
  const idle = (policy.features ?? []).filter(({ value, at }) => !used.has(value) && isOwn(policy, at))
  const [first] = idle
  if (first === undefined) return []
  const kept = (policy.features ?? []).flatMap(({ value }) => (used.has(value) ? [value] : []))
  const at = policy.featuresAt !== undefined && isOwn(policy, policy.featuresAt) ? policy.featuresAt : first.at
  const grant = `features.allow (${idle.map(({ value }) => value).join(', ')})`
  return [{ grant, at, narrower: nested('features.allow', `[${kept.join(', ')}]`) }]
}
