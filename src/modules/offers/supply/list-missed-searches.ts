// Searches of the public overview that found nothing, as a sign of demand. Words that are rare stay in the database: a
// rare search may hold a name. Rare is counted in days: one person may send the same words many times on one.
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
  /** Those asked for on enough days, most often first. */
  readonly searches: readonly MissedSearch[]
  readonly rareCount: number
}

/** Row-level security shows them to the office and to monitoring; others get none. */
export const listMissedSearches = (
  actor: Actor,
  services: Services,
  { since, fromDays }: { readonly since: PlainDate; readonly fromDays: number },
): Promise<MissedSearches> =>
  inContext(services.database, actor, async (tx) => {
    const { rows } = await sql<{ words: string | null; times: number; lastOn: PlainDate; rare: number }>`
      WITH asked AS (
        SELECT words, sum(searches)::int AS times, count(*) AS days, max(day) AS "lastOn"
        FROM offers.search_demand WHERE day >= ${since} GROUP BY words)
      SELECT CASE WHEN days >= ${fromDays} THEN words END AS words, max(times) AS times, max("lastOn") AS "lastOn",
        count(*) FILTER (WHERE days < ${fromDays})::int AS rare
      FROM asked GROUP BY 1 ORDER BY times DESC, words LIMIT 200`.execute(tx)
    return {
      searches: rows.flatMap(({ words, times, lastOn }) => (words === null ? [] : [{ words, times, lastOn }])),
      rareCount: rows.find(({ words }) => words === null)?.rare ?? 0,
    }
  })
