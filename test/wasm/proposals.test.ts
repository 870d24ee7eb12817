import { parse } from '@bytecodealliance/jco-transpile/wasm-tools'
import { describe, expect, it } from 'vitest'
import { proposalIds, type ProposalId } from '../../src/core/proposals.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import { engineSupports, probeModule } from '../../src/wasm/validity.ts'

/** Text, the proposals that it really uses, and the one that is met first. */
const uses: readonly (readonly [text: string, ...proposals: ProposalId[]])[] = [
  [''],
  ['(func (param i32) (result i32) local.get 0)'],
  ['(table 1 funcref) (func) (elem (i32.const 0) 0)'],
  ['(memory 1) (data (i32.const 0) "a")'],
  ['(global (mut i32) (i32.const 0))'],
  ['(global i32 (i32.const 0)) (export "g" (global 0))'],
  ['(global (mut i32) (i32.const 0)) (export "g" (global 0))', 'mutable-globals'],
  ['(import "m" "g" (global (mut i32)))', 'mutable-globals'],
  ['(func i32.const 0 i32.extend8_s drop)', 'sign-extension'],
  ['(func f32.const 0 i32.trunc_sat_f32_s drop)', 'saturating-float-to-int'],
  ['(func (result i32 i32) i32.const 0 i32.const 0)', 'multi-value'],
  ['(func i32.const 0 (block (param i32) drop))', 'multi-value'],
  ['(memory 1) (func i32.const 0 i32.const 0 i32.const 0 memory.fill)', 'bulk-memory'],
  ['(memory 1) (data "a")', 'bulk-memory'],
  ['(func) (elem func 0)', 'bulk-memory'],
  ['(table 1 externref)', 'reference-types'],
  ['(table 1 funcref) (table 1 funcref)', 'reference-types'],
  ['(func (param funcref))', 'reference-types'],
  ['(func (result externref) unreachable)', 'reference-types'],
  ['(func (local funcref))', 'reference-types'],
  ['(func (block (result funcref) unreachable) drop)', 'reference-types'],
  ['(global funcref (ref.null func))', 'reference-types'],
  ['(import "m" "g" (global funcref))', 'reference-types'],
  ['(func i32.const 0 i32.const 0 i32.const 0 select (result i32) drop)', 'reference-types'],
  ['(func (param v128))', 'simd'],
  ['(func (local v128))', 'simd'],
  ['(func v128.const i64x2 0 0 i8x16.popcnt drop)', 'simd'],
  ['(func (param v128) local.get 0 local.get 0 i8x16.relaxed_swizzle drop)', 'simd', 'relaxed-simd'],
  ['(func return_call 0)', 'tail-call'],
  ['(global i32 (i32.add (i32.const 1) (i32.const 2)))', 'extended-const'],
  ['(memory 1) (data (i32.mul (i32.const 1) (i32.const 2)) "a")', 'extended-const'],
  ['(tag)', 'exception-handling'],
  ['(import "m" "t" (tag))', 'exception-handling'],
  ['(func (param exnref))', 'exception-handling'],
  ['(func try_table end)', 'exception-handling'],
  ['(tag) (func try throw 0 catch 0 end)', 'legacy-exceptions'],
  ['(func (param (ref func)))', 'function-references'],
  ['(type (func)) (func (param (ref 0)) local.get 0 call_ref 0)', 'function-references'],
  ['(func) (table 1 funcref (ref.func 0))', 'reference-types', 'function-references'],
  ['(type (struct))', 'gc'],
  ['(type (array i8))', 'gc'],
  ['(rec (type (func)) (type (func)))', 'gc'],
  ['(type (sub (func)))', 'gc'],
  ['(func (param anyref))', 'gc'],
  ['(func (param i31ref))', 'gc'],
  ['(memory i64 1)', 'memory64'],
  ['(import "m" "m" (memory i64 1))', 'memory64'],
  ['(table i64 1 funcref)', 'memory64'],
  ['(memory 1) (memory 1)', 'multi-memory'],
  ['(import "m" "m" (memory 1)) (memory 1)', 'multi-memory'],
  ['(memory 1 1 shared)', 'threads'],
  ['(memory 1) (func i32.const 0 i32.atomic.load drop)', 'threads'],
  ['(func atomic.fence)', 'threads'],
  ['(memory 1 (pagesize 1))', 'custom-page-sizes'],
  ['(func (param i64 i64) local.get 0 local.get 1 i64.mul_wide_s drop drop)', 'wide-arithmetic'],
  ['(type $f (func)) (type (cont $f))', 'stack-switching'],
  ['(func (param (ref null cont)))', 'stack-switching'],
  ['(import "m" (item "a" (global i32)) (item "b" (global i32)))', 'compact-imports'],
]

describe('proposals really used', () => {
  it.each(uses)('%s', async (text, ...proposals) => {
    const decoded = decodeModule(await parse(`(module ${text})`))
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.finding))
    expect([...decoded.module.proposals.keys()].sort()).toEqual([...proposals].sort())
  })

  it('a tag section, even without tags, is one', () => {
    const bytes = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 13, 1, 0])
    const decoded = decodeModule(bytes)
    expect(decoded.ok && [...decoded.module.proposals]).toEqual([['exception-handling', 10]])
  })

  it('all have a text here', () => {
    const covered = new Set(uses.flatMap(([, ...proposals]) => proposals))
    expect(proposalIds.filter(id => !covered.has(id))).toEqual([])
  })
})

describe('the probe of a proposal', () => {
  it.each(proposalIds)('%s: decodes, and uses the proposal', id => {
    const decoded = decodeModule(probeModule(id))
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.finding))
    expect([...decoded.module.proposals.keys()]).toContain(id)
  })

  it('the engine rejects those of four proposals', () => {
    expect(proposalIds.filter(id => !engineSupports(id))).toEqual([
      'custom-page-sizes',
      'wide-arithmetic',
      'stack-switching',
      'compact-imports',
    ])
  })
})
