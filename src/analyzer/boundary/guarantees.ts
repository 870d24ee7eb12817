import { MemoryUse, NO_TABLE, TableUse, type DecodedModule, type SegmentPlace } from '../../wasm/module.ts'
import { gatherFacts, type Facts } from './facts.ts'
import { functionReferenceEntries } from './functions.ts'
import { callTables, howHostHolds } from './tables.ts'
import { importLabel, quotedList } from './wording.ts'

/** One sentence of "no instruction reaches outside the sandbox", whether it holds, and the facts it follows from. */
export interface Guarantee {
  readonly guarantee: string
  readonly holds: boolean
  readonly because: string
}

/**
 * What was checked about reaching outside the sandbox. Some of it holds for every valid module, by the design of the
 * format (spec, "Security Considerations"); what depends on something that the module shares with its host does not hold
 * by the module's instructions alone, and says so.
 *
 * The module must be valid: index ranges and types are the validator's word.
 */
export function stateGuarantees(module: DecodedModule): readonly Guarantee[] {
  const facts = gatherFacts(module)
  return [
    everyInstructionKnown(facts),
    structuredControl(),
    directCalls(facts),
    indirectCalls(facts),
    ownMemory(facts),
    ownTables(facts),
    ownGlobals(facts),
    callStack(),
    references(),
    initialisation(facts),
    hostOnlyByImports(facts),
  ]
}

function everyInstructionKnown({ module }: Facts): Guarantee {
  const { totalInstructions, bodySize } = module.code
  return {
    guarantee: 'every instruction is known',
    holds: true,
    because: `${count(totalInstructions, 'instruction')} in ${count(bodySize.length, 'function body', 'function bodies')} were decoded, each is in the opcode table, and no byte between them was skipped`,
  }
}

function structuredControl(): Guarantee {
  return {
    guarantee: 'control flow stays inside functions',
    holds: true,
    because: 'branches name enclosing blocks of the same function; no instruction jumps to a computed address',
  }
}

function directCalls({ module }: Facts): Guarantee {
  const calls = module.code.callTarget.length
  const functions = module.functions.typeIndex.length
  return {
    guarantee: 'direct calls reach only declared functions',
    holds: true,
    because:
      calls === 0
        ? 'there are no direct calls'
        : `${count(calls, 'direct call')} name one of the ${count(functions, 'function')} that the module defines or imports`,
  }
}

function indirectCalls(facts: Facts): Guarantee {
  const guarantee = 'indirect calls reach only functions of the expected type that the module put there'
  const { indirectTable } = facts.module.code
  if (indirectTable.length === 0) return { guarantee, holds: true, because: 'there are no indirect calls' }
  let byReference = 0
  for (const table of indirectTable) if (table === NO_TABLE) byReference++
  const through = indirectTable.length - byReference
  const typed = [
    ...(through > 0 ? [`${count(through, 'call')} through tables, checked for bounds and type on each call`] : []),
    ...(byReference > 0 ? [`${count(byReference, 'call')} through typed references`] : []),
  ].join(', and ')

  const shared = [...callTables(facts)].flatMap(([index]) => {
    const how = howHostHolds(facts, index)
    return how === undefined ? [] : [`table ${index} is ${how}`]
  })
  const entries = doors(facts)
  const doubts = [
    ...shared.slice(0, 3),
    ...(entries === undefined ? [] : [entries]),
  ]
  if (doubts.length === 0) return { guarantee, holds: true, because: `${typed}; only the module can change them` }
  return { guarantee, holds: false, because: `${typed}, but the host can supply targets: ${doubts.join('; ')}` }
}

function ownMemory({ module, importOf, exportedAs }: Facts): Guarantee {
  const guarantee = 'loads and stores touch only memory of the module'
  const { memories, code } = module
  if (memories.length === 0) return { guarantee, holds: true, because: 'there is no memory' }
  const shared = memories.flatMap(({ limits }, index) => {
    const imported = importOf('memory', index)
    if (imported !== undefined) return [`memory ${index} is imported from ${importLabel(imported)}`]
    return limits.shared ? [`memory ${index} is shared between threads`] : []
  })
  if (shared.length > 0) {
    const because = `every access is checked for bounds, but ${quotable(shared)}, so others hold what it reads and writes`
    return { guarantee, holds: false, because }
  }
  const accessed = memories.filter((_, index) => ((code.memoryUse[index] ?? 0) & ~MemoryUse.size) !== 0).length
  const names = memories.flatMap((_, index) => exportedAs('memory', index))
  const host = names.length === 0 ? '' : ` (the host can read and write it as ${quotedList(names)})`
  return {
    guarantee,
    holds: true,
    because: `every access names ${among(memories.length, 'memory', 'memories')} defined here, ${memories.length === 1 ? '' : `${accessed} of them used, `}and is checked for bounds by the engine${host}`,
  }
}

