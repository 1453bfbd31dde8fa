// What a run and the page server say to each other: input and answer of the thread, and a few shared numbers meanwhile.
import type { Result } from '../../../kernel/result.ts'
import { runInThread, type ThreadFailure, threadAddress } from '../../../platform/threads/run-in-thread.ts'
import type { PlannedRound } from '../problem/plan-round.ts'
import type { PlanningInput } from '../problem/planning-input.ts'

export interface ThreadInput {
  readonly input: PlanningInput
  /** Two numbers: how far in percent, and 1 to stop. */
  readonly shared: SharedArrayBuffer
}

export const progressAt = 0
export const stopAt = 1

/** A region has 1,240 pupils; a Land would still fit. */
const heapMegabytes = 2048
export const longestRunMilliseconds = 15 * 60_000

export interface RunningPlan {
  readonly answer: Promise<Result<PlannedRound, ThreadFailure>>
  /** In percent. */
  progress(): number
  stop(): void
}

/** Plans beside the pages, in a thread of its own. */
export function planInThread(input: PlanningInput): RunningPlan {
  const shared = new SharedArrayBuffer(8)
  const numbers = new Int32Array(shared)
  const stopping = new AbortController()
  const data: ThreadInput = { input, shared }
  return {
    answer: runInThread<PlannedRound>(threadAddress(import.meta.url, './round-worker.ts'), {
      data,
      milliseconds: longestRunMilliseconds,
      heapMegabytes,
      signal: stopping.signal,
    }),
    progress: () => Atomics.load(numbers, progressAt),
    stop: () => {
      Atomics.store(numbers, stopAt, 1)
      stopping.abort()
    },
  }
}
