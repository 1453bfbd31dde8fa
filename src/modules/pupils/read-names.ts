// Names of pupils: read by those only who may, and never without a line in the protocol. The line keeps ids, no names.
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { type AuditLine, recordAudits } from '../../platform/audit/record-audit.ts'
import { asProgram, inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { basesFor } from './consent/state.ts'
import { findBases } from './consent/store.ts'
import { planningStatesIn } from './planning.ts'
import { mayReadNames } from './policy.ts'
import { findPupils } from './store.ts'
import { findPersons } from './store-people.ts'
import type { Pupil, PupilName, PupilPerson } from './terms.ts'

/** Names of those pupils that the actor may read by name; the others are missing. */
export const readNames = (
  actor: Actor,
  services: Services,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PupilName>> =>
  inContext(services.database, actor, async (tx) => namesOf(await readPersonsIn(tx, actor, services, pupilIds)))

/**
 * Names for whoever is not of the pupils' school: a vocational school on its own published day lists. The caller answers
 * for it that the actor may see exactly these pupils by name; `list` says where, for the protocol.
 * Whoever has left or may no longer be planned is not named.
 */
export const readNamesForList = (
  actor: Actor,
  services: Services,
  asked: { readonly pupilIds: readonly string[]; readonly list: string },
): Promise<ReadonlyMap<string, PupilName>> =>
  inContext(services.database, actor, async (tx) => {
    const ids = asked.pupilIds.filter(isUuid)
    const read = await asProgram(tx, actor, async () => {
      const states = await planningStatesIn(tx, services, ids)
      const active = await findPupils(tx, { ids, state: 'active' })
      const pupils = active.filter(({ id }) => states.get(id)?.may === true)
      const named = pupils.map(({ id }) => id)
      return { pupils, persons: await findPersons(tx, services, named) }
    })
    await recordReading(tx, actor, services, { pupils: read.pupils, reason: asked.list })
    return namesOf(read.persons)
  })

const namesOf = (persons: ReadonlyMap<string, PupilPerson>): ReadonlyMap<string, PupilName> =>
  new Map([...persons].map(([id, { givenName, familyName }]) => [id, { givenName, familyName }]))

/** Whether the office may read names today, by a legal basis on record. */
export async function officeMayReadNames(tx: Tx, services: Services): Promise<boolean> {
  return basesFor(await findBases(tx), 'office-names', services.today()).length > 0
}

/** Inside of a transaction that is open already; with everything that is known of the persons, for the own school. */
export async function readPersonsIn(
  tx: Tx,
  actor: Actor,
  services: Services,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PupilPerson>> {
  const given = { officeMayReadNames: await officeMayReadNames(tx, services) }
  const found = await findPupils(tx, { ids: pupilIds.filter(isUuid) })
  const readable = found.filter(
    ({ organizationId }) => mayReadNames(actor, { regionId: actor.regionId, organizationId }, given) === 'allowed',
  )
  if (readable.length === 0) return new Map()
  const persons = await findPersons(
    tx,
    services,
    readable.map(({ id }) => id),
  )
  await recordReading(tx, actor, services, { pupils: readable })
  return persons
}

/** One line for each class. */
async function recordReading(
  tx: Tx,
  actor: Actor,
  services: Services,
  read: { readonly pupils: readonly Pupil[]; readonly reason?: string },
): Promise<void> {
  const lines: AuditLine[] = [...Map.groupBy(read.pupils, ({ classId }) => classId)].map(([classId, ofClass]) => ({
    action: 'pupil.read-names',
    objectKind: 'school-class',
    objectId: classId,
    changes: [
      { field: 'pupilCount', before: null, after: String(ofClass.length) },
      { field: 'pupilIds', before: null, after: ofClass.map(({ id }) => id).join(' ') },
    ],
    ...(read.reason !== undefined && { reason: read.reason }),
  }))
  await recordAudits(tx, actor, services, lines)
}
