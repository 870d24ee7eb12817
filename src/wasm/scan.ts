import { limits } from '../core/limits.ts'
import { malformed } from './error.ts'
import { MemoryUse, TableUse, NO_TABLE, type CodeIndex } from './module.ts'
import { formatOpcode, immediateKinds, immediateOfSlot, opcodes, prefixes, slotCount, type Effect, type Prefix } from './opcodes.ts'
import type { Proposals } from './proposal-use.ts'
import { Reader } from './reader.ts'
import { readHeapType, readValueType, skipBlockType } from './types.ts'

/**
 * The hot loop: walks every instruction of every body once. One call per body, a plain `switch` on the shape of the
 * immediates (taken from the opcode table), and the position in a local variable, because that is what V8 compiles
 * well (RATIONALE: "Why the scanner looks as it does"). Reading past the end of the file yields `undefined`, which no
 * comparison here takes for a continuation, and every path ends in a check of the position against the body's end.
 */
export interface ScanInput {
  readonly bytes: Uint8Array
  readonly importedFunctions: number
  readonly functions: number
  readonly bodies: number
  readonly tables: number
  readonly memories: number
  readonly hasDataCount: boolean
  readonly proposals: Proposals
  /** Parameters of a defined function, to be counted among its locals. */
  parameters(definedFunction: number): number
}

// What the scanner keeps of a frame: which of `else`, `catch`, `catch_all` and `delegate` may come next.
const BLOCK = 0
const IF = 1
const TRY = 2
const CATCH = 3
const CATCH_ALL = 4

const memoryUseOfSlot = useOfSlot('memory.', MemoryUse)
const tableUseOfSlot = useOfSlot('table.', TableUse)
const widthOfSlot = Uint8Array.from({ length: slotCount }, (_, slot) => opcodes[slot]?.width ?? 0)

function useOfSlot(prefix: string, bits: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from({ length: slotCount }, (_, slot) => {
    const effect: Effect | '' = opcodes[slot]?.effect ?? ''
    return effect.startsWith(prefix) ? (bits[effect.slice(prefix.length)] ?? 0) : 0
  })
}

/**
 * The scanner's own table: the immediate kind of each slot, with a bit set for prefixes and for instructions of a
 * proposal, of which the first place is kept. One comparison in the loop tells them from all others.
 */
const SPECIAL = 64
const kindOfSlot = Uint8Array.from(immediateOfSlot, (kind, slot) =>
  immediateKinds[kind] === 'prefix' || opcodes[slot]?.proposal !== undefined ? kind | SPECIAL : kind,
)

const PREFIX = immediateKinds.indexOf('prefix') | SPECIAL
const I32_CONST = 0x41
const UNSEEN = 0xffff_ffff

export class CodeScanner {
  private readonly input: ScanInput
  private readonly frames = new Uint8Array(limits.nesting.value + 1)
  private readonly counts = new Uint32Array(slotCount)
  private readonly firstSeen = new Uint32Array(slotCount).fill(UNSEEN)
  private readonly bodyOffset: Uint32Array
  private readonly bodySize: Uint32Array
  private readonly localCount: Uint32Array
  private readonly callStart: Uint32Array
  private readonly indirectStart: Uint32Array
  private readonly refStart: Uint32Array
  private readonly callTarget = new Column()
  private readonly callOffset = new Column()
  private readonly indirectType = new Column()
  private readonly indirectTable = new Column()
  private readonly indirectOffset = new Column()
  private readonly refTarget = new Column()
  private readonly refOffset = new Column()
  private readonly tableUse: Uint8Array
  private readonly memoryUse: Uint8Array
  /** Per memory: the highest static offset + width of an access, and the instruction. */
  private readonly reach: { end: bigint; at: number }[]
  private deepest = 0
  /** Index of the function being scanned, for error messages. */
  private current = 0
  private reach0 = 0
  private reach0At = 0

  constructor(input: ScanInput) {
    this.input = input
    const { bodies } = input
    this.bodyOffset = new Uint32Array(bodies)
    this.bodySize = new Uint32Array(bodies)
    this.localCount = new Uint32Array(bodies)
    this.callStart = new Uint32Array(bodies + 1)
    this.indirectStart = new Uint32Array(bodies + 1)
    this.refStart = new Uint32Array(bodies + 1)
    this.tableUse = new Uint8Array(input.tables)
    this.memoryUse = new Uint8Array(input.memories)
    this.reach = Array.from({ length: input.memories }, () => ({ end: 0n, at: 0 }))
  }

