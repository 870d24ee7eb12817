import { describe, expect, it } from 'vitest'
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
    const expected = [
      ...['WP1001', 'WP1002', 'WP1003', 'WP1004', 'WP1005', 'WP1006', 'WP1007', 'WP1008', 'WP1009', 'WP1010', 'WP1011'],
      ...['WP1012', 'WP1013', 'WP1014', 'WP1015', 'WP1016', 'WP1017', 'WP1018', 'WP1019', 'WP1020', 'WP1021', 'WP1022'],
      'WP1023',
    ]
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
