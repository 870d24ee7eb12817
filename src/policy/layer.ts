import type { CapabilityId } from '../core/capability.ts'
import type { Code } from '../core/codes.ts'
import type { TextLocation } from '../core/location.ts'
import type { Severity } from '../core/severity.ts'
import { fsAccess } from './policy.ts'
import type {
  Exception,
  FsAccess,
  HeadPlaces,
  Isolation,
  Match,
  NamePattern,
  PolicyLimit,
  Rule,
  Sourced,
} from './policy.ts'

/** One document's own statements, before its bases: what `read.ts` makes and `mergeLayers` puts together. */
export interface Layer {
  readonly name: Sourced<string>
  readonly at: TextLocation
  readonly capabilitiesAt: TextLocation | undefined
  readonly headAt: HeadPlaces | undefined
  readonly extends: readonly Sourced<string>[]
  readonly match: Match | undefined
  /** By capability; `fs.*`, `host` and `unanalyzable` are decided by their sections below. */
  readonly decisions: ReadonlyMap<CapabilityId, StatedDecision>
  readonly fs: FsSection | undefined
  readonly reach: Readonly<Partial<Record<ReachKey, Reach<Sourced<string>>>>>
  readonly patterns: Readonly<Partial<Record<'host' | 'unanalyzable', PatternSection>>>
  /** `replaces`: variables that a base sets are dropped. */
  readonly envSet: { readonly replaces: boolean; readonly values: ReadonlyMap<string, Sourced<string>> }
  /** Null: stated without a resolution, so that one of a base is dropped. */
  readonly wallResolution: Sourced<number> | null | undefined
  readonly privateRanges: Sourced<'allow' | 'deny'> | undefined
  readonly limits: Readonly<Partial<Record<PolicyLimit, Sourced<number>>>>
  readonly features: Sourced<readonly Sourced<string>[]> | undefined
  readonly isolation: Sourced<Isolation> | undefined
  readonly onDenied: Sourced<'errno' | 'trap' | 'refuse'> | undefined
  readonly allowFlags: Sourced<boolean> | undefined
  readonly rules: readonly Rule[]
  readonly exceptions: readonly Exception[]
  readonly severity: ReadonlyMap<Code, Sourced<Severity>>
  readonly denyAt: Sourced<Severity> | undefined
  /** Resolved against the file that names them. */
  readonly catalogues: readonly Sourced<string>[]
}

export type StatedDecision = { readonly decision: 'allow' | 'deny' | 'stub'; readonly at: TextLocation }

/** Lists that bound a grant. */
export type ReachKey =
  | 'env'
  | 'net.tcp.connect'
  | 'net.tcp.listen'
  | 'net.udp.connect'
  | 'net.udp.listen'
  | 'http.outgoing'

/**
 * A list adds to the list of a base. A plain word replaces it: `allow` by everything, `deny` and `stub` by nothing. A
 * list over an unbounded `allow` is what bounds it.
 */
export interface Reach<T> {
  readonly replaces: boolean
  readonly unbounded: boolean
  readonly items: readonly T[]
}

export interface PatternSection extends Reach<NamePattern> {
  readonly at: TextLocation
}

export interface FsSection {
  /** `fs: allow|deny|stub`: drops what a base says. */
  readonly word: StatedDecision | undefined
  readonly rights: ReadonlyMap<FsAccess, StatedDecision>
  readonly mounts: readonly Mount[]
}

export interface Mount {
  readonly guest: string
  /** `path` is resolved against the file that names it. */
  readonly backend: { readonly kind: 'host' | 'overlay'; readonly path: string } | { readonly kind: 'memory' }
  readonly access: readonly FsAccess[]
  readonly quota: number | undefined
  readonly at: TextLocation
}

