import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Work } from './worker.ts'

/**
 * `npm run fuzz -- <target>|all [--seconds N] [--seed N]`: mutates what the target reads until the time is over or a
 * promise is broken: an exception, an answer that disagrees with another reader, or ten seconds on one input. What was
 * found is kept as the next numbered file in `fixtures/fuzz/`, which a test runs from then on.
 */
const names = ['decode', 'profile', 'policy', 'catalogue', 'rules', 'glob'] as const
const hangSeconds = 10
const fixtures = join(import.meta.dirname, '../fixtures/fuzz')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
})
const wanted = names.filter(name => positionals.includes(name) || positionals.includes('all'))
const [seconds, seed] = [Number(values.seconds), Number(values.seed)]
if (wanted.length === 0 || !(seconds > 0) || !Number.isInteger(seed)) {
  console.error(`usage: npm run fuzz -- <${names.join('|')}|all> [--seconds N] [--seed N]`)
  process.exit(2)
}

let finds = 0
for (const target of wanted) {
  const { runs, find } = await fuzz(target)
  console.log(`${target}: ${runs} inputs in ${seconds} s, seed ${seed}${find === undefined ? ', nothing found' : ''}`)
  if (find === undefined) continue
  finds++
  const number = String(readdirSync(fixtures).filter(name => name.endsWith('.bin')).length + 1).padStart(4, '0')
  const file = join(fixtures, `${number}-${target}.bin`)
  writeFileSync(file, find.bytes)
  console.log(`${find.problem}\nkept as ${file}`)
}
process.exitCode = finds === 0 ? 0 : 1

interface Find {
  readonly problem: string
  readonly bytes: Uint8Array
}

async function fuzz(target: string): Promise<{ readonly runs: number; readonly find: Find | undefined }> {
  const work: Work = {
    target,
    seed,
    seconds,
    progress: new SharedArrayBuffer(8),
    input: new SharedArrayBuffer(1 << 17),
  }
  const counters = new Int32Array(work.progress)
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: work })
  let find: Find | undefined
  let last = { runs: 0, at: Date.now() }
  const watch = setInterval(() => {
    const runs = Atomics.load(counters, 0)
    if (runs !== last.runs || runs === 0) last = { runs, at: Date.now() }
    if (Date.now() - last.at < hangSeconds * 1000) return
    const bytes = new Uint8Array(work.input).slice(0, Atomics.load(counters, 1))
    find = { problem: `more than ${hangSeconds} s on one input`, bytes }
    void worker.terminate()
  }, 500)
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (found: Find) => {
      find = found
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
  clearInterval(watch)
  return { runs: Atomics.load(counters, 0), find }
}
