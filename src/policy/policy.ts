import type { CapabilityId } from '../core/capability.ts'
import type { TextLocation } from '../core/location.ts'
import type { Severity } from '../core/severity.ts'
import type { Code } from '../core/codes.ts'

/**
 * A resolved policy: `extends` followed, presets merged, units converted, defaults filled in. Every value carries the
 * line it came from, in whichever file, so that a verdict can name the line that decided it.
 */
export interface Policy {
  readonly name: string
  /** The file that was named, or `preset:NAME`. */
  readonly origin: string
  /**
   * sha256 (hex) of the canonical JSON of everything in the policy and its bases that can change a verdict; not of names,
   * comments or places. Loading reads no catalogue, so it holds only their paths until `withCatalogues` adds their texts.
   */
  readonly digest: string
  /** The whole document, for verdicts about what it does not mention. */
  readonly at: TextLocation
  /** Where its own `capabilities` key stands; absent if it has none. */
  readonly capabilitiesAt?: TextLocation
  /** Where the keys stand that every policy begins with, to show them. */
  readonly headAt?: HeadPlaces
  readonly match: Match | undefined
  /** A decision for every capability; `at` is absent where the default (deny) applies. */
  readonly capabilities: Readonly<Record<CapabilityId, Decision>>
  /**
   * Name patterns (`module.name`, `*` matches any run of characters) for unclassified imports. The most specific comes
   * first (most characters other than `*`; of equals, `stub` before `allow`): the first that matches decides.
   */
  readonly host: readonly NamePattern[]
  /** The same for imports whose names were minified. */
  readonly unanalyzable: readonly NamePattern[]
  /** The scopes of the grants, for enforcement and for `policy show`; evaluation needs only the decisions above. */
  readonly scopes: Scopes
  readonly limits: Readonly<Partial<Record<PolicyLimit, Sourced<number>>>>
  /** Undefined: every proposal that the engine implements is allowed. Ids are those of `wasm/proposals.ts`. */
  readonly features: readonly Sourced<string>[] | undefined
  /** Where the list of features stands, to say which line to extend. */
  readonly featuresAt: TextLocation | undefined
  readonly isolation: Sourced<Isolation> | undefined
  readonly onDenied: Sourced<'errno' | 'trap' | 'refuse'> | undefined
  readonly allowFlags: boolean
  /** Absent where the default (false) applies. */
  readonly allowFlagsAt?: TextLocation
  readonly rules: readonly Rule[]
  readonly exceptions: readonly Exception[]
  /** Overrides by code. */
  readonly severity: ReadonlyMap<Code, Sourced<Severity>>
  /** Findings at least this severe deny; the default is `high`, placed at the document. */
  readonly denyAt: Sourced<Severity>
  /** Paths of the user's catalogues, resolved against the file that names them. */
  readonly catalogues: readonly SourcedPath[]
}

export interface HeadPlaces {
  readonly apiVersion: TextLocation
  readonly kind: TextLocation
  readonly metadata: TextLocation
}

export interface Sourced<T> {
  readonly value: T
  readonly at: TextLocation
}

/** `value` is resolved against the file that names it, `relative` is the same place seen from the policy's own file. */
export interface SourcedPath extends Sourced<string> {
  readonly relative: string
}

export interface Match {
  readonly digests: readonly Sourced<string>[]
  readonly paths: readonly Sourced<string>[]
  readonly images: readonly Sourced<string>[]
  readonly at: TextLocation
}

/** `stub`: admitted, but linked to a denial stub. */
export interface Decision {
  readonly decision: 'allow' | 'deny' | 'stub'
  readonly at: TextLocation | undefined
}

export interface NamePattern {
  readonly pattern: string
  readonly decision: 'allow' | 'stub'
  readonly at: TextLocation
}

/** What `limits` can bound; the unit decides how a value is written, read and shown. */
export const policyLimits = {
  memory: { unit: 'bytes', bounds: 'linear memory, all memories of the module together' },
  table: { unit: 'count', bounds: 'elements of any one table' },
  fuel: { unit: 'count', bounds: 'instructions metered in one run' },
  'wall-time': { unit: 'milliseconds', bounds: 'elapsed time of one run' },
  'cpu-time': { unit: 'milliseconds', bounds: 'processor time of one run' },
  output: { unit: 'bytes', bounds: 'bytes written to stdout and stderr together in one run' },
  'open-files': { unit: 'count', bounds: 'files open at once' },
  'module-size': { unit: 'bytes', bounds: 'the module itself' },
  functions: { unit: 'count', bounds: 'functions that the module defines' },
  imports: { unit: 'count', bounds: 'imports of the module' },
} as const satisfies Record<string, { readonly unit: Unit; readonly bounds: string }>

export type Unit = 'bytes' | 'milliseconds' | 'count'

export type PolicyLimit = keyof typeof policyLimits

export const isolations = ['coroutine', 'process'] as const

export type Isolation = (typeof isolations)[number]

export interface Rule {
  readonly id: string
  /** CEL over `module`, the Profile; true denies. */
  readonly deny: string
  readonly message: string
  readonly at: TextLocation
  /** Where the value of `deny` starts. */
  readonly denyAt: TextLocation
  /** Where the expression itself starts, if columns within it are columns of the file (see YamlScalar.textAt). */
  readonly denyTextAt?: TextLocation
  readonly messageAt?: TextLocation
}

export interface Exception {
  readonly finding: Code
  readonly reason: string
  /** Last day on which it holds, `YYYY-MM-DD`, UTC. */
  readonly expires: string
  /** Only modules with these digests (hex); all if empty. */
  readonly digests: readonly string[]
  readonly at: TextLocation
  readonly reasonAt?: TextLocation
  readonly expiresAt?: TextLocation
  readonly digestsAt?: TextLocation
}

/** What the grants reach. A list that holds only `*` is a grant without bounds; an empty one grants nothing. */
export interface Scopes {
  readonly env: {
    /** Names of host variables, `*` matches any run of characters. */
    readonly allow: readonly Sourced<string>[]
    /** Variables with fixed values. */
    readonly set: Readonly<Record<string, Sourced<string>>>
  }
  readonly fs: readonly FsGrant[]
  /** Milliseconds. */
  readonly wallResolution: Sourced<number> | undefined
  /** `host:port`; the host may begin with `*.`, either part may be `*`. The same for the next three. */
  readonly tcpConnect: readonly Sourced<string>[]
  readonly tcpListen: readonly Sourced<string>[]
  readonly udpConnect: readonly Sourced<string>[]
  readonly udpListen: readonly Sourced<string>[]
  /** Whether addresses of private, loopback and link-local ranges may be reached; the default is `deny`. */
  readonly privateRanges: 'allow' | 'deny'
  readonly privateRangesAt?: TextLocation
  /** URLs, `*` matches any run of characters of the path. */
  readonly httpOutgoing: readonly Sourced<string>[]
}

export interface FsGrant {
  /** Absolute and normalised. */
  readonly guest: string
  readonly backend: FsBackend
  /** In the order of `fsAccess`; only rights that the policy allows. */
  readonly access: readonly FsAccess[]
  /** Bytes. */
  readonly quota: number | undefined
  readonly at: TextLocation
}

/** `path` is resolved against the file that names it, `relative` is the same place seen from the policy's own file. */
export type FsBackend =
  | { readonly kind: 'host' | 'overlay'; readonly path: string; readonly relative: string }
  | { readonly kind: 'memory' }

export const fsAccess = ['read', 'metadata', 'write', 'create', 'delete', 'link'] as const

export type FsAccess = (typeof fsAccess)[number]
