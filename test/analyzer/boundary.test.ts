import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes, type BoundaryCode } from '../../src/core/codes.ts'
import { formatMessage } from '../../src/core/finding.ts'
import { checkBoundary, implementations, type BoundaryFinding } from '../../src/analyzer/boundary/check.ts'
import { stateGuarantees } from '../../src/analyzer/boundary/guarantees.ts'
import { LISTED_PLACES } from '../../src/analyzer/boundary/places.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import type { DecodedModule } from '../../src/wasm/module.ts'
import { assembleWat } from '../support/assemble-wat.ts'
import { expectGolden } from '../support/golden.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const boundaryCodes = Object.keys(implementations) as BoundaryCode[]

function decode(bytes: Uint8Array): DecodedModule {
  const decoded = decodeModule(bytes)
  if (!decoded.ok) throw new Error(`does not decode: ${formatMessage(decoded.finding)}`)
  return decoded.module
}

function fixture(code: BoundaryCode, kind: 'pass' | 'fail'): string {
  return readFileSync(join(root, `fixtures/checks/${code}/${kind}.wat`), 'utf8')
}

function findingsOf(code: BoundaryCode, bytes: Uint8Array): readonly BoundaryFinding[] {
  return checkBoundary(decode(bytes)).findings.filter(found => found.code === code)
}

describe('the registry of boundary checks', () => {
  it('implements exactly the checks that rules/checks describes', () => {
    const files = readdirSync(join(root, 'rules/checks')).map(name => name.slice(0, 6))
    expect(boundaryCodes.toSorted()).toEqual(files.toSorted())
  })

  it('has a function of its own for each', () => {
    expect(new Set(Object.values(implementations)).size).toBe(boundaryCodes.length)
  })

  it('has a passing and a failing fixture for each, and no others', () => {
    expect(readdirSync(join(root, 'fixtures/checks')).toSorted()).toEqual(boundaryCodes.toSorted())
    for (const code of boundaryCodes) {
      expect(readdirSync(join(root, 'fixtures/checks', code)).toSorted()).toEqual(
        ['fail.findings.json', 'fail.wat', 'pass.wat'],
      )
    }
  })

  it('is documented, each check with the words of its file', () => {
    const page = readFileSync(join(root, 'docs/reference/checks.md'), 'utf8')
    for (const code of boundaryCodes) {
      expect(page).toContain(code)
      expect(page).toContain(codes[code].remedy)
    }
  })
})

describe.each(boundaryCodes)('%s', code => {
  it('finds what the failing fixture holds', async () => {
    const bytes = await assembleWat(fixture(code, 'fail'))
    expect(WebAssembly.validate(bytes), 'the fixture is a valid module').toBe(true)
    const found = findingsOf(code, bytes).map(({ at, params, ...rest }) => ({
      at,
      params,
      message: formatMessage({ at, params, ...rest } as BoundaryFinding),
    }))
    expect(found).not.toEqual([])
    expectGolden(`fixtures/checks/${code}/fail.findings.json`, `${JSON.stringify(found, undefined, 2)}\n`)
  })

  it('finds nothing in the passing fixture', async () => {
    const bytes = await assembleWat(fixture(code, 'pass'))
    expect(WebAssembly.validate(bytes), 'the fixture is a valid module').toBe(true)
    expect(findingsOf(code, bytes)).toEqual([])
  })
})

describe('what must trap', () => {
  const imports = {
    env: {
      memory: new WebAssembly.Memory({ initial: 2, maximum: 2 }),
      t: new WebAssembly.Table({ initial: 2, maximum: 2, element: 'anyfunc' }),
      base: 0,
    },
  }

  it.each(['WP2010', 'WP2024'] as const)('%s: the engine agrees on which module can be instantiated', async code => {
    const source = fixture(code, 'fail')
    const segments = source.match(segment) ?? []
    const finding = new Set(findingsOf(code, await assembleWat(source)).map(({ params }) => 'index' in params && params.index))
    expect(segments.length).toBeGreaterThan(1)
    for (const index of segments.keys()) {
      // Each segment alone, so that every one of them is seen to trap.
      let seen = 0
      const alone = await assembleWat(source.replace(segment, text => (seen++ === index ? text : '')))
      expect(finding).toContain(index)
      await expect(WebAssembly.instantiate(alone, imports)).rejects.toThrow(WebAssembly.RuntimeError)
    }
    const passing = await assembleWat(fixture(code, 'pass'))
    await expect(WebAssembly.instantiate(passing, imports)).resolves.toHaveProperty('instance')
  })
})

const segment = /\((?:data|elem) (?:[^()]|\([^()]*\))*\)/g

