// Reads an uploaded table in a thread of its own: a workbook of ten megabytes takes seconds, in which every other page
// would wait; and a hostile one ends nothing but its thread.
import { type Result, refused } from '../../kernel/result.ts'
import type { Table, TableRefusal } from '../tabular/table.ts'
import { explainTableRefusal } from '../tabular/texts.ts'
import { runInThread, threadAddress } from '../threads/run-in-thread.ts'
import type { TableWork } from './table-worker.ts'
import { t } from './texts.ts'

const workerAddress = threadAddress(import.meta.url, './table-worker.ts')

const usualLimits = { milliseconds: 120_000, heapMegabytes: 2_048 }

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** The error is a sentence for people. Without its rows where the table is only checked. */
export async function readTableApart(
  file: { readonly bytes: Uint8Array; readonly name: string; readonly isOnlyChecked?: true },
  limits = usualLimits,
): Promise<Result<Table, string>> {
  // A copy, since what is handed over is gone here.
  const work: TableWork = {
    bytes: new Uint8Array(file.bytes),
    fileName: file.name,
    isOnlyChecked: file.isOnlyChecked === true,
  }
  const read = await runInThread<Result<Table, TableRefusal>>(workerAddress, {
    data: work,
    transfer: [work.bytes.buffer],
    ...limits,
  })
  if (read.ok) return read.value.ok ? read.value : refused(explainTableRefusal(read.value.error))
  if (read.error.code === 'too-slow' || isOutOfMemory(read.error.error)) return refused(t.upload.tooMuch)
  throw read.error.error
}
