// What a job forgets every hour: throttle counters, tokens, devices and sessions that can no longer open anything.
import type { Services } from '../../../platform/services.ts'
import { forgetOldThrottles } from '../../../platform/throttle/throttle.ts'
import { removeOldLogins } from './login-store.ts'

export async function forgetOldLogins({ database, now }: Services): Promise<void> {
  await removeOldLogins(database.kysely, now())
  await forgetOldThrottles(database, now())
}
