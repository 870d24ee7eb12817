import type { ProposalId } from '../core/proposals.ts'
import type { instructionClasses } from '../core/vocabulary.ts'

/**
 * The one table of instructions (spec, 5.4 Instructions, and the binary formats of the proposals). The scanner, the
 * detection of proposals, the statistics, the rewriter and the reference page derive from it.
 *
 * A prefixed instruction is a prefix byte and a LEB128 sub-opcode. Every instruction has a slot: the opcode itself for
 * single bytes, a base plus the sub-opcode for prefixed ones, so that tables indexed by slot are plain arrays.
 */
export interface Opcode {
  readonly slot: number
  readonly prefix: Prefix | undefined
  /** The opcode, or the sub-opcode after the prefix. */
  readonly code: number
  readonly mnemonic: string
  readonly immediates: ImmediateKind
  readonly proposal: OpcodeProposal | undefined
  readonly class: InstructionClass
  readonly effect: Effect
  /** Bytes of memory that a load, store or atomic access touches; 0 for others. */
  readonly width: number
}

export type InstructionClass = (typeof instructionClasses)[number]

/** `exceptions`: shared by the legacy and the final proposal; which one is meant shows in the rest of the module. */
export type OpcodeProposal = ProposalId | 'exceptions'

/** What an instruction does beyond its operands and result. Everything but `none` matters to an analysis. */
export type Effect =
  | 'none'
  | 'trap'
  | 'control'
  | 'call'
  | 'call.indirect'
  | 'local'
  | 'global.get'
  | 'global.set'
  | 'reference'
  | 'heap'
  | 'suspend'
  | `memory.${'load' | 'store' | 'size' | 'grow' | 'fill' | 'copy' | 'init' | 'atomic'}`
  | `table.${'get' | 'set' | 'size' | 'grow' | 'fill' | 'copy' | 'init'}`
  | 'segment.drop'

/**
 * The shapes of immediates, in the order of their numbers in the scanner's tables. Up to `mostCommon` the scanner
 * handles them in its loop, the rest apart.
 */
export const immediateKinds = [
  'illegal',
  'none',
  'local',
  'global',
  'memarg',
  'i32',
  'i64',
  'f32',
  'f64',
  'block',
  'if',
  'end',
  'else',
  'label',
  'labels',
  'func',
  'type table',
  'prefix',
  'try',
  'catch',
  'catch_all',
  'delegate',
  'try_table',
  'rethrow',
  'tag',
  'type',
  'table',
  'memory',
  'select types',
  'heap type',
  'ref.func',
  'v128',
  'lanes',
  'lane',
  'memarg lane',
  'data memory',
  'data',
  'memory memory',
  'elem table',
  'elem',
  'table table',
  'type field',
  'type count',
  'type data',
  'type elem',
  'type type',
  'br_on_cast',
  'fence',
  'type tag',
  'type handlers',
  'type tag handlers',
] as const

export type ImmediateKind = (typeof immediateKinds)[number]

export const prefixes = {
  0xfb: { base: 256, size: 64 },
  0xfc: { base: 320, size: 64 },
  0xfe: { base: 384, size: 128 },
  0xfd: { base: 512, size: 512 },
} as const

export type Prefix = 0xfb | 0xfc | 0xfd | 0xfe

export const slotCount = 1024

interface Group {
  readonly immediates?: ImmediateKind
  readonly proposal?: OpcodeProposal
  readonly class: InstructionClass
  readonly effect?: Effect
}

/** Consecutive opcodes that share everything but the mnemonic; `name/8` states the width of a memory access. */
function rows(prefix: Prefix | undefined, first: number, group: Group, mnemonics: string): Opcode[] {
  return mnemonics.trim().split(/\s+/).map((entry, i) => {
    const [mnemonic = '', width = '0'] = entry.split('/')
    return {
      slot: (prefix === undefined ? 0 : prefixes[prefix].base) + first + i,
      prefix,
      code: first + i,
      mnemonic,
      immediates: group.immediates ?? 'none',
      proposal: group.proposal,
      class: group.class,
      effect: group.effect ?? 'none',
      width: Number(width),
    }
  })
}

