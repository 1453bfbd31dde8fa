// The judged collection (600 German pages of two counties, OMoS-QA, CC BY 4.0), which is not part of the product; and how a
// ranking is measured on it.
import { existsSync, readFileSync } from 'node:fs'
import { randomOf } from './make-offers.ts'

export interface JudgedPage {
  readonly _id: string
  readonly region: string
  readonly title: string
  readonly path: string
  readonly text: string
}

export interface JudgedQuery {
  readonly group: string
  readonly text: string
  readonly region: string
  /** The one page that answers. */
  readonly relevant: string
}

export const queryGroups = [
  ['question', 'Fragen'],
  ['question_school_work', 'Fragen zu Schule und Arbeit'],
  ['keywords', 'Stichwörter'],
  ['typo', 'Tippfehler'],
  ['umlaut_ascii', 'Umlaute als ae/oe/ue'],
  ['compound_split', 'getrennte Zusammensetzungen'],
] as const

export interface Collection {
  readonly pages: readonly JudgedPage[]
  readonly queries: readonly JudgedQuery[]
}

export function readCollection(folder: string): Collection | undefined {
  if (!existsSync(`${folder}/corpus.jsonl`)) return undefined
  const lines = (name: string): string[] => readFileSync(`${folder}/${name}`, 'utf8').split('\n').filter(Boolean)
  const pages = lines('corpus.jsonl').map((line) => JSON.parse(line) as JudgedPage)
  const queries = queryGroups.flatMap(([group]) => {
    const relevant = new Map(
      lines(`qrels.${group}.tsv`)
        .slice(1)
        .map((line) => line.split('\t') as [string, string]),
    )
    return lines(`queries.${group}.jsonl`)
      .map((line) => JSON.parse(line) as { _id: string; text: string; region: string })
      .map(({ _id, text, region }) => ({ group, text, region, relevant: relevant.get(_id) ?? '' }))
  })
  return { pages, queries }
}

/** Ids of the best ten pages of the query's region. */
export type Engine = (query: JudgedQuery) => Promise<readonly string[]> | readonly string[]

export interface Measured {
  /** nDCG@10 per query: one page is relevant, so 1 / log2(rank + 1). */
  readonly gains: readonly number[]
  readonly isEmpty: readonly boolean[]
}

export async function measure(engine: Engine, queries: readonly JudgedQuery[]): Promise<Measured> {
  const gains: number[] = []
  const isEmpty: boolean[] = []
  for (const query of queries) {
    const ids = (await engine(query)).slice(0, 10)
    const rank = ids.indexOf(query.relevant) + 1
    gains.push(rank === 0 ? 0 : 1 / Math.log2(rank + 1))
    isEmpty.push(ids.length === 0)
  }
  return { gains, isEmpty }
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/**
 * Mean and its 95 % interval by the bootstrap over relevant pages (queries of one page hang together): 10,000 draws, a
 * fixed seed.
 */
export function interval(values: readonly number[], pages: readonly string[]): string {
  const byPage = new Map<string, number[]>()
  values.forEach((value, i) => {
    const page = pages[i] ?? ''
    byPage.set(page, [...(byPage.get(page) ?? []), value])
  })
  const clusters = [...byPage.values()].map((own) => ({ sum: own.reduce((a, b) => a + b, 0), count: own.length }))
  const random = randomOf(7)
  const means = Array.from({ length: 10_000 }, () => {
    let [sum, count] = [0, 0]
    for (let i = 0; i < clusters.length; i++) {
      const drawn = clusters[Math.floor(random() * clusters.length)]
      sum += drawn?.sum ?? 0
      count += drawn?.count ?? 0
    }
    return sum / count
  }).sort((a, b) => a - b)
  const at = (share: number): string => (means[Math.floor(means.length * share)] ?? Number.NaN).toFixed(3)
  return `${mean(values).toFixed(3)} [${at(0.025)}, ${at(0.975)}]`
}
