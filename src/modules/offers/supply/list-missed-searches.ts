// Searches of the public overview that found nothing, as a sign of demand. Words that are rare stay in the database: a
// rare search may hold a name.
import { sql } from 'kysely'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'

export interface MissedSearch {
  /** Folded, in alphabetical order. */
  readonly words: string
  readonly times: number
  readonly lastOn: PlainDate
}

export interface MissedSearches {
  /** Those asked for often enough, most often first. */
  readonly searches: readonly MissedSearch[]
  readonly rareCount: number
}

/** Row-level security shows them to the office and to monitoring; others get none. */
export const listMissedSearches = (
  actor: Actor,
  services: Services,
  { since, fromTimes }: { readonly since: PlainDate; readonly fromTimes: number },
): Promise<MissedSearches> =>
  inContext(services.database, actor, async (tx) => {
    const { rows } = await sql<{ words: string | null; times: number; lastOn: PlainDate; rare: number }>`
      WITH asked AS (
        SELECT words, sum(searches)::int AS times, max(day) AS "lastOn"
        FROM offers.search_demand WHERE day >= ${since} GROUP BY words)
      SELECT CASE WHEN times >= ${fromTimes} THEN words END AS words, max(times) AS times, max("lastOn") AS "lastOn",
        count(*) FILTER (WHERE times < ${fromTimes})::int AS rare
      FROM asked GROUP BY 1 ORDER BY times DESC, words LIMIT 200`.execute(tx)
    return {
      searches: rows.flatMap(({ words, times, lastOn }) => (words === null ? [] : [{ words, times, lastOn }])),
      rareCount: rows.find(({ words }) => words === null)?.rare ?? 0,
    }
  })
