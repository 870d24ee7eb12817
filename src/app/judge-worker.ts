import { parentPort, workerData } from 'node:worker_threads'
import type { JudgeTask } from './judge-all.ts'
import { judge, readyPolicies, type PolicySet } from './judge.ts'

/** The other end of a JudgeThread: answers each task with its judgement. */
if (parentPort === null) throw new Error('judge-worker runs as a thread only')
const port = parentPort

// The thread that started this one has readied the same policies, so a failure here is a defect.
const readiness = await readyPolicies(workerData as PolicySet)
if (!readiness.ok) throw new Error(`policies that loaded once do not load again: ${JSON.stringify(readiness.findings)}`)

port.on('message', ({ bytes, subject }: JudgeTask) => {
  port.postMessage(judge(bytes, readiness.policies, subject))
})
