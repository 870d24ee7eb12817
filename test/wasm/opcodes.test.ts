import { print } from '@bytecodealliance/jco-transpile/wasm-tools'
import { describe, expect, it } from 'vitest'
import type { ProposalId } from '../../src/core/proposals.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import type { DecodedModule } from '../../src/wasm/module.ts'
import { immediateKinds, immediateOfSlot, opcodes, prefixes, type Opcode } from '../../src/wasm/opcodes.ts'
import { engineSupports } from '../../src/wasm/validity.ts'
import { toBytes, unsigned, withCode } from '../support/binary.ts'
import { histogramOfModule, histogramOfText } from '../support/wat.ts'
import { moduleAround, sampleOf } from './opcodes.cases.ts'

const rows = opcodes.filter((row): row is Opcode => row !== undefined)

function decode(bytes: Uint8Array): DecodedModule {
  const decoded = decodeModule(bytes)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.finding))
  return decoded.module
}

/** Without a hint of the final proposal, `throw` and tags alone are held to belong to it. */
function proposalOf(row: Opcode): ProposalId | undefined {
  return row.proposal === 'exceptions' ? 'exception-handling' : row.proposal
}

const label = (row: Opcode) =>
  `${row.prefix === undefined ? '' : `${row.prefix.toString(16)} `}${row.code.toString(16)} ${row.mnemonic}`

describe('the opcode table', () => {
  it('has every slot once, at its place', () => {
    expect(rows.map(row => opcodes.indexOf(row))).toEqual(rows.map(row => row.slot))
    expect(rows.length).toBeGreaterThan(580)
  })

  it('gives no slot to the prefixes, and all of them the kind "prefix"', () => {
    for (const prefix of Object.keys(prefixes).map(Number)) {
      expect(opcodes[prefix]).toBeUndefined()
      expect(immediateKinds[immediateOfSlot[prefix] ?? 0]).toBe('prefix')
    }
  })

  it('has holes only where the engine knows no instruction either', () => {
    const holes: string[] = []
    for (const prefix of [undefined, 0xfb, 0xfc, 0xfd, 0xfe] as const) {
      const codes = prefix === undefined ? 256 : prefixes[prefix].size
      for (let code = 0; code < codes; code++) {
        if (prefix === undefined ? code in prefixes || opcodes[code] : opcodes[prefixes[prefix].base + code]) continue
        const opcode = prefix === undefined ? code : [prefix, unsigned(code)]
        // Followed by nops, which are immediates as well if it has any.
        const bytes = toBytes(withCode([0x00, opcode, new Uint8Array(20).fill(0x01), 0x00]))
        const decoded = decodeModule(bytes)
        expect(decoded.ok ? undefined : decoded.finding.code).toBe('WP1011')
        if (WebAssembly.validate(bytes.slice())) holes.push(`${prefix} ${code}`)
      }
    }
    expect(holes).toEqual([])
  })

  it.each(rows.map(row => [label(row), row] as const))('%s', async (_, row) => {
    const bytes = toBytes(moduleAround(row))
    const module = decode(bytes)

    const expected: Record<string, number> = {}
    for (const mnemonic of ['unreachable', 'unreachable', 'end', row.mnemonic, ...sampleOf(row).also]) {
      expected[mnemonic] = (expected[mnemonic] ?? 0) + 1
    }
    expect(histogramOfModule(module)).toEqual(expected)
    expect(histogramOfText(await print(bytes))).toEqual(expected)
    expect(module.code.instructionCounts[row.slot]).toBeGreaterThan(0)

    const proposal = proposalOf(row)
    const baseline = new Set(decode(toBytes(moduleAround(undefined))).proposals.keys())
    if (proposal === undefined) {
      expect([...module.proposals.keys()].filter(id => !baseline.has(id))).toEqual([])
    } else {
      expect([...module.proposals.keys()]).toContain(proposal)
    }
    expect({ proposal, valid: WebAssembly.validate(bytes.slice()) }).toEqual({
      proposal,
      valid: proposal === undefined || engineSupports(proposal),
    })
  })
})
