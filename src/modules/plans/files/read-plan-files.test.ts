// The file contract of `steg plan`: what is read, what is refused and where.
import { describe, expect, test } from 'vitest'
import { noRank, unwanted } from '../engine/explain.ts'
import { type PlanFileName, type PlanFiles, readPlanFiles } from './read-plan-files.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const texts: Readonly<Record<PlanFileName, string>> = {
  'schueler.csv': 'code;schule;klasse;tag\nb;Süd;8a;1\na;Süd;8a;0\nc;Nord;8a;1\n',
  'werkstaetten.csv':
    'werkstatt;tag;kapazitaet;mindestgroesse;berufsfeld;bbs\nKfz 1;1;3;2;KFZ;I\nKfz 1;0;2;;KFZ;I\n"Holz; Bau";1;4;0;;II\n',
  'kapazitaeten.csv': 'werkstatt;tag;block;kapazitaet\nKfz 1;1;1;0\n',
  'wuensche.csv': 'code;berufsfeld;rang\nb;KFZ;1\nb;"Holz; Bau";9\na;KFZ;nein\n',
  'teams.csv': 'code;team\nb;t\nc;t\na;u\n',
  'zyklus.json': `{
  "bloecke": 2,
  "gewichte": {"1": 10, "2": 7, "neutral": 1, "nein": -4},
  "leer": -50,
  "seed": 7
}`,
}

const read = (change: { readonly [Name in PlanFileName]?: string | undefined } = {}) => {
  const files: { [Name in PlanFileName]?: Uint8Array } = {}
  for (const [name, text] of Object.entries({ ...texts, ...change }) as [PlanFileName, string | undefined][])
    if (text !== undefined) files[name] = bytes(text)
  return readPlanFiles(files as PlanFiles)
}

test('files become numbers in the order of the names', () => {
  const plan = read()
  if (!plan.ok) throw new Error(JSON.stringify(plan.error))
  const { problem, codes, fieldNames, workshopNames, ranks } = plan.value
  expect(codes).toEqual(['a', 'b', 'c'])
  expect(fieldNames).toEqual(['Holz; Bau', 'KFZ'])
  expect(workshopNames).toEqual(['Kfz 1', 'Holz; Bau', 'Kfz 1'])
  expect(Array.from(problem.dayOf)).toEqual([0, 1, 1])
  // Two schools have an 8a each.
  expect(problem.classOf[0]).toBe(problem.classOf[1])
  expect(problem.classOf[2]).not.toBe(problem.classOf[1])
  // A team of one is none.
  expect(Array.from(problem.teamOf)).toEqual([-1, 0, 0])
  expect(Array.from(problem.answered)).toEqual([1, 1, 0])
  expect(problem.workshops).toEqual([
    { field: 1, day: 0, capacity: [2, 2], minimum: 0 },
    { field: 0, day: 1, capacity: [4, 4], minimum: 0 },
    { field: 1, day: 1, capacity: [3, 0], minimum: 2 },
  ])
  expect(Array.from(ranks)).toEqual([noRank, unwanted, 9, 1, noRank, noRank])
  // Rank 9 has no weight: neutral, and no wish.
  expect(Array.from(problem.weights)).toEqual([1, -4, 1, 10, 1, 1])
  expect(Array.from(problem.wished)).toEqual([0, 0, 0, 1, 0, 0])
  expect(problem.rules).toEqual({
    emptyWeight: -50,
    fairness: [],
    perClass: undefined,
    wishForAllFirst: false,
    unansweredLast: false,
    seed: 7,
  })
})

test('the order of rows and columns and a byte order mark change nothing', () => {
  const turned = (text: string): string => {
    const [header = '', ...rows] = text.trimEnd().split('\n')
    return `\ufeff${[header, ...rows.reverse()].join('\n')}\n`
  }
  const other = read({
    'schueler.csv': 'tag;klasse;schule;code\r\n1;8a;Nord;c\r\n1;8a;Süd;b\r\n0;8a;Süd;a',
    'werkstaetten.csv': turned(texts['werkstaetten.csv']),
    'wuensche.csv': 'code;berufsfeld;rang\nb;KFZ;1\nb;"Holz; Bau";9\na;KFZ;nein\n',
    'teams.csv': turned(texts['teams.csv']),
  })
  expect(other).toEqual(read())
})

test('optional files may be missing', () => {
  const plan = read({ 'kapazitaeten.csv': undefined, 'teams.csv': undefined })
  expect(plan.ok && Array.from(plan.value.problem.teamOf)).toEqual([-1, -1, -1])
  expect(plan.ok && plan.value.problem.workshops[2]?.capacity).toEqual([3, 3])
})

