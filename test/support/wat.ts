import { opcodes } from '../../src/wasm/opcodes.ts'
import type { DecodedModule } from '../../src/wasm/module.ts'

/** How often each mnemonic occurs; instructions that share one (`select`, `ref.test` …) are counted together. */
export type Histogram = Readonly<Record<string, number>>

/**
 * Counts the instructions of function bodies in the text that wasm-tools prints: one instruction a line, bodies
 * indented by four blanks or more. The `end` of a body is not printed, so it is added for each function.
 */
export function histogramOfText(wat: string): Histogram {
  const counts = new Map<string, number>()
  const add = (mnemonic: string) => counts.set(mnemonic, (counts.get(mnemonic) ?? 0) + 1)
  let inFunction = false
  for (const line of wat.split('\n')) {
    if (/^ {2}\S/.test(line)) {
      inFunction = line.startsWith('  (func ')
      if (inFunction) add('end')
      continue
    }
    const mnemonic = /^ {4,}([a-z][a-z0-9_.]*)/.exec(line)?.[1]
    if (inFunction && mnemonic !== undefined) add(mnemonic)
  }
  return sorted(counts)
}

/** The same of a decoded module. */
export function histogramOfModule(module: DecodedModule): Histogram {
  const counts = new Map<string, number>()
  for (const row of opcodes) {
    if (row === undefined) continue
    const count = module.code.instructionCounts[row.slot] ?? 0
    if (count > 0) counts.set(row.mnemonic, (counts.get(row.mnemonic) ?? 0) + count)
  }
  return sorted(counts)
}

function sorted(counts: ReadonlyMap<string, number>): Histogram {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
