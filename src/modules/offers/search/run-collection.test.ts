// The file contract of `steg search`, and the promised quality on the judged collection, which is not part of the product.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runCollection } from './run-collection.ts'

const bytesOf = (rows: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))

const corpus = bytesOf([
  { _id: 'a', region: 'r', title: 'Praktikum', path: 'beruf', text: 'im Betrieb' },
  { _id: 'b', region: 'r', title: 'Ausbildungsplatz', path: 'beruf', text: 'Praktikum zuerst' },
  { _id: 'c', region: 's', title: 'Praktikum', path: '', text: '' },
])

const runOf = (queries: readonly unknown[], from = corpus) => {
  const run = runCollection({ corpus: from, queries: bytesOf(queries) })
  return run.ok ? run.value : JSON.stringify(run.error)
}

describe('a run', () => {
  test('has query, rank, document and score per line, only of the region, none without a hit', () => {
    const run = runOf([
      { _id: '1', text: 'Praktikum', region: 'r' },
      { _id: '2', text: 'zzzzzz', region: 'r' },
      { _id: '3', text: 'Lehrstelle', region: 'r' },
      { _id: '4', text: 'Praktikum', region: 'unknown' },
    ])
    const rows = run.split('\n').map((line) => line.split('\t'))
    expect(rows.map((row) => row.slice(0, 3))).toEqual([['1', '1', 'a'], ['1', '2', 'b'], ['3', '1', 'b'], ['']])
    for (const row of rows.slice(0, 3)) expect(row[3]).toMatch(/^\d+\.\d{6}$/)
  })

  test('has at most ten lines per query, and the same bytes for the same input', () => {
    const many = bytesOf(
      Array.from({ length: 30 }, (_, i) => ({ _id: `d${i}`, region: 'r', title: 'Messe', path: '', text: '' })),
    )
    const queries = [{ _id: '1', text: 'Messe', region: 'r' }]
    expect(runOf(queries, many).split('\n')).toHaveLength(11)
    expect(runOf(queries, many)).toBe(runOf(queries, many))
  })

  test('names the file that it refuses', () => {
    expect(runOf([{ _id: '1', region: 'r' }])).toContain('"file":"queries","line":1,"column":1')
    expect(runOf([], bytesOf([{ _id: '1' }]))).toContain('"file":"corpus"')
  })
})

const folder = '../shared/data/search'
const isThere = existsSync(`${folder}/corpus.jsonl`)
if (!isThere) process.stdout.write(`The judged collection is not at ${folder}: the promised quality is not tested.\n`)

describe.skipIf(!isThere)('quality on the judged collection', () => {
  test.each([
    ['question', 0.8, 0.012],
    ['question_school_work', 0.74, 0.012],
    ['keywords', 0.77, 0.012],
    ['typo', 0.68, 0.03],
    ['umlaut_ascii', 0.68, 0.03],
    ['compound_split', 0.66, 0.03],
  ])('%s: nDCG@10 at least %d, without a hit at most %d', (set, least, mostEmpty) => {
    const file = (name: string) => readFileSync(`${folder}/${name}`)
    const run = runCollection({ corpus: file('corpus.jsonl'), queries: file(`queries.${set}.jsonl`) })
    const rankOf = new Map<string, number>()
    const answered = new Set<string>()
    for (const line of run.ok ? run.value.split('\n').filter(Boolean) : []) {
      const [query = '', rank = '', document = ''] = line.split('\t')
      answered.add(query)
      rankOf.set(`${query}\t${document}`, Number(rank))
    }
    const judged = file(`qrels.${set}.tsv`)
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
    const gains = judged.map(([query, document]) => {
      const rank = rankOf.get(`${query}\t${document}`)
      return rank === undefined ? 0 : 1 / Math.log2(rank + 1)
    })
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThanOrEqual(least)
    expect(judged.filter(([query]) => !answered.has(query ?? '')).length / judged.length).toBeLessThanOrEqual(mostEmpty)
  })
})
