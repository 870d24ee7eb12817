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

export interface Validation {
  /** The answer, given the proposals that the decoder saw: they tell "unsupported" from "invalid". */
  result(used: ReadonlyMap<ProposalId, number>): Promise<Validity>
}

/** Below this, waking the engine's threads takes longer than validating. */
const SMALL = 512 * 1024

/**
 * Starts validating, on the engine's own threads if the module is not small; to be awaited when everything else is
 * known. Function bodies are validated but compiled lazily, that is never: validation is linear, so a compile bomb costs
 * nothing here (RATIONALE: "Why validation may start before decoding has ended").
 */
export function startValidation(bytes: Uint8Array<ArrayBuffer>): Validation {
  const large = bytes.length < SMALL ? undefined : rejectLarge(bytes)
  return {
    async result(used) {
      const mixed = mixedExceptions(used)
      if (mixed !== undefined) return { ok: false, finding: mixed }
      const rejected = await (large ?? rejectSmall(bytes))
      return rejected === undefined ? { ok: true } : { ok: false, finding: explainRejection(rejected.error, used) }
    },
  }
}

interface Rejection {
  readonly error: unknown
}

function rejectSmall(bytes: Uint8Array<ArrayBuffer>): Rejection | undefined {
  if (WebAssembly.validate(bytes)) return undefined
  // Only compiling says why. That it should succeed now would be a defect of the engine; it is still a rejection.
  try {
    void new WebAssembly.Module(bytes)
    return { error: new Error('the engine compiles what it does not validate') }
  } catch (error) {
    return { error }
  }
}

/**
 * V8 refuses modules that use both generations of exception handling, but notices only if one thread happens to see
 * both; and if the last thread notices what the others did not, it ends the whole process. So it is decided here: small
 * modules never reach the engine then, and for large ones, which it gets before they are decoded, it is told not to look.
 */
function mixedExceptions(used: ReadonlyMap<ProposalId, number>): FindingOf<'WP1030'> | undefined {
  const legacy = used.get('legacy-exceptions')
  const final = used.get('exception-handling')
  if (legacy === undefined || final === undefined) return undefined
  const reason = 'module uses a mix of legacy and new exception handling instructions'
  return finding('WP1030', { reason }, { in: 'module', offset: Math.max(legacy, final) })
}

let mixingAllowed = false

function allowMixedExceptions(): void {
  if (mixingAllowed) return
  mixingAllowed = true
  // Fetched only for large modules and without waiting: it takes 2 ms, and validation is to begin before decoding.
  // oxlint-disable-next-line no-restricted-globals -- the one setting of the engine that its answer depends on
  process.getBuiltinModule('node:v8').setFlagsFromString('--wasm-allow-mixed-eh-for-testing')
}

async function rejectLarge(bytes: Uint8Array<ArrayBuffer>): Promise<Rejection | undefined> {
  allowMixedExceptions()
  try {
    await WebAssembly.compile(bytes)
    return undefined
  } catch (error) {
    return { error }
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
