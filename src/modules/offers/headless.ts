// The door for commands without a database: it opens nothing of the module but pure cores, so that they start fast.
import { type Result, refused } from '../../kernel/result.ts'
import { runInThread, threadAddress } from '../../platform/threads/run-in-thread.ts'
import type { Collection, CollectionRefusal } from './search/run-collection.ts'

export type { Collection, CollectionRefusal }

/** `steg search`: the run of all queries over the corpus, as text. Throws what is a fault of ours. */
export async function searchCollection(
  collection: Collection,
  signal: AbortSignal,
): Promise<Result<string, CollectionRefusal | 'stopped'>> {
  const run = await runInThread<Result<string, CollectionRefusal>>(
    threadAddress(import.meta.url, './search/collection-worker.ts'),
    { data: collection, signal },
  )
  if (run.ok) return run.value
  if (run.error.code === 'stopped') return refused('stopped')
  throw run.error.error
}
