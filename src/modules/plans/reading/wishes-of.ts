// What one pupil wishes for a round, as far as the actor may read it.
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Services } from '../../../platform/services.ts'
import { readWishes, type WishRow } from '../../wishes/index.ts'

export async function wishesOf(
  actor: Actor,
  services: Services,
  of: { readonly roundId: string; readonly pupilId: string },
): Promise<readonly WishRow[]> {
  const read = await readWishes(actor, services, of.roundId)
  return read.ok ? read.value.rows.filter(({ pupilId }) => pupilId === of.pupilId) : []
}
