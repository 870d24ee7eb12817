import { parse } from '@bytecodealliance/jco-transpile/wasm-tools'
import { describe, expect, it } from 'vitest'
import type { FormatCode } from '../../src/core/codes.ts'
import type { FindingOf } from '../../src/core/finding.ts'
import type { ProposalId } from '../../src/core/proposals.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import { checkValidity } from '../../src/wasm/validity.ts'
import {
  assemble,
  body,
  END,
  funcref,
  funcType,
  HERE,
  hex,
  i32,
  i64,
  list,
  name,
  type Part,
  section,
  wasm,
  withCode,
} from '../support/binary.ts'

async function rejection(bytes: Uint8Array<ArrayBuffer>): Promise<FindingOf<FormatCode>> {
  const decoded = decodeModule(bytes)
  if (!decoded.ok) throw new Error(`does not decode: ${JSON.stringify(decoded.finding)}`)
  const validity = checkValidity(bytes, decoded.module.proposals)
  if (validity.ok) throw new Error('valid')
  return validity.finding
}

const types = list('type', funcType())
const returnsI32 = list('type', funcType([], [i32]))

/** Well-formed, but ill-typed or naming what is not there; `HERE` is the offset that the engine gives. */
const invalid: readonly (readonly [name: string, reason: RegExp, module: Part])[] = [
  ['operand missing', /not enough arguments/, withCode([HERE, 0x6a])],
  ['operand of the wrong type', /expected type i32, found i64\.const/, withCode([hex('4100'), HERE, hex('4200'), 0x6a, 0x1a])],
  ['value left on the stack', /expected 0 elements on the stack/, withCode([hex('4100'), HERE])],
  ['result missing', /expected 1 elements on the stack/, wasm(returnsI32, list('function', 0), list('code', body(HERE)))],
  ['result of the wrong type', /expected i32, got i64/, wasm(returnsI32, list('function', 0), list('code', body(hex('4200'), HERE)))],
  ['unknown local', /invalid local index: 0/, withCode([0x20, HERE, 0x00, 0x1a])],
  ['unknown global', /[Ii]nvalid global index: 0/, withCode([0x23, HERE, 0x00, 0x1a])],
  ['unknown label', /invalid branch depth: 1/, withCode([0x0c, HERE, 0x01])],
  ['unknown type', /no signature at index 7|type index 7/, wasm(types, list('function', [HERE, 7]), list('code', body()))],
  ['unknown memory', /memory index 0/, withCode([hex('410028'), HERE, hex('0200'), 0x1a])],
  ['unknown table', /table index 0/, withCode([hex('4100'), 0x11, 0x00, HERE, 0x00])],
  ['immutable global', /immutable global/, withCode([hex('4100'), HERE, hex('2400')], list('global', [i32, 0, 0x41, 0, END]))],
  ['alignment beyond the width', /alignment/, withCode([hex('410028'), HERE, hex('0300'), 0x1a], list('memory', [0, 0]))],
  ['constant of the wrong type', /type error in constant expression/, wasm(list('global', [i64, 0, 0x41, HERE, 0, END]))],
  ['minimum above the maximum', /maximum/, wasm(list('memory', [1, 2, HERE, 1]))],
  ['too many pages', /larger than implementation limit|memory size/, wasm(list('memory', [0, HERE, hex('818004')]))],
  ['shared memory without a maximum', /shared memory must have a maximum|maximum/, wasm(list('memory', [HERE, 2, 0]))],
  ['start function with a parameter', /start function/, wasm(list('type', funcType([i32])), list('function', 0), section('start', HERE, 0x00), list('code', body()))],
  ['undeclared function reference', /undeclared reference to function #0/, withCode([0xd2, HERE, 0x00, 0x1a])],
  ['import of an unknown type', /type index 3|no signature at index 3/, wasm(types, list('import', [name('m'), name('f'), 0, HERE, 3]))],
  ['element segment of an unknown table', /table index|out of bounds table/, wasm(list('element', [HERE, 0x00, 0x41, 0, END, 0x00]))],
  ['supertype that is no supertype', /type 1 has invalid explicit supertype 0|subtype/, wasm(list('type', [0x50, 0, 0x60, 0, 0], [0x50, 1, 0, 0x60, 1, i32, 0]), HERE)],
  ['tag with a result', /tag/, wasm(returnsI32, list('tag', [0, HERE, 0]))],
  ['table of non-nullable references without an initial value', /non-nullable|nullable|default/, wasm(list('table', [HERE, 0x64, funcref, 0, 0]))],
]

describe('invalid modules', () => {
  it.each(invalid)('%s', async (_, reason, module) => {
    const { bytes, here } = assemble(module)
    const finding = await rejection(bytes.slice())
    expect(finding.code).toBe('WP1030')
    expect(finding.params).toEqual({ reason: expect.stringMatching(reason) as string })
    // The prefix and the offset are taken out of the engine's message.
    expect(Object.values(finding.params)[0]).not.toMatch(/^WebAssembly|@\+/)
    expect(finding.at).toEqual({ in: 'module', offset: here })
  })
})

const unsupported: readonly (readonly [text: string, proposal: ProposalId])[] = [
  ['(memory 1 (pagesize 1))', 'custom-page-sizes'],
  ['(import "m" "m" (memory 1 2 (pagesize 1)))', 'custom-page-sizes'],
  ['(func (param i64 i64) (result i64 i64) local.get 0 local.get 1 i64.mul_wide_u)', 'wide-arithmetic'],
  ['(type $f (func)) (type $c (cont $f)) (func (param (ref $c)) local.get 0 resume $c)', 'stack-switching'],
  ['(tag $t) (func suspend $t)', 'stack-switching'],
  ['(import "m" (item "a" (func)) (item "b" (func)))', 'compact-imports'],
]

describe('valid modules that the engine does not know', () => {
  it.each(unsupported)('%s', async (text, proposal) => {
    const bytes = new Uint8Array(await parse(`(module ${text})`))
    const decoded = decodeModule(bytes)
    const finding = await rejection(bytes)
    expect(finding).toMatchObject({ code: 'WP1031', params: { proposal } })
    expect(finding.at).toEqual({ in: 'module', offset: decoded.ok ? decoded.module.proposals.get(proposal) : undefined })
  })

  it('are not mistaken for invalid ones: a supported proposal used wrongly is invalid', async () => {
    const bytes = new Uint8Array(await parse('(module (memory 1) (func v128.const i64x2 0 0 i32.eqz drop))'))
    expect((await rejection(bytes)).code).toBe('WP1030')
  })
})

describe('both generations of exception handling in one module', () => {
  // The engine's own answer depends on its threads, and for large modules it can end the process.
  it.each([0, 300, 3000, 60_000])('with %i functions between them: always the same answer', async count => {
    const between = Array.from({ length: count }, () => body(hex('41011a 41011a 41011a 41011a')))
    const module = wasm(
      types,
      list('function', ...Array.from({ length: count + 2 }, () => 0)),
      list('code', body(hex('1f40 00 0b')), ...between, body(hex('0640 19 0b'))),
    )
    const { bytes } = assemble(module)
    for (let round = 0; round < 15; round++) {
      const finding = await rejection(bytes.slice())
      expect(finding).toMatchObject({ code: 'WP1030', params: { reason: expect.stringMatching(/mix of legacy and new/) as string } })
      // Where the second generation begins: the first instruction of the last body.
      expect(finding.at).toEqual({ in: 'module', offset: bytes.length - 5 })
    }
  })

  it('tags and throw belong to both', async () => {
    const bytes = new Uint8Array(await parse('(module (tag) (func throw 0) (func try throw 0 catch 0 end))'))
    const decoded = decodeModule(bytes)
    expect(checkValidity(bytes, decoded.ok ? decoded.module.proposals : new Map())).toEqual({ ok: true })
  })
})

it('a valid module passes', async () => {
  const bytes = assemble(withCode([0x01])).bytes.slice()
  const decoded = decodeModule(bytes)
  expect(checkValidity(bytes, decoded.ok ? decoded.module.proposals : new Map())).toEqual({ ok: true })
})
