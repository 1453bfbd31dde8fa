// Pupils who do not stand on the newest list: the school says who has left. Nobody is deleted silently.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { mayImportClasses, mayKeepPupils } from './policy.ts'
import { readPersonsIn } from './read-names.ts'
import { findClasses, findDepartures, findPupils, forgetDepartures, markLeft } from './store.ts'
import type { Pupil, PupilPerson } from './terms.ts'

export interface Departure {
  readonly pupil: Pupil
  readonly person: PupilPerson | undefined
  readonly className: string
}

export async function listDepartures(actor: Actor, services: Services): Promise<Result<Departure[], 'forbidden'>> {
  if (mayImportClasses(actor) !== 'allowed') return refused('forbidden')
  return inContext(services.database, actor, async (tx) => {
    const pupils = await findPupils(tx, { ids: await findDepartures(tx) })
    const persons = await readPersonsIn(
      tx,
      actor,
      services,
      pupils.map(({ id }) => id),
    )
    const classes = new Map((await findClasses(tx, {})).map((one) => [one.id, one.name]))
    return ok(
      pupils.map((pupil) => ({
        pupil,
        person: persons.get(pupil.id),
        className: classes.get(pupil.classId) ?? '',
      })),
    )
  })
}

export interface DepartureDecision {
  /** Who has left. */
  readonly left: readonly string[]
  /** Who is still there, although the list does not say so. */
  readonly stays: readonly string[]
}

/** Both at once; ids that nobody was asked about are left alone. */
export async function decideDepartures(
  actor: Actor,
  services: Services,
  decision: DepartureDecision,
): Promise<Result<{ leftCount: number; staysCount: number }, 'forbidden'>> {
  if (mayImportClasses(actor) !== 'allowed') return refused('forbidden')
  return inContext(services.database, actor, async (tx) => {
    const asked = new Set(await findDepartures(tx))
    const mine = async (ids: readonly string[]): Promise<string[]> =>
      (await findPupils(tx, { ids: ids.filter((id) => isUuid(id) && asked.has(id)) }))
        .filter(
          ({ organizationId }) => mayKeepPupils(actor, { regionId: actor.regionId, organizationId }) === 'allowed',
        )
        .map(({ id }) => id)
    const stays = await mine(decision.stays)
    const left = (await mine(decision.left)).filter((id) => !stays.includes(id))
    const marked = await markLeft(tx, { at: services.now(), on: services.today(), ids: left })
    await forgetDepartures(tx, [...left, ...stays])
    await recordAudits(tx, actor, services, [
      ...marked.map((id) => ({
        action: 'pupil.leave',
        objectKind: 'pupil',
        objectId: id,
        changes: [{ field: 'state', before: 'active', after: 'left' }],
      })),
      ...stays.map((id) => ({ action: 'pupil.stay', objectKind: 'pupil', objectId: id })),
    ])
    return ok({ leftCount: marked.length, staysCount: stays.length })
  })
}
