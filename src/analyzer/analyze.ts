import { hash } from 'node:crypto'
import type { FormatCode } from '../core/codes.ts'
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
  const sha256 = digestOf(bytes)
  if (!decoded.ok) return { ...decoded, sha256 }
  const profile = buildProfile(decoded.module, sha256, catalogues)
  const validity = await validation.result(decoded.module.proposals)
  return validity.ok ? { ok: true, profile } : { ...validity, sha256 }
}

/** The identity of a module: the SHA-256 of its bytes, in hex. */
export function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}
