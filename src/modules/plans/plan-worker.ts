// Runs in a thread of its own, so that a signal can end it. Erasable TypeScript only, since Node starts this file
// directly in tests.
import { parentPort, workerData } from 'node:worker_threads'
import type { PlanFiles } from './files/read-plan-files.ts'
import { runPlan } from './files/run-plan.ts'

parentPort?.postMessage(await runPlan(workerData as PlanFiles, () => performance.now()))
