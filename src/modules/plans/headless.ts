// The door for commands without a database: it opens nothing of the module but pure cores, so that they start fast.
import { type Result, refused } from '../../kernel/result.ts'
import { runInThread, threadAddress } from '../../platform/threads/run-in-thread.ts'
import {
  type FileRefusal,
  optionalPlanFiles,
  type PlanFileName,
  type PlanFiles,
  planFileNames,
} from './files/read-plan-files.ts'
import type { PlanOutput } from './files/run-plan.ts'

export { type FileRefusal, optionalPlanFiles, type PlanFileName, type PlanFiles, type PlanOutput, planFileNames }

/** `steg plan`: the files of a plan to its results. Throws what is a fault of ours. */
export async function planFiles(
  files: PlanFiles,
  signal: AbortSignal,
): Promise<Result<PlanOutput, FileRefusal | 'stopped'>> {
  const run = await runInThread<Result<PlanOutput, FileRefusal>>(threadAddress(import.meta.url, './plan-worker.ts'), {
    data: files,
    signal,
  })
  if (run.ok) return run.value
  if (run.error.code === 'stopped') return refused('stopped')
  throw run.error.error
}