const plain = (first: number, group: Group, mnemonics: string) => rows(undefined, first, group, mnemonics)

const single: Opcode[] = [
  plain(0x00, { class: 'control', effect: 'trap' }, 'unreachable'),
  plain(0x01, { class: 'control' }, 'nop'),
  plain(0x02, { class: 'control', effect: 'control', immediates: 'block' }, 'block loop'),
  plain(0x04, { class: 'control', effect: 'control', immediates: 'if' }, 'if'),
  plain(0x05, { class: 'control', effect: 'control', immediates: 'else' }, 'else'),
  plain(0x06, { class: 'exception', effect: 'control', immediates: 'try', proposal: 'legacy-exceptions' }, 'try'),
  plain(0x07, { class: 'exception', effect: 'control', immediates: 'catch', proposal: 'legacy-exceptions' }, 'catch'),
  plain(0x08, { class: 'exception', effect: 'control', immediates: 'tag', proposal: 'exceptions' }, 'throw'),
  plain(0x09, { class: 'exception', effect: 'control', immediates: 'rethrow', proposal: 'legacy-exceptions' }, 'rethrow'),
  plain(0x0a, { class: 'exception', effect: 'control', proposal: 'exception-handling' }, 'throw_ref'),
  plain(0x0b, { class: 'control', effect: 'control', immediates: 'end' }, 'end'),
  plain(0x0c, { class: 'control', effect: 'control', immediates: 'label' }, 'br br_if'),
  plain(0x0e, { class: 'control', effect: 'control', immediates: 'labels' }, 'br_table'),
  plain(0x0f, { class: 'control', effect: 'control' }, 'return'),
  plain(0x10, { class: 'call', effect: 'call', immediates: 'func' }, 'call'),
  plain(0x11, { class: 'call', effect: 'call.indirect', immediates: 'type table' }, 'call_indirect'),
  plain(0x12, { class: 'call', effect: 'call', immediates: 'func', proposal: 'tail-call' }, 'return_call'),
  plain(
    0x13,
    { class: 'call', effect: 'call.indirect', immediates: 'type table', proposal: 'tail-call' },
    'return_call_indirect',
  ),
  plain(0x14, { class: 'call', effect: 'call.indirect', immediates: 'type', proposal: 'function-references' }, 'call_ref'),
  plain(0x15, { class: 'call', effect: 'call.indirect', immediates: 'type', proposal: 'function-references' }, 'return_call_ref'),
  plain(
    0x18,
    { class: 'exception', effect: 'control', immediates: 'delegate', proposal: 'legacy-exceptions' },
    'delegate',
  ),
  plain(
    0x19,
    { class: 'exception', effect: 'control', immediates: 'catch_all', proposal: 'legacy-exceptions' },
    'catch_all',
  ),
  plain(0x1a, { class: 'parametric' }, 'drop select'),
  plain(0x1c, { class: 'parametric', immediates: 'select types', proposal: 'reference-types' }, 'select'),
  plain(
    0x1f,
    { class: 'exception', effect: 'control', immediates: 'try_table', proposal: 'exception-handling' },
    'try_table',
  ),
  plain(0x20, { class: 'variable', effect: 'local', immediates: 'local' }, 'local.get local.set local.tee'),
  plain(0x23, { class: 'variable', effect: 'global.get', immediates: 'global' }, 'global.get'),
  plain(0x24, { class: 'variable', effect: 'global.set', immediates: 'global' }, 'global.set'),
  plain(0x25, { class: 'table', effect: 'table.get', immediates: 'table', proposal: 'reference-types' }, 'table.get'),
  plain(0x26, { class: 'table', effect: 'table.set', immediates: 'table', proposal: 'reference-types' }, 'table.set'),
  plain(
    0x28,
    { class: 'memory', effect: 'memory.load', immediates: 'memarg' },
    `i32.load/4 i64.load/8 f32.load/4 f64.load/8
     i32.load8_s/1 i32.load8_u/1 i32.load16_s/2 i32.load16_u/2
     i64.load8_s/1 i64.load8_u/1 i64.load16_s/2 i64.load16_u/2 i64.load32_s/4 i64.load32_u/4`,
  ),
  plain(
    0x36,
    { class: 'memory', effect: 'memory.store', immediates: 'memarg' },
    `i32.store/4 i64.store/8 f32.store/4 f64.store/8
     i32.store8/1 i32.store16/2 i64.store8/1 i64.store16/2 i64.store32/4`,
  ),
  plain(0x3f, { class: 'memory', effect: 'memory.size', immediates: 'memory' }, 'memory.size'),
  plain(0x40, { class: 'memory', effect: 'memory.grow', immediates: 'memory' }, 'memory.grow'),
  plain(0x41, { class: 'numeric', immediates: 'i32' }, 'i32.const'),
  plain(0x42, { class: 'numeric', immediates: 'i64' }, 'i64.const'),
  plain(0x43, { class: 'numeric', immediates: 'f32' }, 'f32.const'),
  plain(0x44, { class: 'numeric', immediates: 'f64' }, 'f64.const'),
  plain(
    0x45,
    { class: 'numeric' },
    `i32.eqz i32.eq i32.ne i32.lt_s i32.lt_u i32.gt_s i32.gt_u i32.le_s i32.le_u i32.ge_s i32.ge_u
     i64.eqz i64.eq i64.ne i64.lt_s i64.lt_u i64.gt_s i64.gt_u i64.le_s i64.le_u i64.ge_s i64.ge_u
     f32.eq f32.ne f32.lt f32.gt f32.le f32.ge f64.eq f64.ne f64.lt f64.gt f64.le f64.ge
     i32.clz i32.ctz i32.popcnt i32.add i32.sub i32.mul i32.div_s i32.div_u i32.rem_s i32.rem_u
     i32.and i32.or i32.xor i32.shl i32.shr_s i32.shr_u i32.rotl i32.rotr
     i64.clz i64.ctz i64.popcnt i64.add i64.sub i64.mul i64.div_s i64.div_u i64.rem_s i64.rem_u
     i64.and i64.or i64.xor i64.shl i64.shr_s i64.shr_u i64.rotl i64.rotr
     f32.abs f32.neg f32.ceil f32.floor f32.trunc f32.nearest f32.sqrt
     f32.add f32.sub f32.mul f32.div f32.min f32.max f32.copysign
     f64.abs f64.neg f64.ceil f64.floor f64.trunc f64.nearest f64.sqrt
     f64.add f64.sub f64.mul f64.div f64.min f64.max f64.copysign
     i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u
     i64.extend_i32_s i64.extend_i32_u i64.trunc_f32_s i64.trunc_f32_u i64.trunc_f64_s i64.trunc_f64_u
     f32.convert_i32_s f32.convert_i32_u f32.convert_i64_s f32.convert_i64_u f32.demote_f64
     f64.convert_i32_s f64.convert_i32_u f64.convert_i64_s f64.convert_i64_u f64.promote_f32
     i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32 f64.reinterpret_i64`,
  ),
  plain(
    0xc0,
    { class: 'numeric', proposal: 'sign-extension' },
    'i32.extend8_s i32.extend16_s i64.extend8_s i64.extend16_s i64.extend32_s',
  ),
  plain(0xd0, { class: 'reference', immediates: 'heap type', proposal: 'reference-types' }, 'ref.null'),
  plain(0xd1, { class: 'reference', proposal: 'reference-types' }, 'ref.is_null'),
  plain(0xd2, { class: 'reference', effect: 'reference', immediates: 'ref.func', proposal: 'reference-types' }, 'ref.func'),
  plain(0xd3, { class: 'gc', proposal: 'gc' }, 'ref.eq'),
  plain(0xd4, { class: 'reference', effect: 'trap', proposal: 'function-references' }, 'ref.as_non_null'),
  plain(
    0xd5,
    { class: 'reference', effect: 'control', immediates: 'label', proposal: 'function-references' },
    'br_on_null br_on_non_null',
  ),
  plain(0xe0, { class: 'continuation', effect: 'heap', immediates: 'type', proposal: 'stack-switching' }, 'cont.new'),
  plain(0xe1, { class: 'continuation', effect: 'heap', immediates: 'type type', proposal: 'stack-switching' }, 'cont.bind'),
  plain(0xe2, { class: 'continuation', effect: 'suspend', immediates: 'tag', proposal: 'stack-switching' }, 'suspend'),
  plain(
    0xe3,
    { class: 'continuation', effect: 'call.indirect', immediates: 'type handlers', proposal: 'stack-switching' },
    'resume',
  ),
  plain(
    0xe4,
    { class: 'continuation', effect: 'call.indirect', immediates: 'type tag handlers', proposal: 'stack-switching' },
    'resume_throw',
  ),
  plain(
    0xe5,
    { class: 'continuation', effect: 'call.indirect', immediates: 'type handlers', proposal: 'stack-switching' },
    'resume_throw_ref',
  ),
  plain(0xe6, { class: 'continuation', effect: 'suspend', immediates: 'type tag', proposal: 'stack-switching' }, 'switch'),
].flat()

