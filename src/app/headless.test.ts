// Commands without a database, as somebody calls them: files, exit codes, sentences.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  expect(readdirSync(folder).sort()).toEqual(['bad.jsonl', 'c.jsonl', 'cycle', 'q.jsonl', 'run.tsv'])
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

const planFolder = at('cycle')
mkdirSync(planFolder)
const planFiles = {
  'schueler.csv': 'code;schule;klasse;tag\na;S;8;0\nb;S;8;0\n',
  'werkstaetten.csv': 'werkstatt;tag;kapazitaet\nKfz;0;1\nHolz;0;1\n',
  'wuensche.csv': 'code;berufsfeld;rang\na;Kfz;1\nb;Holz;1\n',
  'zyklus.json': '{"bloecke":1,"gewichte":{"1":10,"neutral":1,"nein":-4},"leer":-50,"seed":1}',
}
for (const [name, text] of Object.entries(planFiles)) writeFileSync(join(planFolder, name), text)

const plan = async (args: string[], signal = new AbortController().signal) => {
  const sentences: string[] = []
  const code = await headless.plan?.({ args, signal, complain: (sentence) => sentences.push(sentence) })
  return { code, said: sentences.join('\n') }
}

test('a plan is written into its folder, the same bytes each time', async () => {
  expect(await plan([planFolder, '--out', at('planned')])).toEqual({ code: 0, said: '' })
  expect(readdirSync(at('planned')).sort()).toEqual(['bericht.json', 'zuteilung.csv'])
  const allocation = readFileSync(at('planned/zuteilung.csv'), 'utf8')
  expect(allocation).toBe(
    'code;block;werkstatt;berufsfeld;rang;grund\na;0;Kfz;Kfz;1;Das ist dein Erstwunsch.\nb;0;Holz;Holz;1;Das ist dein Erstwunsch.\n',
  )
  expect(JSON.parse(readFileSync(at('planned/bericht.json'), 'utf8'))).toMatchObject({ ziel: 20, bewiesen: true })
  await plan([planFolder, '--out', at('again')])
  expect(readFileSync(at('again/zuteilung.csv'), 'utf8')).toBe(allocation)
})

test('a plan that is refused or stopped leaves no folder behind', async () => {
  const stopping = new AbortController()
  const running = plan([planFolder, '--out', at('none')], stopping.signal)
  stopping.abort()
  expect((await running).code).toBe(3)
  writeFileSync(join(planFolder, 'teams.csv'), 'code;team\nc;t\n')
  expect(await plan([planFolder, '--out', at('none')])).toEqual({
    code: 2,
    said: `${join(planFolder, 'teams.csv')}: Zeile 2, Spalte 1: Der Code „c“ steht nicht in schueler.csv.`,
  })
  rmSync(join(planFolder, 'wuensche.csv'))
  expect((await plan([planFolder, '--out', at('none')])).said).toContain(
    'wuensche.csv: Die Datei lässt sich nicht lesen',
  )
  for (const args of [[], [planFolder], ['--out', at('none')], [planFolder, '--out', at('none'), '--seed', '1']])
    expect(await plan(args)).toEqual({ code: 2, said: expect.stringContaining('Aufruf') })
  expect(readdirSync(folder)).not.toContain('none')
})
