// From files to files: sorted, repeatable, with true reasons, hints and a report.
import { describe, expect, test } from 'vitest'
import type { PlanFileName } from './read-plan-files.ts'
import { runPlan } from './run-plan.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const cycle = {
  bloecke: 2,
  gewichte: { 1: 10, 2: 7, neutral: 1, nein: -4 },
  leer: -50,
  seed: 1,
  ohneWunschZuletzt: true,
  zuerstEinWunsch: true,
}
const pupils = ['Đặng', 'O’Neill', '’t Hooft', 'Müller-Łukaszewicz', 'Ö;z']
const quoted = (name: string): string => (name.includes(';') ? `"${name}"` : name)

const files = {
  'schueler.csv': `code;schule;klasse;tag\n${pupils.map((name) => `${quoted(name)};Süd;8a;0\n`).join('')}`,
  'werkstaetten.csv':
    'werkstatt;tag;kapazitaet;mindestgroesse;berufsfeld\nKfz;0;1;0;KFZ\nHolz;0;2;2;Holz\nBau;0;1;0;Bau\n',
  'wuensche.csv': `code;berufsfeld;rang\n${pupils
    .slice(0, 4)
    .map((name) => `${name};KFZ;1\n${name};Holz;2\n${name};Bau;nein\n`)
    .join('')}O’Neill;Luftfahrt;3\n`,
  'zyklus.json': JSON.stringify(cycle),
}

const run = async (change: { readonly [Name in PlanFileName]?: string } = {}) => {
  let clock = 0
  const given = Object.fromEntries(Object.entries({ ...files, ...change }).map(([name, text]) => [name, bytes(text)]))
  const output = await runPlan(given, () => clock++ * 500)
  if (!output.ok) throw new Error(JSON.stringify(output.error))
  return output.value
}

const rowsOf = (allocation: string): string[][] =>
  allocation
    .trimEnd()
    .split('\n')
    .map((line) => line.replace('"Ö;z"', 'Öz').split(';'))

describe('the allocation', () => {
  test('has one row per pupil and block, sorted, with names, ranks and reasons', async () => {
    const [header, ...rows] = rowsOf((await run())['zuteilung.csv'])
    expect(header).toEqual(['code', 'block', 'werkstatt', 'berufsfeld', 'rang', 'grund'])
    const codes = [...pupils].sort().map((name) => name.replace(';', ''))
    expect(rows.map(([code, block]) => `${code} ${block}`)).toEqual(codes.flatMap((code) => [`${code} 0`, `${code} 1`]))
    for (const [code, , workshop, field, rank, reason] of rows) {
      expect(reason).toMatch(/[.:]/)
      if (code === 'Öz')
        expect([rank, workshop === '' || reason === 'Von dir lagen keine Wünsche vor.']).toEqual(['', true])
      else if (field === 'KFZ') expect([workshop, rank, reason]).toEqual(['Kfz', '1', 'Das ist dein Erstwunsch.'])
      else if (field === 'Holz') expect(rank).toBe('2')
    }
    // Four first wishes, one place in each of two blocks: two go without, by the lot.
    const without = rows.filter(
      ([, , , field, , reason]) => field === 'Holz' && reason?.includes('4 Erstwünsche für 2 Plätze'),
    )
    expect(without.map(([, , , , , reason]) => reason)).toEqual([
      expect.stringMatching(/Hier hat das Los entschieden\. Du bist in deinem Zweitwunsch\.$/),
      expect.stringMatching(/Hier hat das Los entschieden\. Du bist in deinem Zweitwunsch\.$/),
    ])
  })

  test('is the same for rows in any order, and for who answered also without the others', async () => {
    const first = (await run())['zuteilung.csv']
    const turned = (text: string): string => {
      const [header = '', ...rows] = text.trimEnd().split('\n')
      return `${[header, ...rows.reverse()].join('\n')}\n`
    }
    const other = await run({
      'schueler.csv': turned(files['schueler.csv']),
      'wuensche.csv': turned(files['wuensche.csv']),
      'werkstaetten.csv': turned(files['werkstaetten.csv']),
    })
    expect(other['zuteilung.csv']).toBe(first)
    const alone = await run({ 'schueler.csv': files['schueler.csv'].replace('"Ö;z";Süd;8a;0\n', '') })
    expect(
      first
        .split('\n')
        .filter((line) => !line.startsWith('"Ö;z"'))
        .join('\n'),
    ).toBe(alone['zuteilung.csv'])
  })
})

