import type { ProposalId } from '../core/proposals.ts'

/**
 * What is known about each proposal. `probe` is the smallest valid module that needs it: when the engine rejects a
 * module, whether it accepts the probes tells "unsupported" from "invalid" (see `validity.ts`). Hex, header left out.
 */
interface ProposalRow {
  readonly title: string
  /** The WebAssembly version that includes it; `legacy` and `proposed` are in none. */
  readonly since: '2.0' | '3.0' | 'legacy' | 'proposed'
  readonly probe: string
}

export const proposals: Readonly<Record<ProposalId, ProposalRow>> = {
  // (global (export "g") (mut i32) (i32.const 0))
  'mutable-globals': { title: 'Mutable globals', since: '2.0', probe: '0606 01 7f01 41000b 0705 01 0167 0300' },
  // (func (param i32) (result i32) local.get 0 i32.extend8_s)
  'sign-extension': { title: 'Sign-extension operators', since: '2.0', probe: '0106 01 60 017f017f 0302 0100 0a07 01 05 00 2000 c0 0b' },
  // (func (param f32) (result i32) local.get 0 i32.trunc_sat_f32_s)
  'saturating-float-to-int': {
    title: 'Non-trapping float-to-int conversions',
    since: '2.0',
    probe: '0106 01 60 017d017f 0302 0100 0a08 01 06 00 2000 fc00 0b',
  },
  // (type (func (result i32 i32)))
  'multi-value': { title: 'Multi-value', since: '2.0', probe: '0106 01 60 00 027f7f' },
  // (memory 0) (data (passive) "")
  'bulk-memory': { title: 'Bulk memory operations', since: '2.0', probe: '0503 01 0000 0b03 01 01 00' },
  // (table 0 externref)
  'reference-types': { title: 'Reference types', since: '2.0', probe: '0404 01 6f 0000' },
  // (type (func (result v128)))
  simd: { title: 'Fixed-width SIMD', since: '2.0', probe: '0105 01 60 00 017b' },
  // (func (param v128 v128) (result v128) local.get 0 local.get 1 i8x16.relaxed_swizzle)
  'relaxed-simd': {
    title: 'Relaxed SIMD',
    since: '3.0',
    probe: '0107 01 60 027b7b017b 0302 0100 0a0b 01 09 00 2000 2001 fd8002 0b',
  },
  // (func return_call 0)
  'tail-call': { title: 'Tail calls', since: '3.0', probe: '0104 01 60 0000 0302 0100 0a06 01 04 00 1200 0b' },
  // (global i32 (i32.add (i32.const 0) (i32.const 0)))
  'extended-const': { title: 'Extended constant expressions', since: '3.0', probe: '0609 01 7f00 41004100 6a 0b' },
  // (func unreachable throw_ref)
  'exception-handling': { title: 'Exception handling', since: '3.0', probe: '0104 01 60 0000 0302 0100 0a06 01 04 00 00 0a 0b' },
  // (func try end)
  'legacy-exceptions': { title: 'Exception handling (legacy)', since: 'legacy', probe: '0104 01 60 0000 0302 0100 0a07 01 05 00 0640 0b 0b' },
  // (type (func (param (ref func))))
  'function-references': { title: 'Typed function references', since: '3.0', probe: '0106 01 60 01 6470 00' },
  // (type (struct))
  gc: { title: 'Garbage collection', since: '3.0', probe: '0103 01 5f 00' },
  // (memory i64 0)
  memory64: { title: 'Memory64 and Table64', since: '3.0', probe: '0503 01 0400' },
  // (memory 0) (memory 0)
  'multi-memory': { title: 'Multiple memories', since: '3.0', probe: '0505 02 0000 0000' },
  // (memory 0 0 shared)
  threads: { title: 'Threads and atomics', since: 'proposed', probe: '0504 01 030000' },
  // (memory 0 (pagesize 1))
  'custom-page-sizes': { title: 'Custom page sizes', since: 'proposed', probe: '0504 01 080000' },
  // (func (param i64 i64 i64 i64) (result i64 i64) local.get 0 … 3 i64.add128)
  'wide-arithmetic': {
    title: 'Wide arithmetic',
    since: 'proposed',
    probe: '010a 01 60 047e7e7e7e 027e7e 0302 0100 0a0e 01 0c 00 2000 2001 2002 2003 fc13 0b',
  },
  // (type $f (func)) (type (cont $f))
  'stack-switching': { title: 'Stack switching', since: 'proposed', probe: '0106 02 60 0000 5d00' },
  // (import "" (item "" (global i32))) in the grouped encoding
  'compact-imports': { title: 'Compact import section', since: 'proposed', probe: '0209 01 00 00 7f 01 00 037f00' },
}
