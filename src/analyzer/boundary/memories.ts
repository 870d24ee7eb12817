import { addressSpace, largestMemory, smallestMemory, type Check } from './facts.ts'
import { formatBytes, importLabel, quotedList } from './wording.ts'

const MiB = 1n << 20n
const GiB = 1n << 30n

/** An initial memory up to this goes without remark. */
const USUAL_INITIAL_MEMORY = 256n * MiB

/** What the JS API allows a memory without a maximum to grow to. */
const engineLimit = { i32: 4n * GiB, i64: 16n * GiB } as const

export const importedMemory: Check<'WP2001'> = ({ importOf, module }, report) => {
  for (const [index, memory] of module.memories.entries()) {
    const imported = importOf('memory', index)
    if (imported !== undefined) report.place(memory.offset, { index, import: importLabel(imported) })
  }
}

export const exportedMemory: Check<'WP2002'> = ({ exportedAs, module }, report) => {
  for (const [index, memory] of module.memories.entries()) {
    const names = exportedAs('memory', index)
    if (names.length > 0) report.place(memory.offset, { index, names: quotedList(names) })
  }
}

export const sharedMemory: Check<'WP2003'> = ({ module }, report) => {
  for (const [index, { limits, offset }] of module.memories.entries()) {
    if (limits.shared) report.place(offset, { index })
  }
}

export const memoryWithoutMaximum: Check<'WP2004'> = ({ module }, report) => {
  for (const [index, { limits, offset }] of module.memories.entries()) {
    if (limits.maximum !== undefined) continue
    report.place(offset, { index, reach: formatBytes(engineLimit[limits.indexType]) })
  }
}

export const memoryMaximumIsNoLimit: Check<'WP2005'> = ({ module }, report) => {
  for (const [index, memory] of module.memories.entries()) {
    const { maximum, indexType } = memory.limits
    if (maximum === undefined || largestMemory(memory) < engineLimit[indexType]) continue
    report.place(memory.offset, { index, maximum: formatBytes(maximum * BigInt(memory.pageSize)) })
  }
}

export const largeInitialMemory: Check<'WP2006'> = ({ module }, report) => {
  for (const [index, memory] of module.memories.entries()) {
    const minimum = smallestMemory(memory)
    if (minimum > USUAL_INITIAL_MEMORY) report.place(memory.offset, { index, minimum: formatBytes(minimum) })
  }
}

export const memory64: Check<'WP2007'> = ({ module }, report) => {
  for (const [index, { limits, offset }] of module.memories.entries()) {
    if (limits.indexType === 'i64') report.place(offset, { index })
  }
}

export const multipleMemories: Check<'WP2008'> = ({ module }, report) => {
  const second = module.memories[1]
  if (second !== undefined) report.place(second.offset, { count: module.memories.length })
}

export const accessBeyondMemory: Check<'WP2009'> = ({ module }, report) => {
  for (const [index, { end, at }] of module.code.memoryReach.entries()) {
    const memory = module.memories[index]
    if (memory === undefined) continue
    const maximum = largestMemory(memory)
    // The last byte that is reached: what a person compares with the size.
    if (end > maximum) report.place(at, { index, reach: String(end - 1n), maximum: describeMaximum(maximum, memory.limits) })
  }
}

function describeMaximum(maximum: bigint, limits: Parameters<typeof addressSpace>[0]): string {
  const size = formatBytes(maximum)
  return maximum === addressSpace(limits) ? `${size} (its address space)` : size
}
