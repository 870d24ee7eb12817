import type { FormatCode } from '../../src/core/codes.ts'
import { formatMessage, type FindingOf } from '../../src/core/finding.ts'
import type { Decoded } from '../../src/wasm/decode.ts'

/**
 * What the engine takes and the decoder does not, each for a reason: limits of our own, and places where V8 reads more
 * than the specification allows.
 */
const strictness: readonly ((finding: FindingOf<FormatCode>) => boolean)[] = [
  // Our own limits.
  finding => finding.code === 'WP1015',
  // V8 looks at the type of an element segment only if it has items.
  finding => finding.code === 'WP1012' && finding.at.in === 'module' && finding.at.section === 'element',
  // V8 reads the attribute of a tag as an integer.
  finding => finding.code === 'WP1022' && finding.params.what === 'tag attribute',
  // V8 reads any padding of -64 as the empty block type.
  finding => finding.code === 'WP1012' && finding.params.what === 'block type',
]

/** What is wrong with a decoder's answer about these bytes, seen with the engine's; nothing, if they agree. */
export function disagreement(bytes: Uint8Array<ArrayBuffer>, decoded: Decoded): string | undefined {
  if (decoded.ok) return undefined
  const { finding } = decoded
  const offset = finding.at.in === 'module' ? finding.at.offset : undefined
  const message = formatMessage(finding)
  if (offset === undefined || offset > bytes.length) return `no place in the file: ${message}`
  if (/\{|undefined|NaN/.test(message.replace(/"[^"]*"/g, ''))) return `a parameter is missing: ${message}`
  if (!WebAssembly.validate(bytes) || strictness.some(reason => reason(finding))) return undefined
  return `valid to the engine, refused at ${offset}: ${message}`
}
