// Runs in a thread of its own: reads one uploaded table. Erasable TypeScript only, since Node starts this file directly in
// tests.
import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from '../tabular/read-table.ts'

export interface TableWork {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fileName: string
}

const { bytes, fileName } = workerData as TableWork
parentPort?.postMessage(readTable(bytes, { fileName }))
