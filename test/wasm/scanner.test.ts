import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../src/core/limits.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import { DecodeError } from '../../src/wasm/error.ts'
import type { DecodedModule } from '../../src/wasm/module.ts'
import { opcodes, prefixes, type Opcode } from '../../src/wasm/opcodes.ts'
import { Proposals } from '../../src/wasm/proposal-use.ts'
import { scanCode, type CodeSection } from '../../src/wasm/scanner/scanner.ts'
import { Random } from '../support/random.ts'
import { walkCode } from '../support/walked.ts'
import { WasmOpt } from '../support/wasm-opt.ts'

/** The code section of a decoded module, to be scanned or walked again. */
function codeOf(module: DecodedModule): CodeSection {
  const { imported, typeIndex } = module.functions
  return {
    bytes: module.bytes,
    importedFunctions: imported,
    functions: typeIndex.length,
    bodyOffset: module.code.bodyOffset,
    bodySize: module.code.bodySize,
    tables: module.tables.length,
    memories: module.memories.length,
    hasDataCount: module.sections.some(({ id }) => id === 12),
    proposals: new Proposals(),
    parameters: Uint32Array.from(typeIndex.subarray(imported), index => {
      const type = module.types[index]?.composite
      return type?.kind === 'func' ? type.params.length : 0
    }),
  }
}

function decode(bytes: Uint8Array): DecodedModule {
  const decoded = decodeModule(bytes)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.finding))
  return decoded.module
}

/** One body by itself, in a module with room for every index space. */
function lone(body: Uint8Array): CodeSection {
  return {
    bytes: body,
    importedFunctions: 0,
    functions: 8,
    bodyOffset: Uint32Array.of(0),
    bodySize: Uint32Array.of(body.length),
    tables: 4,
    memories: 4,
    hasDataCount: true,
    proposals: new Proposals(),
    parameters: Uint32Array.of(2),
  }
}

/** Both readers on one body: the same result, or both refuse it. Answers whether they accept. */
function agree(body: Uint8Array): boolean {
  const code = lone(body)
  let walked: ReturnType<typeof walkCode> | undefined
  try {
    walked = walkCode(code)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    expect(() => scanCode(code)).toThrow(DecodeError)
    return false
  }
  const scanned = scanCode(code)
  expect(scanned).toEqual(walked.index)
  expect(new Map(code.proposals.settle())).toEqual(new Map(walked.proposals))
  return true
}

function encode({ prefix, code }: Opcode): number[] {
  if (prefix === undefined) return [code]
  return code < 0x80 ? [prefix, code] : [prefix, (code & 0x7f) | 0x80, code >> 7]
}