  /** Scans the body of the `index`th defined function: its local declarations, then its instructions. */
  body(index: number, start: number, end: number): void {
    this.current = index + this.input.importedFunctions
    this.bodyOffset[index] = start
    this.bodySize[index] = end - start
    const reader = new Reader(this.input.bytes, start, end, 'code')
    const locals = this.locals(reader, index)
    this.localCount[index] = locals
    const blocks = this.instructions(reader.pos, end)
    const product = (locals + this.input.parameters(index)) * blocks
    if (product > limits.localsTimesBlocks.value) reader.within(product, 'localsTimesBlocks', start)
    this.callStart[index + 1] = this.callTarget.length
    this.indirectStart[index + 1] = this.indirectType.length
    this.refStart[index + 1] = this.refTarget.length
  }

  finish(): CodeIndex {
    let totalInstructions = 0
    for (let slot = 0; slot < slotCount; slot++) {
      totalInstructions += this.counts[slot]!
      const proposal = opcodes[slot]?.proposal
      if (proposal !== undefined && this.counts[slot] !== 0) this.input.proposals.use(proposal, this.firstSeen[slot]!)
    }
    const memory0 = this.reach[0]
    if (memory0 !== undefined && BigInt(this.reach0) > memory0.end) {
      this.reach[0] = { end: BigInt(this.reach0), at: this.reach0At }
    }
    return {
      bodyOffset: this.bodyOffset,
      bodySize: this.bodySize,
      localCount: this.localCount,
      callStart: this.callStart,
      callTarget: this.callTarget.values(),
      callOffset: this.callOffset.values(),
      indirectStart: this.indirectStart,
      indirectType: this.indirectType.values(),
      indirectTable: this.indirectTable.values(),
      indirectOffset: this.indirectOffset.values(),
      refStart: this.refStart,
      refTarget: this.refTarget.values(),
      refOffset: this.refOffset.values(),
      tableUse: this.tableUse,
      memoryUse: this.memoryUse,
      memoryReach: this.reach,
      instructionCounts: this.counts,
      totalInstructions,
      deepestNesting: this.deepest,
    }
  }

  private locals(reader: Reader, index: number): number {
    const groups = reader.count('local declarations', 'locals', 2)
    // Parameters and locals share one limit; the spec's own is 2^32 − 1, over which the count is malformed.
    let total = this.input.parameters(index)
    for (let i = 0; i < groups; i++) {
      const start = reader.pos
      total += reader.u32('local count')
      reader.within(total, 'locals', start)
      readValueType(reader, this.input.proposals, 'local type')
    }
    return total - this.input.parameters(index)
  }

