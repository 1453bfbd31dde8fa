// Searches of the public overview that missed something (missed-search.ts) are counted, as a sign of what is missing. Nobody is recorded; what
// is rare is never shown (supply/list-missed-searches.ts).
import { sql } from 'kysely'
import { foldGerman } from '../../../kernel/fold.ts'
import { foldWord } from '../../../kernel/german/fold-word.ts'
import { stopWords } from '../../../kernel/german/stop-words.ts'
import { addDays } from '../../../kernel/plain-date.ts'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { listRegions } from '../../network/index.ts'

const mostWords = 5
const longestWord = 38
/** What comes beyond on one day is not counted: no stranger fills the database by searching. */
const mostPerDay = 1_000
const keptDays = 730

/**
 * The words under which a search is counted: folded, of letters only, without filler words, at most five, sorted, so that
 * neither numbers nor addresses nor the order remain. Undefined where nothing is left. Pure.
 */
export function countedWords(text: string): string | undefined {
  const words = foldGerman(text)
    .split(/[^\p{L}\p{N}@.-]+/u)
    // A word with a digit or an @ in it is a number or an address: all of it is left out.
    .filter((word) => !/[\p{N}@]/u.test(word))
    .flatMap((word) => word.split(/[.-]+/))
    .filter((word) => word.length >= 2 && word.length <= longestWord && !stopWords.has(foldWord(word)))
  const counted = [...new Set(words)].slice(0, mostWords).sort()
  return counted.length === 0 ? undefined : counted.join(' ')
}

const systemOf = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'search-demand' })

/** Never keeps a page from being answered. */
export async function countMissedSearch(services: Services, regionId: string, text: string): Promise<void> {
  const words = countedWords(text)
  if (words === undefined) return
  const day = services.today()
  try {
    await inContext(services.database, systemOf(regionId), (tx) =>
      sql`INSERT INTO offers.search_demand (region_id, day, words, searches)
        SELECT ${regionId}, ${day}, ${words}, 1
        WHERE (SELECT count(*) FROM offers.search_demand WHERE day = ${day}) < ${mostPerDay}
          OR EXISTS (SELECT FROM offers.search_demand WHERE day = ${day} AND words = ${words})
        ON CONFLICT (region_id, day, words) DO UPDATE SET searches = search_demand.searches + 1`.execute(tx),
    )
  } catch (error) {
    services.log.warn({ error, regionId }, 'search without a hit not counted')
  }
}

/** After 24 months nobody needs to know any more what was looked for. */
export async function forgetOldSearches(services: Services): Promise<void> {
  const before = addDays(services.today(), -keptDays)
  for (const { id } of await listRegions(services)) {
    await inContext(services.database, systemOf(id), (tx) =>
      sql`DELETE FROM offers.search_demand WHERE day < ${before}`.execute(tx),
    )
  }
}
