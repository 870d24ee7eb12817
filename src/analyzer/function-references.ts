import type { CompositeType, DecodedModule } from '../wasm/module.ts'
import { opcodes } from '../wasm/opcodes.ts'

/** Instructions that find out more of a reference than its type says. */
const casts: ReadonlySet<string> = new Set(['ref.cast', 'br_on_cast', 'br_on_cast_fail'])

/** Abstract types that structs and arrays belong to, and `extern`, which `any.convert_extern` turns into them. */
const aggregates: ReadonlySet<string> = new Set(['any', 'eq', 'struct', 'array'])

/**
 * Tells the reference types through which functions can be called: `funcref`, `contref`, references to a function or
 * continuation type of the module, and references to structs and arrays that hold such. A host function that arrives in
 * such a value is called without having been imported.
 *
 * Where the module can cast, the static type of a struct says little: the host can make any of the module's types in a
 * module of its own (types are equal by structure) and pass it as `anyref` or, if the module converts it, as `externref`.
 */
export function functionReferenceTest(module: DecodedModule): (type: string) => boolean {
  const carrying = carryingTypes(module.types)
  const uses = (mnemonics: ReadonlySet<string>) =>
    opcodes.some(row => row !== undefined && mnemonics.has(row.mnemonic) && module.code.instructionCounts[row.slot] !== 0)
  const reveals = uses(casts) && module.types.some(({ composite }, i) => composite.kind !== 'func' && composite.kind !== 'cont' && carrying.has(i))
  const converts = reveals && uses(new Set(['any.convert_extern']))
  const known = new Map<string, boolean>()
  const carries = (type: string) => {
    const heap = heapOf(type)
    if (heap === 'func' || heap === 'cont') return true
    if (aggregates.has(heap)) return reveals
    if (heap === 'extern') return converts
    if (!/^\d+$/.test(heap)) return false
    const index = Number(heap)
    return carrying.has(index) || (reveals && isAggregate(module.types[index]?.composite))
  }
  return type => {
    let answer = known.get(type)
    if (answer === undefined) known.set(type, (answer = carries(type)))
    return answer
  }
}

/** `func` of `funcref`, `(ref func)` and `(ref null func)`; `3` of `(ref 3)`. */
function heapOf(type: string): string {
  return /^\(ref (?:null )?(\S+)\)$/.exec(type)?.[1] ?? type.replace(/ref$/, '')
}

function isAggregate(type: CompositeType | undefined): boolean {
  return type?.kind === 'struct' || type?.kind === 'array'
}

/** The types that are functions or continuations, or hold a reference to one, however deep. */
function carryingTypes(types: DecodedModule['types']): ReadonlySet<number> {
  const carrying = new Set<number>()
  const holders = new Map<number, number[]>()
  const queue: number[] = []
  const mark = (index: number) => {
    if (carrying.has(index)) return
    carrying.add(index)
    queue.push(index)
  }
  for (const [index, { composite }] of types.entries()) {
    if (!isAggregate(composite)) {
      mark(index)
      continue
    }
    for (const storage of storagesOf(composite)) {
      const heap = heapOf(storage)
      if (heap === 'func' || heap === 'cont') mark(index)
      else if (/^\d+$/.test(heap)) {
        const held = Number(heap)
        const known = holders.get(held)
        if (known === undefined) holders.set(held, [index])
        else known.push(index)
      }
    }
  }
  // Whoever holds a carrier is one; each type is visited once.
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) for (const holder of holders.get(index) ?? []) mark(holder)
  return carrying
}

function storagesOf(type: CompositeType): readonly string[] {
  if (type.kind === 'struct') return type.fields.map(({ storage }) => storage)
  return type.kind === 'array' ? [type.field.storage] : []
}