describe('the scanner and the walk', () => {
  let generator: WasmOpt
  beforeAll(async () => {
    generator = await WasmOpt.load()
  })
  afterAll(() => {
    generator.close()
  })

  it.each([
    'source-map/lib/mappings.wasm',
    '@wasm-fmt/dart_fmt/dart_fmt.wasm',
    '@wasm-fmt/zig_fmt/zig_fmt.wasm',
    '@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm',
    'sh-syntax/main.wasm',
  ])('make the same of %s', file => {
    const module = decode(new Uint8Array(readFileSync(new URL(`../../node_modules/${file}`, import.meta.url))))
    const { index } = walkCode(codeOf(module))
    expect(module.code).toEqual(index)
  })

  it('make the same of generated modules with every feature on', () => {
    const random = new Random(11)
    const features = ['simd', 'relaxed-simd', 'threads', 'exception-handling', 'gc', 'reference-types', 'multimemory']
    const rest = ['bulk-memory', 'sign-ext', 'nontrapping-float-to-int', 'tail-call', 'multivalue', 'memory64']
    for (let i = 0; i < 12; i++) {
      const bytes = generator.generate(random.bytes(2_000), [...features, ...rest])
      const module = decode(bytes)
      const { index } = walkCode(codeOf(module))
      expect(module.code).toEqual(index)
    }
  })

  it('agree on every instruction, followed by anything', () => {
    const random = new Random(12)
    let accepted = 0
    for (const row of opcodes) {
      if (row === undefined) continue
      for (let i = 0; i < 12; i++) {
        // Small bytes make valid immediates likely; the tail gives room and ends.
        const immediates = Array.from({ length: random.below(8) }, () => random.pick([0, 1, 2, 3, 0x40, 0x70, 0x7f, 0x80, random.below(256)]))
        if (agree(Uint8Array.from([0, ...encode(row), ...immediates, 0x0b, 0x0b]))) accepted++
      }
    }
    expect(accepted).toBeGreaterThan(500)
  })

  it('agree on every opcode byte and sub-opcode, known or not', () => {
    let accepted = 0
    for (let byte = 0; byte < 256; byte++) {
      const bodies =
        byte in prefixes
          ? Array.from({ length: 600 }, (_, code) => [0, byte, (code & 0x7f) | 0x80, code >> 7, 0, 0, 0, 0x0b])
          : [[0, byte, 0, 0, 0x0b]]
      for (const body of bodies) if (agree(Uint8Array.from(body))) accepted++
    }
    expect(accepted).toBeGreaterThan(300)
  })

  it('agree on damaged real bodies', () => {
    const random = new Random(13)
    const files = ['source-map/lib/mappings.wasm', '@wasm-fmt/dart_fmt/dart_fmt.wasm']
    let refused = 0
    for (const file of files) {
      const { bytes, code } = decode(new Uint8Array(readFileSync(new URL(`../../node_modules/${file}`, import.meta.url))))
      for (let i = 0; i < 1_500; i++) {
        const pick = random.below(code.bodyOffset.length)
        const body = bytes.slice(code.bodyOffset[pick], code.bodyOffset[pick]! + Math.min(code.bodySize[pick]!, 400))
        for (let n = random.below(3); n >= 0; n--) body[random.below(body.length)] = random.below(256)
        if (!agree(body)) refused++
      }
    }
    expect(refused).toBeGreaterThan(1_000)
  })

  it('agree on integers of every length, with and without spare bits', () => {
    const lasts = [0x00, 0x01, 0x02, 0x07, 0x08, 0x0f, 0x10, 0x3f, 0x40, 0x70, 0x77, 0x78, 0x7e, 0x7f, 0x80, 0xff]
    let accepted = 0
    // local.get, call, i32.const, i64.const, block, i32.load, br_table
    for (const opcode of [0x20, 0x10, 0x41, 0x42, 0x02, 0x28, 0x0e]) {
      for (let size = 0; size < 12; size++) {
        for (const last of lasts) {
          for (const fill of [0x80, 0xff]) {
            const integer = [...Array.from({ length: size }, () => fill), last]
            if (agree(Uint8Array.from([0, opcode, ...integer, 0, 0, 0x0b, 0x0b]))) accepted++
            if (agree(Uint8Array.from([0, opcode, 0, ...integer, 0, 0x0b, 0x0b]))) accepted++
          }
        }
      }
    }
    expect(accepted).toBeGreaterThan(10)
  })

  it.each([
    ['call', [0x10, 0x01]],
    ['call_ref', [0x14, 0x01]],
    ['return_call_ref', [0x15, 0x01]],
    ['cont.new and resume', [0xe3, 0x01, 0x00]],
    ['call_indirect', [0x11, 0x01, 0x00]],
    ['ref.func', [0xd2, 0x01]],
  ])('agree on a body of nothing but %s, which fills the columns', (_, instruction) => {
    const many = Array.from({ length: 100_000 }, () => instruction).flat()
    expect(agree(Uint8Array.from([0, 0xd2, 0x00, 0x10, 0x02, ...many, 0xd2, 0x03, 0x0b]))).toBe(true)
  })

  it('agree on the limits', () => {
    const nested = (levels: number) =>
      Uint8Array.from([0, ...Array.from({ length: levels }, () => [0x02, 0x40]).flat(), ...Array.from({ length: levels + 1 }, () => 0x0b)])
    expect(agree(nested(limits.nesting.value))).toBe(true)
    expect(agree(nested(limits.nesting.value + 1))).toBe(false)
    // 49,998 locals and the two parameters, then one more.
    expect(agree(Uint8Array.from([1, 0xce, 0x86, 0x03, 0x7f, 0x0b]))).toBe(true)
    expect(agree(Uint8Array.from([1, 0xcf, 0x86, 0x03, 0x7f, 0x0b]))).toBe(false)
  })

  it('refuse a function whose locals times blocks would stall a compiler', () => {
    const blocks = Array.from({ length: 401 }, () => [0x02, 0x40, 0x0b]).flat()
    const body = Uint8Array.from([1, 0xce, 0x86, 0x03, 0x7f, ...blocks, 0x0b])
    expect(() => scanCode(lone(body))).toThrow(DecodeError)
    const fewer = Uint8Array.from([1, 0xce, 0x86, 0x03, 0x7f, ...blocks.slice(3), 0x0b])
    expect(scanCode(lone(fewer)).totalInstructions).toBe(801)
  })

  it('scan bodies larger than a chunk, and chunks of many bodies', () => {
    const large = Uint8Array.from([0, ...Array.from({ length: 400_000 }, () => 0x01), 0x0b])
    const small = Uint8Array.of(0, 0x10, 0x03, 0x0b)
    const bodies = [small, large, ...Array.from({ length: 100_000 }, () => small), large]
    const bytes = new Uint8Array(bodies.reduce((sum, { length }) => sum + length, 0))
    const bodyOffset = new Uint32Array(bodies.length)
    let at = 0
    bodies.forEach((body, i) => {
      bytes.set(body, at)
      bodyOffset[i] = at
      at += body.length
    })
    const code = { ...lone(bytes), bodyOffset, bodySize: Uint32Array.from(bodies, ({ length }) => length), parameters: new Uint32Array(bodies.length) }
    const scanned = scanCode(code)
    expect(scanned.totalInstructions).toBe(2 * 400_001 + 2 * 100_001)
    expect(scanned.callTarget.length).toBe(100_001)
    expect(scanned.callOffset[100_000]).toBe(bodyOffset[100_001]! + 1)
    expect(scanned.callStart[2]).toBe(1)
  })
})
