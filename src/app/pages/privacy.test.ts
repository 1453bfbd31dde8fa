// The page about privacy tells all that happens without an account, and names every cookie that the program sets.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { t } from './texts.ts'

const source = join(import.meta.dirname, '../..')
const told = t.privacy.parts.map(({ title, text }) => `${title}: ${text}`).join('\n')

test('every cookie is named', () => {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .filter((path) => /cookie/i.test(readFileSync(join(source, path), 'utf8')))
    .flatMap((path) => [
      ...readFileSync(join(source, path), 'utf8').matchAll(/'((?:__Host-)?steg[_-][a-z_-]+|__Host-steg)'/g),
    ])
    .flatMap(([, name = '']) => name)
  const cookies = [...new Set(names)]
  expect(cookies).toEqual(expect.arrayContaining(['steg_hinweis', 'steg_session', '__Host-steg', 'steg_zettel']))
  expect(cookies.filter((name) => !told.includes(name))).toEqual([])
})

test.each([
  ['searches without a hit', ['Suchwörter, zu denen es kein Angebot gibt', '24 Monaten']],
  ['words without a hit in a search that has others', ['auch wenn die Suche für die übrigen Wörter etwas findet']],
  ['filters that leave nothing', ['Ort, Art und Zielgruppe, nach denen gefiltert wurde']],
  [
    'who may read searched words, and from when on',
    ['Koordinierungsstelle und Monitoring', 'an fünf verschiedenen Tagen'],
  ],
  [
    'reply addresses and words of reports',
    ['Fehler', 'Adresse und Text', '30 Tage nach der Antwort', '180 Tage nach Ihrer Meldung'],
  ],
  ['shortlists sent by mail', ['Liste schicken', 'Postausgang', '30 Tagen']],
])('%s are told, with their time', (_what, words) => {
  for (const word of words) expect(told).toContain(word)
})

test('nothing says that a single cookie is all', () => {
  expect(told).not.toMatch(/Ein Cookie merkt sich nur/)
})
