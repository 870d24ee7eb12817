import { malformed } from './error.ts'
import { MemoryUse, NO_TABLE, TableUse } from './module.ts'
import { formatOpcode, immediateOfSlot, immediateKinds, opcodes, prefixes, type Opcode } from './opcodes.ts'
import type { Proposals } from './proposal-use.ts'
import { Reader } from './reader.ts'
import { readHeapType, readValueType, skipBlockType } from './types.ts'

/**
 * The plain walk over function bodies: every immediate read through a `Reader`, every error explained. The scanner in
 * `scanner/` does the same an order of magnitude faster and explains nothing; what it rejects is walked again here, and
 * a test holds the two against each other.
 */
export interface WalkContext {
  readonly bytes: Uint8Array
  /** Functions of the module, imported ones included. */
  readonly functions: number
  readonly hasDataCount: boolean
  readonly proposals: Proposals
}

/** What a walk reports. Offsets are those of the instruction in the file. */
export interface WalkSink {
  instruction(row: Opcode, at: number): void
  call(target: number, at: number): void
  callIndirect(type: number, table: number, at: number): void
  refFunc(target: number, at: number): void
  table(index: number, use: number): void
  memory(index: number, use: number): void
  /** A load, store or atomic access; `end` is its static offset plus its width. */
  access(memory: number, end: bigint, at: number): void
}

/** What a body amounts to. */
export interface BodyShape {
  readonly locals: number
  /** Control structures, `else` and `catch` included. */
  readonly blocks: number
  readonly deepest: number
}

type Frame = 'block' | 'if' | 'try' | 'catch' | 'catch_all'

const bodyFrame: Frame = 'block'

/**
 * Walks the body of one function, from its local declarations to its last byte.
 *
 * @param index the function's index, for messages
 * @throws DecodeError at the first thing that can not be read
 */
export function walkBody(
  context: WalkContext,
  sink: WalkSink,
  body: { readonly index: number; readonly start: number; readonly end: number; readonly parameters: number },
): BodyShape {
  const reader = new Reader(context.bytes, body.start, body.end, 'code')
  const locals = readLocals(reader, context, body.parameters)
  const frames: Frame[] = [bodyFrame]
  let blocks = 0
  let deepest = 0
  const bad = (problem: string, at: number) => malformed('WP1019', { function: body.index, problem }, at, 'code')
  while (reader.left > 0) {
    const at = reader.pos
    const row = readOpcode(reader)
    sink.instruction(row, at)
    const top = frames[frames.length - 1] ?? bodyFrame
    switch (row.immediates) {
      case 'block':
      case 'if':
      case 'try':
      case 'try_table':
        reader.within(frames.length, 'nesting', at)
        frames.push(row.immediates === 'if' ? 'if' : row.immediates === 'try' ? 'try' : 'block')
        deepest = Math.max(deepest, frames.length - 1)
        blocks++
        skipBlockType(reader, context.proposals)
        if (row.immediates === 'try_table') readCatchClauses(reader)
        break
      case 'else':
        if (top !== 'if') bad('else without an if', at)
        frames[frames.length - 1] = 'block'
        blocks++
        break
      case 'catch':
      case 'catch_all':
        if (top !== 'try' && top !== 'catch') bad(`${row.mnemonic} without a try`, at)
        frames[frames.length - 1] = row.immediates
        blocks++
        if (row.immediates === 'catch') reader.u32('tag index')
        break
      case 'delegate':
        if (top !== 'try') bad('delegate without a try', at)
        frames.pop()
        reader.u32('label')
        break
      case 'end':
        frames.pop()
        if (frames.length === 0) {
          if (reader.left > 0) bad(`${reader.left} bytes follow the final end`, reader.pos)
          return { locals, blocks, deepest }
        }
        break
      default:
        readImmediates(reader, context, sink, body.index, row, at)
    }
  }
  return bad(`the body ends with ${frames.length} blocks open, expected "end"`, body.end)
}

