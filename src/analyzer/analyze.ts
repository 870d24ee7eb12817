import type { FormatCode } from '../core/codes.ts'
import { sha256 } from '../core/digest/sha256.ts'
import type { FindingOf } from '../core/finding.ts'
import type { Profile } from '../core/profile.schema.ts'
import { decodeModule } from '../wasm/decode.ts'
import { checkValidity } from '../wasm/validity.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import { buildProfile, oversizedProfile } from './profile.ts'

export type Analysis =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly finding: FindingOf<FormatCode>; readonly sha256: string }

/**
 * Bytes to Profile: decoded strictly, validated by the engine, hashed, profiled. The decoder comes first, so that its
 * limits stand before the engine. A pure function of the bytes and the catalogues.
 */
export function analyze(bytes: Uint8Array<ArrayBuffer>, catalogues: CatalogueSet): Analysis {
  const decoded = decodeModule(bytes)
  const digest = sha256(bytes)
  if (!decoded.ok) return { ...decoded, sha256: digest }
  const validity = checkValidity(bytes, decoded.module.proposals)
  if (!validity.ok) return { ...validity, sha256: digest }
  const oversized = oversizedProfile(decoded.module)
  if (oversized !== undefined) return { ok: false, finding: oversized, sha256: digest }
  return { ok: true, profile: buildProfile(decoded.module, digest, catalogues) }
}
