import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { print } from '@bytecodealliance/jco-transpile/wasm-tools'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeModule } from '../../src/wasm/decode.ts'
import type { DecodedModule } from '../../src/wasm/module.ts'
import type { ProposalId } from '../../src/core/proposals.ts'
import { checkValidity } from '../../src/wasm/validity.ts'
import { declarationsOfModule, declarationsOfText } from '../support/declarations.ts'
import { edgesOfModule, edgesOfText, segmentsOfModule, segmentsOfText, strayOffsets } from '../support/edges.ts'
import { Random } from '../support/random.ts'
import { WasmOpt } from '../support/wasm-opt.ts'
import { histogramOfModule, histogramOfText } from '../support/wat.ts'
import { readWithWebassemblyjs } from '../support/webassemblyjs.ts'

function decode(bytes: Uint8Array): DecodedModule {
  const decoded = decodeModule(bytes)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.finding))
  return decoded.module
}

/** The JS API of the engine: imports, exports, custom sections. */
function agreesWithEngine(bytes: Uint8Array<ArrayBuffer>, module: DecodedModule): void {
  const engine = new WebAssembly.Module(bytes)
  const kind = (ours: string) => (ours === 'func' ? 'function' : ours)
  expect(module.imports.map(each => ({ module: each.module, name: each.name, kind: kind(each.kind) }))).toEqual(
    WebAssembly.Module.imports(engine).map(({ module: from, name, kind: of }) => ({ module: from, name, kind: of })),
  )
  expect(module.exports.map(each => ({ name: each.name, kind: kind(each.kind) }))).toEqual(
    WebAssembly.Module.exports(engine).map(({ name, kind: of }) => ({ name, kind: of })),
  )
  for (const name of new Set(module.customSections.map(each => each.name))) {
    const ours = module.customSections.filter(each => each.name === name)
    expect(ours.map(each => Buffer.from(bytes.subarray(each.offset, each.offset + each.size)))).toEqual(
      WebAssembly.Module.customSections(engine, name).map(content => Buffer.from(content)),
    )
  }
}

/** wasm-tools, which prints every type, declaration and instruction. Names are taken out first, so that it prints indices. */
async function agreesWithWasmTools(bytes: Uint8Array, module: DecodedModule): Promise<void> {
  const text = await print(withoutCustomSections(bytes, module))
  expect(histogramOfModule(module)).toEqual(histogramOfText(text))
  expect(edgesOfModule(module)).toEqual(edgesOfText(text))
  expect(strayOffsets(module)).toEqual([])
  expect(segmentsOfModule(module)).toEqual(segmentsOfText(text))
  const printed = declarationsOfText(text)
  const ours = declarationsOfModule(module)
  // What is printed goes on with a value, contents, or a closing parenthesis; cut to what is compared.
  expect(ours).toEqual(printed.map((line, i) => line.slice(0, cut(line, ours[i] ?? ''))))
}

function cut(line: string, ours: string): number {
  return line.startsWith(ours) && /^$|[ )]/.test(line.charAt(ours.length)) ? ours.length : line.length
}

function withoutCustomSections(bytes: Uint8Array, module: DecodedModule): Uint8Array {
  const parts: Uint8Array[] = []
  let from = 0
  let end = 8
  for (const section of module.sections) {
    if (section.id === 0) {
      parts.push(bytes.subarray(from, end))
      from = section.offset + section.size
    }
    end = section.offset + section.size
  }
  return Buffer.concat([...parts, bytes.subarray(from)])
}

/** A reader of WebAssembly 1.0. */
function agreesWithWebassemblyjs(bytes: Uint8Array, module: DecodedModule): void {
  const reading = readWithWebassemblyjs(withoutCustomSections(bytes, module))
  expect(module.imports.map(each => `${each.module}.${each.name} ${each.kind}`)).toEqual(reading.imports)
  expect(module.exports.map(each => `${each.name} ${each.kind} ${each.index}`)).toEqual(reading.exports)
  expect(module.functions.typeIndex.length - module.functions.imported).toBe(reading.functions)
  const { else: _, end: __, ...histogram } = histogramOfModule(module)
  expect(histogram).toEqual(reading.histogram)
}