function readLocals(reader: Reader, { proposals }: WalkContext, parameters: number): number {
  const groups = reader.count('local declarations', 'locals', 2)
  let total = parameters
  for (let i = 0; i < groups; i++) {
    const start = reader.pos
    total += reader.u32('local count')
    reader.within(total, 'locals', start)
    readValueType(reader, proposals, 'local type')
  }
  return total - parameters
}

function readOpcode(reader: Reader): Opcode {
  const at = reader.pos
  const first = reader.byte('opcode')
  if (immediateKinds[immediateOfSlot[first]!] !== 'prefix') {
    return opcodes[first] ?? reader.fail('WP1011', { opcode: formatOpcode(undefined, first) }, at)
  }
  const range = prefixes[first as keyof typeof prefixes]
  const code = reader.u32('opcode')
  const row = code < range.size ? opcodes[range.base + code] : undefined
  return row ?? reader.fail('WP1011', { opcode: formatOpcode(first, code) }, at)
}

/** The immediates of an instruction that is no control structure. */
function readImmediates(
  reader: Reader,
  context: WalkContext,
  sink: WalkSink,
  functionIndex: number,
  row: Opcode,
  at: number,
): void {
  const { proposals } = context
  switch (row.immediates) {
    case 'none':
      return
    case 'local':
    case 'global':
    case 'label':
    case 'rethrow':
    case 'tag':
    case 'elem':
      reader.u32(`${row.immediates} index`)
      return
    case 'labels': {
      const count = reader.count('branch targets', 'branchTargets', 1)
      for (let i = 0; i <= count; i++) reader.u32('label')
      return
    }
    case 'func':
      sink.call(readFunction(reader, context, row, at), at)
      return
    case 'ref.func':
      sink.refFunc(readFunction(reader, context, row, at), at)
      return
    case 'type table': {
      const type = reader.u32('type index')
      const tableAt = reader.pos
      const table = reader.u32('table index')
      if (table !== 0 || reader.pos > tableAt + 1) proposals.use('reference-types', at)
      sink.table(table, TableUse.call)
      sink.callIndirect(type, table, at)
      return
    }
    case 'type':
    case 'type handlers':
    case 'type tag handlers': {
      const type = reader.u32('type index')
      if (row.effect === 'call.indirect') sink.callIndirect(type, NO_TABLE, at)
      if (row.immediates === 'type tag handlers') reader.u32('tag index')
      if (row.immediates !== 'type') readHandlers(reader)
      return
    }
    case 'memarg':
    case 'memarg lane':
      readMemarg(reader, context, sink, row, at)
      if (row.immediates === 'memarg lane') reader.byte('lane index')
      return
    case 'i32':
      reader.s32(row.mnemonic)
      return
    case 'i64':
      reader.s64(row.mnemonic)
      return
    case 'f32':
      reader.skip(4, row.mnemonic)
      return
    case 'f64':
      reader.skip(8, row.mnemonic)
      return
    case 'v128':
    case 'lanes':
      reader.skip(16, row.mnemonic)
      return
    case 'lane':
      reader.byte('lane index')
      return
    case 'select types': {
      const count = reader.count('select types', 'results', 1)
      for (let i = 0; i < count; i++) readValueType(reader, proposals)
      return
    }
    case 'heap type':
      readHeapType(reader, proposals)
      return
    case 'table':
      sink.table(reader.u32('table index'), useOf(row))
      return
    case 'table table':
      sink.table(reader.u32('table index'), useOf(row))
      sink.table(reader.u32('table index'), TableUse.get)
      return
    case 'elem table':
      reader.u32('element index')
      sink.table(reader.u32('table index'), useOf(row))
      return
    case 'memory':
      sink.memory(readMemory(reader, context, at, 1), useOf(row))
      return
    case 'memory memory':
      sink.memory(readMemory(reader, context, at, 5), useOf(row))
      sink.memory(readMemory(reader, context, at, 5), MemoryUse.load)
      return
    case 'data memory':
      needDataCount(context, functionIndex, row, at)
      reader.u32('data index')
      sink.memory(readMemory(reader, context, at, 5), useOf(row))
      return
    case 'data':
      needDataCount(context, functionIndex, row, at)
      reader.u32('data index')
      return
    case 'type data':
      needDataCount(context, functionIndex, row, at)
      reader.u32('type index')
      reader.u32('data index')
      return
    case 'type field':
    case 'type count':
    case 'type elem':
    case 'type type':
    case 'type tag':
      reader.u32('type index')
      reader.u32('second index')
      return
    case 'br_on_cast': {
      const flagsAt = reader.pos
      const flags = reader.byte('cast flags')
      if (flags > 3) reader.fail('WP1013', { what: 'cast flags', found: flags, expected: '0 to 3' }, flagsAt)
      reader.u32('label')
      readHeapType(reader, proposals)
      readHeapType(reader, proposals)
      return
    }
    case 'fence': {
      const byteAt = reader.pos
      const byte = reader.byte('memory order')
      if (byte !== 0) reader.fail('WP1022', { what: 'atomic.fence', found: byte }, byteAt)
      return
    }
    case 'illegal':
    case 'prefix':
    case 'block':
    case 'if':
    case 'try':
    case 'try_table':
    case 'else':
    case 'catch':
    case 'catch_all':
    case 'delegate':
    case 'end':
      throw new Error(`${row.mnemonic} is not read here`)
    default:
      row.immediates satisfies never
  }
}

