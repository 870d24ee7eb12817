import { MemoryUse, TableUse } from '../../src/wasm/module.ts'
import type { Opcode } from '../../src/wasm/opcodes.ts'
import { slotCount } from '../../src/wasm/opcodes.ts'
import { Proposals } from '../../src/wasm/proposal-use.ts'
import type { CodeSection } from '../../src/wasm/scanner/scanner.ts'
import { walkBody, type WalkSink } from '../../src/wasm/walk.ts'

/** What the plain walk makes of a code section, in the form that can be compared with the scanner's. */
export function walkCode(code: CodeSection) {
  const proposals = new Proposals()
  const counts = new Uint32Array(slotCount)
  const calls: [target: number, at: number][] = []
  const indirect: [type: number, table: number, at: number][] = []
  const refs: [target: number, at: number][] = []
  const tableUse = new Uint8Array(code.tables)
  const memoryUse = new Uint8Array(code.memories)
  const reach = Array.from({ length: code.memories }, () => ({ end: 0n, at: 0 }))
  const localCount: number[] = []
  const rows = { calls: [0], indirect: [0], refs: [0] }
  let deepestNesting = 0
  const sink: WalkSink = {
    instruction(row: Opcode, at) {
      counts[row.slot]!++
      if (row.proposal !== undefined) proposals.use(row.proposal, at)
    },
    call: (target, at) => void calls.push([target, at]),
    callIndirect: (type, table, at) => void indirect.push([type, table, at]),
    refFunc: (target, at) => void refs.push([target, at]),
    table(index, use) {
      if (index < tableUse.length) tableUse[index]! |= use & allBits(TableUse)
    },
    memory(index, use) {
      if (index < memoryUse.length) memoryUse[index]! |= use & allBits(MemoryUse)
    },
    access(memory, end, at) {
      // The scanner keeps 64 bits; an end beyond them is the end of every memory.
      const kept = end > 0xffff_ffff_ffff_ffffn ? 0xffff_ffff_ffff_ffffn : end
      if (reach[memory] !== undefined && kept > reach[memory].end) reach[memory] = { end: kept, at }
    },
  }
  code.bodyOffset.forEach((start, body) => {
    const shape = walkBody({ ...code, proposals }, sink, {
      index: code.importedFunctions + body,
      start,
      end: start + code.bodySize[body]!,
      parameters: code.parameters[body]!,
    })
    localCount.push(shape.locals)
    deepestNesting = Math.max(deepestNesting, shape.deepest)
    rows.calls.push(calls.length)
    rows.indirect.push(indirect.length)
    rows.refs.push(refs.length)
  })
  const column = <T extends number[]>(list: readonly T[], index: number) => Uint32Array.from(list, row => row[index]!)
  return {
    proposals: proposals.settle(),
    index: {
      bodyOffset: code.bodyOffset,
      bodySize: code.bodySize,
      localCount: Uint32Array.from(localCount),
      callStart: Uint32Array.from(rows.calls),
      callTarget: column(calls, 0),
      callOffset: column(calls, 1),
      indirectStart: Uint32Array.from(rows.indirect),
      indirectType: column(indirect, 0),
      indirectTable: column(indirect, 1),
      indirectOffset: column(indirect, 2),
      refStart: Uint32Array.from(rows.refs),
      refTarget: column(refs, 0),
      refOffset: column(refs, 1),
      tableUse,
      memoryUse,
      memoryReach: reach,
      instructionCounts: counts,
      totalInstructions: counts.reduce((sum, count) => sum + count, 0),
      deepestNesting,
    },
  }
}

function allBits(uses: Readonly<Record<string, number>>): number {
  return Object.values(uses).reduce((all, bit) => all | bit, 0)
}
