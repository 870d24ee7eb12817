/**
 * The hot loop, in AssemblyScript: walks the instructions of function bodies, one after the other. It is compiled to
 * WebAssembly (`npm run generate`), so it runs at full speed from the first body on, and the bytes of a stranger's
 * module are walked inside a sandbox (RATIONALE: "Why the scanner is a WebAssembly module").
 *
 * It knows no instruction: the tables that tell it the shape of each one's immediates are filled in by `scanner.ts` from
 * the opcode table. It explains nothing either: what it can not read it answers with REJECTED, and `walk.ts` reads the
 * body again to say what is wrong. A test holds the two against each other on everything that decodes.
 *
 * Reading may run past the end of a body, into bytes that are not its own, but not far: every loop is bounded by the
 * bytes left, and a position past the end rejects the body.
 */

// The tables and results, at the start of memory; `scanner.ts` states the same addresses.
const KINDS: usize = 0x0000 // u8[1024]: immediate kind of each slot, SPECIAL set
const MEMORY_USE: usize = 0x0400 // u8[1024]: bit of MemoryUse
const TABLE_USE: usize = 0x0800 // u8[1024]: bit of TableUse
const WIDTH: usize = 0x0c00 // u8[1024]: bytes of memory accessed
const INDIRECT: usize = 0x1000 // u8[1024]: 1 if a call through a reference
const TYPE_KINDS: usize = 0x1400 // u8[128]: NUMBER, ABSTRACT or PREFIXED; 0 is no type
const PREFIX_BASE: usize = 0x1480 // u16[4]: first slot of fb, fc, fd, fe
const PREFIX_SIZE: usize = 0x1488 // u16[4]: slots of each
const COUNTS: usize = 0x1800 // u32[1024]: occurrences by slot
const FIRST: usize = 0x2800 // u32[1024]: first offset by slot, of the special ones
const TYPE_FIRST: usize = 0x3800 // u32[160]: first offset + 1 by type byte, then the marks below
const MEMORIES: usize = 0x3a80 // u8[128]: MemoryUse of each memory
const REACH_END: usize = 0x3b00 // u64[128]: highest offset + width by memory
const REACH_AT: usize = 0x3f00 // u32[128]: the instruction
const FRAMES: usize = 0x4100 // u8[NESTING + 1]
const TABLES: usize = 0x6900 // u8[100_000]: TableUse of each table

const SPECIAL: u32 = 64

const NUMBER: u32 = 1
const ABSTRACT: u32 = 2
const PREFIXED: u32 = 3

const MARK_TYPE_BLOCK: u32 = 128
const MARK_TYPE_HEAP: u32 = 129
const MARK_TABLE_INDEX: u32 = 130
const MARK_MEMORY_INDEX: u32 = 131
const MARK_FUNCREF_VALUE: u32 = 132

/** The one type byte whose meaning for proposals differs between a value type and a heap type. */
const FUNCREF: u32 = 0x70

const MEMORY_LIMIT: u32 = 128
const TABLE_LIMIT: u32 = 100_000

const BLOCK: u8 = 0
const IF: u8 = 1
const TRY: u8 = 2
const CATCH: u8 = 3
const CATCH_ALL: u8 = 4

const MEMORY_LOAD: u32 = 1
const TABLE_GET: u32 = 1
const TABLE_CALL: u32 = 128
const NO_TABLE: u32 = 0xffff_ffff

const REJECTED: i32 = -1

// Set by the host before a module, and before a chunk.
let functions: u32 = 0
let hasDataCount: bool = false
let nestingLimit: u32 = 0
let localsLimit: u32 = 0
let branchTargetsLimit: u32 = 0
let clausesLimit: u32 = 0
let resultsLimit: u32 = 0
let localsTimesBlocksLimit: u64 = 0
/** Address of the chunk minus its offset in the file: what to subtract to get a file offset. */
let origin: usize = 0
let callTargets: usize = 0
let callOffsets: usize = 0
let indirectTypes: usize = 0
let indirectTables: usize = 0
let indirectOffsets: usize = 0
let refTargets: usize = 0
let refOffsets: usize = 0

