import type { FormatCode } from '../core/codes.ts'
import type { FindingOf } from '../core/finding.ts'
import type { Profile } from '../core/profile.schema.ts'
import { decodeModule } from '../wasm/decode.ts'
import { startValidation } from '../wasm/validity.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import { buildProfile } from './profile.ts'

export type Analysis =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly finding: FindingOf<FormatCode> }

/**
 * Bytes to Profile: decoded strictly, validated by the engine, hashed, profiled. The engine validates on its own
 * threads and the hash is computed on another while this one decodes; none of them can change what the others see, and
 * a module that does not decode is never reported as anything else.
 *
 * `bytes` must not be changed until the promise settles.
 */
export async function analyze(bytes: Uint8Array<ArrayBuffer>, catalogues: CatalogueSet): Promise<Analysis> {
  const validation = startValidation(bytes)
  const digest = crypto.subtle.digest('SHA-256', bytes)
  const decoded = decodeModule(bytes)
  if (!decoded.ok) return decoded
  const sha256 = hex(new Uint8Array(await digest))
  const profile = buildProfile(decoded.module, sha256, catalogues)
  const validity = await validation.result(decoded.module.proposals)
  return validity.ok ? { ok: true, profile } : validity
}

function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
