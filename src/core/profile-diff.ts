import type { CapabilityId } from './capability.ts'
import type { Profile, ProfileImport } from './profile.schema.ts'

/** What was added and what is gone, each in a stable order. */
export interface Change<T> {
  readonly added: readonly T[]
  readonly removed: readonly T[]
}

type BoundaryFinding = Profile['boundary']['findings'][number]
type Export = Profile['exports'][number]

/** What one version of a module asks of its host, against another. */
export interface ProfileDiff {
  readonly before: ProfileIdentity
  readonly after: ProfileIdentity
  /** In the order of the vocabulary. */
  readonly capabilities: Change<CapabilityId>
  /** Capabilities that were only one of several possibilities before, and are needed for certain now. */
  readonly nowCertain: readonly CapabilityId[]
  /** By module, name, kind and type: an import whose type changed is in both lists. */
  readonly imports: Change<Pick<ProfileImport, 'module' | 'name' | 'kind' | 'type'>>
  readonly exports: Change<Pick<Export, 'name' | 'kind' | 'type'>>
  readonly proposals: Change<string>
  /** By code and parameters; offsets move with every build. */
  readonly findings: Change<Pick<BoundaryFinding, 'code' | 'severity' | 'params'>>
  /** The new version asks for something that the old one did not: a capability, an import, a proposal or a finding. */
  readonly asksMore: boolean
}

export interface ProfileIdentity {
  readonly sha256: string
  readonly size: number
}
