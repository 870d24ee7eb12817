import type { Finding } from '../core/finding.ts'
import { suggestPolicy } from '../policy/suggest.ts'
import type { Surroundings } from './check.ts'
import { profileOf } from './profile-of.ts'

export type Suggested =
  | { readonly ok: true; readonly yaml: string }
  | { readonly ok: false; readonly path: string; readonly finding: Finding }

/** `wasm-policy suggest`: the least policy that admits a module, as YAML to start from. */
export async function suggest(module: string, surroundings: Surroundings): Promise<Suggested> {
  const found = await profileOf(module, surroundings)
  if (!found.ok) return found
  const name = found.path.replace(/^.*[/!\\]/s, '').replace(/\.(?:wasm|json)$/i, '')
  return { ok: true, yaml: suggestPolicy(found.profile, { name }) }
}
