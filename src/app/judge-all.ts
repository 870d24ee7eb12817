import { pathToFileURL } from 'node:url'
import type { Worker } from 'node:worker_threads'
import type { Input } from './inputs/input.ts'
import { defect, judge, refusal, type Judgement, type JudgedSubject, type PolicySet, type ReadyPolicies } from './judge.ts'
import { packageFile } from './package-root.ts'

export interface JudgeAllOptions {
  /** The most threads that judge at once. */
  readonly jobs: number
  /** Called after each input with how many are done. */
  readonly onJudged?: (done: number) => void
}

type JudgeBytes = (bytes: Uint8Array<ArrayBuffer>, subject: JudgedSubject) => Promise<Judgement> | Judgement

/** One module for a worker; the bytes are handed over, not copied. */
export interface JudgeTask {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly subject: JudgedSubject
}

/**
 * A worker takes about 15 ms to start and its code is cold, which is paid back only where there is much left to do.
 * How much a file holds is known once it is read, so the beginning of the work tells what the rest is like.
 */
const worthThreads = { bytesSeen: 4 << 20, inputsLeft: 4 }

/**
 * Judges every input; results in input order, whatever thread was done first. Never rejects: what fails for one input is
 * that input's verdict. At most `jobs` modules are in memory at once.
 */
export async function judgeAll(
  inputs: readonly Input[],
  policies: ReadyPolicies,
  { jobs, onJudged }: JudgeAllOptions,
): Promise<readonly Judgement[]> {
  const results: Judgement[] = []
  let next = 0
  let done = 0
  let bytesSeen = 0

  const judgeNext = async (input: Input, index: number, judgeBytes: JudgeBytes) => {
    results[index] = await judgeInput(input, (bytes, subject) => {
      bytesSeen += bytes.length
      return judgeBytes(bytes, subject)
    })
    done += 1
    onJudged?.(done)
  }
  /** Takes inputs one after the other until there are none, or until `enough` says so. */
  const lane = async (judgeBytes: JudgeBytes, enough: () => boolean = () => false) => {
    while (next < inputs.length && !enough()) {
      const index = next
      next += 1
      await judgeNext(inputs[index]!, index, judgeBytes)
    }
  }

  await lane(
    (bytes, subject) => judge(bytes, policies, subject),
    () => jobs > 1 && bytesSeen >= worthThreads.bytesSeen && inputs.length - next > worthThreads.inputsLeft,
  )
  const threads = startThreads(Math.min(jobs, inputs.length - next), policies.set)
  await Promise.all(threads.map(thread => lane((bytes, subject) => thread.judge(bytes, subject))))
  await Promise.all(threads.map(thread => thread.end()))
  return results
}

async function judgeInput(input: Input, judgeBytes: JudgeBytes): Promise<Judgement> {
  try {
    const { path, member } = input
    const subject = { path, ...(member === undefined ? {} : { member }) }
    const read = await input.read()
    return read.ok ? await judgeBytes(read.bytes, subject) : refusal(subject, read.finding)
  } catch (error) {
    return defect(input.path, error)
  }
}

/** Most runs need none, and are spared loading what threads need. */
function startThreads(count: number, set: PolicySet): readonly JudgeThread[] {
  if (count === 0) return []
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads')
  return Array.from({ length: count }, () => new JudgeThread(() => new Thread(workerEntry(), { workerData: set, stdin: false })))
}

/** A thread that judges one module at a time. Where it dies, the module it was at is not admitted, and the next gets a new one. */
class JudgeThread {
  readonly #newWorker: () => Worker
  #worker: Worker | undefined
  /** Who waits for the module that the worker is at. */
  #pending: { readonly path: string; readonly resolve: (judgement: Judgement) => void } | undefined

  constructor(newWorker: () => Worker) {
    this.#newWorker = newWorker
  }

  judge(bytes: Uint8Array<ArrayBuffer>, subject: JudgedSubject): Promise<Judgement> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    return new Promise(resolve => {
      this.#pending = { path: subject.path, resolve }
      const task: JudgeTask = { bytes, subject }
      worker.postMessage(task, [bytes.buffer])
    })
  }

  async end(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = this.#newWorker()
    const die = (error: Error) => {
      // "exit" follows "error", when the next module may be with the next worker already.
      if (this.#worker !== worker) return
      this.#worker = undefined
      this.#settle(path => defect(path, error))
    }
    worker.on('message', (judgement: Judgement) => this.#settle(() => judgement))
    worker.on('messageerror', die)
    worker.on('error', die)
    worker.on('exit', code => die(new Error(`a thread ended with code ${code}`)))
    return worker
  }

  #settle(judgementFor: (path: string) => Judgement): void {
    const pending = this.#pending
    this.#pending = undefined
    pending?.resolve(judgementFor(pending.path))
  }
}

/** In `dist/` the worker is a bundle of its own; run from its sources, it is the file beside this one. */
function workerEntry(): URL {
  const here = import.meta.url
  return here.endsWith('.ts') ? new URL('judge-worker.ts', here) : pathToFileURL(packageFile('dist', 'judge-worker.js'))
}