/** `over` on top of `base`: what it states wins, what it does not mention stays. Name, place and match are its own. */
export function mergeLayers(base: Layer, over: Layer): Layer {
  const reach: Partial<Record<ReachKey, Reach<Sourced<string>>>> = { ...base.reach }
  for (const [key, value] of Object.entries(over.reach) as [ReachKey, Reach<Sourced<string>>][]) {
    reach[key] = mergeReach(base.reach[key], value, item => item.value)
  }
  const patterns: Partial<Record<'host' | 'unanalyzable', PatternSection>> = { ...base.patterns }
  for (const [key, value] of Object.entries(over.patterns) as ['host' | 'unanalyzable', PatternSection][]) {
    patterns[key] = { ...mergeReach(base.patterns[key], value, item => item.pattern), at: value.at }
  }
  return {
    name: over.name,
    at: over.at,
    capabilitiesAt: over.capabilitiesAt,
    headAt: over.headAt,
    extends: over.extends,
    match: over.match,
    decisions: new Map([...base.decisions, ...over.decisions]),
    fs: mergeFs(base.fs, over.fs),
    reach,
    patterns,
    envSet: {
      replaces: base.envSet.replaces || over.envSet.replaces,
      values: over.envSet.replaces ? over.envSet.values : new Map([...base.envSet.values, ...over.envSet.values]),
    },
    wallResolution: over.wallResolution === undefined ? base.wallResolution : over.wallResolution,
    privateRanges: over.privateRanges ?? base.privateRanges,
    limits: { ...base.limits, ...over.limits },
    features: mergeFeatures(base.features, over.features),
    isolation: over.isolation ?? base.isolation,
    onDenied: over.onDenied ?? base.onDenied,
    allowFlags: over.allowFlags ?? base.allowFlags,
    rules: [...base.rules, ...over.rules],
    exceptions: [...base.exceptions, ...over.exceptions],
    severity: new Map([...base.severity, ...over.severity]),
    denyAt: over.denyAt ?? base.denyAt,
    catalogues: unionBy(base.catalogues, over.catalogues, item => item.value),
  }
}

function mergeReach<T>(base: Reach<T> | undefined, over: Reach<T>, keyOf: (item: T) => string): Reach<T> {
  if (base === undefined || over.replaces || base.unbounded) return over
  return { ...base, items: unionBy(base.items, over.items, keyOf) }
}

/** Later items take the place of earlier ones with the same key, at the end. */
function unionBy<T>(base: readonly T[], over: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const keys = new Set(over.map(keyOf))
  return [...base.filter(item => !keys.has(keyOf(item))), ...over]
}

function mergeFeatures(base: Layer['features'], over: Layer['features']): Layer['features'] {
  if (base === undefined || over === undefined) return over ?? base
  return { value: unionBy(base.value, over.value, item => item.value), at: over.at }
}

function mergeFs(base: FsSection | undefined, over: FsSection | undefined): FsSection | undefined {
  if (base === undefined || over === undefined) return over ?? base
  if (over.word !== undefined) return over
  const granted = new Set(over.mounts.flatMap(mount => mount.access))
  return {
    // Mounts bound an unbounded "allow"; "deny" and "stub" go on deciding the rights that no mount grants.
    word: base.word?.decision === 'allow' && over.mounts.length > 0 ? undefined : base.word,
    rights: new Map([...[...base.rights].filter(([right]) => !granted.has(right)), ...over.rights]),
    mounts: unionBy(base.mounts, over.mounts, mount => mount.guest),
  }
}

/** The decision for each right on files, once all layers are merged: a right's own line, then mounts, then the word. */
export function decideFs(fs: FsSection | undefined): ReadonlyMap<FsAccess, StatedDecision> {
  const decided = new Map<FsAccess, StatedDecision>()
  for (const right of fsAccess) {
    const mount = fs?.mounts.find(each => each.access.includes(right))
    const decision = fs?.rights.get(right) ?? (mount && ({ decision: 'allow', at: mount.at } as const)) ?? fs?.word
    if (decision !== undefined) decided.set(right, decision)
  }
  return decided
}
