// Each module that holds personal data brings one step: what it holds about a person, and how it forgets it.
import type { Actor } from '../actor/actor.ts'
import type { Tx } from '../db/database.ts'
import type { Services } from '../services.ts'

/**
 * How a person is found: by login, by the address they are written to, by the code on the slip of a pupil,
 * or by a name where nothing else is kept.
 */
export interface DataSubject {
  readonly personId?: string
  readonly email?: string
  readonly code?: string
  /** As it was typed: given and family name. */
  readonly name?: string
}

export interface ErasureStep {
  readonly module: string
  /** Tables with personal data that this step answers for, as `schema.table`; a test reads it. */
  readonly tables: readonly string[]
  /** Everything about the person, by table, in words that the person can read (Art. 15 GDPR). */
  exportOf(tx: Tx, subject: DataSubject, services: Services): Promise<Readonly<Record<string, readonly object[]>>>
  /** Forgets the person (Art. 17 GDPR) and says how many rows of which table went. */
  erase(tx: Tx, actor: Actor, services: Services, subject: DataSubject): Promise<Readonly<Record<string, number>>>
}
