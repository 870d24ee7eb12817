import type { ProposalId } from '../core/proposals.ts'
import { finding, type FindingOf } from '../core/finding.ts'
import { proposals } from './proposals.ts'

/**
 * Validity is the engine's word, so that the analyzer and what will run the module agree: a module that decodes here
 * must also pass V8's validator. This file is the only one that hands module bytes to the engine.
 */
export type Validity =
  | { readonly ok: true }
  | { readonly ok: false; readonly finding: FindingOf<'WP1030' | 'WP1031'> }

/**
 * The engine's answer on a module that has been decoded.
 *
 * @param used the proposals that the decoder saw: they tell "unsupported" from "invalid"
 */
export function checkValidity(bytes: Uint8Array<ArrayBuffer>, used: ReadonlyMap<ProposalId, number>): Validity {
  const mixed = mixedExceptions(used)
  if (mixed !== undefined) return { ok: false, finding: mixed }
  return WebAssembly.validate(bytes) ? { ok: true } : { ok: false, finding: explainRejection(rejectionOf(bytes), used) }
}

/**
 * V8 refuses modules that use both generations of exception handling, but notices only if one thread happens to see
 * both; and if the last thread notices what the others did not, it ends the whole process. So it is decided here, and
 * such a module never reaches the engine.
 */
function mixedExceptions(used: ReadonlyMap<ProposalId, number>): FindingOf<'WP1030'> | undefined {
  const legacy = used.get('legacy-exceptions')
  const final = used.get('exception-handling')
  if (legacy === undefined || final === undefined) return undefined
  const reason = 'module uses a mix of legacy and new exception handling instructions'
  return finding('WP1030', { reason }, { in: 'module', offset: Math.max(legacy, final) })
}

/** Only compiling says why. That it should succeed now would be a defect of the engine; it is still a rejection. */
function rejectionOf(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    void new WebAssembly.Module(bytes)
    return new Error('the engine compiles what it does not validate')
  } catch (error) {
    return error
  }
}

/** "unsupported: P" if the module uses a proposal that the engine rejects even in its smallest form; else "invalid". */
function explainRejection(error: unknown, used: ReadonlyMap<ProposalId, number>): FindingOf<'WP1030' | 'WP1031'> {
  const { reason, offset } = parseEngineMessage(error)
  for (const [proposal, first] of [...used].sort((a, b) => a[1] - b[1])) {
    if (!engineSupports(proposal)) {
      return finding('WP1031', { proposal, reason }, { in: 'module', offset: first })
    }
  }
  return finding('WP1030', { reason }, { in: 'module', ...(offset === undefined ? {} : { offset }) })
}

/** Whether the engine accepts the smallest module that uses the proposal. */
export function engineSupports(proposal: ProposalId): boolean {
  return WebAssembly.validate(probeModule(proposal))
}

const HEADER = '0061736d01000000'

export function probeModule(proposal: ProposalId): Uint8Array<ArrayBuffer> {
  const hex = HEADER + proposals[proposal].probe.replaceAll(' ', '')
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

/** V8 writes `WebAssembly.compile(): reason @+offset`; the offset is decimal. */
function parseEngineMessage(error: unknown): { readonly reason: string; readonly offset: number | undefined } {
  const text = error instanceof Error ? error.message : String(error)
  const match = /^(?:WebAssembly\.\w+(?:\(\))?: )?(.*?)(?: @\+(\d+))?$/s.exec(text)
  const offset = match?.[2]
  return { reason: match?.[1] ?? text, offset: offset === undefined ? undefined : Number(offset) }
}