test('the report counts, hints at small groups with a price, and at wishes for what nobody offers', async () => {
  const report = JSON.parse(
    (await run({ 'werkstaetten.csv': files['werkstaetten.csv'].replace('Holz;0;2;2', 'Holz;0;2;3') }))['bericht.json'],
  )
  // Two in KFZ; four in Holz; two in Bau against their will, for an empty block is worth less; the last one gets nothing.
  const value = 2 * 10 + 4 * 7 - 2 * 4 - 2 * 50
  expect(report).toMatchObject({
    ziel: value,
    schranke: value,
    bewiesen: true,
    leereBloecke: 2,
    ohneWunsch: 1,
    sekunden: 0.5,
  })
  expect(report.hinweise.map(({ art }: { art: string }) => art)).toEqual([
    'zuWenigPlaetze',
    'zuWenigPlaetze',
    'berufsfeldUeberzeichnet',
    'berufsfeldOhneWerkstatt',
    'mindestgroesse',
  ])
  const [tooFew, , wanted, unknown, small] = report.hinweise
  expect(tooFew).toMatchObject({ tag: 0, block: 0, schueler: 5, plaetze: 4 })
  expect(tooFew.text).toBe('Montag, Block 0: 5 Jugendliche, aber nur 4 Plätze.')
  expect(wanted).toMatchObject({ berufsfeld: 'KFZ', tag: 0, wuensche: 4, erstwuensche: 4, plaetze: 2, belegt: 2 })
  expect(wanted.text).toBe('Montag: KFZ: 4 wollten hin, 2 Plätze.')
  expect(small).toMatchObject({
    art: 'mindestgroesse',
    werkstatt: 'Holz',
    tag: 0,
    gruppen: [
      { block: 0, groesse: 2 },
      { block: 1, groesse: 2 },
    ],
    // Without Holz its four places stay empty.
    vorschlag: { schliessen: 'Holz', kosten: 4 * (7 + 50), bewiesen: true, mehrLeereBloecke: 4, dannZuKlein: [] },
  })
  expect(small.text).toContain('Holz am Montag bleibt unter 3 (Block 0: 2, Block 1: 2)')
  expect(unknown).toMatchObject({ art: 'berufsfeldOhneWerkstatt', berufsfeld: 'Luftfahrt', wuensche: 1 })
})

const withPlaces = (overrides: string) => ({
  'werkstaetten.csv': files['werkstaetten.csv'].replace('Holz;0;2;2', 'Holz;0;2;3'),
  'kapazitaeten.csv': `werkstatt;tag;block;kapazitaet\n${overrides}`,
})

test('where places vary by block, prices are those of the varying places, and what is closed is named', async () => {
  const report = JSON.parse((await run(withPlaces('Holz;0;1;0\nKfz;0;1;0\nBau;0;1;0\n')))['bericht.json'])
  const ofKind = (kind: string) => report.hinweise.filter(({ art }: { art: string }) => art === kind)
  // Only block 0 is left: one in KFZ, two in Holz, one in Bau against its will, one nowhere.
  expect(report).toMatchObject({ ziel: 10 + 2 * 7 - 4 - 6 * 50, bewiesen: true })
  expect(ofKind('blockGeschlossen')).toEqual([
    { art: 'blockGeschlossen', tag: 0, block: 1, schueler: 5, plaetze: 0, text: expect.stringContaining('Block 1') },
  ])
  const [small] = ofKind('mindestgroesse')
  // With the places of block 0 in both blocks it would be twice as much.
  expect(small.vorschlag).toMatchObject({ schliessen: 'Holz', kosten: 2 * (7 + 50), bewiesen: true })
  expect(small.text).toMatch(/Das kostet 114 Punkte\.$/)
})

test('with teams the price counts teams, and is called an estimate unless both plans are proven', async () => {
  // Both teams of two fit into Holz only, one of them in each block; single pupils would fit anywhere.
  const report = JSON.parse(
    (
      await run({
        ...withPlaces('Kfz;0;0;1\n'),
        'teams.csv': 'code;team\nĐặng;a\nO’Neill;a\n’t Hooft;b\nMüller-Łukaszewicz;b\n',
      })
    )['bericht.json'],
  )
  const small = report.hinweise.find(({ art }: { art: string }) => art === 'mindestgroesse')
  expect(small.vorschlag).toMatchObject({ schliessen: 'Holz', kosten: 4 * (7 + 50), mehrLeereBloecke: 4 })
  const { bewiesen, kosten } = small.vorschlag
  expect(small.text.includes('geschätzt')).toBe(!bewiesen)
  expect(small.text).toContain(`${kosten} Punkte`)
})

test('a field that is offered on another day only is named', async () => {
  const workshops = `${files['werkstaetten.csv']}Flug;1;3;0;Luftfahrt\n`
  const report = JSON.parse((await run({ 'werkstaetten.csv': workshops }))['bericht.json'])
  expect(report.hinweise).toContainEqual({
    art: 'berufsfeldNichtAmTag',
    berufsfeld: 'Luftfahrt',
    tag: 0,
    wuensche: 1,
    text: 'Das Berufsfeld Luftfahrt gibt es am Montag nicht. Ein Wunsch danach bleibt offen.',
  })
})
