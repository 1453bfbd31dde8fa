// Reads an uploaded file in a thread of its own: ten megabytes take seconds, in which every other page would wait; and a
// hostile file ends nothing but its thread.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { runInThread } from '../threads/run-in-thread.ts'
import { t } from './texts.ts'

export const usualLimits = { milliseconds: 120_000, heapMegabytes: 2_048 }

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** What the thread answers to `data`; the error is a sentence for people. The bytes in `data` are handed over. */
export async function readApart<Answer>(
  address: URL,
  data: { readonly bytes: Uint8Array<ArrayBuffer> },
  limits = usualLimits,
): Promise<Result<Answer, string>> {
  const read = await runInThread<Answer>(address, { data, transfer: [data.bytes.buffer], ...limits })
  if (read.ok) return ok(read.value)
  if (read.error.code === 'too-slow' || isOutOfMemory(read.error.error)) return refused(t.upload.tooMuch)
  throw read.error.error
}
