// What a job forgets every hour: throttle counters, tokens, devices and sessions that can no longer open anything.
import type { Services } from '../../../platform/services.ts'
import { removeOldLogins } from './login-store.ts'
import { forgetOldThrottles } from './throttle.ts'

export async function forgetOldLogins({ database, now }: Services): Promise<void> {
  await removeOldLogins(database.kysely, now())
  await forgetOldThrottles(database, now())
}
