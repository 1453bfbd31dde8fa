// Commands without a database, as somebody calls them: files, exit codes, sentences.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { headless } from './headless.ts'

const folder = mkdtempSync(join(tmpdir(), 'steg-headless-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
writeFileSync(at('c.jsonl'), '{"_id":"a","region":"r","title":"Praktikum","path":"","text":""}\n')
writeFileSync(at('q.jsonl'), '{"_id":"1","text":"praktika","region":"r"}\n')
writeFileSync(at('bad.jsonl'), '{"_id":"1","text":7,"region":"r"}\n')

const search = async (queries: string, out: string, signal = new AbortController().signal, more: string[] = []) => {
  const sentences: string[] = []
  const args = ['--corpus', at('c.jsonl'), '--queries', queries, '--out', out, ...more]
  const code = await headless.search?.({ args, signal, complain: (sentence) => sentences.push(sentence) })
  return { code, said: sentences.join('\n') }
}

test('a run is written whole, and nothing beside it', async () => {
  expect(await search(at('q.jsonl'), at('run.tsv'))).toEqual({ code: 0, said: '' })
  expect(readFileSync(at('run.tsv'), 'utf8')).toMatch(/^1\t1\ta\t\d\.\d{6}\n$/)
  expect(readdirSync(folder).sort()).toEqual(['bad.jsonl', 'c.jsonl', 'q.jsonl', 'run.tsv'])
})

test('what is refused is said with file, line and column, and writes nothing', async () => {
  expect(await search(at('bad.jsonl'), at('no.tsv'))).toEqual({
    code: 2,
    said: `${at('bad.jsonl')}: Zeile 1, Spalte 19: Das Feld „text“ muss ein Text sein.`,
  })
  expect((await search(at('missing.jsonl'), at('no.tsv'))).code).toBe(2)
  expect((await search(at('q.jsonl'), at('no/such/folder.tsv'))).said).toContain('lässt sich nicht schreiben')
  expect((await search(at('q.jsonl'), at('no.tsv'), undefined, ['--seed', '1'])).said).toContain('Aufruf')
  expect(readdirSync(folder)).not.toContain('no.tsv')
})

test('a signal ends it without a result', async () => {
  const stopping = new AbortController()
  const running = search(at('q.jsonl'), at('no.tsv'), stopping.signal)
  stopping.abort()
  expect((await running).code).toBe(3)
  expect(readdirSync(folder)).not.toContain('no.tsv')
})
