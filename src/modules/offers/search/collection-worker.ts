// Runs in a thread of its own, so that a signal can end it. Erasable TypeScript only, since Node starts this file
// directly in tests.
import { parentPort, workerData } from 'node:worker_threads'
import { type Collection, runCollection } from './run-collection.ts'

parentPort?.postMessage(runCollection(workerData as Collection))