  /** Walks the instructions of a body and answers how many control structures it has. */
  private instructions(start: number, end: number): number {
    const bytes = this.input.bytes
    const kinds = kindOfSlot
    const counts = this.counts
    const frames = this.frames
    const { functions } = this.input
    const calls = this.callTarget
    const callOffsets = this.callOffset
    let pos = start
    let depth = 0
    let blocks = 0
    frames[0] = BLOCK
    while (pos < end) {
      const at = pos
      let slot = bytes[pos++]!
      let kind = kinds[slot]!
      if (kind >= SPECIAL) {
        if (kind === PREFIX) {
          // The sub-opcode is a u32, of one or two bytes for all that are known.
          const prefix = slot
          let code = bytes[pos++]!
          if (code >= 0x80 || pos > end) {
            const reader = new Reader(bytes, pos - 1, end, 'code')
            code = reader.u32('opcode')
            pos = reader.pos
          }
          const range = prefixes[prefix as Prefix]
          slot = range.base + code
          kind = code < range.size ? kinds[slot]! : 0
          if (kind === 0) malformed('WP1011', { opcode: formatOpcode(prefix, code) }, at, 'code')
        }
        if (counts[slot] === 0) this.firstSeen[slot] = at
        kind &= SPECIAL - 1
      }
      counts[slot]!++
      // The numbers are those of `immediateKinds`; literals, because only they become a jump table. A test holds the
      // loop against the table.
      switch (kind) {
        case 1: // none
          break
        case 2: // local
        case 3: // global
        case 13: // label
          if (bytes[pos++]! >= 0x80 && bytes[pos++]! >= 0x80) pos = this.index(pos - 2, end)
          break
        case 4: {
          // memarg: alignment, with bit 6 set if a memory index follows, then the offset
          const flags = bytes[pos++]!
          let offset = bytes[pos++]!
          if (offset >= 0x80 && flags < 0x40) {
            let byte = bytes[pos++]!
            offset = (offset & 0x7f) | ((byte & 0x7f) << 7)
            if (byte >= 0x80) {
              byte = bytes[pos++]!
              offset |= (byte & 0x7f) << 14
              if (byte >= 0x80) {
                byte = bytes[pos++]!
                offset |= byte << 21
                if (byte >= 0x80) {
                  pos = this.wideMemarg(slot, at, pos - 5, end)
                  break
                }
              }
            }
          } else if (flags >= 0x40) {
            pos = this.wideMemarg(slot, at, pos - 2, end)
            break
          }
          if (this.memoryUse.length !== 0) this.memoryUse[0]! |= memoryUseOfSlot[slot]!
          if (offset + 16 > this.reach0) this.reaches(offset + widthOfSlot[slot]!, at)
          break
        }
        case 5: // i32
          if (bytes[pos++]! >= 0x80 && bytes[pos++]! >= 0x80 && bytes[pos++]! >= 0x80 && bytes[pos++]! >= 0x80) {
            const last = bytes[pos++]!
            if (last > 0x7f || (last > 0x07 && last < 0x78)) this.badInteger(pos - 5, end)
          }
          break
        case 6: // i64
          if (bytes[pos++]! >= 0x80) {
            let size = 2
            while (bytes[pos++]! >= 0x80 && size < 10) size++
            // Of the tenth byte one bit is left; the others repeat it.
            const last = bytes[pos - 1]!
            if (size === 10 && last !== 0 && last !== 0x7f) this.badInteger(pos - 10, end)
          }
          break
        case 7: // f32
          pos += 4
          break
        case 8: // f64
          pos += 8
          break
        case 9: // block
        case 10: {
          // if
          if (depth === limits.nesting.value) this.tooDeep(at)
          frames[++depth] = kind === 10 ? IF : BLOCK
          if (depth > this.deepest) this.deepest = depth
          blocks++
          const type = bytes[pos]!
          // Void, or one of the four number types; everything else is rare.
          if (type === 0x40 || (type >= 0x7c && type <= 0x7f)) pos++
          else pos = this.blockType(pos, end)
          break
        }
        case 11: // end
          if (depth === 0) {
            if (pos !== end) this.badBody(`${end - pos} bytes follow the final end`, pos)
            return blocks
          }
          depth--
          break
        case 12: // else
          if (frames[depth] !== IF) this.badBody('else without an if', at)
          frames[depth] = BLOCK
          blocks++
          break
        case 14: {
          // labels
          let count = bytes[pos++]!
          if (count >= 0x80) {
            const reader = new Reader(bytes, pos - 1, end, 'code')
            count = reader.count('branch targets', 'branchTargets', 1)
            pos = reader.pos
          }
          for (let i = 0; i <= count; i++) if (bytes[pos++]! >= 0x80) pos = this.index(pos - 1, end)
          break
        }
        case 15: {
          // func
          let callee = bytes[pos++]!
          if (callee >= 0x80) {
            let byte = bytes[pos++]!
            callee = (callee & 0x7f) | ((byte & 0x7f) << 7)
            if (byte >= 0x80) {
              byte = bytes[pos++]!
              callee |= byte << 14
              if (byte >= 0x80) {
                const reader = new Reader(bytes, pos - 3, end, 'code')
                callee = reader.u32('function index')
                pos = reader.pos
              }
            }
          }
          if (callee >= functions) this.badFunction(slot, callee, at)
          calls.push(callee)
          callOffsets.push(at)
          break
        }
        case 18: // try
          if (depth === limits.nesting.value) this.tooDeep(at)
          frames[++depth] = TRY
          if (depth > this.deepest) this.deepest = depth
          blocks++
          pos = this.blockType(pos, end)
          break
        case 19: // catch
        case 20: // catch_all
          if (frames[depth] !== TRY && frames[depth] !== CATCH) this.badBody('catch without a try', at)
          frames[depth] = kind === 19 ? CATCH : CATCH_ALL
          blocks++
          if (kind === 19) pos = this.index(pos, end)
          break
        case 21: // delegate: ends its try
          if (frames[depth] !== TRY) this.badBody('delegate without a try', at)
          depth--
          pos = this.index(pos, end)
          break
        case 22: // try_table
          if (depth === limits.nesting.value) this.tooDeep(at)
          frames[++depth] = BLOCK
          if (depth > this.deepest) this.deepest = depth
          blocks++
          pos = this.tryTable(pos, end)
          break
        case 31: // v128
        case 32: // lanes
          pos += 16
          break
        case 33: // lane
          pos++
          break
        case 0:
          malformed('WP1011', { opcode: formatOpcode(undefined, slot) }, at, 'code')
          break
        default:
          pos = this.rare(slot, pos, end, at)
      }
    }
    if (pos > end) {
      malformed('WP1004', { what: 'an instruction', needed: pos - end, left: 0 }, end, 'code')
    }
    return this.badBody(`the body ends with ${depth + 1} blocks open, expected "end"`, end)
  }

