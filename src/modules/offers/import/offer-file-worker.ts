// Runs in a thread of its own: reads one uploaded file of offers. Erasable TypeScript only, since Node starts this file
// directly in tests.
import { parentPort, workerData } from 'node:worker_threads'
import { readCourses } from './courses.ts'
import { readHsds } from './hsds.ts'

export interface OfferFileWork {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly target: 'courses' | 'hsds'
}

const { bytes, target } = workerData as OfferFileWork
parentPort?.postMessage({ courses: readCourses, hsds: readHsds }[target](bytes))
