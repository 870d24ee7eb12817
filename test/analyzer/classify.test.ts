import { describe, expect, it } from 'vitest'
import { builtInCatalogues } from '../../src/analyzer/built-in-catalogues.ts'
import { classifyImports, type ImportFacts } from '../../src/analyzer/classify.ts'
import { guessFlavour } from '../../src/analyzer/flavour.ts'
import { capabilityIds, type Needs } from '../../src/core/capability.ts'
import { expectGolden } from '../support/golden.ts'
import { readImportFixtures, type ImportFixture } from '../support/import-fixtures.ts'

const func = (module: string, name: string, type = '(func)'): ImportFacts => ({ module, name, kind: 'func', type })
const classify = (...imports: readonly ImportFacts[]) => classifyImports(imports, builtInCatalogues())
const needsOf = (...imports: readonly ImportFacts[]) => classify(...imports).imports.map(({ needs }) => needs)

const host: Needs = { mode: 'all', capabilities: ['host'] }
const unanalyzable: Needs = { mode: 'all', capabilities: ['unanalyzable'] }

describe('classifyImports', () => {
  it('takes WASI from the table', () => {
    const type = '(func (param i32 i32) (result i32))'
    expect(classify(func('wasi_snapshot_preview1', 'args_get', type)).imports).toEqual([
      { catalogue: 'wasi_snapshot_preview1', needs: { mode: 'all', capabilities: ['args'] } },
    ])
  })

  it('calls a WASI name under another type host', () => {
    expect(classify(func('wasi_snapshot_preview1', 'sched_yield', '(func (param i32))')).imports).toEqual([{ needs: host }])
    expect(classify(func('wasi_snapshot_preview1', 'no_such_function')).imports).toEqual([{ needs: host }])
  })

  it("tells WasmEdge's sock_accept from that of WASI by its type", () => {
    const names = ['(func (param i32 i32 i32) (result i32))', '(func (param i32 i32) (result i32))'].map(
      type => classify(func('wasi_snapshot_preview1', 'sock_accept', type)).imports[0]?.catalogue,
    )
    expect(names).toEqual(['wasi_snapshot_preview1', 'wasmedge-sockets'])
  })

  it('calls what nothing classifies host', () => {
    expect(needsOf(func('acme', 'frobnicate'), func('env', 'constructor'), func('__proto__', 'x'))).toEqual([
      host,
      host,
      host,
    ])
  })

  it('calls tables and references that functions can be called through host, as a function would be', () => {
    const table = { module: 'evil', name: 'table', kind: 'table', type: '(table 1 funcref)', carriesFunctions: true } as const
    const global = { module: 'evil', name: 'fn', kind: 'global', type: '(global funcref)', carriesFunctions: true } as const
    expect(needsOf(table, global)).toEqual([host, host])
    expect(classify(table).capabilities).toEqual([{ capability: 'host', evidence: 'imported', certain: true, imports: [0] }])
  })

  it('says nothing about other memories, tables, globals and tags', () => {
    const others = (['table', 'memory', 'global', 'tag'] as const).map(kind => ({ module: 'a', name: 'b', kind, type: '' }))
    expect(classify(...others)).toEqual({ imports: [{}, {}, {}, {}], capabilities: [] })
  })

  it('calls minified names unanalyzable, in a minified module and in a kept one', () => {
    expect(needsOf(func('a', 'a'), func('a', 'bc'), func('a', 'Zz1'))).toEqual([unanalyzable, unanalyzable, unanalyzable])
    expect(needsOf(func('env', 'a'), func('env', 'bc'))).toEqual([unanalyzable, unanalyzable])
    expect(needsOf(func('wasi_snapshot_preview1', 'f'))).toEqual([unanalyzable])
  })

  it('does not take a short name for a minified one', () => {
    // One long name shows that nobody minified the module; elsewhere people choose short names themselves.
    expect(needsOf(func('m', 'f'), func('m', 'read_all'))).toEqual([host, host])
    expect(needsOf(func('env', 'f'), func('env', 'abort'))).toEqual([host, { mode: 'none' }])
    expect(needsOf(func('math', 'f'))).toEqual([host])
    // A minifier would have begun with names of one letter.
    expect(needsOf(func('js', 'log'), func('js', 'now'))).toEqual([host, host])
  })

  it('sums up capabilities in the order of the vocabulary, with their imports', () => {
    const { capabilities } = classify(
      func('env', 'frobnicate'),
      func('wasi_snapshot_preview1', 'fd_write', '(func (param i32 i32 i32 i32) (result i32))'),
      func('wasi_snapshot_preview1', 'fd_pwrite', '(func (param i32 i32 i32 i64 i32) (result i32))'),
      func('wasi_snapshot_preview1', 'fd_close', '(func (param i32) (result i32))'),
      { module: 'env', name: 'memory', kind: 'memory', type: '(memory 1)' },
      func('acme', 'other'),
    )
    expect(capabilities).toEqual([
      { capability: 'stdio.stdout', evidence: 'imported', certain: false, imports: [1] },
      { capability: 'stdio.stderr', evidence: 'imported', certain: false, imports: [1] },
      { capability: 'fs.write', evidence: 'imported', certain: true, imports: [1, 2] },
      { capability: 'host', evidence: 'imported', certain: true, imports: [0, 5] },
    ])
    const order = capabilities.map(({ capability }) => capabilityIds.indexOf(capability))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
})

describe('real modules', () => {
  it.each(readImportFixtures().map(fixture => [fixture.name, fixture] as const))('%s', (name, fixture) => {
    expectGolden(`fixtures/imports/${name}.golden.txt`, describeFixture(fixture))
  })
})

function describeFixture(fixture: ImportFixture): string {
  const { imports, capabilities } = classifyImports(fixture.imports, builtInCatalogues())
  const flavour = guessFlavour(fixture)
  const lines = fixture.imports.flatMap(({ module, name, kind }, index) => {
    const found = imports[index]
    if (kind !== 'func') return []
    return [`  ${module}.${name}: ${needsText(found?.needs)} [${found?.catalogue ?? 'unclassified'}]`]
  })
  const summary = capabilities.map(
    found => `  ${found.capability}: ${found.certain ? 'certain' : 'possible'}, ${found.imports.length} imports`,
  )
  const reasons = flavour.because.map(reason => `  ${reason}`)
  return [`flavour ${flavour.guess}`, ...reasons, 'capabilities', ...summary, 'functions', ...lines, ''].join('\n')
}

function needsText(needs: Needs | undefined): string {
  if (needs === undefined) return 'nothing is called'
  return 'capabilities' in needs ? `${needs.mode} ${needs.capabilities.join(', ')}` : needs.mode
}
