// Reads an uploaded table in a thread of its own (read-apart.ts).
import { type Result, refused } from '../../kernel/result.ts'
import type { Table, TableRefusal } from '../tabular/table.ts'
import { explainTableRefusal } from '../tabular/texts.ts'
import { threadAddress } from '../threads/run-in-thread.ts'
import { readApart, usualLimits } from './read-apart.ts'
import type { TableWork } from './table-worker.ts'

const workerAddress = threadAddress(import.meta.url, './table-worker.ts')

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
  const read = await readApart<Result<Table, TableRefusal>>(workerAddress, work, limits)
  if (!read.ok) return read
  return read.value.ok ? read.value : refused(explainTableRefusal(read.value.error))
}
