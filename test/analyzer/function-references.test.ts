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

  const hostImports = async (source: string) => {
    const analysis = analyze(await assembleWat(source), builtInCatalogues())
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.finding))
    const { capabilities, boundary } = analysis.profile
    return { imports: capabilities.find(({ capability }) => capability === 'host')?.imports ?? [], boundary }
  }
  const types = '(type $f (func)) (type $s (struct (field (ref $f)))) (type $outer (struct (field (ref null $s))))'

  it('finds functions inside structs, however deep', async () => {
    const { imports } = await hostImports(`(module ${types} (type $plain (struct (field i32)))
      (import "m" "direct" (global (ref $s)))
      (import "m" "deep" (global (ref null $outer)))
      (import "m" "plain" (global (ref null $plain)))
      (import "m" "tag" (tag (param (ref $s)))))`)
    expect(imports).toEqual([0, 1, 3])
  })

  it('takes any reference for one that may lead to functions where the module casts to such a struct', async () => {
    const door = (body: string) => `(module ${types}
      (import "m" "constant" (global externref)) (import "m" "any" (global anyref))
      (func (export "run") (param externref) ${body}))`
    const opened = await hostImports(
      door('(call_ref $f (struct.get $s 0 (ref.cast (ref $s) (any.convert_extern (local.get 0)))))'),
    )
    expect(opened.imports).toEqual([0, 1])
    expect(opened.boundary.guarantees.every(({ holds }) => holds)).toBe(false)
    expect((await hostImports(door('(drop (any.convert_extern (local.get 0)))'))).imports).toEqual([])
  })
})
