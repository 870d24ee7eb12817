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
 * Starts validating on the engine's own threads; the answer is awaited when everything else is known. Compilation of
 * function bodies is lazy: only validation is paid for. The decoder's limits must have passed before, because they
 * keep modules that would stall a compiler away from it.
 */
export async function checkValidity(
  bytes: Uint8Array<ArrayBuffer>,
  used: ReadonlyMap<ProposalId, number>,
): Promise<Validity> {
  try {
    await WebAssembly.compile(bytes)
    return { ok: true }
  } catch (error) {
    return { ok: false, finding: explainRejection(error, used) }
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
