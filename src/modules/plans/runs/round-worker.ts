// Program of the thread that makes a plan. Erasable TypeScript only (platform/threads/run-in-thread.ts).
import { parentPort, workerData } from 'node:worker_threads'
import { type PlannedRound, planRound } from '../problem/plan-round.ts'
import type { ThreadInput } from './plan-thread.ts'

// As in plan-thread.ts, which the thread does not load.
const [progressAt, stopAt] = [0, 1]
const { input, shared } = workerData as ThreadInput
const numbers = new Int32Array(shared)

const answer: PlannedRound = await planRound(input, {
  onProgress: (share) => void Atomics.store(numbers, progressAt, Math.min(99, Math.floor(share * 100))),
  isStopped: () => Atomics.load(numbers, stopAt) === 1,
})
parentPort?.postMessage(answer)