// Results, read by the host.
export let callCount: u32 = 0
export let indirectCount: u32 = 0
export let refCount: u32 = 0
export let deepest: u32 = 0

/** Locals of the body being scanned, parameters not included. */
let locals: u32 = 0

export function configure(
  functions_: u32,
  hasDataCount_: bool,
  nesting: u32,
  locals_: u32,
  branchTargets: u32,
  clauses: u32,
  results: u32,
  localsTimesBlocks: u32,
): void {
  functions = functions_
  hasDataCount = hasDataCount_
  nestingLimit = nesting
  localsLimit = locals_
  branchTargetsLimit = branchTargets
  clausesLimit = clauses
  resultsLimit = results
  localsTimesBlocksLimit = localsTimesBlocks
}

export function chunk(
  origin_: usize,
  callTargets_: usize,
  callOffsets_: usize,
  indirectTypes_: usize,
  indirectTables_: usize,
  indirectOffsets_: usize,
  refTargets_: usize,
  refOffsets_: usize,
): void {
  origin = origin_
  callTargets = callTargets_
  callOffsets = callOffsets_
  indirectTypes = indirectTypes_
  indirectTables = indirectTables_
  indirectOffsets = indirectOffsets_
  refTargets = refTargets_
  refOffsets = refOffsets_
  callCount = 0
  indirectCount = 0
  refCount = 0
}

/** The position behind a u32, or 0 if it is malformed. */
// @ts-ignore: decorator
@inline
function skipU32(p: usize): usize {
  if (load<u8>(p) < 0x80) return p + 1
  return skipLongU32(p)
}

function skipLongU32(p: usize): usize {
  if (load<u8>(p + 1) < 0x80) return p + 2
  if (load<u8>(p + 2) < 0x80) return p + 3
  if (load<u8>(p + 3) < 0x80) return p + 4
  return load<u8>(p + 4) <= 0x0f ? p + 5 : 0
}

/** The value that `readU32` read last. */
let value: u32 = 0

function readU32(p: usize): usize {
  let byte: u32 = load<u8>(p)
  if (byte < 0x80) {
    value = byte
    return p + 1
  }
  let result = byte & 0x7f
  byte = load<u8>(p + 1)
  result |= (byte & 0x7f) << 7
  if (byte < 0x80) {
    value = result
    return p + 2
  }
  byte = load<u8>(p + 2)
  result |= (byte & 0x7f) << 14
  if (byte < 0x80) {
    value = result
    return p + 3
  }
  byte = load<u8>(p + 3)
  result |= (byte & 0x7f) << 21
  if (byte < 0x80) {
    value = result
    return p + 4
  }
  byte = load<u8>(p + 4)
  if (byte > 0x0f) return 0
  value = result | (byte << 28)
  return p + 5
}

function skipS32(p: usize): usize {
  for (let i = 0; i < 4; i++) if (load<u8>(p++) < 0x80) return p
  const last = load<u8>(p)
  return last <= 0x07 || (last >= 0x78 && last <= 0x7f) ? p + 1 : 0
}

/** An s33 that must not be negative: a type index. */
function skipTypeIndex(p: usize): usize {
  for (let i = 0; i < 4; i++) {
    const byte = load<u8>(p++)
    if (byte < 0x80) return (byte & 0x40) === 0 ? p : 0
  }
  return load<u8>(p) <= 0x0f ? p + 1 : 0
}

function skipS64(p: usize): usize {
  for (let i = 0; i < 9; i++) if (load<u8>(p++) < 0x80) return p
  const last = load<u8>(p)
  return last === 0 || last === 0x7f ? p + 1 : 0
}

let wideValue: u64 = 0

function readU64(p: usize): usize {
  let result: u64 = 0
  for (let shift: u64 = 0; shift < 63; shift += 7) {
    const byte: u64 = load<u8>(p++)
    result |= (byte & 0x7f) << shift
    if (byte < 0x80) {
      wideValue = result
      return p
    }
  }
  const last: u64 = load<u8>(p)
  if (last > 1) return 0
  wideValue = result | (last << 63)
  return p + 1
}

