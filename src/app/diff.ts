import type { Finding } from '../core/finding.ts'
import type { ProfileDiff } from '../core/profile-diff.ts'
import { diffProfiles } from '../policy/profile-diff.ts'
import type { Surroundings } from './check.ts'
import { profileOf, type ProfileOf } from './profile-of.ts'

export type Differed =
  | { readonly ok: true; readonly diff: ProfileDiff; readonly paths: readonly [before: string, after: string] }
  | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly finding: Finding }[] }

/** `wasm-policy diff`: what the second module or Profile asks for that the first did not, and the reverse. */
export async function diff(before: string, after: string, surroundings: Surroundings): Promise<Differed> {
  const [first, second] = [await profileOf(before, surroundings), await profileOf(after, surroundings)]
  if (first.ok && second.ok) return { ok: true, diff: diffProfiles(first.profile, second.profile), paths: [first.path, second.path] }
  const problemOf = (side: ProfileOf) => (side.ok ? [] : [{ path: side.path, finding: side.finding }])
  return { ok: false, problems: [...problemOf(first), ...problemOf(second)] }
}