const gc = (first: number, mnemonics: string, immediates: ImmediateKind = 'none', effect: Effect = 'none') =>
  rows(0xfb, first, { class: 'gc', proposal: 'gc', immediates, effect }, mnemonics)

const garbageCollection: Opcode[] = [
  gc(0x00, 'struct.new struct.new_default', 'type', 'heap'),
  gc(0x02, 'struct.get struct.get_s struct.get_u struct.set', 'type field', 'heap'),
  gc(0x06, 'array.new array.new_default', 'type', 'heap'),
  gc(0x08, 'array.new_fixed', 'type count', 'heap'),
  gc(0x09, 'array.new_data', 'type data', 'heap'),
  gc(0x0a, 'array.new_elem', 'type elem', 'heap'),
  gc(0x0b, 'array.get array.get_s array.get_u array.set', 'type', 'heap'),
  gc(0x0f, 'array.len', 'none', 'heap'),
  gc(0x10, 'array.fill', 'type', 'heap'),
  gc(0x11, 'array.copy', 'type type', 'heap'),
  gc(0x12, 'array.init_data', 'type data', 'heap'),
  gc(0x13, 'array.init_elem', 'type elem', 'heap'),
  gc(0x14, 'ref.test ref.test', 'heap type'),
  gc(0x16, 'ref.cast ref.cast', 'heap type', 'trap'),
  gc(0x18, 'br_on_cast br_on_cast_fail', 'br_on_cast', 'control'),
  gc(0x1a, 'any.convert_extern extern.convert_any ref.i31 i31.get_s i31.get_u'),
].flat()