/** Offsets are kept plus one, so that zeroed memory says "not seen". */
function mark(index: u32, at: usize): void {
  const slot = TYPE_FIRST + (index << 2)
  if (load<u32>(slot) === 0) store<u32>(slot, <u32>(at - origin) + 1)
}

function skipValueType(p: usize): usize {
  const byte: u32 = load<u8>(p)
  if (byte >= 0x80) return 0
  const kind: u32 = load<u8>(TYPE_KINDS + byte)
  if (kind === 0) return 0
  mark(byte === FUNCREF ? MARK_FUNCREF_VALUE : byte, p)
  return kind === PREFIXED ? skipHeapType(p + 1) : p + 1
}

function skipHeapType(p: usize): usize {
  const byte: u32 = load<u8>(p)
  if (byte < 0x80 && load<u8>(TYPE_KINDS + byte) === ABSTRACT) {
    mark(byte, p)
    return p + 1
  }
  mark(MARK_TYPE_HEAP, p)
  return skipTypeIndex(p)
}

function skipBlockType(p: usize): usize {
  const byte: u32 = load<u8>(p)
  if (byte === 0x40) return p + 1
  if ((byte & 0xc0) === 0x40) return skipValueType(p)
  mark(MARK_TYPE_BLOCK, p)
  return skipTypeIndex(p)
}

// @ts-ignore: decorator
@inline
function useMemory(index: u32, bit: u32): void {
  if (index < MEMORY_LIMIT) store<u8>(MEMORIES + index, load<u8>(MEMORIES + index) | bit)
}

function useTable(index: u32, bit: u32): void {
  if (index < TABLE_LIMIT) store<u8>(TABLES + index, load<u8>(TABLES + index) | bit)
}

// @ts-ignore: decorator
@inline
function reach(memory: u32, end: u64, at: usize): void {
  if (memory < MEMORY_LIMIT && end > load<u64>(REACH_END + (memory << 3))) {
    store<u64>(REACH_END + (memory << 3), end)
    store<u32>(REACH_AT + (memory << 2), <u32>(at - origin))
  }
}

/** A memarg with a memory index or a long offset. */
function skipWideMemarg(slot: u32, at: usize, p: usize): usize {
  p = readU32(p)
  if (p === 0 || value >= 0x80) return 0
  let memory: u32 = 0
  if (value >= 0x40) {
    mark(MARK_MEMORY_INDEX, at)
    p = readU32(p)
    if (p === 0) return 0
    memory = value
  }
  p = readU64(p)
  if (p === 0) return 0
  useMemory(memory, load<u8>(MEMORY_USE + slot))
  const width: u64 = load<u8>(WIDTH + slot)
  // An offset so high that adding the width wraps reaches the end of all memories.
  const end = wideValue + width
  reach(memory, end < wideValue ? u64.MAX_VALUE : end, at)
  return p
}

// @ts-ignore: decorator
@inline
function pushCall(target: u32, at: usize): void {
  store<u32>(callTargets + (callCount << 2), target)
  store<u32>(callOffsets + (callCount << 2), <u32>(at - origin))
  callCount++
}

function pushIndirect(type: u32, table: u32, at: usize): void {
  store<u32>(indirectTypes + (indirectCount << 2), type)
  store<u32>(indirectTables + (indirectCount << 2), table)
  store<u32>(indirectOffsets + (indirectCount << 2), <u32>(at - origin))
  indirectCount++
}

/** Clauses of a try_table: 0 and 1 name a tag and a label, 2 and 3 only a label. */
function skipCatchClauses(p: usize, end: usize): usize {
  p = readU32(p)
  if (p === 0 || p > end || value > clausesLimit || value > <u32>(end - p) / 2) return 0
  for (let left = value; left > 0; left--) {
    if (p >= end) return 0
    const kind = load<u8>(p++)
    if (kind > 3) return 0
    if (kind < 2) {
      p = skipU32(p)
      if (p === 0) return 0
    }
    p = skipU32(p)
    if (p === 0) return 0
  }
  return p
}

