// Work that would hold up the pages, in a thread of its own with limits. The one place that starts threads.
import { type TransferListItem, Worker } from 'node:worker_threads'
import { ok, type Result, refused } from '../../kernel/result.ts'

export interface ThreadFailure {
  /** failed: it threw, or its memory ran out. */
  readonly code: 'failed' | 'too-slow' | 'stopped'
  readonly error?: unknown
}

export interface ThreadWork {
  readonly data: unknown
  /** Handed over instead of copied. */
  readonly transfer?: readonly TransferListItem[]
  readonly milliseconds?: number
  /** Of the thread's own heap; array buffers lie outside of it. */
  readonly heapMegabytes?: number
  readonly signal?: AbortSignal
}

/**
 * Where a thread's program lies: bundled, every program is an entry point beside all others (tools/entry-points.mjs);
 * in tests Node runs the source itself, so that these files are written in erasable TypeScript only.
 */
export const threadAddress = (importMetaUrl: string, source: `./${string}.ts`): URL =>
  new URL(importMetaUrl.endsWith('.ts') ? source : source.replace(/^.*\/(.*)\.ts$/, './$1.js'), importMetaUrl)

/** Answers with the first message of the thread, which then ends. */
export function runInThread<Answer>(address: URL, work: ThreadWork): Promise<Result<Answer, ThreadFailure>> {
  return new Promise((resolve) => {
    if (work.signal?.aborted) return resolve(refused({ code: 'stopped' }))
    const worker = new Worker(address, {
      workerData: work.data,
      ...(work.transfer ? { transferList: [...work.transfer] } : {}),
      ...(work.heapMegabytes === undefined
        ? {}
        : { resourceLimits: { maxOldGenerationSizeMb: work.heapMegabytes, maxYoungGenerationSizeMb: 16 } }),
      // What a library has to complain about, it says to nobody: what is wrong is said by the result.
      stderr: true,
      stdout: true,
    })
    const end = (result: Result<Answer, ThreadFailure>): void => {
      clearTimeout(timer)
      work.signal?.removeEventListener('abort', stop)
      // First settled, so that the end of the thread is not taken for its failure.
      resolve(result)
      void worker.terminate()
    }
    const stop = (): void => end(refused({ code: 'stopped' }))
    const timer =
      work.milliseconds === undefined
        ? undefined
        : setTimeout(() => end(refused({ code: 'too-slow' })), work.milliseconds)
    work.signal?.addEventListener('abort', stop)
    worker.on('message', (answer: Answer) => end(ok(answer)))
    worker.on('error', (error) => end(refused({ code: 'failed', error })))
    worker.on('exit', (code) => end(refused({ code: 'failed', error: new Error(`Thread ended with ${code}`) })))
  })
}
