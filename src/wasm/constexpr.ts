import { NO_FUNCTIONS, type ConstExpr, type ConstValue } from './module.ts'
import { formatOpcode, opcodes, prefixes, type Opcode } from './opcodes.ts'
import type { Proposals } from './proposal-use.ts'
import type { Reader } from './reader.ts'
import { readHeapType } from './types.ts'

/** What a constant expression may be read with. */
export interface ConstContext {
  readonly proposals: Proposals
  readonly functions: number
  readonly importedGlobals: number
}

const END = 0x0b

/** The arithmetic of the extended constant expressions proposal. */
const extendedConst: ReadonlySet<string> = new Set(['i32.add', 'i32.sub', 'i32.mul', 'i64.add', 'i64.sub', 'i64.mul'])

/**
 * A constant expression up to its `end` (spec, 5.4.9 and 3.3.12). Every instruction is read by its row in the opcode
 * table; whether it is constant is the engine's to say, as validation. A lone instruction has a value.
 */
export function readConstExpr(reader: Reader, context: ConstContext): ConstExpr {
  const start = reader.pos
  let functions: number[] | undefined
  let value: ConstValue = { kind: 'computed' }
  for (let instructions = 0; ; instructions++) {
    const at = reader.pos
    reader.within(at - start, 'constExprSize', start)
    const row = readOpcode(reader)
    if (row.code === END && row.prefix === undefined) {
      return { offset: start, size: reader.pos - start, value: instructions === 1 ? value : { kind: 'computed' }, functions: functions ?? NO_FUNCTIONS }
    }
    if (row.proposal !== undefined) context.proposals.use(row.proposal, at)
    if (extendedConst.has(row.mnemonic)) context.proposals.use('extended-const', at)
    value = readValue(reader, context, row, at)
    if (value.kind === 'func') (functions ??= []).push(value.function)
    // Referring to the module's own globals came with the GC proposal.
    if (value.kind === 'global' && value.global >= context.importedGlobals) context.proposals.use('gc', at)
  }
}

function readOpcode(reader: Reader): Opcode {
  const at = reader.pos
  const first = reader.byte('constant expression')
  if (first in prefixes) {
    const range = prefixes[first as keyof typeof prefixes]
    const code = reader.u32('opcode')
    const row = code < range.size ? opcodes[range.base + code] : undefined
    return row ?? reader.fail('WP1011', { opcode: formatOpcode(first, code) }, at)
  }
  return opcodes[first] ?? reader.fail('WP1011', { opcode: formatOpcode(undefined, first) }, at)
}

function readValue(reader: Reader, context: ConstContext, row: Opcode, at: number): ConstValue {
  switch (row.immediates) {
    case 'none':
      return { kind: 'computed' }
    case 'i32':
      return { kind: 'i32', value: BigInt(reader.s32('i32.const')) }
    case 'i64':
      return { kind: 'i64', value: reader.s64('i64.const') }
    case 'f32':
      reader.skip(4, 'f32.const')
      return { kind: 'computed' }
    case 'f64':
      reader.skip(8, 'f64.const')
      return { kind: 'computed' }
    case 'v128':
      reader.skip(16, 'v128.const')
      return { kind: 'computed' }
    case 'global':
      return { kind: 'global', global: reader.u32('global index') }
    case 'heap type':
      readHeapType(reader, context.proposals)
      return { kind: row.mnemonic === 'ref.null' ? 'null' : 'computed' }
    case 'ref.func': {
      const index = reader.u32('function index')
      if (index >= context.functions) {
        reader.fail('WP1021', { what: 'ref.func', space: 'function', index, count: context.functions }, at)
      }
      return { kind: 'func', function: index }
    }
    case 'type':
      reader.u32('type index')
      return { kind: 'computed' }
    case 'type count':
      reader.u32('type index')
      reader.u32('element count')
      return { kind: 'computed' }
    default:
      // Not constant under any proposal: as a body it might be fine, here it is not an expression at all.
      return reader.fail('WP1023', { instruction: row.mnemonic }, at)
  }
}