/** Handlers of a resume: 0 names a tag and a label, 1 only a tag. */
function skipHandlers(p: usize, end: usize): usize {
  p = readU32(p)
  if (p === 0 || p > end || value > clausesLimit || value > <u32>(end - p) / 2) return 0
  for (let left = value; left > 0; left--) {
    if (p >= end) return 0
    const kind = load<u8>(p++)
    if (kind > 1) return 0
    p = skipU32(p)
    if (p === 0) return 0
    if (kind === 0) {
      p = skipU32(p)
      if (p === 0) return 0
    }
  }
  return p
}

/** Local declarations; sets `locals` (parameters not included). 0 if malformed. */
function skipLocals(p: usize, end: usize, parameters: u32): usize {
  p = readU32(p)
  if (p === 0 || p > end || value > <u32>(end - p) / 2 || value > localsLimit) return 0
  let total: u64 = parameters
  for (let left = value; left > 0; left--) {
    p = readU32(p)
    if (p === 0 || p >= end) return 0
    total += value
    if (total > localsLimit) return 0
    p = skipValueType(p)
    if (p === 0) return 0
  }
  locals = <u32>total - parameters
  return p
}

/**
 * Walks the bodies of a chunk. `bodies` is the address of columns of `count` u32 each: offset in the file, size and
 * number of parameters of every body; then, filled in here, its locals, and how many calls, indirect calls and
 * `ref.func` there are up to its end. Answers how many bodies were walked before one was rejected.
 */
export function scan(count: u32, bodies: usize): u32 {
  const column = <usize>count << 2
  for (let i: u32 = 0; i < count; i++) {
    const row = bodies + (<usize>i << 2)
    const start = <usize>load<u32>(row) + origin
    const parameters = load<u32>(row + 2 * column)
    // A compiler's time and memory follow locals times blocks.
    const blocks = scanBody(start, start + load<u32>(row + column), parameters)
    if (blocks === REJECTED || <u64>(locals + parameters) * <u64>blocks > localsTimesBlocksLimit) return i
    store<u32>(row + 3 * column, locals)
    store<u32>(row + 4 * column, callCount)
    store<u32>(row + 5 * column, indirectCount)
    store<u32>(row + 6 * column, refCount)
  }
  return count
}

/**
 * Walks one body, of the local declarations and instructions between two addresses. Answers the number of its control
 * structures, or REJECTED.
 */
