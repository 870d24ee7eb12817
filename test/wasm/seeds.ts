import { parse } from '@bytecodealliance/jco-transpile/wasm-tools'
import { opcodes } from '../../src/wasm/opcodes.ts'
import { toBytes } from '../support/binary.ts'
import { paddedCases } from './malformed.cases.ts'
import { moduleAround } from './opcodes.cases.ts'

/** Between them, every kind of section, declaration, type, segment and custom section that there is. */
const texts = [
  `(module $all
    (rec (type $s (sub (struct (field i8) (field (mut (ref null $a)))))) (type $a (array (mut i16))))
    (type $s2 (sub final $s (struct (field i8) (field (mut (ref null $a))) (field f64))))
    (type $f (func (param i32) (result i32 i64)))
    (import "wasi_snapshot_preview1" "fd_write" (func $w (param i32 i32 i32 i32) (result i32)))
    (import "env" "t" (table 1 2 externref)) (import "env" "m" (memory 1 2))
    (import "env" "g" (global (mut i64))) (import "env" "e" (tag (param i32)))
    (table $t 2 4 funcref) (table i64 1 (ref null $f)) (table 1 funcref (ref.func $start))
    (memory i64 0 1) (memory 0 1 shared)
    (global i32 (i32.add (i32.const 40) (i32.const 2))) (global funcref (ref.func $start)) (global (mut v128) (v128.const i64x2 1 2))
    (export "memory" (memory 0)) (export "_start" (func $start)) (export "é" (global 1)) (export "tag" (tag 0)) (export "t" (table 1))
    (start $start)
    (elem (table $t) (i32.const 0) func $start $w) (elem func $start) (elem declare func $w) (elem externref (ref.null extern))
    (elem (table $t) (i32.const 1) funcref (ref.null func) (ref.func $start))
    (func $start (local i32 i64 f32 f64 v128 funcref)
      block (result i32) i32.const 1 i32.const 0 br_table 0 0 end
      if loop i32.const -1 br_if 0 end else nop end
      i32.const 0 call_indirect $t
      try_table (catch_all 0) end
      i32.const 0 i32.const 0 i32.const 1 memory.init $d data.drop $d)
    (func $caller (type $f) local.get 0 i64.const -9223372036854775808)
    (data $d "passive") (data (i32.const 8) "active") (data (memory 1) (i64.const 0) "wide")
    (@custom "producers" "\\01\\08language\\01\\04Rust\\041.80") (@custom "target_features" "\\01+\\04simd128")
    (@custom "sourceMappingURL" "\\05a.map") (@custom ".debug_info" "xyz") (@custom "other" ""))`,
  `(module (@dylink.0 (mem-info (memory 16 4)) (needed "libc.so")) (func $f try $l catch_all rethrow $l end))`,
  `(module (func (@metadata.code.branch_hint "\\01") i32.const 0 if nop end))`,
  '(module (import "m" (item "a" (func)) (item "b" (global i32))))',
  '(module (import "m" (item "a") (item "b") (func (param i32))))',
  '(module (memory 0 10 (pagesize 1)))',
  '(module)',
]

let made: Promise<readonly Uint8Array<ArrayBuffer>[]> | undefined

/** Small well-formed modules to start mutating from: one for every instruction, and one for everything else. */
export function seedModules(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  made ??= make()
  return made
}

async function make(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const parsed = await Promise.all(texts.map(async text => new Uint8Array(await parse(text))))
  const instructions = opcodes.filter(row => row !== undefined).map(row => toBytes(moduleAround(row)).slice())
  return [...parsed, ...paddedCases.map(([, module]) => toBytes(module).slice()), ...instructions]
}