describe('order and number of findings', () => {
  it('lists the first places of a check and counts the rest in the last', async () => {
    const exports = Array.from({ length: 25 }, (_, i) => `(export "\u0430${i}" (func 0))`)
    const found = findingsOf('WP2053', await assembleWat(`(module (func) ${exports.join(' ')})`))
    expect(found).toHaveLength(LISTED_PLACES)
    expect(found.slice(0, -1).every(({ params }) => 'more' in params && params.more === '')).toBe(true)
    expect(found.at(-1)?.params).toMatchObject({ name: '\u043019', more: ' (and 5 more places)' })
  })

  it('counts secrets beyond the listed ones', async () => {
    // The prefix is put in here, so that the source holds no key.
    const keys = Array.from({ length: 23 }, (_, i) => `AK-2E4KQZ7XWN3PLT${String.fromCharCode(65 + i)}B `.replace('-', 'IA'))
    const found = findingsOf('WP2070', await assembleWat(`(module (memory 1 1) (data (i32.const 0) "${keys.join('')}"))`))
    expect(found).toHaveLength(LISTED_PLACES)
    expect(found.at(-1)?.params).toMatchObject({ more: ' (and 3 more places)' })
  })

  it('names every check that ran', async () => {
    expect(checkBoundary(decode(await assembleWat('(module)'))).checked).toEqual(boundaryCodes.toSorted())
  })
})

describe('secrets', () => {
  it.each(['WP2070', 'WP2071'] as const)('%s prints no value', async code => {
    const bytes = await assembleWat(fixture(code, 'fail'))
    const reported = JSON.stringify(checkBoundary(decode(bytes)).findings)
    for (const value of ['2E4KQZ7X', '0a1b2c3d', 'eyJzdWIi', 'dozjgNry', '0123456789', 'k4Wv9zLq', '7f3a9c51']) {
      expect(reported).not.toContain(value)
    }
  })
})

/** Holds for every module that the decoder accepts. */
function expectSound(bytes: Uint8Array): boolean {
  const decoded = decodeModule(bytes)
  if (!decoded.ok) return false
  const { findings } = checkBoundary(decoded.module)
  const perCode = new Map<string, number>()
  let last: BoundaryFinding | undefined
  for (const found of findings) {
    const params: Readonly<Record<string, unknown>> = found.params
    for (const [, name = ''] of codes[found.code].message.matchAll(/\{(\w+)\}/g)) {
      expect(['string', 'number'], `${found.code} has ${name}`).toContain(typeof params[name])
    }
    expect(formatMessage(found)).not.toMatch(/undefined|NaN/)
    const count = (perCode.get(found.code) ?? 0) + 1
    perCode.set(found.code, count)
    expect(count).toBeLessThanOrEqual(codes[found.code].message.includes('{more}') ? LISTED_PLACES : 1)
    const { offset } = found.at
    expect(offset).toBeGreaterThanOrEqual(0)
    expect(offset).toBeLessThanOrEqual(bytes.length)
    if (last?.code === found.code) expect(offset).toBeGreaterThanOrEqual(last.at.offset ?? 0)
    else expect(last === undefined || last.code < found.code).toBe(true)
    last = found
  }
  for (const { because } of stateGuarantees(decoded.module)) expect(because).not.toMatch(/undefined|NaN/)
  return true
}

describe('any module', () => {
  it('that is a mutation of a fixture is checked without throwing', async () => {
    const sources = boundaryCodes.filter(code => code !== 'WP2037' && code !== 'WP2061').map(code => fixture(code, 'fail'))
    const modules = await Promise.all(sources.map(assembleWat))
    let accepted = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...modules),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 2 }),
        (module, edits) => {
          const bytes = Uint8Array.from(module)
          for (const [place, value] of edits) bytes[8 + (place % (bytes.length - 8))] = value
          if (expectSound(bytes)) accepted++
        },
      ),
      { seed: 7, numRuns: 3_000 },
    )
    expect(accepted).toBeGreaterThan(300)
  })

  it('that wasm-opt generates is checked without throwing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wasm-policy-'))
    try {
      const features = ['simd', 'bulk-memory', 'reference-types', 'gc', 'exception-handling', 'multivalue', 'tail-call']
      for (const seed of [1, 2, 3, 4]) {
        const input = join(folder, `${seed}.bin`)
        const output = join(folder, `${seed}.wasm`)
        let state = seed
        writeFileSync(input, Uint8Array.from({ length: 4_000 }, () => (state = (state * 48_271) % 0x7fff_ffff) & 0xff))
        const flags = features.map(feature => `--enable-${feature}`)
        const tool = join(root, 'node_modules/binaryen/bin/wasm-opt')
        execFileSync(process.execPath, [tool, '-ttf', input, ...flags, '-o', output], { stdio: 'pipe' })
        expect(expectSound(new Uint8Array(readFileSync(output)))).toBe(true)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
