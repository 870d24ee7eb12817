import type { DecodedModule } from '../wasm/module.ts'

/**
 * Tells the reference types through which functions can be called: `funcref`, `contref`, and references to a function or
 * continuation type of the module. A host function that arrives in such a value is called without having been imported.
 */
export function functionReferenceTest({ types }: DecodedModule): (type: string) => boolean {
  const known = new Map<string, boolean>([
    ['funcref', true],
    ['contref', true],
  ])
  return type => {
    const cached = known.get(type)
    if (cached !== undefined) return cached
    const heap = /^\(ref (?:null )?(\S+)\)$/.exec(type)?.[1]
    const defined = heap !== undefined && /^\d+$/.test(heap) ? types[Number(heap)]?.composite.kind : heap
    const answer = defined === 'func' || defined === 'cont'
    known.set(type, answer)
    return answer
  }
}
