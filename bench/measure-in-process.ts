import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { entryFile } from './bundle.ts'
import type { Contest, InProcessResult, InProcessTask, ThroughputResult } from './in-process-task.ts'
import type { BenchModule } from './modules.ts'
import type { Row } from './rows.ts'
import { pairedRatio, spread } from './statistics.ts'

const contests: Readonly<Record<Contest, string>> = {
  profile: 'decode + Profile, cold',
  analyze: 'decode + Profile + validity, cold',
}

/**
 * Our reading of the bytes against the engine's validation of the same bytes in the same process, which is new for each
 * sample. Whichever goes first pays for what the other then finds warm, so both orders are measured, and told apart.
 */
export async function measureInProcess(module: BenchModule, rounds: number): Promise<readonly Row[]> {
  const groups = (['profile', 'analyze'] as const).flatMap(contest =>
    (['validate', 'ours'] as const).map(first => ({ contest, first, samples: new Array<InProcessResult>() })),
  )
  for (let round = 0; round < rounds; round++) {
    for (const { contest, first, samples } of groups) {
      samples.push(await sample<InProcessResult>({ file: module.path, kind: 'contest', contest, first }))
    }
  }
  return groups.map(({ contest, first, samples }): Row => {
    const ours = samples.map(({ oursMs }) => oursMs)
    const theirs = samples.map(({ validateMs }) => validateMs)
    return {
      kind: 'ratio',
      module: module.name,
      subject: `${contests[contest]}, ${first === 'ours' ? 'first' : 'second'}`,
      peer: 'WebAssembly.validate',
      unit: 'times as long',
      ratio: pairedRatio(ours, theirs),
      subjectMs: spread(ours),
      peerMs: spread(theirs),
      samples: samples.length,
      ...(module.targets.profile !== undefined && { target: { sense: 'at most', factor: module.targets.profile } }),
    }
  })
}

/** Decodes in one process: once cold, then `warm` times. */
const warm = 8

export async function measureThroughput(module: BenchModule, rounds: number): Promise<readonly Row[]> {
  const results: ThroughputResult[] = []
  for (let round = 0; round < rounds; round++) {
    results.push(await sample<ThroughputResult>({ file: module.path, kind: 'throughput', warm }))
  }
  const row = (how: string, figures: readonly number[]): Row => {
    const subject = `decode, ${how}, by size of code`
    return { kind: 'figure', module: module.name, subject, unit: 'MB/s', figure: spread(figures), samples: figures.length }
  }
  const megabytesPerSecond = (bytes: number, ms: number) => bytes / 1e6 / (ms / 1e3)
  return [
    row('cold', results.map(({ codeBytes, coldMs }) => megabytesPerSecond(codeBytes, coldMs))),
    row('warm', results.flatMap(({ codeBytes, warmMs }) => warmMs.map(ms => megabytesPerSecond(codeBytes, ms)))),
  ]
}

async function sample<Result>(task: InProcessTask): Promise<Result> {
  const { stdout } = await promisify(execFile)(process.execPath, [entryFile('in-process'), JSON.stringify(task)])
  return JSON.parse(stdout) as Result
}
