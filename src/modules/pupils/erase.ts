// What class lists hold about a pupil, and forgetting it. A pupil is found by the code on the slip; adults are found by
// their address and do not stand in class lists.
import type { Tx } from '../../platform/db/database.ts'
import type { DataSubject, ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { formatInstant } from '../../platform/i18n/format.ts'
import { parseCode } from './codes.ts'
import { findBases, findEvents } from './consent/store.ts'
import { forgetPupils } from './keep-pupil.ts'
import { findClasses, findPupilOfSlip } from './store.ts'
import { findPersons } from './store-people.ts'
import type { PupilOfSlip } from './terms.ts'
import { t } from './texts.ts'

/** The pupil whom a request is about; also whoever left. */
export async function findPupilOfSubject(tx: Tx, subject: DataSubject): Promise<PupilOfSlip | undefined> {
  const code = subject.code === undefined ? undefined : parseCode(subject.code)
  return code === undefined ? undefined : findPupilOfSlip(tx, code)
}

export const pupilsErasure: ErasureStep = {
  module: 'pupils',
  tables: ['pupils.pupil', 'pupils.pupil_person', 'pupils.consent_event', 'pupils.departure'],
  exportOf: async (tx, subject, services) => {
    const pupil = await findPupilOfSubject(tx, subject)
    if (pupil === undefined) return {}
    const words = t.subject
    const person = (await findPersons(tx, services, [pupil.id])).get(pupil.id)
    const bases = new Map((await findBases(tx)).map((basis) => [basis.id, basis]))
    const [schoolClass] = await findClasses(tx, { id: pupil.classId })
    return {
      'pupils.pupil': [
        {
          [words.code]: pupil.code,
          [words.className]: pupil.className,
          [words.schoolYear]: schoolClass?.schoolYear ?? null,
          [words.state]: t.states[pupil.state],
        },
      ],
      'pupils.pupil_person':
        person === undefined
          ? []
          : [
              {
                [words.givenName]: person.givenName,
                [words.familyName]: person.familyName,
                [words.birthDate]: person.birthDate,
                [words.needsStepFree]: person.needsStepFree ? words.yes : words.no,
              },
            ],
      'pupils.consent_event': (await findEvents(tx, [pupil.id])).map((event) => ({
        [words.event]: t.events[event.event],
        [words.givenBy]: event.givenBy === null ? null : t.givers[event.givenBy],
        [words.happenedOn]: event.happenedOn,
        [words.recordedAt]: formatInstant(event.recordedAt),
        [words.norm]: bases.get(event.legalBasisId)?.norm ?? null,
      })),
    }
  },
  erase: async (tx, actor, _services, subject): Promise<Record<string, number>> => {
    const pupil = await findPupilOfSubject(tx, subject)
    return pupil === undefined ? {} : { 'pupils.pupil': await forgetPupils(tx, actor, [pupil]) }
  },
}