function readFunction(reader: Reader, { functions }: WalkContext, row: Opcode, at: number): number {
  const index = reader.u32('function index')
  if (index >= functions) reader.fail('WP1021', { what: row.mnemonic, space: 'function', index, count: functions }, at)
  return index
}

/** Other memories than the first, or an encoding that is not the one reserved byte of old, came with multi-memory. */
function readMemory(reader: Reader, { proposals }: WalkContext, at: number, plainSize: number): number {
  const start = reader.pos
  const memory = reader.u32('memory index')
  if (memory !== 0 || reader.pos > start + plainSize) proposals.use('multi-memory', at)
  return memory
}

// Set in the alignment field if a memory index follows.
const HAS_MEMORY_INDEX = 0x40

function readMemarg(reader: Reader, { proposals }: WalkContext, sink: WalkSink, row: Opcode, at: number): void {
  const start = reader.pos
  const flags = reader.u32('memory access flags')
  if (flags >= 0x80) reader.fail('WP1013', { what: 'memop flags', found: flags, expected: 'less than 128' }, start)
  let memory = 0
  if (flags >= HAS_MEMORY_INDEX) {
    proposals.use('multi-memory', at)
    memory = reader.u32('memory index')
  }
  const offset = reader.u64('memory offset')
  sink.memory(memory, useOf(row))
  sink.access(memory, offset + BigInt(row.width), at)
}

function readCatchClauses(reader: Reader): void {
  const count = reader.count('catch clauses', 'catchClauses', 2)
  for (let i = 0; i < count; i++) {
    const start = reader.pos
    const kind = reader.byte('catch kind')
    if (kind > 3) reader.fail('WP1013', { what: 'catch kind', found: kind, expected: '0 to 3' }, start)
    // catch and catch_ref name a tag; catch_all and catch_all_ref only a label.
    if (kind < 2) reader.u32('tag index')
    reader.u32('label')
  }
}

function readHandlers(reader: Reader): void {
  const count = reader.count('handlers', 'handlerClauses', 2)
  for (let i = 0; i < count; i++) {
    const start = reader.pos
    const kind = reader.byte('handler kind')
    if (kind > 1) reader.fail('WP1013', { what: 'handler kind', found: kind, expected: '0 or 1' }, start)
    reader.u32('tag index')
    if (kind === 0) reader.u32('label')
  }
}

function needDataCount({ hasDataCount }: WalkContext, index: number, { mnemonic }: Opcode, at: number): void {
  if (!hasDataCount) malformed('WP1020', { function: index, instruction: mnemonic }, at, 'code')
}

/** The bit of `TableUse` or `MemoryUse` that an instruction's effect stands for; 0 if it uses neither. */
export function useOf({ effect }: Opcode): number {
  const [space, use = ''] = effect.split('.')
  const bits: Readonly<Record<string, number>> = space === 'memory' ? MemoryUse : space === 'table' ? TableUse : {}
  return bits[use] ?? 0
}