describe('a refusal names file, line, column and reason', () => {
  const cycle = (change: string): string => texts['zyklus.json'].replace('"seed": 7', `"seed": 7, ${change}`)
  test.each([
    ['schueler.csv', '', 1, 1, 'Kopfzeile fehlt'],
    ['schueler.csv', 'code;schule;klasse;tag;alter\na;S;8;0;14\n', 1, 5, '„alter“ ist unbekannt'],
    ['schueler.csv', 'code;schule;klasse\na;S;8\n', 1, 1, '„tag“ fehlt'],
    ['schueler.csv', 'code;schule;klasse;tag;tag\n', 1, 5, 'zweimal'],
    ['schueler.csv', 'code;schule;klasse;tag\na;S;8\n', 2, 4, '3 Felder'],
    ['schueler.csv', 'code;schule;klasse;tag\n\na;S;8;5\n', 3, 4, 'kein Tag'],
    ['schueler.csv', 'code;schule;klasse;tag\na;S;8;0\na;S;9;0\n', 3, 1, 'steht schon in Zeile 2'],
    ['schueler.csv', 'code;schule;klasse;tag\n;S;8;0\n', 2, 1, 'ist leer'],
    ['schueler.csv', 'code;schule;klasse;tag\n"a;S;8;0\n', 2, 1, 'Anführungszeichen'],
    ['werkstaetten.csv', 'werkstatt;tag;kapazitaet\nK;0;-1\n', 2, 3, 'keine ganze Zahl'],
    ['werkstaetten.csv', 'werkstatt;tag;kapazitaet\nK;0;2\nK;0;3\n', 3, 1, 'steht schon'],
    ['werkstaetten.csv', 'werkstatt;tag;kapazitaet;mindestgroesse\nK;0;2;x\n', 2, 4, 'mindestgroesse'],
    ['kapazitaeten.csv', 'werkstatt;tag;block;kapazitaet\nX;1;0;1\n', 2, 1, 'steht für Dienstag nicht'],
    ['kapazitaeten.csv', 'werkstatt;tag;block;kapazitaet\nKfz 1;1;2;1\n', 2, 3, 'kein Block von 0 bis 1'],
    ['kapazitaeten.csv', 'werkstatt;tag;block;kapazitaet\nKfz 1;1;1;1\nKfz 1;1;1;1\n', 3, 3, 'steht schon'],
    ['wuensche.csv', 'code;berufsfeld;rang\nz;KFZ;1\n', 2, 1, 'nicht in schueler.csv'],
    ['wuensche.csv', 'code;berufsfeld;rang\na;KFZ;0\n', 2, 3, 'kein Rang'],
    ['wuensche.csv', 'code;berufsfeld;rang\na;KFZ;1\nb;KFZ;1\na;KFZ;2\n', 4, 2, 'steht schon in Zeile 2'],
    ['teams.csv', 'code;team\na;t\nb;t\n', 3, 2, 'zwei Tage (siehe Zeile 2)'],
    ['teams.csv', 'code;team\na;t\na;u\n', 3, 1, 'steht schon'],
    ['zyklus.json', '{\n  "bloecke": 2,\n}', 3, 1, 'JSON'],
    ['zyklus.json', '[]', 1, 1, 'Objekt'],
    ['zyklus.json', '{"bloecke": 2}', 1, 1, '„gewichte“ fehlt'],
    ['zyklus.json', cycle('"farbe": 1'), 5, 14, '„farbe“ ist unbekannt'],
    ['zyklus.json', cycle('"fairness": [1, 2]'), 5, 14, 'keine größer als die davor'],
    ['zyklus.json', cycle('"fairness": [-1]'), 5, 14, 'keine negativ'],
    ['zyklus.json', cycle('"jeKlasse": 0'), 5, 14, '„jeKlasse“'],
    ['zyklus.json', cycle('"zuerstEinWunsch": 1'), 5, 14, 'true oder false'],
    ['zyklus.json', texts['zyklus.json'].replace('10', '10.5'), 3, 16, '„1“ muss eine ganze Zahl'],
    ['zyklus.json', texts['zyklus.json'].replace(', "nein": -4', ''), 3, 3, '„nein“ fehlt'],
  ] as const)('%s %j', (file, text, line, column, reason) => {
    const plan = read({ [file]: text })
    expect(plan).toEqual({ ok: false, error: { file, line, column, reason: expect.stringContaining(reason) } })
  })

  test('also of a byte that is no UTF-8', () => {
    const damaged = bytes('code;schule;klasse;tag\na;S?d;8;0\n')
    damaged[damaged.indexOf(63)] = 0xfc
    expect(
      readPlanFiles({
        ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, bytes(text)])),
        'schueler.csv': damaged,
      }),
    ).toEqual({
      ok: false,
      error: { file: 'schueler.csv', line: 2, column: 2, reason: expect.stringContaining('UTF-8') },
    })
  })
})