  /** The immediates that are too seldom met to burden the loop with. */
  private rare(slot: number, pos: number, end: number, at: number): number {
    const reader = new Reader(this.input.bytes, pos, end, 'code')
    const { proposals } = this.input
    const row = opcodes[slot]!
    switch (row.immediates) {
      case 'type table': {
        const type = reader.u32('type index')
        const tableAt = reader.pos
        const table = reader.u32('table index')
        if (table !== 0 || reader.pos > tableAt + 1) proposals.use('reference-types', at)
        this.useTable(table, TableUse.call)
        this.indirect(type, table, at)
        break
      }
      case 'type':
        this.indirectIfCall(row.effect, reader.u32('type index'), at)
        break
      case 'type handlers':
        this.indirectIfCall(row.effect, reader.u32('type index'), at)
        this.handlers(reader)
        break
      case 'type tag handlers':
        this.indirectIfCall(row.effect, reader.u32('type index'), at)
        reader.u32('tag index')
        this.handlers(reader)
        break
      case 'rethrow':
      case 'tag':
        reader.u32('index')
        break
      case 'table':
        this.useTable(reader.u32('table index'), tableUseOfSlot[slot]!)
        break
      case 'memory': {
        const memoryAt = reader.pos
        const memory = reader.u32('memory index')
        if (memory !== 0 || reader.pos > memoryAt + 1) proposals.use('multi-memory', at)
        this.useMemory(memory, memoryUseOfSlot[slot]!)
        break
      }
      case 'select types': {
        const count = reader.count('select types', 'results', 1)
        for (let i = 0; i < count; i++) readValueType(reader, proposals)
        break
      }
      case 'heap type':
        readHeapType(reader, proposals)
        break
      case 'ref.func': {
        const target = reader.u32('function index')
        if (target >= this.input.functions) this.badFunction(slot, target, at)
        this.refTarget.push(target)
        this.refOffset.push(at)
        break
      }
      case 'memarg lane':
        reader.pos = this.wideMemarg(slot, at, reader.pos, end)
        reader.byte('lane index')
        break
      case 'data memory':
        this.needDataCount(slot, at)
        reader.u32('data index')
        this.useMemory(reader.u32('memory index'), memoryUseOfSlot[slot]!)
        break
      case 'data':
        this.needDataCount(slot, at)
        reader.u32('data index')
        break
      case 'memory memory': {
        const [to, from] = [reader.u32('memory index'), reader.u32('memory index')]
        if (to !== 0 || from !== 0) proposals.use('multi-memory', at)
        this.useMemory(to, memoryUseOfSlot[slot]!)
        this.useMemory(from, MemoryUse.load)
        break
      }
      case 'elem table':
        reader.u32('element index')
        this.useTable(reader.u32('table index'), tableUseOfSlot[slot]!)
        break
      case 'elem':
        reader.u32('element index')
        break
      case 'table table':
        this.useTable(reader.u32('table index'), tableUseOfSlot[slot]!)
        this.useTable(reader.u32('table index'), TableUse.get)
        break
      case 'type data':
        this.needDataCount(slot, at)
        reader.u32('type index')
        reader.u32('data index')
        break
      case 'type field':
      case 'type count':
      case 'type elem':
      case 'type type':
      case 'type tag':
        reader.u32('type index')
        reader.u32('second index')
        break
      case 'br_on_cast': {
        const flagsAt = reader.pos
        const flags = reader.byte('cast flags')
        if (flags > 3) reader.fail('WP1013', { what: 'cast flags', found: flags, expected: '0 to 3' }, flagsAt)
        reader.u32('label')
        readHeapType(reader, proposals)
        readHeapType(reader, proposals)
        break
      }
      case 'fence': {
        const byteAt = reader.pos
        const byte = reader.byte('memory order')
        if (byte !== 0) reader.fail('WP1022', { what: 'atomic.fence', found: byte }, byteAt)
        break
      }
      default:
        throw new Error(`the scanner does not know the immediates "${row.immediates}" of ${row.mnemonic}`)
    }
    return reader.pos
  }

