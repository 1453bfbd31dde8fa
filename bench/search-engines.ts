// The three that are compared: our own core, MiniSearch as one would set it up for German, PostgreSQL's full text as it is.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import pg from 'pg'
import { foldWord } from '../src/kernel/german/fold-word.ts'
import { stemWord } from '../src/kernel/german/stem-word.ts'
import { stopWords } from '../src/kernel/german/stop-words.ts'
import { buildIndex } from '../src/kernel/search/index/build-index.ts'
import { createSearcher, search } from '../src/kernel/search/search.ts'
import { sameMeanings } from '../src/modules/offers/search/same-meanings.ts'
import { openDatabaseServer } from '../src/platform/db/open.ts'
import type { Engine, JudgedPage } from './judged-collection.ts'

export function ownCore(pages: readonly JudgedPage[]): Engine {
  const documents = pages.map(({ _id, region, title, path, text }) => ({
    id: _id,
    group: region,
    title,
    path,
    body: text,
  }))
  const searcher = createSearcher(buildIndex(documents), sameMeanings)
  return ({ text, region }) => search(searcher, { query: text, groups: [region], limit: 10 }).hits.map(({ id }) => id)
}

/** Folded, with the same stemmer and stop words, any word is enough, a fifth of a word may differ, titles count more. */
export function miniSearch(pages: readonly JudgedPage[]): Engine {
  const regions = new Map<string, MiniSearch<JudgedPage>>()
  for (const page of pages) {
    const own =
      regions.get(page.region) ??
      new MiniSearch<JudgedPage>({
        idField: '_id',
        fields: ['title', 'path', 'text'],
        processTerm: (term) => {
          const folded = foldWord(term)
          return folded === '' || stopWords.has(folded) ? null : stemWord(folded)
        },
        searchOptions: { combineWith: 'OR', fuzzy: 0.2, boost: { title: 2.5 } },
      })
    own.add(page)
    regions.set(page.region, own)
  }
  return ({ text, region }) => (regions.get(region)?.search(text) ?? []).map(({ id }) => String(id))
}

/** What everybody tries first: websearch_to_tsquery('german') and ts_rank, on an embedded server of its own. */
export async function withPostgres<T>(pages: readonly JudgedPage[], work: (engine: Engine) => Promise<T>): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steg-bench-'))
  const server = await openDatabaseServer({ dataFolder, databaseUrl: undefined, mode: 'command', say: () => undefined })
  if (!server.ok) throw new Error(server.error)
  const client = new pg.Client(server.value.owner)
  try {
    await client.connect()
    await client.query('CREATE TEMP TABLE page (id text, region text, words tsvector)')
    for (const { _id, region, title, path, text } of pages) {
      await client.query(`INSERT INTO page VALUES ($1, $2, to_tsvector('german', $3))`, [
        _id,
        region,
        `${title} ${path} ${text}`,
      ])
    }
    return await work(async ({ text, region }) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM page, websearch_to_tsquery('german', $1) asked
         WHERE region = $2 AND words @@ asked ORDER BY ts_rank(words, asked) DESC, id LIMIT 10`,
        [text, region],
      )
      return rows.map(({ id }) => id)
    })
  } finally {
    await client.end().catch(() => undefined)
    await server.value.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
