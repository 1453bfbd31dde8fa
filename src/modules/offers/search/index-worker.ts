// Runs in a thread of its own: builds the search index of one region. Erasable TypeScript only, since Node starts this
// file directly in tests.
import { parentPort, workerData } from 'node:worker_threads'
import type { IndexedOffer } from './offer-document.ts'
import { buildOffersIndex } from './stored-index.ts'

const built = buildOffersIndex(workerData as IndexedOffer[])
parentPort?.postMessage(built, [built.words, built.columns, built.content.buffer])
