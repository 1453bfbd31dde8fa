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
  measure,
  queryGroups,
  readCollection,
} from './judged-collection.ts'
import { makeOffers, randomOf } from './make-offers.ts'
import { miniSearch, ownCore, withPostgres } from './search-engines.ts'

const folder = process.env.STEG_BENCH_SEARCH ?? '../shared/data/search'
const say = (line = ''): void => void process.stdout.write(`${line}\n`)

/** What the project set out to reach: nDCG@10 and the greatest share without a hit in percent, where there is one. */
const goals: Readonly<Record<string, { readonly gain: number; readonly empty?: number }>> = {
  question: { gain: 0.8 },
  question_school_work: { gain: 0.74 },
  keywords: { gain: 0.77, empty: 1.2 },
  typo: { gain: 0.68, empty: 3 },
  umlaut_ascii: { gain: 0.68 },
  compound_split: { gain: 0.66 },
}

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
  say('| Anfragen | n | Ziel | Steg | MiniSearch | PostgreSQL | Steg − MiniSearch | Steg − PostgreSQL |')
  say('|---|--:|--:|---|---|---|---|---|')
  for (const [group, label] of queryGroups) say(line(label, { queries, own, mini, postgres, group }))
  say('\nOhne Treffer, %; in Klammern 95 % (Wilson)\n')
  say('| Anfragen | n | höchstens | Steg | MiniSearch | PostgreSQL |')
  say('|---|--:|--:|---|---|---|')
  for (const [group, label] of queryGroups) say(emptyLine(label, { queries, own, mini, postgres, group }))
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
  const difference = (other: Measured): string =>
    interval(
      at.map((i) => (own.gains[i] ?? 0) - (other.gains[i] ?? 0)),
      pages,
    )
  const cells = [
    label,
    at.length,
    goals[group]?.gain ?? '',
    interval(gains(own), pages),
    interval(gains(mini), pages),
    interval(gains(postgres), pages),
    difference(mini),
    difference(postgres),
  ]
  return `| ${cells.join(' | ')} |`
}

function emptyLine(label: string, { queries, group, own, mini, postgres }: Compared): string {
  const at = queries.flatMap((query, i) => (query.group === group ? [i] : []))
  const empty = (measured: Measured): string =>
    shareWithInterval(at.filter((i) => measured.isEmpty[i]).length, at.length)
  return `| ${[label, at.length, goals[group]?.empty ?? '', empty(own), empty(mini), empty(postgres)].join(' | ')} |`
}

/** In percent, with the score interval of Wilson (1927), which holds for shares near zero. */
function shareWithInterval(count: number, total: number): string {
  const [z, share] = [1.96, count / total]
  const middle = share + (z * z) / (2 * total)
  const reach = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const [low, high] = [middle - reach, middle + reach].map((end) => (100 * Math.max(0, end)) / (1 + (z * z) / total))
  return `${(100 * share).toFixed(1)} [${low?.toFixed(1)}, ${high?.toFixed(1)}]`
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
  const times: Times[] = []
  const groups: readonly (readonly [string, string])[] = judged === undefined ? [['', 'Beispiele']] : queryGroups
  say('Der erste Lauf jeder Anfrage, und der beste von dreien (die Maschine wird geteilt)\n')
  say('| Anfragen | p50 ms | p95 ms | höchste ms | p50 bester | p95 bester |\n|---|--:|--:|--:|--:|--:|')
  for (const [group, label] of groups) {
    const asked = judged?.queries.filter((query) => query.group === group).map(({ text }) => text) ?? fallbackQueries
    const own = asked.map((query) => timesOf(() => search(searcher, { query, groups: ['r'], limit: 20 })))
    times.push(...own)
    say(timesLine(label, own))
  }
  say(`${timesLine('alle', times)}\n`)
}

interface Times {
  readonly first: number
  readonly best: number
}

function timesOf(run: () => unknown): Times {
  const [first = Number.NaN, ...others] = [0, 1, 2].map(() => {
    const startedAt = performance.now()
    run()
    return performance.now() - startedAt
  })
  return { first, best: Math.min(first, ...others) }
}

function timesLine(label: string, times: readonly Times[]): string {
  const at = (kind: keyof Times, share: number): string => {
    const sorted = times.map((one) => one[kind]).sort((a, b) => a - b)
    return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2)
  }
  const cells = [at('first', 0.5), at('first', 0.95), at('first', 1), at('best', 0.5), at('best', 0.95)]
  return `| ${label} | ${cells.join(' | ')} |`
}
