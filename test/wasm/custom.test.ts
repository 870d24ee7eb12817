import { parse } from '@bytecodealliance/jco-transpile/wasm-tools'
import { describe, expect, it } from 'vitest'
import { decodeModule } from '../../src/wasm/decode.ts'
import type { CustomContent, CustomSection } from '../../src/wasm/module.ts'
import { assemble, custom, HERE, hex, name, type Part, sized, toBytes, unsigned, utf8, vector, wasm } from '../support/binary.ts'

function sections(bytes: Uint8Array): readonly CustomSection[] {
  const decoded = decodeModule(bytes)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.finding))
  return decoded.module.customSections
}

const contentOf = (module: Part): CustomContent | undefined => sections(toBytes(module))[0]?.content

describe('custom sections', () => {
  it('name: the names that wasm-tools writes', async () => {
    const bytes = await parse('(module $m (import "a" "b" (func $imported)) (func $first (param $p i32)) (func) (func $"é"))')
    const content = sections(bytes)[0]?.content
    if (content?.kind !== 'name') throw new Error(`read as ${content?.kind}`)
    expect(content.names.module).toBe('m')
    expect([0, 1, 2, 3, 4].map(index => content.names.functions.get(index))).toEqual(['imported', 'first', undefined, 'é', undefined])
    expect(content.names.subsections.slice(0, 3)).toEqual([0, 1, 2])
  })

  it('producers', () => {
    const content = contentOf(
      wasm(custom('producers', vector([name('language'), vector([name('Rust'), name('')])], [name('processed-by'), vector([name('rustc'), name('1.80')], [name('walrus'), name('0.20')])]))),
    )
    expect(content).toEqual({
      kind: 'producers',
      fields: [
        { field: 'language', values: [{ name: 'Rust', version: '' }] },
        { field: 'processed-by', values: [{ name: 'rustc', version: '1.80' }, { name: 'walrus', version: '0.20' }] },
      ],
    })
  })

  it('target_features', () => {
    const content = contentOf(wasm(custom('target_features', vector([0x2b, name('simd128')], [0x2d, name('atomics')], [0x3d, name('x')]))))
    expect(content).toEqual({
      kind: 'target_features',
      features: [{ prefix: '+', name: 'simd128' }, { prefix: '-', name: 'atomics' }, { prefix: '=', name: 'x' }],
    })
  })

  it('dylink.0, in both its forms', async () => {
    const dylink = { memorySize: 16, memoryAlignment: 4, tableSize: 2, tableAlignment: 0, needed: ['libc.so', 'libm.so'] }
    const bytes = await parse('(module (@dylink.0 (mem-info (memory 16 4) (table 2 0)) (needed "libc.so" "libm.so")))')
    expect(sections(bytes)[0]?.content).toEqual({ kind: 'dylink.0', dylink })
    const legacy = wasm(custom('dylink', 16, 4, 2, 0, vector(name('libc.so'), name('libm.so'))))
    expect(contentOf(legacy)).toEqual({ kind: 'dylink.0', dylink })
  })

  it('metadata.code.branch_hint', async () => {
    const bytes = await parse(`(module (func (@metadata.code.branch_hint "\\01") i32.const 0 if end)
      (func i32.const 0 (@metadata.code.branch_hint "\\00") if end i32.const 0 (@metadata.code.branch_hint "\\01") if end))`)
    expect(sections(bytes).map(each => each.content)).toContainEqual({ kind: 'branch-hint', functions: 2, hints: 3 })
  })

  it('sourceMappingURL', () => {
    expect(contentOf(wasm(custom('sourceMappingURL', name('https://a/b.map'))))).toEqual({ kind: 'source-map', url: 'https://a/b.map' })
  })

  it.each([
    ['.debug_info', 'dwarf'],
    ['.debug_str', 'dwarf'],
    ['linking', 'opaque'],
    ['reloc.CODE', 'opaque'],
    ['external_debug_info', 'opaque'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
    ['toString', 'unknown'],
    ['Name', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s, its contents left alone', (title, kind) => {
    const [section] = sections(toBytes(wasm(custom(title, hex('ffffffffff')))))
    expect(section).toMatchObject({ name: title, size: 5, content: { kind } })
  })

  it('anywhere, and as often as you like, in order', () => {
    const bytes = toBytes(wasm(custom('a'), [5, sized(vector([0, 0]))], custom('b', 1), custom('a', 1, 2)))
    expect(sections(bytes).map(({ name: title, offset, size }) => [title, offset, size])).toEqual([
      ['a', 12, 0],
      ['b', 21, 1],
      ['a', 26, 2],
    ])
  })
})

/** Contents that break the section's own format: reported, with the place, but no reason to refuse the module. */
const malformed: readonly (readonly [what: string, module: Part])[] = [
  ['name: subsection beyond the section', wasm(custom('name', 0x01, 0x09, HERE, 0x00))],
  ['name: count beyond the subsection', wasm(custom('name', 0x01, sized(HERE, 0x09, 0x00, 0x00)))],
  ['name: length beyond the subsection', wasm(custom('name', 0x01, sized(vector([0x00, 0x05, HERE, utf8('ab')]))))],
  ['name: module name that is not UTF-8', wasm(custom('name', 0x00, sized(HERE, sized(0xff))))],
  ['name: size with unused bits', wasm(custom('name', 0x01, HERE, hex('8080808010')))],
  ['name: count of 2^32 - 1', wasm(custom('name', 0x01, sized(HERE, unsigned(0xffffffff), 0x00, 0x00)))],
  ['producers: count beyond the section', wasm(custom('producers', HERE, 0x05, 0x00, 0x00))],
  ['producers: bytes after the end', wasm(custom('producers', 0x00, HERE, 0x00))],
  ['producers: name that is not UTF-8', wasm(custom('producers', 0x01, HERE, sized(0xc0, 0x80), 0x00))],
  ['target_features: unknown prefix', wasm(custom('target_features', 0x01, HERE, 0x21, name('x')))],
  ['target_features: empty', wasm(custom('target_features', HERE))],
  ['dylink.0: subsection beyond the section', wasm(custom('dylink.0', 0x01, 0x09, HERE, 0x00))],
  ['dylink.0: memory info cut off', wasm(custom('dylink.0', 0x01, sized(0x00, 0x00), HERE))],
  ['branch hint: of two bytes', wasm(custom('metadata.code.branch_hint', vector([0x00, vector([0x00, HERE, 0x02, 0x00, 0x00])])))],
  ['branch hint: neither likely nor unlikely', wasm(custom('metadata.code.branch_hint', vector([0x00, vector([0x00, 0x01, HERE, 0x02])])))],
  ['sourceMappingURL: bytes after the URL', wasm(custom('sourceMappingURL', name('a'), HERE, 0x00))],
  ['sourceMappingURL: not UTF-8', wasm(custom('sourceMappingURL', HERE, sized(0xed, 0xa0, 0x80)))],
]

describe('malformed contents of custom sections', () => {
  it.each(malformed)('%s', (_, module) => {
    const { bytes, here } = assemble(module)
    expect(WebAssembly.validate(bytes.slice())).toBe(true)
    const [section] = sections(bytes)
    expect(section?.content).toMatchObject({ kind: 'malformed', at: here })
    expect(section?.content.kind === 'malformed' && section.content.reason).not.toMatch(/[{}]|undefined|NaN/)
  })
})