function ownTables({ module, importOf }: Facts): Guarantee {
  const guarantee = 'table instructions touch only tables of the module'
  if (module.tables.length === 0) return { guarantee, holds: true, because: 'there is no table' }
  const imported = module.tables.flatMap((_, index) => {
    const declaration = importOf('table', index)
    return declaration === undefined ? [] : [`table ${index} is imported from ${importLabel(declaration)}`]
  })
  if (imported.length > 0) {
    return { guarantee, holds: false, because: `every access is checked for bounds, but ${quotable(imported)}` }
  }
  const changed = TableUse.set | TableUse.grow | TableUse.fill | TableUse.copy | TableUse.init
  const written = module.tables.filter((_, index) => ((module.code.tableUse[index] ?? 0) & changed) !== 0).length
  return {
    guarantee,
    holds: true,
    because: `every access names ${among(module.tables.length, 'table')} defined here, ${module.tables.length === 1 ? (written === 1 ? 'which the code changes, ' : 'which the code does not change, ') : `${written} of them changed by the code, `}and is checked for bounds by the engine`,
  }
}

function ownGlobals({ module, importOf }: Facts): Guarantee {
  const guarantee = 'variables belong to the module'
  const imported = module.globals.flatMap(({ mutable }, index) => {
    const declaration = mutable ? importOf('global', index) : undefined
    return declaration === undefined ? [] : [`global ${index} is imported from ${importLabel(declaration)} and mutable`]
  })
  if (imported.length > 0) return { guarantee, holds: false, because: quotable(imported) }
  return { guarantee, holds: true, because: 'no mutable global is imported' }
}

function callStack(): Guarantee {
  return {
    guarantee: 'return addresses and locals are out of reach',
    holds: true,
    because: 'they lie outside memory and no instruction yields their address (the stack that C and Rust keep in memory holds only data)',
  }
}

function references(): Guarantee {
  return {
    guarantee: 'references can not be forged',
    holds: true,
    because: 'no instruction makes a reference to a function, a host object or a heap object out of a number',
  }
}

function initialisation({ module, importOf }: Facts): Guarantee {
  const guarantee = 'instantiation writes only into the module'
  const outside = new Set<string>()
  const note = (kind: 'memory' | 'table', place: SegmentPlace) => {
    const declaration = place.mode === 'active' ? importOf(kind, place.into) : undefined
    if (declaration !== undefined) outside.add(`into the imported ${kind} ${importLabel(declaration)}`)
  }
  // There can be 100,000 data segments; they are looked at only where one can lie outside.
  if (importOf('memory', 0) !== undefined) for (const { place } of module.data) note('memory', place)
  for (const { place } of module.elements) note('table', place)
  if (outside.size > 0) return { guarantee, holds: false, because: `segments are written ${quotable([...outside])}` }
  const segments = module.data.length + module.elements.length
  return {
    guarantee,
    holds: true,
    because: `${count(segments, 'segment')} go into memories and tables of the module, checked for bounds before they are written`,
  }
}

function hostOnlyByImports(facts: Facts): Guarantee {
  const guarantee = 'only imported functions reach the host'
  const entries = doors(facts)
  if (entries !== undefined) return { guarantee, holds: false, because: `functions may also arrive as values: ${entries}` }
  const tables = facts.module.tables.flatMap(({ element }, index) => {
    const how = facts.isFunctionReference(element) ? howHostHolds(facts, index) : undefined
    return how === undefined ? [] : [`table ${index} is ${how}`]
  })
  if (tables.length > 0 && facts.module.code.indirectTable.length > 0) {
    return { guarantee, holds: false, because: `the host can put functions into tables: ${quotable(tables)}` }
  }
  const imports = facts.module.functions.imported
  if (imports === 0) return { guarantee, holds: true, because: 'no function is imported, so the module can not reach its host at all' }
  return { guarantee, holds: true, because: `no instruction has an effect on the host by itself; ${count(imports, 'function')} ${imports === 1 ? 'is' : 'are'} imported` }
}

/** The ways in which the host can hand in functions as values; undefined if there are none. */
function doors(facts: Facts): string | undefined {
  const found = Array.from(functionReferenceEntries(facts), ({ what }) => what)
  return found.length === 0 ? undefined : quotable(found)
}

const PARTS_SHOWN = 3

function quotable(parts: readonly string[]): string {
  const rest = parts.length - PARTS_SHOWN
  return parts.slice(0, PARTS_SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function among(number: number, one: string, many = `${one}s`): string {
  return number === 1 ? `the one ${one}` : `one of ${number} ${many}`
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