  private tryTable(pos: number, end: number): number {
    const reader = new Reader(this.input.bytes, pos, end, 'code')
    skipBlockType(reader, this.input.proposals)
    const clauses = reader.count('catch clauses', 'catchClauses', 2)
    for (let i = 0; i < clauses; i++) {
      const start = reader.pos
      const kind = reader.byte('catch kind')
      if (kind > 3) reader.fail('WP1013', { what: 'catch kind', found: kind, expected: '0 to 3' }, start)
      // catch and catch_ref name a tag; catch_all and catch_all_ref only a label.
      if (kind < 2) reader.u32('tag index')
      reader.u32('label')
    }
    return reader.pos
  }

  private handlers(reader: Reader): void {
    const count = reader.count('handlers', 'handlerClauses', 2)
    for (let i = 0; i < count; i++) {
      const start = reader.pos
      const kind = reader.byte('handler kind')
      if (kind > 1) reader.fail('WP1013', { what: 'handler kind', found: kind, expected: '0 or 1' }, start)
      reader.u32('tag index')
      if (kind === 0) reader.u32('label')
    }
  }

  private blockType(pos: number, end: number): number {
    const reader = new Reader(this.input.bytes, pos, end, 'code')
    skipBlockType(reader, this.input.proposals)
    return reader.pos
  }

  /** An index that nothing is kept of; answers the position after it. */
  private index(pos: number, end: number): number {
    const reader = new Reader(this.input.bytes, pos, end, 'code')
    reader.u32('index')
    return reader.pos
  }

  /** A memarg with a memory index, or an offset beyond 28 bits. */
  private wideMemarg(slot: number, at: number, pos: number, end: number): number {
    const reader = new Reader(this.input.bytes, pos, end, 'code')
    const flags = reader.u32('memory access flags')
    if (flags >= 0x80) {
      reader.fail('WP1013', { what: 'memop flags', found: flags, expected: 'less than 128' }, pos)
    }
    let memory = 0
    if (flags >= 0x40) {
      this.input.proposals.use('multi-memory', at)
      memory = reader.u32('memory index')
    }
    const offset = reader.u64('memory offset')
    this.useMemory(memory, memoryUseOfSlot[slot]!)
    const end64 = offset + BigInt(widthOfSlot[slot]!)
    const reach = this.reach[memory]
    if (reach !== undefined && end64 > reach.end) this.reach[memory] = { end: end64, at }
    return reader.pos
  }

  private reaches(end: number, at: number): void {
    if (end <= this.reach0) return
    this.reach0 = end
    this.reach0At = at
  }

  private badInteger(pos: number, end: number): never {
    const reader = new Reader(this.input.bytes, pos, end, 'code')
    if (this.input.bytes[pos - 1] === I32_CONST) reader.s32('i32.const')
    else reader.s64('i64.const')
    throw new Error(`the scanner refused an integer that the reader accepts, at ${pos}`)
  }

  private indirectIfCall(effect: Effect, type: number, at: number): void {
    if (effect === 'call.indirect') this.indirect(type, NO_TABLE, at)
  }

  private indirect(type: number, table: number, at: number): void {
    this.indirectType.push(type)
    this.indirectTable.push(table)
    this.indirectOffset.push(at)
  }

  /** An index that names no table or memory is the engine's to refuse; a typed array ignores it. */
  private useTable(table: number, bit: number): void {
    if (table < this.tableUse.length) this.tableUse[table]! |= bit
  }

  private useMemory(memory: number, bit: number): void {
    if (memory < this.memoryUse.length) this.memoryUse[memory]! |= bit
  }

  private needDataCount(slot: number, at: number): void {
    if (this.input.hasDataCount) return
    malformed('WP1020', { function: this.current, instruction: opcodes[slot]!.mnemonic }, at, 'code')
  }

  private badFunction(slot: number, index: number, at: number): never {
    const what = opcodes[slot]!.mnemonic
    return malformed('WP1021', { what, space: 'function', index, count: this.input.functions }, at, 'code')
  }

  private badBody(problem: string, at: number): never {
    return malformed('WP1019', { function: this.current, problem }, at, 'code')
  }

  private tooDeep(at: number): never {
    const { value, bounds } = limits.nesting
    return malformed('WP1015', { found: value + 1, what: bounds, limit: value, name: 'nesting' }, at, 'code')
  }
}

/** A growing column of u32. */
class Column {
  length = 0
  private data = new Uint32Array(1024)

  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.data)
      this.data = larger
    }
    this.data[this.length++] = value
  }

  values(): Uint32Array {
    return this.data.slice(0, this.length)
  }
}
