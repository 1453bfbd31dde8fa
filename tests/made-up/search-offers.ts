// A small made-up set of offers for the tests of the search.

import { buildIndex } from '../../src/kernel/search/index/build-index.ts'
import { readMeanings } from '../../src/kernel/search/query/find-same-meanings.ts'
import { createSearcher, search } from '../../src/kernel/search/search.ts'
import type { SearchDocument } from '../../src/kernel/search/terms.ts'

const rows: readonly (readonly [string, string, string])[] = [
  ['Ausbildungsplatz finden', 'Ausbildung', 'Die Ausbildung beginnt im August. Für jeden Platz gibt es ein Gespräch.'],
  [
    'Freie Ausbildungsplätze in Musterau',
    'Ausbildung',
    'Betriebe melden freie Plätze. Die Straße zum Betrieb steht dabei.',
  ],
  ['Praktikum im Betrieb', 'Praktikum', 'Ein Praktikum dauert zwei Wochen. Praktika sind in allen Betrieben möglich.'],
  [
    'Berufsvorbereitende Bildungsmaßnahme',
    'Berufsvorbereitung',
    'Wer keinen Platz findet, lernt hier einen Beruf kennen.',
  ],
  ['Berufseinstiegsbegleitung', 'Begleitung', 'Eine Begleitung hilft beim Übergang von der Schule in den Beruf.'],
  ['Sprachkurs für Jugendliche', 'Deutsch', 'Der Kurs bringt die deutsche Sprache näher. Die Sprache ist der Anfang.'],
  ['Hauptschulabschluss nachholen', 'Schule', 'Der Abschluss wird in einem Jahr nachgeholt. Schule am Abend.'],
  ['Beratung bei Frau Müller', 'Beratung', 'Frau Müller berät Schülerinnen und Schüler. Die Beratung kostet nichts.'],
  ['Wohnberatung', 'Wohnen', 'Hilfe bei der Wohnung und beim Wohnen allein. Beratung ohne Termin.'],
  ['Freiwilliges Soziales Jahr', 'Freiwilligendienst', 'Ein Jahr in einer Einrichtung, mit Taschengeld und Seminaren.'],
  ['Kindertagesstätte am Bach', 'Familie', 'Plätze für Kinder ab einem Jahr. Eltern melden sich an.'],
  ['Jugendberufsagentur', 'Beratung', 'Agentur, Jobcenter und Jugendamt beraten gemeinsam.'],
]

export const offers: readonly SearchDocument[] = rows.map(([title, path, body], i) => ({
  id: `offer-${String(i).padStart(2, '0')}`,
  group: i === 3 || i === 11 ? 'auhagen' : 'musterau',
  title,
  path,
  body,
}))

export const meanings = readMeanings([
  { wordings: ['BvB', 'Berufsvorbereitende Bildungsmaßnahme', 'Berufsvorbereitung'], isTerm: true },
  { wordings: ['BerEb', 'Berufseinstiegsbegleitung'], isTerm: true },
  { wordings: ['Lehrstelle', 'Ausbildungsplatz', 'Ausbildungsstelle', 'Lehre'], isTerm: true },
  { wordings: ['ESA', 'HSA', 'erster Schulabschluss', 'Hauptschulabschluss'], isTerm: true },
  { wordings: ['JBA', 'Jugendberufsagentur'], isTerm: true },
  { wordings: ['Kita', 'Kindertagesstätte', 'Kindergarten'], isTerm: false },
  { wordings: ['Unterstützung', 'Hilfe', 'Beratung'], isTerm: false },
  { wordings: ['Praktikum', 'Praktika'], isTerm: false },
])

export function idsFor(documents: readonly SearchDocument[], query: string, group = 'musterau'): string[] {
  const searcher = createSearcher(buildIndex(documents), meanings)
  return search(searcher, { query, groups: [group], limit: 10 }).hits.map((hit) => hit.id)
}

export const vocabulary = [...new Set(rows.flatMap((row) => row.join(' ').match(/\p{L}{4,}/gu) ?? []))]
