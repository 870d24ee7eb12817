import { largestMemory, largestTable, smallestMemory, type Facts, type Check } from './facts.ts'
import { formatBytes } from './wording.ts'

// There can be 100,000 segments, so places are plain numbers here. Beyond 2^53 they are rounded, as are the sizes they
// are compared with; no engine has memories or tables that large.

/** How much room there is when segments are written: what is promised, and what there can be at most. */
interface Room {
  readonly promised: number
  readonly most: number
}

export const dataSegmentTraps: Check<'WP2010'> = ({ module }, report) => {
  const rooms = memoryRooms(module)
  if (liesWithin(module, rooms[0]?.most ?? 0)) return
  module.data.forEachPlaced((index, memory, start, size, offset) => {
    const { most } = rooms[memory] ?? noRoom
    const end = start + size
    if (end > most) report.place(offset, { index, end, memory, available: formatBytes(BigInt(most)) })
  })
}

export const dataSegmentMayTrap: Check<'WP2011'> = ({ module }, report) => {
  const rooms = memoryRooms(module)
  if (liesWithin(module, rooms[0]?.promised ?? 0)) return
  module.data.forEachPlaced((index, memory, start, size, offset) => {
    const { promised, most } = rooms[memory] ?? noRoom
    const end = start + size
    if (end <= promised || end > most) return
    report.place(offset, { index, end, memory, minimum: formatBytes(BigInt(promised)) })
  })
}

function liesWithin({ data: { stretches } }: Facts['module'], room: number): boolean {
  return stretches !== undefined && stretches.every(({ end }) => end <= room)
}

function isDisjoint({ data: { stretches } }: Facts['module']): boolean {
  const ascending = stretches?.toSorted((a, b) => a.start - b.start)
  return ascending !== undefined && ascending.every(({ start }, i) => start >= (ascending[i - 1]?.end ?? 0))
}

/** Where no engine has memory any more (the JS API ends at 16 GiB), nothing is written and nothing overlaps. */
const BEYOND_MEMORY = 2 ** 36

/** Above the number of a data segment (`limits.dataSegments`), so that start and number fit in one exact number. */
const SEGMENT_NUMBERS = 2 ** 17

export const overlappingDataSegments: Check<'WP2012'> = ({ module }, report) => {
  if (isDisjoint(module)) return
  const { data } = module
  const keys = new Float64Array(data.length)
  const ends = new Float64Array(data.length)
  for (const memory of module.memories.keys()) {
    let count = 0
    data.forEachPlaced((index, into, start, size) => {
      if (into !== memory || size === 0 || start >= BEYOND_MEMORY) return
      keys[count++] = start * SEGMENT_NUMBERS + index
      ends[index] = start + size
    })
    const sorted = mergeRuns(keys.subarray(0, count))
    let reaching = -1
    let reach = 0
    for (const key of sorted) {
      // Exact for a power of two, and many times as fast as the remainder of doubles.
      const start = Math.floor(key / SEGMENT_NUMBERS)
      const index = key - start * SEGMENT_NUMBERS
      const end = ends[index]!
      if (start < reach) {
        const [other, later] = index < reaching ? [index, reaching] : [reaching, index]
        const { offset } = data.at(later)
        report.place(offset, { index: later, other, memory, from: start, to: Math.min(end, reach) - 1 })
      }
      if (end > reach) {
        reaching = index
        reach = end
      }
    }
  }
}

/**
 * Sorts by merging the ascending runs that are there: linkers write one or two, of up to 100,000 segments (Go), for which
 * that is one pass.
 */
function mergeRuns(keys: Float64Array): Float64Array {
  let from = keys
  let runs = runStarts(from)
  while (runs.length > 2) {
    const to = new Float64Array(from.length)
    const merged: number[] = []
    for (let run = 0; run + 1 < runs.length; run += 2) {
      const start = runs[run]!
      const middle = runs[run + 1]!
      const end = runs[run + 2] ?? middle
      merged.push(start)
      for (let at = start, left = start, right = middle; at < end; at++) {
        const takeLeft = right === end || (left < middle && from[left]! <= from[right]!)
        to[at] = takeLeft ? from[left++]! : from[right++]!
      }
    }
    merged.push(from.length)
    runs = merged
    from = to
  }
  return from
}

/** Where each ascending run begins, and the length. */
function runStarts(keys: Float64Array): number[] {
  const starts = [0]
  for (let i = 1; i < keys.length; i++) if (keys[i]! < keys[i - 1]!) starts.push(i)
  if (keys.length > 0) starts.push(keys.length)
  return starts
}

export const elementSegmentTraps: Check<'WP2024'> = ({ module }, report) => {
  for (const { index, table, end, offset } of placedElements(module)) {
    const { most } = tableRoom(module, table)
    if (end > most) report.place(offset, { index, end, table, available: most })
  }
}

export const elementSegmentMayTrap: Check<'WP2025'> = ({ module }, report) => {
  for (const { index, table, end, offset } of placedElements(module)) {
    const { promised, most } = tableRoom(module, table)
    if (end > promised && end <= most) report.place(offset, { index, end, table, minimum: promised })
  }
}

interface PlacedElements {
  readonly index: number
  readonly table: number
  /** One past the last element. */
  readonly end: number
  readonly offset: number
}

function* placedElements({ elements }: Facts['module']): Generator<PlacedElements> {
  for (const [index, { place, count, offset }] of elements.entries()) {
    const value = place.mode === 'active' ? place.address.value : undefined
    if (place.mode !== 'active' || (value?.kind !== 'i32' && value?.kind !== 'i64')) continue
    // Offsets are unsigned, constants are written signed.
    const start = Number(BigInt.asUintN(value.kind === 'i64' ? 64 : 32, value.value))
    yield { index, table: place.into, end: start + count, offset }
  }
}

const noRoom: Room = { promised: 0, most: 0 }

function memoryRooms({ memories }: Facts['module']): readonly Room[] {
  return memories.map(memory => {
    const promised = Number(smallestMemory(memory))
    return { promised, most: memory.imported ? Number(largestMemory(memory)) : promised }
  })
}

function tableRoom({ tables }: Facts['module'], index: number): Room {
  const table = tables[index]
  if (table === undefined) return noRoom
  const promised = Number(table.limits.minimum)
  return { promised, most: table.imported ? Number(largestTable(table.limits)) : promised }
}
