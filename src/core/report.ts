import type { ExitReason } from './exit.ts'
import type { Finding } from './finding.ts'
import type { Profile } from './profile.schema.ts'
import type { Severity } from './severity.ts'
import type { Verdict } from './verdict.ts'

/** What was judged. `path` is as the user named it; a member of an archive is `pkg.tgz!package/a.wasm`. */
export interface Subject {
  readonly path: string
  /** What follows the `!` after the archive, where `path` is a member of one. */
  readonly member?: string
  readonly sha256?: string
  readonly size?: number
}

/** One module under one policy. The Profile is absent where the module could not be read. */
export interface CheckResult {
  readonly subject: Subject
  readonly profile?: Profile
  readonly verdict: Verdict
  /** Fingerprints of `verdict.reasons`, index by index: stable across runs, machines and unrelated edits. */
  readonly fingerprints: readonly string[]
  /** Indices of `verdict.reasons` that the baseline already holds. */
  readonly baselined: readonly number[]
}

/** What one `check` found; every reporter takes this and returns a string. */
export interface CheckReport {
  readonly schema: 'wasm-policy.dev/report/v1'
  readonly tool: { readonly name: 'wasm-policy'; readonly version: string }
  /** In input order, then by path. */
  readonly results: readonly CheckResult[]
  /** Findings about policies and the command itself, not about one module. */
  readonly notices: readonly Finding[]
  /** What `--fail-on` asked for, where it decides: how many findings, not in the baseline, are at least this severe. */
  readonly failOn?: { readonly severity: Severity; readonly findings: number }
  readonly exit: ExitReason
}
