// SQL about the people who teach in workshops: found by name, forgotten. Never exported from the module.

import { foldGerman } from '../../kernel/fold.ts'
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { RoundsTables } from './tables.ts'

const rounds = (tx: Tx) => tx.withTables<RoundsTables>()

export interface TaughtWorkshop {
  readonly workshopId: string
  readonly workshopName: string
  readonly teacher: string
}

/** Nobody is meant by an empty name; accents and case do not matter, because people write names in many ways. */
export async function findWorkshopsTaughtBy(
  tx: Tx,
  subject: { readonly name?: string },
): Promise<readonly TaughtWorkshop[]> {
  const wanted = foldGerman(subject.name?.trim() ?? '')
  if (wanted === '') return []
  const rows = await rounds(tx)
    .selectFrom('rounds.workshop_teacher as taught')
    .innerJoin('rounds.workshop as workshop', 'workshop.id', 'taught.workshop_id')
    .select(['taught.workshop_id', 'workshop.name', 'taught.contact_name'])
    .orderBy('taught.workshop_id')
    .execute()
  return rows
    .filter((row) => foldGerman(row.contact_name) === wanted)
    .map((row) => ({ workshopId: row.workshop_id, workshopName: row.name, teacher: row.contact_name }))
}

export async function deleteTeacher(tx: Tx, workshopId: string): Promise<void> {
  await rounds(tx).deleteFrom('rounds.workshop_teacher').where('workshop_id', '=', workshopId).execute()
}

/** How many names went: those of rounds that ended before the day. */
export async function deleteTeachersOfRounds(tx: Tx, endedBefore: PlainDate): Promise<number> {
  const done = await rounds(tx)
    .deleteFrom('rounds.workshop_teacher')
    .where('workshop_id', 'in', (query) =>
      query
        .selectFrom('rounds.workshop as workshop')
        .innerJoin('rounds.round as round', 'round.id', 'workshop.round_id')
        .select('workshop.id')
        .where('round.ends_on', '<', endedBefore),
    )
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}
