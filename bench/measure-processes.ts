import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { entryFile, workDirectory } from './bundle.ts'
import { memoryLimit, type BenchModule } from './modules.ts'
import { bareNode, check, peers, runOnce, type Program } from './programs.ts'
import { affordableRounds, takeTurns, type Contender } from './rounds.ts'
import type { AbsentRow, Row } from './rows.ts'
import { pairedRatio, spread, type Target } from './statistics.ts'

/** Time for one slow peer on one module; it takes part in fewer rounds. */
const slowPeerBudget = 20_000

/** The whole `check` process on one module, in turns with bare Node and every peer that can read the module. */
export async function measureProcesses(module: BenchModule, rounds: number): Promise<readonly Row[]> {
  const ours: Contender[] = []
  const others: Contender[] = []
  const absent: AbsentRow[] = []
  for (const program of [check, bareNode, ...peers]) {
    const tried = await tryOut(program, module, rounds)
    if (tried.kind === 'contender') (program === check ? ours : others).push(tried.contender)
    else if (peers.includes(program)) absent.push(tried.row)
    else throw new Error(`${program.name} on ${module.name}: ${tried.row.detail}`)
  }
  const measured = await takeTurns([...ours, ...others])
  const times = (name: string) => measured.get(name) ?? []
  const rows = others.flatMap(({ name: peer }) =>
    ours.map(({ name: subject }): Row => {
      const target = targetOf(module, peer)
      const slower = peer === bareNode.name
      return {
        kind: 'ratio',
        module: module.name,
        subject,
        peer,
        unit: slower ? 'times as long' : 'times as fast',
        ratio: slower ? pairedRatio(times(subject), times(peer)) : pairedRatio(times(peer), times(subject)),
        subjectMs: spread(times(subject)),
        peerMs: spread(times(peer)),
        samples: Math.min(times(subject).length, times(peer).length),
        ...(target && { target }),
      }
    }),
  )
  return [...rows, ...absent]
}

function targetOf({ targets }: BenchModule, peer: string): Target | undefined {
  if (peer === bareNode.name) return targets.node === undefined ? undefined : { sense: 'at most', factor: targets.node }
  const factor = peer === 'wasm-validate' || peer === 'wasm-objdump -x' ? targets[peer] : undefined
  return factor === undefined ? undefined : { sense: 'at least', factor }
}

type Tried =
  | { readonly kind: 'contender'; readonly contender: Contender }
  | { readonly kind: 'absent'; readonly row: AbsentRow }

/** Runs it once without counting that: it shows whether it can, and fills caches. */
async function tryOut(program: Program, module: BenchModule, rounds: number): Promise<Tried> {
  const { name, largest } = program
  const absent = (reason: AbsentRow['reason'], detail: string): Tried => {
    return { kind: 'absent', row: { kind: 'absent', module: module.name, subject: check.name, peer: name, reason, detail } }
  }
  if (largest !== undefined && module.size > largest.size) return absent('not tried', largest.why)
  const ran = await runOnce(program, module)
  if (!ran.ok) return absent(ran.reason === 'failed' ? 'cannot read it' : ran.reason, ran.detail)
  const run = async () => {
    const again = await runOnce(program, module)
    if (!again.ok) throw new Error(`${name} read ${module.name} once and then failed: ${again.detail}`)
    return again.ms
  }
  return { kind: 'contender', contender: { name, run, rounds: affordableRounds(rounds, ran.ms, slowPeerBudget) } }
}

/** The most memory that `check` ever held, which is not less for being measured in fewer rounds. */
export async function measureMemory(module: BenchModule, rounds: number): Promise<Row> {
  mkdirSync(workDirectory, { recursive: true })
  const file = join(workDirectory, 'peak-memory.txt')
  rmSync(file, { force: true })
  const observed: Program = {
    ...check,
    args: of => ['--import', pathToFileURL(entryFile('peak-memory')).href, ...check.args(of)],
  }
  for (let round = 0; round < rounds; round++) {
    const ran = await runOnce(observed, module, { BENCH_PEAK_MEMORY: file })
    if (!ran.ok) throw new Error(`${check.name} on ${module.name}: ${ran.detail}`)
  }
  const peaks = readFileSync(file, 'utf8').trim().split('\n').map(Number)
  if (peaks.length !== rounds) throw new Error(`${rounds} processes told ${peaks.length} peaks of memory`)
  return {
    kind: 'figure',
    module: module.name,
    subject: 'peak memory of wasm-policy check',
    unit: 'MB',
    figure: spread(peaks.map(bytes => bytes / 1e6)),
    samples: rounds,
    target: { sense: 'at most', factor: memoryLimit(module.size) / 1e6 },
  }
}
