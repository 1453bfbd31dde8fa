// The services of a running program: real clock, real randomness.
import { randomBytes } from 'node:crypto'
import { plainDateIn } from '../kernel/plain-date.ts'
import { uuidV7 } from '../kernel/uuid.ts'
import type { Database } from '../platform/db/database.ts'
import type { Settings } from '../platform/env/settings.ts'
import type { Log } from '../platform/log/log.ts'
import type { Services } from '../platform/services.ts'

export function openServices(given: {
  database: Database
  settings: Settings
  log: Log
  signingKey: Uint8Array
  subjectMasterKey: Uint8Array
  now?: () => Date
}): Services {
  const now = given.now ?? (() => new Date())
  return {
    ...given,
    now,
    today: () => plainDateIn('Europe/Berlin', now()),
    newId: () => uuidV7(now().getTime(), randomBytes(10)),
    newToken: () => randomBytes(32).toString('base64url'),
  }
}
