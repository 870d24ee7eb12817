import { describe, expect, it } from 'vitest'
import { codes } from '../../src/core/codes.ts'
import { formatMessage } from '../../src/core/finding.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import { assemble, toBytes } from '../support/binary.ts'
import { malformedCases, paddedCases } from './malformed.cases.ts'

describe('malformed modules', () => {
  it.each(malformedCases)('$name', ({ module, code }) => {
    const { bytes, here } = assemble(module)
    const decoded = decodeModule(bytes)
    if (decoded.ok) throw new Error('accepted')
    const { finding } = decoded
    expect({ code: finding.code, at: finding.at.in === 'module' ? finding.at.offset : finding.at }).toEqual({
      code,
      at: here ?? bytes.length,
    })
    // Every parameter of the message is filled in.
    expect(formatMessage(finding)).not.toMatch(/[{}]|undefined|NaN/)
  })

  it('are refused by the engine as well, or the case says why not', () => {
    const accepted = malformedCases.filter(({ module }) => WebAssembly.validate(assemble(module).bytes.slice()))
    expect(accepted.map(each => each.name)).toEqual(malformedCases.filter(each => each.engineAccepts).map(each => each.name))
  })

  it('cover every code of the format but those of validity', () => {
    const covered = new Set(malformedCases.map(each => each.code))
    const expected = Object.keys(codes).filter(code => code >= 'WP1001' && code < 'WP1030')
    expect([...covered].sort()).toEqual(expected)
  })
})

describe('integers padded to their full length', () => {
  it.each(paddedCases)('%s', (_, module) => {
    const bytes = toBytes(module)
    expect(WebAssembly.validate(bytes.slice())).toBe(true)
    expect(decodeModule(bytes)).toMatchObject({ ok: true })
  })
})
