// One pupil: facts, what guardians were told and said, what was done; and what the school may do.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { findHistory, type HistoryEntry } from '../../platform/audit/read-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findBases, findEvents } from './consent/store.ts'
import { mayErasePupils, mayKeepPupils, mayReadPupils } from './policy.ts'
import { readPersonsIn } from './read-names.ts'
import { findClasses, findDepartures, findPupils } from './store.ts'
import type { ConsentEvent, LegalBasis, Pupil, PupilPerson, SchoolClass } from './terms.ts'

export interface PupilPage {
  readonly pupil: Pupil
  readonly schoolClass: SchoolClass
  readonly person: PupilPerson | undefined
  /** Oldest first. */
  readonly events: readonly ConsentEvent[]
  /** With those that are over: events speak of them. */
  readonly bases: readonly LegalBasis[]
  readonly history: readonly HistoryEntry[]
  readonly isDeparting: boolean
  readonly may: { readonly keep: boolean; readonly erase: boolean }
}

export const getPupil = (actor: Actor, services: Services, id: string): Promise<Result<PupilPage, 'not-found'>> =>
  inContext(services.database, actor, async (tx) => {
    const pupil = await findReadablePupil(tx, actor, id)
    const [schoolClass] = pupil === undefined ? [] : await findClasses(tx, { id: pupil.classId })
    if (pupil === undefined || schoolClass === undefined) return refused('not-found')
    const subject = { regionId: actor.regionId, organizationId: pupil.organizationId }
    const persons = await readPersonsIn(tx, actor, services, [id])
    return ok({
      pupil,
      schoolClass,
      person: persons.get(id),
      events: await findEvents(tx, [id]),
      bases: await findBases(tx),
      history: await findHistory(tx, { objectKind: 'pupil', objectId: id }),
      isDeparting: (await findDepartures(tx)).includes(id),
      may: {
        keep: mayKeepPupils(actor, subject) === 'allowed',
        erase: mayErasePupils(actor, subject) === 'allowed',
      },
    })
  })

/** undefined for what does not exist and for what the actor may not know of. */
export async function findReadablePupil(tx: Tx, actor: Actor, id: string): Promise<Pupil | undefined> {
  if (!isUuid(id)) return undefined
  const [found] = await findPupils(tx, { ids: [id] })
  if (found === undefined) return undefined
  const subject = { regionId: actor.regionId, organizationId: found.organizationId }
  return mayReadPupils(actor, subject) === 'allowed' ? found : undefined
}
