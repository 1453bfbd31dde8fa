// Reads an uploaded file of offers in a thread of its own: fifty megabytes of JSON with HTML in it take seconds.
import type { Result } from '../../../kernel/result.ts'
import { readApart } from '../../../platform/imports/read-apart.ts'
import type { OwnRows } from '../../../platform/imports/target.ts'
import { threadAddress } from '../../../platform/threads/run-in-thread.ts'
import type { ImportedOffer } from './imported-offer.ts'
import type { OfferFileWork } from './offer-file-worker.ts'

const workerAddress = threadAddress(import.meta.url, './offer-file-worker.ts')

/** The error is a sentence for people. */
export async function readOfferFile(
  target: OfferFileWork['target'],
  bytes: Uint8Array,
): Promise<Result<OwnRows<ImportedOffer>, string>> {
  // A copy, since what is handed over is gone here.
  const work: OfferFileWork = { bytes: new Uint8Array(bytes), target }
  const read = await readApart<Result<OwnRows<ImportedOffer>, string>>(workerAddress, work)
  return read.ok ? read.value : read
}
