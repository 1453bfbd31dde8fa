// SQL of wishes. Never exported from the module.
import type { Tx } from '../../platform/db/database.ts'
import type { WishesTables } from './tables.ts'
import type { Answer, Choice, Way } from './terms.ts'

const wishes = (tx: Tx) => tx.withTables<WishesTables>()

export interface OfRound {
  readonly roundId: string
  /** Only these; all that the acting role may see unless given. */
  readonly pupilIds?: readonly string[]
  /** Nobody changes them until the transaction is over. */
  readonly lock?: boolean
}

/** By pupil. */
export async function findAnswers(tx: Tx, { roundId, pupilIds, lock = false }: OfRound): Promise<Map<string, Answer>> {
  if (pupilIds?.length === 0) return new Map()
  const answers = await wishes(tx)
    .selectFrom('wishes.answer')
    .select(['pupil_id', 'organization_id', 'way', 'language', 'outside_field', 'version'])
    .where('round_id', '=', roundId)
    .$if(pupilIds !== undefined, (query) => query.where('pupil_id', 'in', pupilIds ?? []))
    // One order for all, so that two classes that are saved at once never wait for each other.
    .orderBy('pupil_id')
    .$if(lock, (query) => query.forUpdate())
    .execute()
  const rows = await wishes(tx)
    .selectFrom('wishes.wish')
    .select(['pupil_id', 'berufsfeld', 'rank', 'is_never'])
    .select((columns) => columns('never_reason', 'is not', null).as('has_reason'))
    .where('round_id', '=', roundId)
    .$if(pupilIds !== undefined, (query) => query.where('pupil_id', 'in', pupilIds ?? []))
    .orderBy('rank')
    .orderBy('berufsfeld')
    .execute()
  const byPupil = Map.groupBy(rows, (row) => row.pupil_id)
  return new Map(
    answers.map((answer) => {
      const own = byPupil.get(answer.pupil_id) ?? []
      return [
        answer.pupil_id,
        {
          pupilId: answer.pupil_id,
          organizationId: answer.organization_id,
          way: answer.way,
          language: answer.language,
          version: answer.version,
          outside: answer.outside_field,
          wishes: own.filter((row) => !row.is_never).map((row) => row.berufsfeld),
          never: own.filter((row) => row.is_never).map((row) => row.berufsfeld),
          withReason: own.filter((row) => row.has_reason).map((row) => row.berufsfeld),
        },
      ]
    }),
  )
}

export async function findAnsweredIds(tx: Tx, roundId: string): Promise<Set<string>> {
  const rows = await wishes(tx).selectFrom('wishes.answer').select('pupil_id').where('round_id', '=', roundId).execute()
  return new Set(rows.map((row) => row.pupil_id))
}

/** In all rounds. */
export async function findAnswersOfPupil(
  tx: Tx,
  pupilId: string,
): Promise<{ readonly roundId: string; readonly answer: Answer }[]> {
  const rounds = await wishes(tx)
    .selectFrom('wishes.answer')
    .select('round_id')
    .where('pupil_id', '=', pupilId)
    .orderBy('round_id')
    .execute()
  const found = []
  for (const { round_id: roundId } of rounds) {
    const answer = (await findAnswers(tx, { roundId, pupilIds: [pupilId] })).get(pupilId)
    if (answer !== undefined) found.push({ roundId, answer })
  }
  return found
}

export interface SealedReason {
  readonly pupilId: string
  readonly berufsfeld: string
  readonly sealed: Buffer
}

export async function findReasons(
  tx: Tx,
  { roundId, pupilIds }: Required<Omit<OfRound, 'lock'>>,
): Promise<SealedReason[]> {
  if (pupilIds.length === 0) return []
  const rows = await wishes(tx)
    .selectFrom('wishes.wish')
    .select(['pupil_id', 'berufsfeld', 'never_reason'])
    .where('round_id', '=', roundId)
    .where('pupil_id', 'in', pupilIds)
    .where('never_reason', 'is not', null)
    .orderBy('pupil_id')
    .orderBy('berufsfeld')
    .execute()
  return rows.flatMap(({ pupil_id, berufsfeld, never_reason }) =>
    never_reason === null ? [] : [{ pupilId: pupil_id, berufsfeld, sealed: never_reason }],
  )
}

