import type { ImmediateKind, Opcode } from '../../src/wasm/opcodes.ts'
import {
  END,
  funcref,
  funcType,
  hex,
  i32,
  list,
  type Part,
  rawBody,
  section,
  unsigned,
  vector,
  wasm,
} from '../support/binary.ts'

/** An instruction with immediates that fit `environment`, and the structure it needs around it. */
interface Sample {
  readonly code: Part
  /** Mnemonics of the instructions around it. */
  readonly also: readonly string[]
}

const UNREACHABLE = 0x00
const BLOCK = 0x02
const TRY = 0x06
const VOID = 0x40
const ANYREF = 0x6e
const FUNC = 0
const STRUCT = 1
const PACKED_STRUCT = 2
const ARRAY = 3
const PACKED_ARRAY = 4
const FUNC_ARRAY = 5
const CONTINUATION = 6

const simple: Readonly<Partial<Record<ImmediateKind, Part>>> = {
  none: [],
  local: 0,
  global: 0,
  i32: 0,
  i64: 0,
  f32: hex('00000000'),
  f64: hex('0000000000000000'),
  label: 0,
  labels: [vector(0), 0],
  func: 0,
  'type table': [FUNC, 0],
  tag: 0,
  table: 0,
  memory: 0,
  'select types': vector(i32),
  'ref.func': 0,
  v128: new Uint8Array(16),
  lanes: new Uint8Array(16),
  lane: 0,
  'data memory': [0, 0],
  data: 0,
  'memory memory': [0, 0],
  'elem table': [0, 0],
  elem: 0,
  'table table': [0, 0],
  'type count': [ARRAY, 2],
  'type data': [ARRAY, 0],
  'type elem': [FUNC_ARRAY, 0],
  fence: 0,
  'type tag': [CONTINUATION, 0],
  'type handlers': [CONTINUATION, vector()],
  'type tag handlers': [CONTINUATION, 0, vector()],
}

function typeFor(mnemonic: string): number {
  const packed = /_[su]$/.test(mnemonic)
  if (mnemonic.startsWith('struct.')) return packed ? PACKED_STRUCT : STRUCT
  if (mnemonic.startsWith('array.')) return packed ? PACKED_ARRAY : ARRAY
  if (mnemonic.startsWith('cont.') || mnemonic.startsWith('resume')) return CONTINUATION
  return FUNC
}

function opcodeOf(row: Opcode): Part {
  return row.prefix === undefined ? row.code : [row.prefix, unsigned(row.code)]
}

export function sampleOf(row: Opcode): Sample {
  const op = opcodeOf(row)
  const alone = (...immediates: readonly Part[]): Sample => ({ code: [op, immediates], also: [] })
  const alignment = Math.log2(Math.max(row.width, 1))
  if (row.mnemonic === 'br_on_non_null') {
    // Its label takes the reference.
    return { code: [BLOCK, funcref, UNREACHABLE, op, 0, UNREACHABLE, END, 0x1a], also: ['unreachable', 'block', 'unreachable', 'end', 'drop'] }
  }
  switch (row.immediates) {
    case 'memarg':
      return alone(alignment, 0)
    case 'memarg lane':
      return alone(alignment, 0, 0)
    case 'type':
      return alone(typeFor(row.mnemonic))
    case 'type field':
      return alone(typeFor(row.mnemonic), 0)
    case 'type type':
      return alone(typeFor(row.mnemonic), typeFor(row.mnemonic))
    case 'heap type':
      return alone(row.mnemonic === 'ref.null' ? funcref : ANYREF)
    case 'block':
    case 'if':
    case 'try':
      return { code: [op, VOID, END], also: ['end'] }
    case 'try_table':
      return { code: [op, VOID, vector([0x02, 0x00]), END], also: ['end'] }
    case 'end':
      return { code: [BLOCK, VOID, op], also: ['block'] }
    case 'else':
      return { code: [0x04, VOID, op, END], also: ['if', 'end'] }
    case 'catch':
      return { code: [TRY, VOID, op, 0, END], also: ['try', 'end'] }
    case 'catch_all':
      return { code: [TRY, VOID, op, END], also: ['try', 'end'] }
    case 'delegate':
      return { code: [TRY, VOID, op, 0], also: ['try'] }
    case 'rethrow':
      return { code: [TRY, VOID, 0x19, op, 0, END], also: ['try', 'catch_all', 'end'] }
    case 'br_on_cast':
      return {
        code: [BLOCK, ANYREF, UNREACHABLE, op, 0x03, 0, ANYREF, 0x6b, UNREACHABLE, END, 0x1a],
        also: ['block', 'unreachable', 'unreachable', 'end', 'drop'],
      }
    default: {
      const immediates = simple[row.immediates]
      if (immediates === undefined) throw new Error(`no sample for the immediates "${row.immediates}"`)
      return alone(immediates)
    }
  }
}

/** What the instruction may refer to, by proposal, so that a sample needs nothing but its own. */
function environment(row: Opcode | undefined): readonly Part[] {
  const types: Part[] = [funcType()]
  if (row?.class === 'gc') {
    types.push([0x5f, vector([i32, 1])], [0x5f, vector([0x78, 1])], [0x5e, i32, 1], [0x5e, 0x78, 1], [0x5e, funcref, 1])
  }
  if (row?.class === 'continuation') types.push(...Array.from({ length: 5 }, () => funcType()), [0x5d, FUNC])
  return [
    list('type', ...types),
    list('function', 0),
    list('table', [funcref, 0, 0]),
    list('memory', [0, 0]),
    row?.class === 'exception' || row?.class === 'continuation' ? list('tag', [0, 0]) : [],
    list('global', [i32, 1, 0x41, 0, END]),
    // A passive segment: it also declares the function for ref.func.
    list('element', [0x01, 0x00, vector(0)]),
    section('data count', 1),
  ]
}

/** A module whose one function holds the instruction between two `unreachable`s, so that any operands type-check. */
export function moduleAround(row: Opcode | undefined): Part {
  const code = row === undefined ? [] : sampleOf(row).code
  return wasm(
    environment(row),
    list('code', rawBody(vector([0x01, i32]), UNREACHABLE, code, UNREACHABLE, END)),
    list('data', [0x01, 0x00]),
  )
}
