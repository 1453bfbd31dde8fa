// What use cases are given besides the actor and their input: database, clock, randomness, settings, log.
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Database } from './db/database.ts'
import type { Settings } from './env/settings.ts'
import type { Log } from './log/log.ts'

export interface Services {
  readonly database: Database
  readonly settings: Settings
  readonly log: Log
  now(): Date
  /** Today in Germany, whatever the clock of the server is set to. */
  today(): PlainDate
  /** UUIDv7, so that ids sort by time. */
  newId(): string
  /** 256 random bits as base64url: sessions, invitations, links. Stored as hash only. */
  newToken(): string
  /** For src/platform/keys: what a browser carries for us is signed with it. */
  readonly signingKey: Uint8Array
  /** Wraps the keys with which each subject's own fields are encrypted (src/platform/keys/subject-key.ts). */
  readonly subjectMasterKey: Uint8Array
}
