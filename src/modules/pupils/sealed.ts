// What other modules keep encrypted about a pupil, with the pupil's own key: with the pupil everything of it is gone.
import type { Tx } from '../../platform/db/database.ts'
import { type FieldPlace, openField, sealField } from '../../platform/keys/subject-key.ts'
import type { Services } from '../../platform/services.ts'
import { findKeys } from './store-people.ts'

/** undefined where the pupil is gone, or not shown to the acting role: the program itself sees all. */
export async function sealForPupil(
  tx: Tx,
  services: Services,
  given: { readonly pupilId: string; readonly place: FieldPlace; readonly text: string },
): Promise<Buffer | undefined> {
  const key = (await findKeys(tx, services, [given.pupilId])).get(given.pupilId)
  return key && sealField(key, given.place, given.text)
}

export interface SealedForPupil {
  readonly pupilId: string
  readonly place: FieldPlace
  readonly sealed: Uint8Array
}

/** undefined where it does not open: another pupil, another place, or the pupil is gone. */
export const openForPupil = async (tx: Tx, services: Services, given: SealedForPupil): Promise<string | undefined> =>
  (await openForPupils(tx, services, [given]))[0]

/** Many in one go, in the order given. */
export async function openForPupils(
  tx: Tx,
  services: Services,
  list: readonly SealedForPupil[],
): Promise<(string | undefined)[]> {
  const keys = await findKeys(tx, services, [...new Set(list.map(({ pupilId }) => pupilId))])
  return list.map(({ pupilId, place, sealed }) => {
    const key = keys.get(pupilId)
    return key && openField(key, place, sealed)
  })
}
