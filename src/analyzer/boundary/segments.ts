import type { ConstExpr } from '../../wasm/module.ts'
import type { Check } from './places.ts'
import { largestMemory, largestTable, smallestMemory, type Facts } from './facts.ts'
import { formatBytes } from './wording.ts'

/** An active segment at a known place, held against what it is written into. */
interface Placed {
  readonly index: number
  readonly into: number
  readonly start: bigint
  /** One past the last byte or element. */
  readonly end: bigint
  readonly offset: number
}

/** How much room there is when segments are written: what is promised, and what there can be at most. */
interface Room {
  readonly promised: bigint
  readonly most: bigint
}

export const dataSegmentTraps: Check<'WP2010'> = (facts, report) => {
  for (const { index, into, end, offset } of placedData(facts)) {
    const { most } = memoryRoom(facts, into)
    if (end > most) report.place(offset, { index, end: String(end), memory: into, available: formatBytes(most) })
  }
}

export const dataSegmentMayTrap: Check<'WP2011'> = (facts, report) => {
  for (const { index, into, end, offset } of placedData(facts)) {
    const { promised, most } = memoryRoom(facts, into)
    if (end <= promised || end > most) continue
    report.place(offset, { index, end: String(end), memory: into, minimum: formatBytes(promised) })
  }
}

export const overlappingDataSegments: Check<'WP2012'> = (facts, report) => {
  const placed = [...placedData(facts)].filter(({ start, end }) => end > start).toSorted(byPlace)
  let reaching: Placed | undefined
  for (const segment of placed) {
    if (reaching?.into === segment.into && segment.start < reaching.end) {
      const [other, index] = segment.index < reaching.index ? [segment, reaching] : [reaching, segment]
      const last = (segment.end < reaching.end ? segment.end : reaching.end) - 1n
      report.place(index.offset, {
        index: index.index,
        other: other.index,
        memory: segment.into,
        from: String(segment.start),
        to: String(last),
      })
      if (segment.end <= reaching.end) continue
    }
    reaching = segment
  }
}

export const elementSegmentTraps: Check<'WP2024'> = (facts, report) => {
  for (const { index, into, end, offset } of placedElements(facts)) {
    const { most } = tableRoom(facts, into)
    if (end > most) report.place(offset, { index, end: String(end), table: into, available: String(most) })
  }
}

export const elementSegmentMayTrap: Check<'WP2025'> = (facts, report) => {
  for (const { index, into, end, offset } of placedElements(facts)) {
    const { promised, most } = tableRoom(facts, into)
    if (end <= promised || end > most) continue
    report.place(offset, { index, end: String(end), table: into, minimum: String(promised) })
  }
}

function* placedData({ module }: Facts): Generator<Placed> {
  for (const [index, { place, contents, offset }] of module.data.entries()) {
    if (place.mode !== 'active') continue
    const start = constantAddress(place.address)
    if (start !== undefined) yield { index, into: place.into, start, end: start + BigInt(contents.size), offset }
  }
}

function* placedElements({ module }: Facts): Generator<Placed> {
  for (const [index, { place, count, offset }] of module.elements.entries()) {
    if (place.mode !== 'active') continue
    const start = constantAddress(place.address)
    if (start !== undefined) yield { index, into: place.into, start, end: start + BigInt(count), offset }
  }
}

/** Addresses are unsigned, constants are written signed. */
function constantAddress({ value }: ConstExpr): bigint | undefined {
  switch (value.kind) {
    case 'i32':
      return BigInt.asUintN(32, value.value)
    case 'i64':
      return BigInt.asUintN(64, value.value)
    default:
      return undefined
  }
}

function memoryRoom({ module }: Facts, index: number): Room {
  const memory = module.memories[index]
  if (memory === undefined) return { promised: 0n, most: 0n }
  const promised = smallestMemory(memory)
  return { promised, most: memory.imported ? largestMemory(memory) : promised }
}

function tableRoom({ module }: Facts, index: number): Room {
  const table = module.tables[index]
  if (table === undefined) return { promised: 0n, most: 0n }
  const promised = table.limits.minimum
  return { promised, most: table.imported ? largestTable(table.limits) : promised }
}

function byPlace(a: Placed, b: Placed): number {
  if (a.into !== b.into) return a.into - b.into
  if (a.start !== b.start) return a.start < b.start ? -1 : 1
  return a.index - b.index
}
