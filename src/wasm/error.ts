import type { FormatCode } from '../core/codes.ts'
import { finding, type FindingOf, type Params } from '../core/finding.ts'

/**
 * Thrown inside the decoder only, and turned into a result at its edge (`decodeModule`). It carries a finding and no
 * stack worth reading: malformed input is normal input.
 */
export class DecodeError extends Error {
  override readonly name = 'DecodeError'
  readonly finding: FindingOf<FormatCode>

  constructor(found: FindingOf<FormatCode>) {
    super(found.code)
    this.finding = found
  }
}

/** Ends decoding with a finding at a byte offset. */
export function malformed<C extends FormatCode>(
  code: C,
  params: Params<C>,
  offset: number,
  section: string | undefined,
): never {
  // `finding` is generic over one code; the union it belongs to is what the error carries.
  const found: unknown = finding(code, params, { in: 'module', offset, ...(section === undefined ? {} : { section }) })
  throw new DecodeError(found as FindingOf<FormatCode>)
}