function scanBody(start: usize, end: usize, parameters: u32): i32 {
  let p = skipLocals(start, end, parameters)
  if (p === 0) return REJECTED
  let depth: u32 = 0
  let blocks: i32 = 0
  let used0: u32 = 0
  let reached0: u32 = 0
  store<u8>(FRAMES, BLOCK)
  while (p < end) {
    const at = p
    let slot: u32 = load<u8>(p++)
    let kind: u32 = load<u8>(KINDS + slot)
    if (kind >= SPECIAL) {
      kind &= SPECIAL - 1
      if (kind === 17) {
        const prefix = slot - 0xfb
        p = readU32(p)
        if (p === 0 || value >= load<u16>(PREFIX_SIZE + (prefix << 1))) return REJECTED
        slot = load<u16>(PREFIX_BASE + (prefix << 1)) + value
        kind = load<u8>(KINDS + slot) & (SPECIAL - 1)
      }
      if (load<u32>(COUNTS + (slot << 2)) === 0) store<u32>(FIRST + (slot << 2), <u32>(at - origin))
    }
    store<u32>(COUNTS + (slot << 2), load<u32>(COUNTS + (slot << 2)) + 1)
    // The numbers are those of `immediateKinds`. Every instruction is a guess of the processor, which a branch to the
    // commonest helps; computing lengths instead of branching on them was slower, since each then waits for the last.
    if (kind === 1) continue
    if (kind === 2) {
      if (load<u8>(p) < 0x80) {
        p++
        continue
      }
      p = skipLongU32(p)
      if (p === 0) return REJECTED
      continue
    }
    switch (kind) {
      case 3: // global
      case 13: // label
      case 23: // rethrow
      case 24: // tag
      case 39: // elem
        p = skipU32(p)
        if (p === 0) return REJECTED
        break
      case 4: {
        // memarg: alignment, with bit 6 set if a memory index follows, then the offset
        const flags: u32 = load<u8>(p)
        let offset: u32 = load<u8>(p + 1)
        if (flags >= 0x40) {
          p = skipWideMemarg(slot, at, p)
          if (p === 0) return REJECTED
          break
        }
        if (offset < 0x80) {
          p += 2
        } else {
          let byte: u32 = load<u8>(p + 2)
          offset = (offset & 0x7f) | ((byte & 0x7f) << 7)
          if (byte < 0x80) {
            p += 3
          } else {
            byte = load<u8>(p + 3)
            offset |= (byte & 0x7f) << 14
            if (byte < 0x80) {
              p += 4
            } else {
              p = skipWideMemarg(slot, at, p)
              if (p === 0) return REJECTED
              break
            }
          }
        }
        used0 |= load<u8>(MEMORY_USE + slot)
        const reached = offset + load<u8>(WIDTH + slot)
        if (reached > reached0) {
          reached0 = reached
          reach(0, reached, at)
        }
        break
      }
      case 5: // i32
        if (load<u8>(p) < 0x80) p++
        else {
          p = skipS32(p)
          if (p === 0) return REJECTED
        }
        break
      case 6: // i64
        if (load<u8>(p) < 0x80) p++
        else {
          p = skipS64(p)
          if (p === 0) return REJECTED
        }
        break
      case 7: // f32
        p += 4
        break
      case 8: // f64
        p += 8
        break
      case 9: // block
      case 10: // if
      case 18: // try
      case 22: // try_table
        if (depth === nestingLimit) return REJECTED
        depth++
        store<u8>(FRAMES + depth, kind === 10 ? IF : kind === 18 ? TRY : BLOCK)
        if (depth > deepest) deepest = depth
        blocks++
        if (load<u8>(p) === 0x40) p++
        else {
          p = skipBlockType(p)
          if (p === 0) return REJECTED
        }
        if (kind === 22) {
          p = skipCatchClauses(p, end)
          if (p === 0) return REJECTED
        }
        break
      case 11: // end
        if (depth === 0) {
          if (used0 !== 0) useMemory(0, used0)
          return p === end ? blocks : REJECTED
        }
        depth--
        break
      case 12: // else
        if (load<u8>(FRAMES + depth) !== IF) return REJECTED
        store<u8>(FRAMES + depth, BLOCK)
        blocks++
        break
      case 14: {
        // labels
        p = readU32(p)
        if (p === 0 || p > end || value > branchTargetsLimit || value > <u32>(end - p)) return REJECTED
        for (let left = value + 1; left > 0; left--) {
          p = skipU32(p)
          if (p === 0) return REJECTED
        }
        break
      }
      case 15: // func
        p = readU32(p)
        if (p === 0 || value >= functions) return REJECTED
        pushCall(value, at)
        break
      case 16: {
        // type table
        p = readU32(p)
        if (p === 0) return REJECTED
        const type = value
        const tableAt = p
        p = readU32(p)
        if (p === 0) return REJECTED
        if (value !== 0 || p > tableAt + 1) mark(MARK_TABLE_INDEX, at)
        useTable(value, TABLE_CALL)
        pushIndirect(type, value, at)
        break
      }
      case 19: // catch
      case 20: {
        // catch_all
        const frame = load<u8>(FRAMES + depth)
        if (frame !== TRY && frame !== CATCH) return REJECTED
        store<u8>(FRAMES + depth, kind === 19 ? CATCH : CATCH_ALL)
        blocks++
        if (kind === 19) {
          p = skipU32(p)
          if (p === 0) return REJECTED
        }
        break
      }
      case 21: // delegate: ends its try
        if (load<u8>(FRAMES + depth) !== TRY) return REJECTED
        depth--
        p = skipU32(p)
        if (p === 0) return REJECTED
        break
      case 25: // type
      case 49: // type handlers
      case 50: // type tag handlers
        p = readU32(p)
        if (p === 0) return REJECTED
        if (load<u8>(INDIRECT + slot) !== 0) pushIndirect(value, NO_TABLE, at)
        if (kind === 50) {
          p = skipU32(p)
          if (p === 0) return REJECTED
        }
        if (kind !== 25) {
          p = skipHandlers(p, end)
          if (p === 0) return REJECTED
        }
        break
      case 26: // table
        p = readU32(p)
        if (p === 0) return REJECTED
        useTable(value, load<u8>(TABLE_USE + slot))
        break
      case 27: {
        // memory
        const memoryAt = p
        p = readU32(p)
        if (p === 0) return REJECTED
        if (value !== 0 || p > memoryAt + 1) mark(MARK_MEMORY_INDEX, at)
        useMemory(value, load<u8>(MEMORY_USE + slot))
        break
      }
      case 28: // select types
        p = readU32(p)
        if (p === 0 || p > end || value > resultsLimit || value > <u32>(end - p)) return REJECTED
        for (let left = value; left > 0; left--) {
          p = skipValueType(p)
          if (p === 0 || p > end) return REJECTED
        }
        break
      case 29: // heap type
        p = skipHeapType(p)
        if (p === 0) return REJECTED
        break
      case 30: // ref.func
        p = readU32(p)
        if (p === 0 || value >= functions) return REJECTED
        store<u32>(refTargets + (refCount << 2), value)
        store<u32>(refOffsets + (refCount << 2), <u32>(at - origin))
        refCount++
        break
      case 31: // v128
      case 32: // lanes
        p += 16
        break
      case 33: // lane
        p++
        break
      case 34: // memarg lane
        p = skipWideMemarg(slot, at, p)
        if (p === 0) return REJECTED
        p++
        break
      case 35: // data memory
        p = skipU32(p)
        if (p === 0 || !hasDataCount) return REJECTED
        p = readU32(p)
        if (p === 0) return REJECTED
        if (value !== 0) mark(MARK_MEMORY_INDEX, at)
        useMemory(value, load<u8>(MEMORY_USE + slot))
        break
      case 36: // data
        p = skipU32(p)
        if (p === 0 || !hasDataCount) return REJECTED
        break
      case 37: // memory memory
        p = readU32(p)
        if (p === 0) return REJECTED
        if (value !== 0) mark(MARK_MEMORY_INDEX, at)
        useMemory(value, load<u8>(MEMORY_USE + slot))
        p = readU32(p)
        if (p === 0) return REJECTED
        if (value !== 0) mark(MARK_MEMORY_INDEX, at)
        useMemory(value, MEMORY_LOAD)
        break
      case 38: // elem table
        p = skipU32(p)
        if (p === 0) return REJECTED
        p = readU32(p)
        if (p === 0) return REJECTED
        useTable(value, load<u8>(TABLE_USE + slot))
        break
      case 40: // table table
        p = readU32(p)
        if (p === 0) return REJECTED
        useTable(value, load<u8>(TABLE_USE + slot))
        p = readU32(p)
        if (p === 0) return REJECTED
        useTable(value, TABLE_GET)
        break
      case 43: // type data
        if (!hasDataCount) return REJECTED
        p = skipU32(p)
        if (p === 0) return REJECTED
        p = skipU32(p)
        if (p === 0) return REJECTED
        break
      case 41: // type field
      case 42: // type count
      case 44: // type elem
      case 45: // type type
      case 48: // type tag
        p = skipU32(p)
        if (p === 0) return REJECTED
        p = skipU32(p)
        if (p === 0) return REJECTED
        break
      case 46: // br_on_cast
        if (load<u8>(p++) > 3) return REJECTED
        p = skipU32(p)
        if (p === 0) return REJECTED
        p = skipHeapType(p)
        if (p === 0) return REJECTED
        p = skipHeapType(p)
        if (p === 0) return REJECTED
        break
      case 47: // fence
        if (load<u8>(p++) !== 0) return REJECTED
        break
      default:
        return REJECTED
    }
  }
  return REJECTED
}
