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
  /** sha256 (hex) of the canonical JSON of everything that can change a verdict; not of names, comments or places. */
  readonly digest: string
  /** The whole document, for verdicts about what it does not mention. */
  readonly at: TextLocation
  readonly match: Match | undefined
  /** A decision for every capability; `at` is absent where the default (deny) applies. */
  readonly capabilities: Readonly<Record<CapabilityId, Decision>>
  /** Name patterns (`module.name`, `*` matches any run of characters) for unclassified imports, in file order. */
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
  readonly rules: readonly Rule[]
  readonly exceptions: readonly Exception[]
  /** Overrides by code. */
  readonly severity: ReadonlyMap<Code, Sourced<Severity>>
  /** Findings at least this severe deny; the default is `high`. */
  readonly denyAt: Sourced<Severity>
  /** Paths of the user's catalogues, resolved against the file that names them. */
  readonly catalogues: readonly Sourced<string>[]
}

export interface Sourced<T> {
  readonly value: T
  readonly at: TextLocation
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

export type PolicyLimit =
  | 'memory'
  | 'table'
  | 'fuel'
  | 'wall-time'
  | 'cpu-time'
  | 'output'
  | 'open-files'
  | 'module-size'
  | 'functions'
  | 'imports'

export type Isolation = 'coroutine' | 'process'

export interface Rule {
  readonly id: string
  /** CEL over `module`, the Profile; true denies. */
  readonly deny: string
  readonly message: string
  readonly at: TextLocation
  /** Where the expression itself starts. */
  readonly denyAt: TextLocation
}

export interface Exception {
  readonly finding: Code
  readonly reason: string
  /** Last day on which it holds, `YYYY-MM-DD`, UTC. */
  readonly expires: string
  /** Only modules with these digests (hex); all if empty. */
  readonly digests: readonly string[]
  readonly at: TextLocation
}

export interface Scopes {
  readonly env: { readonly allow: readonly string[]; readonly set: Readonly<Record<string, string>> }
  readonly fs: readonly FsGrant[]
  readonly wallResolution: number | undefined
  readonly tcpConnect: readonly string[]
  readonly tcpListen: readonly string[]
  readonly udpConnect: readonly string[]
  readonly udpListen: readonly string[]
  readonly privateRanges: 'allow' | 'deny'
  readonly httpOutgoing: readonly string[]
}

export interface FsGrant {
  readonly guest: string
  readonly backend:
    | { readonly kind: 'host'; readonly path: string }
    | { readonly kind: 'memory' }
    | { readonly kind: 'overlay'; readonly path: string }
  readonly access: readonly FsAccess[]
  readonly quota: number | undefined
  readonly at: TextLocation
}

export type FsAccess = 'read' | 'metadata' | 'write' | 'create' | 'delete' | 'link'
