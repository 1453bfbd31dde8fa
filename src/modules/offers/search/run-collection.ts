// A collection and its queries in, a run out: the pure part of `steg search`.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { buildIndex } from '../../../kernel/search/index/build-index.ts'
import { createSearcher, search } from '../../../kernel/search/search.ts'
import { type LineRefusal, readJsonLines } from '../../../platform/tabular/json-lines.ts'
import { sameMeanings } from './same-meanings.ts'

export interface Collection {
  readonly corpus: Uint8Array
  readonly queries: Uint8Array
}

export interface CollectionRefusal extends LineRefusal {
  readonly file: keyof Collection
}

const hitsPerQuery = 10

/** Lines "query, rank, document, score" with tabs, without header; a query without a hit has no line. */
export function runCollection({ corpus, queries }: Collection): Result<string, CollectionRefusal> {
  const pages = readJsonLines(corpus, { names: ['_id', 'region', 'title', 'path', 'text'], key: '_id' })
  if (!pages.ok) return refused({ file: 'corpus', ...pages.error })
  const asked = readJsonLines(queries, { names: ['_id', 'text', 'region'], key: '_id' })
  if (!asked.ok) return refused({ file: 'queries', ...asked.error })
  const documents = pages.value.map(({ _id, region, title, path, text }) => ({
    id: _id,
    group: region,
    title,
    path,
    body: text,
  }))
  const searcher = createSearcher(buildIndex(documents), sameMeanings)
  const lines = asked.value.flatMap(({ _id, text, region }) =>
    search(searcher, { query: text, groups: [region], limit: hitsPerQuery }).hits.map(
      ({ id, score }, rank) => `${_id}\t${rank + 1}\t${id}\t${score.toFixed(6)}\n`,
    ),
  )
  return ok(lines.join(''))
}
