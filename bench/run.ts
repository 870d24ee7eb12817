import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, type } from 'node:os'
import { parseArgs } from 'node:util'
import { assertBuilt, bundleEntries, rootFile } from './bundle.ts'
import { measureInProcess, measureThroughput } from './measure-in-process.ts'
import { measureMemory, measureProcesses } from './measure-processes.ts'
import { benchModules, type BenchModule } from './modules.ts'
import { outcome, type Row } from './rows.ts'
import { formatMarkdown, formatText, replaceResults, type Results } from './table.ts'

/** Measures against peers in one run and prints ratios; see README.md beside this file. */
const { values: options } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    samples: { type: 'string', default: '11' },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    'require-peers': { type: 'boolean', default: false },
  },
})

const samples = options.smoke ? 2 : Number(options.samples)
if (!(Number.isSafeInteger(samples) && samples > 0)) throw new Error(`--samples ${options.samples}; expected a number from 1`)
assertEngine()
assertBuilt()
await bundleEntries()

const { small, large } = benchModules()
// A short run on a small module shows that everything still works; it says nothing about speed.
const rows = options.smoke ? (await measureAll([small], [small])).map(withoutTarget) : await measureAll(large, [small, ...large])

const results: Results = {
  schema: 'wasm-policy.dev/bench/v1',
  machine: { node: process.versions.node, platform: `${type()} ${process.arch}`, processors: describeProcessors() },
  rows,
}
console.log(formatText(results))
if (options.json !== undefined) {
  const judged = { ...results, rows: rows.map(row => ({ ...row, outcome: outcome(row) })) }
  writeFileSync(options.json, `${JSON.stringify(judged, undefined, 2)}\n`)
}
if (options.markdown) {
  const page = rootFile('bench', 'README.md')
  writeFileSync(page, replaceResults(readFileSync(page, 'utf8'), formatMarkdown(results)))
}

const missed = rows.filter(row => outcome(row) === 'miss')
const missing = rows.filter(row => row.kind === 'absent' && row.reason === 'not installed')
if (missed.length > 0) console.log(`${missed.length} of ${rows.filter(isJudged).length} targets missed`)
if (missing.length > 0) console.log(`${missing.length} comparisons left out: a peer is missing`)
if ((options.strict && missed.length > 0) || (options['require-peers'] && missing.length > 0)) process.exitCode = 1

async function measureAll(inProcess: readonly BenchModule[], whole: readonly BenchModule[]): Promise<readonly Row[]> {
  const measured: Row[] = []
  for (const module of inProcess) {
    progress(`${module.name}: in one process`)
    measured.push(...(await measureInProcess(module, samples)))
  }
  for (const module of whole) {
    progress(`${module.name}: whole processes`)
    measured.push(...(await measureProcesses(module, samples)))
  }
  for (const module of whole) {
    progress(`${module.name}: memory`)
    measured.push(await measureMemory(module, Math.min(samples, 5)))
  }
  for (const module of inProcess) {
    progress(`${module.name}: throughput`)
    measured.push(...(await measureThroughput(module, Math.min(samples, 5))))
  }
  return measured
}

function isJudged(row: Row): boolean {
  return outcome(row) === 'pass' || outcome(row) === 'miss'
}

function withoutTarget({ ...row }: Row): Row {
  if (row.kind !== 'absent') delete row.target
  return row
}

function progress(text: string): void {
  process.stderr.write(`${text} …\n`)
}

function describeProcessors(): string {
  const all = cpus()
  return `${all.length} × ${all[0]?.model.trim() ?? 'unknown processor'}`
}

/** Under another engine, the command would start a second process, and the engine's validator would be another one. */
function assertEngine(): void {
  const manifest = JSON.parse(readFileSync(rootFile('package.json'), 'utf8')) as { dependencies: { node: string } }
  const expected = manifest.dependencies.node
  if (process.versions.node === expected) return
  throw new Error(`found Node ${process.versions.node}, expected Node ${expected}; run it with "npm run bench"`)
}