const bulk = { class: 'memory', proposal: 'bulk-memory' } as const
const bulkTable = { class: 'table', proposal: 'bulk-memory' } as const
const tableTypes = { class: 'table', proposal: 'reference-types', immediates: 'table' } as const

const miscellaneous: Opcode[] = [
  rows(
    0xfc,
    0x00,
    { class: 'numeric', proposal: 'saturating-float-to-int' },
    `i32.trunc_sat_f32_s i32.trunc_sat_f32_u i32.trunc_sat_f64_s i32.trunc_sat_f64_u
     i64.trunc_sat_f32_s i64.trunc_sat_f32_u i64.trunc_sat_f64_s i64.trunc_sat_f64_u`,
  ),
  rows(0xfc, 0x08, { ...bulk, effect: 'memory.init', immediates: 'data memory' }, 'memory.init'),
  rows(0xfc, 0x09, { ...bulk, effect: 'segment.drop', immediates: 'data' }, 'data.drop'),
  rows(0xfc, 0x0a, { ...bulk, effect: 'memory.copy', immediates: 'memory memory' }, 'memory.copy'),
  rows(0xfc, 0x0b, { ...bulk, effect: 'memory.fill', immediates: 'memory' }, 'memory.fill'),
  rows(0xfc, 0x0c, { ...bulkTable, effect: 'table.init', immediates: 'elem table' }, 'table.init'),
  rows(0xfc, 0x0d, { ...bulkTable, effect: 'segment.drop', immediates: 'elem' }, 'elem.drop'),
  rows(0xfc, 0x0e, { ...bulkTable, effect: 'table.copy', immediates: 'table table' }, 'table.copy'),
  rows(0xfc, 0x0f, { ...tableTypes, effect: 'table.grow' }, 'table.grow'),
  rows(0xfc, 0x10, { ...tableTypes, effect: 'table.size' }, 'table.size'),
  rows(0xfc, 0x11, { ...tableTypes, effect: 'table.fill' }, 'table.fill'),
  rows(
    0xfc,
    0x13,
    { class: 'numeric', proposal: 'wide-arithmetic' },
    'i64.add128 i64.sub128 i64.mul_wide_s i64.mul_wide_u',
  ),
].flat()

