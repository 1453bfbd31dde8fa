// Turns an uploaded file into pictures that may be shown: checked, decoded, made smaller, and encoded anew, in a thread
// of its own with limits, so that pages stay fast and a hostile file ends nothing but its own thread.
import { type Result, refused } from '../../kernel/result.ts'
import { runInThread, threadAddress } from '../threads/run-in-thread.ts'
import type { EncodedImage, ImageWork } from './image-worker.ts'
import { type InspectRefusal, inspectImage } from './inspect-image.ts'

/** Everything comes out in this one format: small, with transparency, and readable by every browser since 2020. */
export const preparedType = 'image/webp'

export type ImageRefusal =
  | InspectRefusal
  | 'empty'
  | 'too-large'
  /** The header is one of a picture, the rest is not. */
  | 'broken'
  /** Took longer than any honest picture. */
  | 'too-slow'
  /** Too many others wait already. */
  | 'busy'

export const mostImageBytes = 10 * 1024 * 1024

interface ImageLimits {
  readonly milliseconds: number
  /** Of the thread's own heap; pixels lie outside of it, and are bounded by their number (inspect-image.ts). */
  readonly heapMegabytes: number
}

const usualLimits: ImageLimits = { milliseconds: 20_000, heapMegabytes: 128 }

/** One after the other: two cores, and one of them belongs to the pages. */
let line: Promise<unknown> = Promise.resolve()
let waiting = 0
const mostWaiting = 8

/** `sides`: longest sides of the pictures that are wanted, largest first; a smaller picture keeps its size. */
export async function prepareImage(
  given: { readonly bytes: Uint8Array; readonly sides: readonly number[] },
  limits: ImageLimits = usualLimits,
): Promise<Result<readonly EncodedImage[], ImageRefusal>> {
  if (given.bytes.length === 0) return refused('empty')
  if (given.bytes.length > mostImageBytes) return refused('too-large')
  const inspected = inspectImage(given.bytes)
  if (!inspected.ok) return inspected
  if (waiting >= mostWaiting) return refused('busy')
  waiting += 1
  const turn = line.then(() =>
    runWorker({ kind: inspected.value.kind, bytes: new Uint8Array(given.bytes), sides: given.sides }, limits),
  )
  line = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

const workerAddress = threadAddress(import.meta.url, './image-worker.ts')

async function runWorker(
  work: ImageWork,
  { milliseconds, heapMegabytes }: ImageLimits,
): Promise<Result<readonly EncodedImage[], ImageRefusal>> {
  const transfer = [work.bytes.buffer]
  const done = await runInThread<readonly EncodedImage[]>(workerAddress, {
    data: work,
    transfer,
    milliseconds,
    heapMegabytes,
  })
  if (done.ok) return done
  return refused(done.error.code === 'too-slow' ? 'too-slow' : 'broken')
}