const installed = [
  '@cloudflare/workers-wasi/dist/memfs.wasm',
  '@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm',
  '@wasm-fmt/dart_fmt/dart_fmt.wasm',
  '@wasm-fmt/zig_fmt/zig_fmt.wasm',
  'sh-syntax/main.wasm',
  'source-map/lib/mappings.wasm',
]

describe('modules of npm packages', () => {
  it.each(installed)('%s', async path => {
    const file = join(import.meta.dirname, '../../node_modules', path)
    expect(existsSync(file)).toBe(true)
    const bytes = new Uint8Array(readFileSync(file))
    const module = decode(bytes)
    agreesWithEngine(bytes, module)
    await agreesWithWasmTools(bytes, module)
    if (module.proposals.size === 0 || [...module.proposals.keys()].join() === 'mutable-globals') {
      agreesWithWebassemblyjs(bytes, module)
    }
  })

  it('are partly of WebAssembly 1.0, for the reader that knows no more', () => {
    const plain = installed.filter(path => {
      const bytes = readFileSync(join(import.meta.dirname, '../../node_modules', path))
      return [...decode(bytes).proposals.keys()].every(id => id === 'mutable-globals')
    })
    expect(plain).toEqual(['@cloudflare/workers-wasi/dist/memfs.wasm', 'source-map/lib/mappings.wasm'])
  })
})

/** What wasm-opt calls them, and the proposal that shows in some of the modules. */
const featureSets: readonly (readonly [flags: string, proposal: ProposalId | undefined, count: number])[] = [
  ['', undefined, 60],
  ['mutable-globals', 'mutable-globals', 20],
  ['sign-ext', 'sign-extension', 20],
  ['nontrapping-float-to-int', 'saturating-float-to-int', 20],
  ['multivalue', 'multi-value', 20],
  ['bulk-memory', 'bulk-memory', 20],
  ['reference-types', 'reference-types', 20],
  ['reference-types call-indirect-overlong', 'reference-types', 20],
  ['simd', 'simd', 30],
  ['simd relaxed-simd', 'simd', 30],
  ['tail-call', 'tail-call', 20],
  ['extended-const', undefined, 20],
  ['threads', 'threads', 30],
  ['memory64', 'memory64', 30],
  ['memory64 multimemory simd threads bulk-memory', 'memory64', 30],
  ['multimemory', undefined, 20],
  ['reference-types exception-handling', 'exception-handling', 20],
  ['reference-types gc', 'gc', 60],
  ['reference-types gc exception-handling multivalue tail-call simd', 'gc', 30],
  ['reference-types gc stack-switching', 'stack-switching', 20],
  ['custom-page-sizes', undefined, 10],
  ['wide-arithmetic', undefined, 10],
  ['compact-imports', undefined, 10],
]

describe('generated modules', () => {
  let tool: WasmOpt
  beforeAll(async () => {
    tool = await WasmOpt.load()
  })
  afterAll(() => tool.close())

  it.each(featureSets)('wasm-opt -ttf: %s', { timeout: 60_000 }, async (flags, proposal, count) => {
    const random = new Random(count + flags.length)
    const seen = new Set<ProposalId>()
    for (let i = 0; i < count; i++) {
      const bytes = tool.generate(random.bytes(300 + random.below(2700)), flags.split(' ').filter(flag => flag !== ''))
      const module = decode(bytes)
      for (const id of module.proposals.keys()) seen.add(id)
      await agreesWithWasmTools(bytes, module)
      const validity = checkValidity(bytes, module.proposals)
      if (validity.ok) {
        agreesWithEngine(bytes, module)
      } else if (validity.finding.code === 'WP1030') {
        // V8 takes either generation of exception handling, not both in one module, and says no more than that.
        expect(validity.finding.params.reason).toMatch(/mix of legacy and new exception handling/)
      }
      if (flags === '') agreesWithWebassemblyjs(bytes, module)
    }
    if (proposal !== undefined) expect([...seen]).toContain(proposal)
  })
})
