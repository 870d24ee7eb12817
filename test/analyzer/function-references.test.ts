import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analyzer/analyze.ts'
import { builtInCatalogues } from '../../src/analyzer/built-in-catalogues.ts'
import { assembleWat } from '../support/assemble-wat.ts'

describe('a module that imports ways to functions', () => {
  it('asks for host by their names, and for nothing by what can not be called', async () => {
    const bytes = await assembleWat(`(module
      (type $f (func))
      (import "m" "table" (table 1 funcref))
      (import "m" "typed" (table 1 (ref null $f)))
      (import "m" "fn" (global funcref))
      (import "m" "constant" (global (ref $f)))
      (import "m" "object" (global externref))
      (import "m" "objects" (table 1 externref))
      (import "m" "any" (global anyref))
      (import "m" "number" (global i32))
      (import "m" "memory" (memory 1))
      (import "m" "tag" (tag)))`)
    const analysis = analyze(bytes, builtInCatalogues())
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.finding))
    expect(analysis.profile.capabilities).toEqual([
      { capability: 'host', evidence: 'imported', certain: true, imports: [0, 1, 2, 3] },
    ])
  })
})