export interface NewAnswer extends Choice {
  readonly pupilId: string
  readonly organizationId: string
  readonly way: Way
  readonly language: string
  /** The version that it follows; 0: the first answer. */
  readonly version: number
  /** By field, already encrypted. */
  readonly reasons?: ReadonlyMap<string, Buffer>
}

interface Given {
  readonly regionId: string
  readonly roundId: string
  readonly at: Date
}

/**
 * Writes whole answers, many at once. Those that exist must have been locked and looked at before. Returns the pupils for
 * whom somebody else was first; for them nothing is written.
 */
export async function putAnswers(tx: Tx, given: Given, list: readonly NewAnswer[]): Promise<Set<string>> {
  const { regionId, roundId, at } = given
  const shared = { region_id: regionId, round_id: roundId }
  const missed = new Set<string>()
  for (let start = 0; start < list.length; start += 500) {
    const part = list.slice(start, start + 500)
    const fresh = part.filter(({ version }) => version === 0)
    const known = part.filter(({ version }) => version > 0)
    if (fresh.length > 0) {
      const written = await wishes(tx)
        .insertInto('wishes.answer')
        .values(
          fresh.map((answer) => ({
            ...shared,
            pupil_id: answer.pupilId,
            organization_id: answer.organizationId,
            way: answer.way,
            language: answer.language,
            outside_field: answer.outside,
            updated_at: at,
            version: 1,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('pupil_id')
        .execute()
      const ids = new Set(written.map((row) => row.pupil_id))
      for (const { pupilId } of fresh) if (!ids.has(pupilId)) missed.add(pupilId)
    }
    for (const answer of known) {
      const done = await wishes(tx)
        .updateTable('wishes.answer')
        .set({
          way: answer.way,
          language: answer.language,
          outside_field: answer.outside,
          updated_at: at,
          version: answer.version + 1,
        })
        .where('round_id', '=', roundId)
        .where('pupil_id', '=', answer.pupilId)
        .where('version', '=', answer.version)
        .executeTakeFirst()
      if (done.numUpdatedRows === 0n) missed.add(answer.pupilId)
    }
    const written = part.filter(({ pupilId }) => !missed.has(pupilId))
    await removeWishes(
      tx,
      roundId,
      written.filter(({ version }) => version > 0).map(({ pupilId }) => pupilId),
    )
    const rows = written.flatMap((answer) => {
      const own = { ...shared, pupil_id: answer.pupilId, organization_id: answer.organizationId }
      return [
        ...answer.wishes.map((berufsfeld, index) => ({
          ...own,
          berufsfeld,
          rank: index + 1,
          is_never: false,
          never_reason: null,
        })),
        ...answer.never.map((berufsfeld) => ({
          ...own,
          berufsfeld,
          rank: null,
          is_never: true,
          never_reason: answer.reasons?.get(berufsfeld) ?? null,
        })),
      ]
    })
    if (rows.length > 0) await wishes(tx).insertInto('wishes.wish').values(rows).execute()
  }
  return missed
}

async function removeWishes(tx: Tx, roundId: string, pupilIds: readonly string[]): Promise<void> {
  if (pupilIds.length === 0) return
  await wishes(tx).deleteFrom('wishes.wish').where('round_id', '=', roundId).where('pupil_id', 'in', pupilIds).execute()
}

/** With their wishes, which go by the foreign key. */
export async function removeAnswers(tx: Tx, roundId: string, pupilIds: readonly string[]): Promise<void> {
  if (pupilIds.length === 0) return
  await wishes(tx)
    .deleteFrom('wishes.answer')
    .where('round_id', '=', roundId)
    .where('pupil_id', 'in', pupilIds)
    .execute()
}

/** Of everybody in a round; how many there were. */
export async function removeAllAnswers(tx: Tx, roundId: string): Promise<number> {
  const done = await wishes(tx).deleteFrom('wishes.answer').where('round_id', '=', roundId).executeTakeFirst()
  return Number(done.numDeletedRows)
}

/** Of a round that is filled already; the demo asks. */
export async function hasAnswers(tx: Tx, roundId: string): Promise<boolean> {
  const row = await wishes(tx)
    .selectFrom('wishes.answer')
    .select('pupil_id')
    .where('round_id', '=', roundId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
