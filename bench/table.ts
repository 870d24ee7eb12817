import { outcome, type Row } from './rows.ts'
import type { Spread } from './statistics.ts'

/** Where and with what it was measured. */
export interface Machine {
  readonly node: string
  readonly platform: string
  readonly processors: string
}

export interface Results {
  readonly schema: 'wasm-policy.dev/bench/v1'
  readonly machine: Machine
  readonly rows: readonly Row[]
}

const header = ['module', 'what', 'against', 'median', 'min … max', 'ours', 'theirs', 'target', 'result'] as const

function cells(row: Row): readonly string[] {
  const { module, subject } = row
  const result = outcome(row)
  switch (row.kind) {
    case 'ratio': {
      const { peer, ratio, unit, subjectMs, peerMs, target } = row
      const wanted = target === undefined ? '' : `${target.sense} ${target.factor}×`
      const measured = `${number(ratio.median)}× ${unit === 'times as long' ? 'as long' : 'as fast'}`
      return [module, subject, peer, measured, range(ratio), time(subjectMs), time(peerMs), wanted, result]
    }
    case 'figure': {
      const { figure, unit, target } = row
      const wanted = target === undefined ? '' : `${target.sense} ${number(target.factor)} ${unit}`
      return [module, subject, '', `${number(figure.median)} ${unit}`, range(figure), '', '', wanted, result]
    }
    case 'absent':
      return [module, subject, row.peer, `${row.reason}: ${row.detail}`, '', '', '', '', result]
    default:
      return row satisfies never
  }
}

const range = ({ min, max }: Spread) => `${number(min)} … ${number(max)}`
const time = ({ median }: Spread) => `${number(median)} ms`

/** Three digits that count, and no more than two of them behind the point. */
function number(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

/** Aligned columns; what stands in place of figures runs over them. */
export function formatText({ machine, rows }: Results): string {
  const table = [header, ...rows.map(cells)]
  const measured = [header, ...rows.filter(row => row.kind !== 'absent').map(cells)]
  const widths = header.map((_, column) => {
    return Math.max(...(column === 3 ? measured : table).map(line => line[column]?.length ?? 0))
  })
  const lines = table.map(line => {
    if (line[4] === '' && line[5] === '' && line[3] !== '') {
      const [module = '', what = '', against = '', text = ''] = line
      return [module, what, against].map((cell, column) => cell.padEnd(widths[column] ?? 0)).concat(text).join('  ')
    }
    return line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()
  })
  return [describe(machine), '', ...lines, ''].join('\n')
}

export function formatMarkdown({ machine, rows }: Results): string {
  const line = (texts: readonly string[]) => `| ${texts.map(text => text.replaceAll('|', '\\|')).join(' | ')} |`
  return [`${describe(machine)}.`, '', line(header), line(header.map(() => '---')), ...rows.map(row => line(cells(row)))].join('\n')
}

function describe({ node, platform, processors }: Machine): string {
  return `Node ${node}, ${platform}, ${processors}`
}

const begin = '<!-- results: written by "npm run bench -- --markdown" -->'
const end = '<!-- end of results -->'

/** The page with the results between its two markers replaced; throws if they are not there. */
export function replaceResults(page: string, results: string): string {
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`no results section: expected "${begin}" and, after it, "${end}"`)
  return `${page.slice(0, from)}${begin}\n\n${results}\n\n${page.slice(to)}`
}
