import type { FormatCode } from '../core/codes.ts'
import { sha256 } from '../core/digest/sha256.ts'
import type { FindingOf } from '../core/finding.ts'
import type { Profile } from '../core/profile.schema.ts'
import { decodeModule } from '../wasm/decode.ts'
import { startValidation } from '../wasm/validity.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import { buildProfile } from './profile.ts'

export type Analysis =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly finding: FindingOf<FormatCode>; readonly sha256: string }

/**
 * Bytes to Profile: decoded strictly, validated by the engine, hashed, profiled. The engine validates a copy on its own
 * threads while this one decodes; neither can change what the other sees, and a module that does not decode is never
 * reported as anything else.
 *
 * `bytes` must not be changed until the promise settles.
 */
export async function analyze(bytes: Uint8Array<ArrayBuffer>, catalogues: CatalogueSet): Promise<Analysis> {
  const validation = startValidation(bytes)
  const decoded = decodeModule(bytes)
  const digest = sha256(bytes)
  if (!decoded.ok) return { ...decoded, sha256: digest }
  const profile = buildProfile(decoded.module, digest, catalogues)
  const validity = await validation.result(decoded.module.proposals)
  return validity.ok ? { ok: true, profile } : { ...validity, sha256: digest }
}
