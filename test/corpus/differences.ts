import { createHash } from 'node:crypto'
import { formatMessage } from '../../src/core/finding.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import type { DecodedModule, ExternalKind } from '../../src/wasm/module.ts'
import { opcodes, type Opcode } from '../../src/wasm/opcodes.ts'
import { checkValidity } from '../../src/wasm/validity.ts'
import type { CorpusModule } from './manifest.ts'

/** Where the decoder and the manifest disagree about a module; nothing, if all is well. */
export async function differences(bytes: Uint8Array<ArrayBuffer>, expected: CorpusModule): Promise<string[]> {
  if (sha256(bytes) !== expected.sha256) return ['these are not the bytes of the manifest']
  const decoded = decodeModule(bytes)
  if (!decoded.ok) return [`does not decode: ${formatMessage(decoded.finding)}`]
  const { module } = decoded
  const found: string[] = []
  const compare = (what: string, ours: string | number, theirs: string | number) => {
    if (ours !== theirs) found.push(`${what}: ${ours}, expected ${theirs}`)
  }
  compare('imports', module.imports.length, expected.imports)
  compare('hash of imports', declarationsHash(module.imports.map(each => [each.module, each.name, each.kind])), expected.importsSha256)
  compare('hash of exports', declarationsHash(module.exports.map(each => [each.name, each.kind])), expected.exportsSha256)
  compare('features', featuresOf(module).join(', '), expected.features.join(', '))
  compare('instructions', module.code.totalInstructions, expected.operators)
  const validity = checkValidity(bytes, module.proposals)
  if (!validity.ok) found.push(`not valid: ${formatMessage(validity.finding)}`)
  return found
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** sha256 over one line a declaration, its fields separated by NUL; kinds have the names of the JS API. */
function declarationsHash(rows: readonly (readonly [...string[], ExternalKind])[]): string {
  return sha256(rows.map(row => `${[...row.slice(0, -1), row.at(-1) === 'func' ? 'function' : row.at(-1)].join('\0')}\n`).join(''))
}

const families: Readonly<Record<string, (row: Opcode) => boolean>> = {
  atomics: row => row.prefix === 0xfe,
  'bulk-memory/ref-types': row => row.prefix === 0xfc && row.code >= 8 && row.proposal !== 'wide-arithmetic',
  call_ref: row => row.mnemonic === 'call_ref' || row.mnemonic === 'return_call_ref',
  gc: row => row.prefix === 0xfb,
  'legacy-eh': row => row.proposal === 'legacy-exceptions',
  'sat-float': row => row.proposal === 'saturating-float-to-int',
  'sign-ext': row => row.proposal === 'sign-extension',
  simd: row => row.prefix === 0xfd,
}

/** The families of instructions that the module has, by the names of the manifest. */
function featuresOf(module: DecodedModule): string[] {
  const present = opcodes.filter(row => row !== undefined && (module.code.instructionCounts[row.slot] ?? 0) > 0)
  return Object.keys(families).filter(family => present.some(row => row !== undefined && families[family]?.(row)))
}
