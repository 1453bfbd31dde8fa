// How many public lists one connection may ask for: generous enough for a whole school behind one address, too little for
// a program that asks for everything again and again.
import type { Context } from 'hono'
import { clientAddress, ownerOf } from '../../platform/http/client-address.ts'
import type { Services } from '../../platform/services.ts'
import { countReading, throttleKey } from '../../platform/throttle/throttle.ts'
import type { Visitor } from './visitor.ts'

/** Seconds to wait; undefined where the list may be answered. */
export async function listPauseOf(
  c: Context,
  services: Services,
  visitor: Visitor | undefined,
): Promise<number | undefined> {
  const { settings, database } = services
  if (settings.listLimit === 0 || visitor?.actor.kind === 'person') return undefined
  const limit = { name: 'public-list', points: settings.listLimit, duration: 60 }
  const counted = await countReading(database, limit, throttleKey(ownerOf(clientAddress(c, settings))))
  return counted.ok ? undefined : counted.error.retryAfterSeconds
}
