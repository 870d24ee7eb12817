import type { CustomContent, Dylink } from '../module.ts'
import type { Reader } from '../reader.ts'

const MEMORY_INFO = 1
const NEEDED = 2

/** Dynamic linking (tool-conventions, DynamicLinking.md): what a side module wants from the main one. */
export function readDylink(reader: Reader): CustomContent {
  let dylink: Dylink = { memorySize: 0, memoryAlignment: 0, tableSize: 0, tableAlignment: 0, needed: [] }
  while (reader.left > 0) {
    const id = reader.byte('dylink.0 subsection id')
    const size = reader.u32('size of a dylink.0 subsection')
    const contents = reader.slice(size, 'dylink.0', 'a dylink.0 subsection')
    if (id === MEMORY_INFO) dylink = { ...dylink, ...readMemoryInfo(contents) }
    else if (id === NEEDED) dylink = { ...dylink, needed: readNeeded(contents) }
  }
  return { kind: 'dylink.0', dylink }
}

/** The form before subsections, still found in published side modules. */
export function readLegacyDylink(reader: Reader): CustomContent {
  const dylink = { ...readMemoryInfo(reader), needed: readNeeded(reader) }
  return { kind: 'dylink.0', dylink }
}

function readMemoryInfo(reader: Reader): Omit<Dylink, 'needed'> {
  return {
    memorySize: reader.u32('memory size'),
    memoryAlignment: reader.u32('memory alignment'),
    tableSize: reader.u32('table size'),
    tableAlignment: reader.u32('table alignment'),
  }
}

function readNeeded(reader: Reader): string[] {
  const count = reader.count('needed libraries', 'customItems', 1)
  return Array.from({ length: count }, () => reader.name('name of a needed library'))
}
