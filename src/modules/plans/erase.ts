// What plans hold about a pupil. The rows go with the pupil (foreign keys of pupils.pupil), which is forgotten last; objections
// and overrides are append-only, so nothing else could take them out.
import type { Tx } from '../../platform/db/database.ts'
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { formatInstant } from '../../platform/i18n/format.ts'
import { findPupilOfSubject } from '../pupils/index.ts'
import { openSealed } from './objections/read-objections.ts'
import { countRowsOf, findEverythingOf } from './store-subject.ts'
import { subjectTexts as s } from './subject-texts.ts'
import { seatSentence } from './words.ts'

export const plansErasure: ErasureStep = {
  module: 'plans',
  tables: ['plans.seat', 'plans.lock', 'plans.override', 'plans.objection'],
  exportOf: async (tx, subject, services) => {
    const pupil = await findPupilOfSubject(tx, subject)
    if (pupil === undefined) return {}
    const { seats, locks, overrides, objections } = await findEverythingOf(tx, pupil.id)
    const opened = await openSealed(tx, services, objections)
    return {
      'plans.seat': seats.map((seat) => ({
        [s.block]: seat.blockNumber + 1,
        [s.place]: seat.workshopName ?? s.inSchool,
        [s.why]: seatSentence(seat.reason),
      })),
      'plans.lock': locks.map((lock) => ({
        [s.block]: lock.blockNumber + 1,
        [s.reason]: lock.reason,
        [s.since]: formatInstant(lock.setAt),
      })),
      'plans.override': overrides.map((override) => ({
        [s.block]: override.blockNumber + 1,
        [s.reason]: override.reason,
        [s.since]: formatInstant(override.happenedAt),
      })),
      'plans.objection': opened.map((objection) => ({
        [s.raisedAt]: formatInstant(objection.raisedAt),
        [s.text]: objection.text ?? null,
        [s.answer]: objection.answer ?? null,
      })),
    }
  },
  erase: async (tx, _actor, _services, subject) => {
    const pupil = await findPupilOfSubject(tx, subject)
    return pupil === undefined ? {} : countOf(tx, pupil.id)
  },
}

const countOf = async (tx: Tx, pupilId: string): Promise<Record<string, number>> => countRowsOf(tx, pupilId)
