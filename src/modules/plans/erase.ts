// What plans hold about a pupil, and how they forget it. With the pupil itself everything goes by the foreign key; this
// forgets the plans alone, too. In a published plan the seats become free places.
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { formatInstant } from '../../platform/i18n/format.ts'
import { findPupilOfSubject } from '../pupils/index.ts'
import { openSealed } from './objections/read-objections.ts'
import { findEverythingOf, removePeople } from './store-subject.ts'
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
  erase: async (tx, actor, services, subject): Promise<Record<string, number>> => {
    const pupil = await findPupilOfSubject(tx, subject)
    if (pupil === undefined) return {}
    const gone = await removePeople(tx, { pupilId: pupil.id })
    if (Object.values(gone).some((count) => count > 0)) {
      await recordAudit(tx, actor, services, {
        action: 'plan.forget-pupil',
        objectKind: 'pupil',
        objectId: pupil.id,
        changes: Object.entries(gone)
          .filter(([, count]) => count > 0)
          .map(([table, count]) => ({ field: table, before: String(count), after: null })),
      })
    }
    return gone
  },
}
