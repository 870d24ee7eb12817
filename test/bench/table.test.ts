import { describe, expect, it } from 'vitest'
import { formatMarkdown, formatText, replaceResults, type Results } from '../../bench/table.ts'

const results: Results = {
  schema: 'wasm-policy.dev/bench/v1',
  machine: { node: '26.10.0', platform: 'Linux x64', processors: '2 × Some Processor' },
  rows: [
    {
      kind: 'ratio',
      module: 'a.wasm',
      subject: 'wasm-policy check',
      peer: 'wasm-validate',
      unit: 'times as fast',
      ratio: { min: 7.5, median: 8.25, max: 10.04 },
      subjectMs: { min: 90, median: 100, max: 120 },
      peerMs: { min: 800, median: 825, max: 900 },
      samples: 11,
      target: { sense: 'at least', factor: 10 },
    },
    { kind: 'figure', module: 'a.wasm', subject: 'peak memory', unit: 'MB', figure: { min: 70, median: 71, max: 72 }, samples: 5 },
    { kind: 'absent', module: 'a.wasm', subject: 'wasm-policy check', peer: 'wasmparser', reason: 'cannot read it', detail: 'a | b' },
  ],
}

describe('the table of results', () => {
  it('shows what was measured, what was wanted, and a miss as a miss', () => {
    const lines = formatText(results).split('\n')
    expect(lines[0]).toBe('Node 26.10.0, Linux x64, 2 × Some Processor')
    expect(lines[3]?.split(/ {2,}/)).toEqual([
      'a.wasm', 'wasm-policy check', 'wasm-validate', '8.25× as fast', '7.50 … 10.0', '100 ms', '825 ms', 'at least 10×', 'miss',
    ])
    expect(lines[5]).toMatch(/wasmparser +cannot read it: a \| b$/)
  })

  it('has as many cells in every line of Markdown, whatever a peer said', () => {
    const table = formatMarkdown(results).split('\n').slice(2)
    expect(table).toHaveLength(5)
    for (const line of table) expect(line.match(/(?<!\\)\|/g)).toHaveLength(10)
  })
})

describe('replaceResults', () => {
  const begin = '<!-- results: written by "npm run bench -- --markdown" -->'
  const end = '<!-- end of results -->'

  it('replaces what stands between the markers, and nothing else', () => {
    const page = `before\n${begin}\nold\n${end}\nafter\n`
    const replaced = replaceResults(page, 'new')
    expect(replaced).toBe(`before\n${begin}\n\nnew\n\n${end}\nafter\n`)
    expect(replaceResults(replaced, 'new')).toBe(replaced)
  })

  it.each(['no markers', `${end}\n${begin}`])('throws for a page with %j', page => {
    expect(() => replaceResults(page, 'new')).toThrow('no results section')
  })
})
