// Runs in a thread of its own: reads one uploaded table. Erasable TypeScript only, since Node starts this file directly in
// tests.
import { parentPort, workerData } from 'node:worker_threads'
import { ok } from '../../kernel/result.ts'
import { readTable } from '../tabular/read-table.ts'

export interface TableWork {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fileName: string
  /** Whether only the columns are wanted: handing over a million cells takes its time, too. */
  readonly isOnlyChecked: boolean
}

const { bytes, fileName, isOnlyChecked } = workerData as TableWork
const read = readTable(bytes, { fileName })
parentPort?.postMessage(read.ok && isOnlyChecked ? ok({ ...read.value, rows: [] }) : read)
