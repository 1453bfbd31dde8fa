// What modules that build on wishes say to the holder of a slip: app/ hands it in, because wishes know none of them.
import type { Child } from 'hono/jsx'
import type { Services } from '../../platform/services.ts'
import type { PupilVisit } from './entering/pupil-session.ts'

export interface PupilSlots {
  /** Stands before everything else on the first page; undefined: nothing to say. */
  first?(services: Services, visit: PupilVisit): Promise<Child | undefined>
}
