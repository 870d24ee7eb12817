import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { analyze } from '../../src/analyzer/analyze.ts'
import { builtInCatalogues } from '../../src/analyzer/built-in-catalogues.ts'
import { buildProfile } from '../../src/analyzer/profile.ts'
import { sha256 } from '../../src/core/digest/sha256.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import { sectionTable } from '../../src/wasm/sections/section-ids.ts'
import type { Contest, InProcessResult, InProcessTask, ThroughputResult } from '../in-process-task.ts'

/**
 * One sample in a process of its own. The task is the first argument, as JSON; the result is one line of JSON. The
 * bytes are in memory and our code is loaded, but none of it has run before the clock starts.
 */
const codeSection = sectionTable.find(({ name }) => name === 'code')?.id
const task = JSON.parse(process.argv[2] ?? '') as InProcessTask
const bytes = readModule(task.file)
const result = task.kind === 'throughput' ? throughput(task.warm) : await contest(task.contest, task.first)
console.log(JSON.stringify(result))

async function contest(ours: Contest, first: 'validate' | 'ours'): Promise<InProcessResult> {
  const early = first === 'validate' ? timeValidate() : undefined
  const oursMs = ours === 'analyze' ? await timeAnalyze() : timeProfile()
  return { validateMs: early ?? timeValidate(), oursMs }
}

function timeValidate(): number {
  const start = performance.now()
  const valid = WebAssembly.validate(bytes)
  const end = performance.now()
  if (!valid) throw new Error(`${task.file} is not valid`)
  return end - start
}

async function timeAnalyze(): Promise<number> {
  const start = performance.now()
  const analysis = analyze(bytes, builtInCatalogues())
  const end = performance.now()
  if (!analysis.ok) throw new Error(`${task.file} cannot be analyzed: ${JSON.stringify(analysis.finding)}`)
  return end - start
}

/** As `analyze`, without the engine's validation. */
function timeProfile(): number {
  const start = performance.now()
  const decoded = decodeModule(bytes)
  if (!decoded.ok) throw new Error(`${task.file} cannot be decoded: ${JSON.stringify(decoded.finding)}`)
  const profile = buildProfile(decoded.module, sha256(bytes), builtInCatalogues())
  const end = performance.now()
  if (profile.size !== bytes.length) throw new Error(`the profile of ${task.file} is of another module`)
  return end - start
}

function throughput(warm: number): ThroughputResult {
  const times: number[] = []
  let codeBytes = 0
  for (let i = 0; i <= warm; i++) {
    const start = performance.now()
    const decoded = decodeModule(bytes)
    times.push(performance.now() - start)
    if (!decoded.ok) throw new Error(`${task.file} cannot be decoded: ${JSON.stringify(decoded.finding)}`)
    codeBytes = decoded.module.sections.find(section => section.id === codeSection)?.size ?? 0
  }
  return { codeBytes, coldMs: times[0] ?? 0, warmMs: times.slice(1) }
}

/** As the command reads it: into memory that nothing else shares. */
function readModule(file: string): Uint8Array<ArrayBuffer> {
  const fd = openSync(file, 'r')
  const contents = new Uint8Array(fstatSync(fd).size)
  for (let filled = 0; filled < contents.length; ) filled += readSync(fd, contents, filled, contents.length - filled, filled)
  closeSync(fd)
  return contents
}
