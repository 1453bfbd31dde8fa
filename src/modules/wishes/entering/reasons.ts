// Why something is out of the question: encrypted with the key of the pupil, since it may speak of health.
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { openForPupils, sealForPupil } from '../../pupils/index.ts'
import type { SealedReason } from '../store.ts'

const placeOf = (given: { roundId: string; pupilId: string; berufsfeld: string }) => ({
  table: 'wishes.wish',
  row: `${given.roundId}/${given.pupilId}/${given.berufsfeld}`,
  column: 'never_reason',
})

export interface Reason {
  readonly pupilId: string
  readonly berufsfeld: string
  readonly text: string
}

/** What does not open any more is left out. */
export async function openReasons(
  tx: Tx,
  services: Services,
  sealed: readonly SealedReason[],
  roundId: string,
): Promise<Reason[]> {
  const texts = await openForPupils(
    tx,
    services,
    sealed.map((one) => ({ pupilId: one.pupilId, place: placeOf({ roundId, ...one }), sealed: one.sealed })),
  )
  return sealed.flatMap(({ pupilId, berufsfeld }, index) => {
    const text = texts[index]
    return text === undefined ? [] : [{ pupilId, berufsfeld, text }]
  })
}

/** Empty ones are none. */
export async function sealReasons(
  tx: Tx,
  services: Services,
  given: { readonly roundId: string; readonly pupilId: string; readonly reasons: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, Buffer>> {
  const sealed = new Map<string, Buffer>()
  for (const [berufsfeld, text] of given.reasons) {
    if (text.trim() === '') continue
    const place = placeOf({ ...given, berufsfeld })
    const done = await sealForPupil(tx, services, { pupilId: given.pupilId, place, text: text.trim() })
    if (done !== undefined) sealed.set(berufsfeld, done)
  }
  return sealed
}
