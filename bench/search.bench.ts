// The search: how good, beside MiniSearch and PostgreSQL on the same queries in the same run; and how fast, at 10,000 and
// 100,000 offers. Figures and reasons: docs/performance.md, decision 0006.
import { cpus, loadavg } from 'node:os'
import { readWords } from '../src/kernel/german/read-words.ts'
import { buildIndex } from '../src/kernel/search/index/build-index.ts'
import { readIndex, writeIndex } from '../src/kernel/search/index/index-buffer.ts'
import { wordCount } from '../src/kernel/search/index/packed-words.ts'
import { createSearcher, search } from '../src/kernel/search/search.ts'
import type { SearchDocument } from '../src/kernel/search/terms.ts'
import { sameMeanings } from '../src/modules/offers/search/same-meanings.ts'
import {
  type Collection,
  type Engine,
  interval,
  type JudgedQuery,
  type Measured,
  mean,
  measure,
  queryGroups,
  readCollection,
} from './judged-collection.ts'
import { makeOffers, randomOf } from './make-offers.ts'
import { miniSearch, ownCore, withPostgres } from './search-engines.ts'

const folder = process.env.STEG_BENCH_SEARCH ?? '../shared/data/search'
const say = (line = ''): void => void process.stdout.write(`${line}\n`)

const collection = readCollection(folder)
say(`${cpus().length} Kerne (${cpus()[0]?.model}), Last ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}\n`)
if (collection === undefined) say(`Die bewertete Sammlung liegt nicht unter ${folder}: Nur die Dauer wird gemessen.\n`)
else await compareEngines(collection)
for (const count of [10_000, 100_000]) measureTimes(count, collection)

async function compareEngines({ pages, queries }: Collection): Promise<void> {
  const measured = (engine: Engine): Promise<Measured> => measure(engine, queries)
  const own = await measured(ownCore(pages))
  const mini = await measured(miniSearch(pages))
  const postgres = await withPostgres(pages, measured)
  say('nDCG@10, jede Anfrage in ihrer Region; in Klammern 95 % (Bootstrap über die Seiten, 10.000 Ziehungen)\n')
  say('| Anfragen | n | Steg | MiniSearch | PostgreSQL | Steg − MiniSearch | Steg − PostgreSQL | ohne Treffer, % |')
  say('|---|--:|---|---|---|---|---|---|')
  for (const [group, label] of queryGroups) say(line(label, { queries, own, mini, postgres, group }))
  say()
}

interface Compared {
  readonly queries: readonly JudgedQuery[]
  readonly group: string
  readonly own: Measured
  readonly mini: Measured
  readonly postgres: Measured
}

function line(label: string, { queries, group, own, mini, postgres }: Compared): string {
  const at = queries.flatMap((query, i) => (query.group === group ? [i] : []))
  const pages = at.map((i) => queries[i]?.relevant ?? '')
  const gains = (measured: Measured): number[] => at.map((i) => measured.gains[i] ?? 0)
  const empty = (measured: Measured): string =>
    (100 * mean(at.map((i) => Number(measured.isEmpty[i] ?? false)))).toFixed(1)
  const difference = (other: Measured): string =>
    interval(
      at.map((i) => (own.gains[i] ?? 0) - (other.gains[i] ?? 0)),
      pages,
    )
  const cells = [
    label,
    at.length,
    interval(gains(own), pages),
    interval(gains(mini), pages),
    interval(gains(postgres), pages),
    difference(mini),
    difference(postgres),
    `${empty(own)} / ${empty(mini)} / ${empty(postgres)}`,
  ]
  return `| ${cells.join(' | ')} |`
}

/** Offers of about 450 letters with the words of real pages, so that the vocabulary grows as it does in life. */
function drawnDocuments(count: number, pages: Collection['pages']): SearchDocument[] {
  const random = randomOf(42)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const words = pages.flatMap(({ text }) => readWords(text).map(({ start, end }) => text.slice(start, end)))
  const nouns = words.filter((word) => /^\p{Lu}\p{Ll}{4,}$/u.test(word))
  const word = (): string => (random() < 0.04 ? pick(nouns) + pick(nouns).toLowerCase() : pick(words))
  return Array.from({ length: count }, (_, i) => {
    let body = ''
    while (body.length < 450) body += `${word()} `
    return { id: `o${i}`, group: 'r', title: `${pick(pages).title} ${pick(nouns)}`, path: pick(pages).path, body }
  })
}

const drawnOffers = (count: number): SearchDocument[] =>
  makeOffers(count, 1, ['o']).map(({ title, summary, description }, i) => ({
    id: `o${i}`,
    group: 'r',
    title,
    path: '',
    body: `${summary} ${description}`,
  }))

const fallbackQueries = [
  'Praktikum',
  'wo kann ich ein Praktikum machen',
  'Lehrstelle Metall',
  'prkatikum',
  'Pflege Kurs',
]

function measureTimes(count: number, judged: Collection | undefined): void {
  const documents = judged === undefined ? drawnOffers(count) : drawnDocuments(count, judged.pages)
  const startedAt = performance.now()
  const built = buildIndex(documents)
  const seconds = (performance.now() - startedAt) / 1000
  const buffer = writeIndex(built)
  const openedAt = performance.now()
  const index = readIndex(buffer)
  const opened = performance.now() - openedAt
  if (index === undefined) throw new Error('The buffer cannot be read')
  say(
    `${count.toLocaleString('de-DE')} Angebote, ${wordCount(index.forms).toLocaleString('de-DE')} Wortformen: ` +
      `aufgebaut in ${seconds.toFixed(1)} s, ${(buffer.byteLength / 1e6).toFixed(0)} MB, geöffnet in ${opened.toFixed(0)} ms\n`,
  )
  const searcher = createSearcher(index, sameMeanings)
  const times: number[] = []
  const groups: readonly (readonly [string, string])[] = judged === undefined ? [['', 'Beispiele']] : queryGroups
  say('| Anfragen | p50 ms | p95 ms | höchste ms |\n|---|--:|--:|--:|')
  for (const [group, label] of groups) {
    const asked = judged?.queries.filter((query) => query.group === group).map(({ text }) => text) ?? fallbackQueries
    const own = asked.map((query) => bestOfThree(() => search(searcher, { query, groups: ['r'], limit: 20 })))
    times.push(...own)
    say(timesLine(label, own))
  }
  say(`${timesLine('alle', times)}\n`)
}

/** The machine is shared; what is measured is the core. */
function bestOfThree(run: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const startedAt = performance.now()
    run()
    return performance.now() - startedAt
  })
  return Math.min(...times)
}

function timesLine(label: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2)
  return `| ${label} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`
}