const vector = (first: number, mnemonics: string, immediates: ImmediateKind = 'none', effect: Effect = 'none') =>
  rows(0xfd, first, { class: 'vector', proposal: 'simd', immediates, effect }, mnemonics)

const vectors: Opcode[] = [
  vector(
    0x00,
    `v128.load/16 v128.load8x8_s/8 v128.load8x8_u/8 v128.load16x4_s/8 v128.load16x4_u/8 v128.load32x2_s/8
     v128.load32x2_u/8 v128.load8_splat/1 v128.load16_splat/2 v128.load32_splat/4 v128.load64_splat/8`,
    'memarg',
    'memory.load',
  ),
  vector(0x0b, 'v128.store/16', 'memarg', 'memory.store'),
  vector(0x0c, 'v128.const', 'v128'),
  vector(0x0d, 'i8x16.shuffle', 'lanes'),
  vector(0x0e, 'i8x16.swizzle i8x16.splat i16x8.splat i32x4.splat i64x2.splat f32x4.splat f64x2.splat'),
  vector(
    0x15,
    `i8x16.extract_lane_s i8x16.extract_lane_u i8x16.replace_lane
     i16x8.extract_lane_s i16x8.extract_lane_u i16x8.replace_lane
     i32x4.extract_lane i32x4.replace_lane i64x2.extract_lane i64x2.replace_lane
     f32x4.extract_lane f32x4.replace_lane f64x2.extract_lane f64x2.replace_lane`,
    'lane',
  ),
  vector(
    0x23,
    `i8x16.eq i8x16.ne i8x16.lt_s i8x16.lt_u i8x16.gt_s i8x16.gt_u i8x16.le_s i8x16.le_u i8x16.ge_s i8x16.ge_u
     i16x8.eq i16x8.ne i16x8.lt_s i16x8.lt_u i16x8.gt_s i16x8.gt_u i16x8.le_s i16x8.le_u i16x8.ge_s i16x8.ge_u
     i32x4.eq i32x4.ne i32x4.lt_s i32x4.lt_u i32x4.gt_s i32x4.gt_u i32x4.le_s i32x4.le_u i32x4.ge_s i32x4.ge_u
     f32x4.eq f32x4.ne f32x4.lt f32x4.gt f32x4.le f32x4.ge f64x2.eq f64x2.ne f64x2.lt f64x2.gt f64x2.le f64x2.ge
     v128.not v128.and v128.andnot v128.or v128.xor v128.bitselect v128.any_true`,
  ),
  vector(0x54, 'v128.load8_lane/1 v128.load16_lane/2 v128.load32_lane/4 v128.load64_lane/8', 'memarg lane', 'memory.load'),
  vector(
    0x58,
    'v128.store8_lane/1 v128.store16_lane/2 v128.store32_lane/4 v128.store64_lane/8',
    'memarg lane',
    'memory.store',
  ),
  vector(0x5c, 'v128.load32_zero/4 v128.load64_zero/8', 'memarg', 'memory.load'),
  vector(
    0x5e,
    `f32x4.demote_f64x2_zero f64x2.promote_low_f32x4
     i8x16.abs i8x16.neg i8x16.popcnt i8x16.all_true i8x16.bitmask i8x16.narrow_i16x8_s i8x16.narrow_i16x8_u
     f32x4.ceil f32x4.floor f32x4.trunc f32x4.nearest i8x16.shl i8x16.shr_s i8x16.shr_u
     i8x16.add i8x16.add_sat_s i8x16.add_sat_u i8x16.sub i8x16.sub_sat_s i8x16.sub_sat_u f64x2.ceil f64x2.floor
     i8x16.min_s i8x16.min_u i8x16.max_s i8x16.max_u f64x2.trunc i8x16.avgr_u
     i16x8.extadd_pairwise_i8x16_s i16x8.extadd_pairwise_i8x16_u
     i32x4.extadd_pairwise_i16x8_s i32x4.extadd_pairwise_i16x8_u
     i16x8.abs i16x8.neg i16x8.q15mulr_sat_s i16x8.all_true i16x8.bitmask i16x8.narrow_i32x4_s i16x8.narrow_i32x4_u
     i16x8.extend_low_i8x16_s i16x8.extend_high_i8x16_s i16x8.extend_low_i8x16_u i16x8.extend_high_i8x16_u
     i16x8.shl i16x8.shr_s i16x8.shr_u i16x8.add i16x8.add_sat_s i16x8.add_sat_u
     i16x8.sub i16x8.sub_sat_s i16x8.sub_sat_u f64x2.nearest
     i16x8.mul i16x8.min_s i16x8.min_u i16x8.max_s i16x8.max_u`,
  ),
  vector(
    0x9b,
    `i16x8.avgr_u i16x8.extmul_low_i8x16_s i16x8.extmul_high_i8x16_s i16x8.extmul_low_i8x16_u
     i16x8.extmul_high_i8x16_u i32x4.abs i32x4.neg`,
  ),
  vector(0xa3, 'i32x4.all_true i32x4.bitmask'),
  vector(
    0xa7,
    `i32x4.extend_low_i16x8_s i32x4.extend_high_i16x8_s i32x4.extend_low_i16x8_u i32x4.extend_high_i16x8_u
     i32x4.shl i32x4.shr_s i32x4.shr_u i32x4.add`,
  ),
  vector(0xb1, 'i32x4.sub'),
  vector(0xb5, 'i32x4.mul i32x4.min_s i32x4.min_u i32x4.max_s i32x4.max_u i32x4.dot_i16x8_s'),
  vector(
    0xbc,
    `i32x4.extmul_low_i16x8_s i32x4.extmul_high_i16x8_s i32x4.extmul_low_i16x8_u i32x4.extmul_high_i16x8_u
     i64x2.abs i64x2.neg`,
  ),
  vector(0xc3, 'i64x2.all_true i64x2.bitmask'),
  vector(
    0xc7,
    `i64x2.extend_low_i32x4_s i64x2.extend_high_i32x4_s i64x2.extend_low_i32x4_u i64x2.extend_high_i32x4_u
     i64x2.shl i64x2.shr_s i64x2.shr_u i64x2.add`,
  ),
  vector(0xd1, 'i64x2.sub'),
  vector(
    0xd5,
    `i64x2.mul i64x2.eq i64x2.ne i64x2.lt_s i64x2.gt_s i64x2.le_s i64x2.ge_s
     i64x2.extmul_low_i32x4_s i64x2.extmul_high_i32x4_s i64x2.extmul_low_i32x4_u i64x2.extmul_high_i32x4_u
     f32x4.abs f32x4.neg`,
  ),
  vector(
    0xe3,
    'f32x4.sqrt f32x4.add f32x4.sub f32x4.mul f32x4.div f32x4.min f32x4.max f32x4.pmin f32x4.pmax f64x2.abs f64x2.neg',
  ),
  vector(
    0xef,
    `f64x2.sqrt f64x2.add f64x2.sub f64x2.mul f64x2.div f64x2.min f64x2.max f64x2.pmin f64x2.pmax
     i32x4.trunc_sat_f32x4_s i32x4.trunc_sat_f32x4_u f32x4.convert_i32x4_s f32x4.convert_i32x4_u
     i32x4.trunc_sat_f64x2_s_zero i32x4.trunc_sat_f64x2_u_zero f64x2.convert_low_i32x4_s f64x2.convert_low_i32x4_u`,
  ),
  rows(
    0xfd,
    0x100,
    { class: 'vector', proposal: 'relaxed-simd' },
    `i8x16.relaxed_swizzle i32x4.relaxed_trunc_f32x4_s i32x4.relaxed_trunc_f32x4_u
     i32x4.relaxed_trunc_f64x2_s_zero i32x4.relaxed_trunc_f64x2_u_zero
     f32x4.relaxed_madd f32x4.relaxed_nmadd f64x2.relaxed_madd f64x2.relaxed_nmadd
     i8x16.relaxed_laneselect i16x8.relaxed_laneselect i32x4.relaxed_laneselect i64x2.relaxed_laneselect
     f32x4.relaxed_min f32x4.relaxed_max f64x2.relaxed_min f64x2.relaxed_max
     i16x8.relaxed_q15mulr_s i16x8.relaxed_dot_i8x16_i7x16_s i32x4.relaxed_dot_i8x16_i7x16_add_s`,
  ),
].flat()

