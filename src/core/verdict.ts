import type { CapabilityId } from './capability.ts'
import type { Finding } from './finding.ts'
import type { TextLocation } from './location.ts'

/**
 * What a finding does to a verdict: `deny` decides it, `warn` is shown, `note` is shown where there is room.
 * `excepted` findings stay in the list, so that nothing vanishes by being accepted.
 */
export type Effect = 'deny' | 'warn' | 'note' | 'excepted'

export interface Reason {
  readonly effect: Effect
  readonly finding: Finding
  /** The line of the policy that decided it, or the nearest place where a grant would have to be written. */
  readonly decidedBy?: TextLocation
  /** YAML that would resolve the reason, and where it goes: `capabilities.stdio.stdout: allow`. */
  readonly suggestion?: string
  /** What tells this reason from others of its code, where the parameters, made for display, leave something out. */
  readonly identity?: readonly string[]
}

/** Required against granted, capability by capability; the heart of a verdict. */
export interface CapabilityDiff {
  /** Needed and granted. */
  readonly granted: readonly CapabilityId[]
  /** Needed, and linked to a denial stub. */
  readonly stubbed: readonly CapabilityId[]
  /** Needed and not granted. */
  readonly denied: readonly CapabilityId[]
  /** Granted and not needed. */
  readonly unneeded: readonly CapabilityId[]
  /** Possibly used, not granted, and another grant covers the import. */
  readonly undecidable: readonly CapabilityId[]
}

/** Which policy judged: `origin` is a file, a preset (`preset:cli`), or the built-in default. */
export interface PolicyIdentity {
  readonly name: string
  readonly origin: string
  /** sha256 of the resolved policy's canonical JSON; equal digests judge equally. */
  readonly digest: string
}

interface Judged {
  readonly policy: PolicyIdentity
  readonly capabilities: CapabilityDiff
  /** Deciding reasons first, then by severity, code, and place: the same order on every machine. */
  readonly reasons: readonly Reason[]
}

/**
 * The answer to "may this module run under this policy?". `unjudgeable` never carries a capability diff: what can not
 * be read can not be compared, and is not admitted.
 */
export type Verdict =
  | ({ readonly verdict: 'admit' } & Judged)
  | ({ readonly verdict: 'deny' } & Judged)
  | { readonly verdict: 'unjudgeable'; readonly reasons: readonly [Reason, ...Reason[]] }
