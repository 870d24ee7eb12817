import { parentPort, workerData } from 'node:worker_threads'
import { Random } from '../test/support/random.ts'
import { mutate } from './mutate.ts'
import { targets } from './targets.ts'

/** What the thread that watches shares with the one that works: [runs, bytes of the current input], then the input. */
export interface Work {
  readonly target: string
  readonly seed: number
  readonly seconds: number
  readonly progress: SharedArrayBuffer
  readonly input: SharedArrayBuffer
}

const { target: name, seed, seconds, progress, input } = workerData as Work
const target = targets[name]
if (target === undefined) throw new Error(`no target ${name}`)
const counters = new Int32Array(progress)
const shared = new Uint8Array(input)
const material = await target.material()
const random = new Random(seed)
const end = Date.now() + seconds * 1000
while (Date.now() < end) {
  const bytes = mutate(material, random)
  shared.set(bytes)
  Atomics.store(counters, 1, bytes.length)
  Atomics.add(counters, 0, 1)
  try {
    await target.run(bytes)
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage({ problem, bytes })
    break
  }
}
