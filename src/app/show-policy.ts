import { readFileSync } from 'node:fs'
import type { Finding } from '../core/finding.ts'
import type { PolicyIdentity } from '../core/verdict.ts'
import { formatPolicy } from '../policy/show.ts'
import { packageFile } from './package-root.ts'
import { loadPolicySet, type PolicyRequest } from './policies.ts'

export type ShownPolicies =
  | { readonly ok: true; readonly policies: readonly ShownPolicy[]; readonly notices: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

export interface ShownPolicy extends PolicyIdentity {
  /** The resolved policy with the origin of every line. */
  readonly yaml: string
}

/** `wasm-policy policy validate` and `show`: the policies as `check` would load them, resolved. */
export async function showPolicies(request: PolicyRequest): Promise<ShownPolicies> {
  const loaded = await loadPolicySet(request)
  if (!loaded.ok) return loaded
  const policies = loaded.policies.set.policies.map(({ policy }): ShownPolicy => {
    const { name, origin, digest } = policy
    return { name, origin, digest, yaml: formatPolicy(policy) }
  })
  return { ok: true, policies, notices: loaded.notices }
}

/** `wasm-policy policy schema`: the JSON Schema of policies, as it is published. */
export function policySchema(): string {
  return readFileSync(packageFile('schemas', 'policy.schema.json'), 'utf8')
}