const atomic = (first: number, mnemonics: string) =>
  rows(
    0xfe,
    first,
    { class: 'atomic', proposal: 'threads', immediates: 'memarg', effect: 'memory.atomic' },
    mnemonics,
  )

const readModifyWrite = (operation: string) =>
  `i32.atomic.rmw.${operation}/4 i64.atomic.rmw.${operation}/8
   i32.atomic.rmw8.${operation}_u/1 i32.atomic.rmw16.${operation}_u/2
   i64.atomic.rmw8.${operation}_u/1 i64.atomic.rmw16.${operation}_u/2 i64.atomic.rmw32.${operation}_u/4`

const atomics: Opcode[] = [
  atomic(0x00, 'memory.atomic.notify/4 memory.atomic.wait32/4 memory.atomic.wait64/8'),
  rows(0xfe, 0x03, { class: 'atomic', proposal: 'threads', immediates: 'fence' }, 'atomic.fence'),
  atomic(
    0x10,
    `i32.atomic.load/4 i64.atomic.load/8 i32.atomic.load8_u/1 i32.atomic.load16_u/2
     i64.atomic.load8_u/1 i64.atomic.load16_u/2 i64.atomic.load32_u/4
     i32.atomic.store/4 i64.atomic.store/8 i32.atomic.store8/1 i32.atomic.store16/2
     i64.atomic.store8/1 i64.atomic.store16/2 i64.atomic.store32/4`,
  ),
  atomic(0x1e, readModifyWrite('add')),
  atomic(0x25, readModifyWrite('sub')),
  atomic(0x2c, readModifyWrite('and')),
  atomic(0x33, readModifyWrite('or')),
  atomic(0x3a, readModifyWrite('xor')),
  atomic(0x41, readModifyWrite('xchg')),
  atomic(0x48, readModifyWrite('cmpxchg')),
].flat()

/** Every instruction, by slot; holes are opcodes that no known proposal defines. The four prefix bytes are not in it. */
export const opcodes: readonly (Opcode | undefined)[] = bySlot([
  ...single,
  ...garbageCollection,
  ...miscellaneous,
  ...vectors,
  ...atomics,
])

function bySlot(all: readonly Opcode[]): (Opcode | undefined)[] {
  const table: (Opcode | undefined)[] = Array.from({ length: slotCount }, () => undefined)
  for (const row of all) table[row.slot] = row
  return table
}

/** Number of each slot's immediate kind in `immediateKinds`; 0 is illegal. Prefix bytes have the kind `prefix`. */
export const immediateOfSlot: Uint8Array = Uint8Array.from({ length: slotCount }, (_, slot) =>
  immediateKinds.indexOf(slot in prefixes ? 'prefix' : (opcodes[slot]?.immediates ?? 'illegal')),
)

/** `fc 08`, as the specification writes opcodes. */
export function formatOpcode(prefix: number | undefined, code: number): string {
  const hex = (value: number) => value.toString(16).padStart(2, '0')
  return prefix === undefined ? hex(code) : `${hex(prefix)} ${hex(code)}`
}
