// From offers to reasons: a small region on paper, with one offer for every reason there is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { supply } from '../../../tests/made-up/supply.ts'
import { addDays, plainDate } from '../../kernel/plain-date.ts'
import type { Municipality } from '../network/index.ts'
import type { Supply } from '../offers/index.ts'
import { cellIndex, cellStates, viewCell, viewCube } from './cube.ts'
import { explainCell } from './explain.ts'
import { findingOf } from './finding.ts'
import { findDuplicates, findOverlaps } from './overlaps.ts'
import { periodRange, periodsFrom, rasters } from './periods.ts'
import { anyPeriod, cellOf, gapQuestionFrom, questionHref, viewOf } from './question.ts'
import type { Waiver } from './terms.ts'
import { cubeOf, type Region } from './to-cube.ts'
import { periodLabel, whereText, whyText } from './words.ts'

const today = plainDate('2026-11-20')
const municipality = (key: string, name: string, latitude: number | null, longitude: number | null): Municipality => ({
  key,
  name,
  latitude,
  longitude,
  population: null,
  source: 'test',
})
const musterau = municipality('03999001', 'Musterau, Stadt', 51.73, 10.25)
/** 11.5 km from Musterau. */
const wiesental = municipality('03999007', 'Wiesental', 51.76, 10.09)
const nowhere = municipality('03999009', 'Ohneort', null, null)

const region = (offers: readonly Supply[], changes: Partial<Region> = {}): Region => ({
  groups: ['eltern', 'maedchen'],
  kinds: ['beratung', 'training'],
  municipalities: [musterau, wiesental, nowhere],
  periods: periodsFrom(today, 'half-year'),
  supply: offers,
  waivers: [],
  reachKm: 10,
  today,
  ...changes,
})

const at = (given: Region, place: number, period = 0) =>
  cellStates[
    cubeOf(given).worth[cellIndex(cubeOf(given).shape, { group: 0, kind: 0, municipality: place, period })] ?? -1
  ]

describe('where an offer counts', () => {
  test.each([
    ['in the town of its name', {}, 0, 'available'],
    [
      'in the town of its provider, by the official key',
      { cityKey: 'ortsteil', municipalityKey: '03999007' },
      1,
      'available',
    ],
    ['not in a town 11 km away', {}, 1, 'none'],
    ['there with a wider reach', { reachKm: 15 }, 1, 'elsewhere'],
    ['wherever its provider comes to', { serviceArea: ['03999007'] }, 1, 'elsewhere'],
    ['everywhere if its provider comes to the whole region', { serviceArea: ['region'] }, 2, 'elsewhere'],
    [
      'by its coordinates where the town is not of the region',
      { cityKey: 'dorf', latitude: 51.75, longitude: 10.1 },
      1,
      'elsewhere',
    ],
    ['nowhere without a place', { city: null, cityKey: '', latitude: null, longitude: null }, 0, 'none'],
    ['not in a municipality of which nobody knows the centre', {}, 2, 'none'],
  ] as const)('%s', (_sentence, given, place, expected) => {
    const { reachKm = 10, ...changes } = given as Partial<Supply> & { reachKm?: number }
    expect(at(region([supply(changes)], { reachKm }), place)).toBe(expected)
  })
})

describe('whether an offer counts', () => {
  test.each([
    ['an offer for everybody counts for every group', { targetGroups: [] }, 'available'],
    ['one for others does not', { targetGroups: ['maedchen'] }, 'none'],
    ['one of a group that the list no longer has does not', { targetGroups: ['fahrende-gesellen'] }, 'none'],
    ['one of a kind that the list no longer has does not', { kind: 'wanderjahr' }, 'none'],
    ['a stale one is stale', { isStale: true }, 'stale'],
    ['a full one is full', { places: { state: 'full', saidOn: today } }, 'full'],
    ['one whose applications are closed is as good as full', { applyUntil: addDays(today, -1) }, 'full'],
    ['one that can be applied for until today is open', { applyUntil: today }, 'available'],
    ['one that ended yesterday is gone', { endsOn: addDays(today, -1) }, 'none'],
    ['one that ends today is there', { endsOn: today }, 'available'],
    ['one that begins next half-year is not there yet', { startsOn: plainDate('2027-02-01') }, 'none'],
  ] as const)('%s', (_sentence, changes, expected) => {
    expect(at(region([supply(changes as Partial<Supply>)]), 0)).toBe(expected)
  })

  test('what holds until the end of the half-year is stale in the next', () => {
    const given = region([supply({ validUntil: plainDate('2027-01-31') })])
    expect([at(given, 0, 0), at(given, 0, 1)]).toEqual(['available', 'stale'])
  })
})

describe('how long nobody is taken in', () => {
  const [first, second, third] = [plainDate('2027-02-01'), plainDate('2027-08-01'), plainDate('2028-01-31')]
  const yesterday = addDays(today, -1)
  const full = { state: 'full', saidOn: today } as const
  test.each([
    ['no free place is said of the half-year that is running', { places: full }, 'full available available available'],
    ['or of the beginning, where that is yet to come', { places: full, startsOn: second }, 'none none full available'],
    ['a missed date without days holds for now', { applyUntil: yesterday }, 'full available available available'],
    ['with a beginning until that', { applyUntil: yesterday, startsOn: first }, 'none full available available'],
    [
      'with both days until the end: nobody joins in the middle',
      { applyUntil: yesterday, startsOn: first, endsOn: third },
      'none full full none',
    ],
  ] as const)('%s', (_sentence, changes, expected) => {
    const given = region([supply(changes as Partial<Supply>)])
    expect([0, 1, 2, 3].map((period) => at(given, 0, period)).join(' ')).toBe(expected)
  })
})

describe('decisions that there is no need', () => {
  const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
    id: 'w',
    targetGroup: 'eltern',
    kind: null,
    municipalityKey: null,
    reason: 'kein Bedarf',
    validUntil: addDays(today, 30),
    setAt: new Date('2026-11-01T12:00:00Z'),
    liftedAt: null,
    ...changes,
  })
  const waivedIn = (one: Waiver, period = 0): boolean => {
    const cube = cubeOf(region([], { waivers: [one] }))
    return cube.waived[cellIndex(cube.shape, { group: 0, kind: 0, municipality: 0, period })] === 1
  }

  test.each([
    ['count until their last day', waiver({ validUntil: today }), true],
    ['not afterwards', waiver({ validUntil: addDays(today, -1) }), false],
    ['not when they were lifted', waiver({ liftedAt: new Date('2026-11-10T12:00:00Z') }), false],
    ['not for others', waiver({ targetGroup: 'maedchen' }), false],
    ['not for a code that is no longer listed', waiver({ kind: 'wanderjahr' }), false],
    ['not for a municipality that left the region', waiver({ municipalityKey: '03998001' }), false],
  ] as const)('%s', (_sentence, one, expected) => {
    expect(waivedIn(one)).toBe(expected)
  })

  test('count in a period that begins before they end, and in none after', () => {
    expect([waivedIn(waiver(), 0), waivedIn(waiver(), 1)]).toEqual([true, false])
    expect(waivedIn(waiver({ validUntil: plainDate('2027-02-01') }), 1)).toBe(true)
  })
})

describe('every offer has one true reason', () => {
  const offers = [
    supply({ title: 'frei', places: { state: 'free', saidOn: today } }),
    supply({ title: 'offen' }),
    supply({ title: 'frei gewesen', places: { state: 'unknown', saidOn: plainDate('2026-03-01') } }),
    supply({ title: 'voll', places: { state: 'full', saidOn: plainDate('2026-11-03') } }),
    supply({ title: 'zu spät', applyUntil: plainDate('2026-11-10') }),
    supply({ title: 'alt', isStale: true, confirmedOn: plainDate('2026-01-05') }),
    supply({ title: 'nie', isStale: true, confirmedOn: null }),
    supply({ title: 'verborgen', isStale: true, isHidden: true, confirmedOn: plainDate('2026-01-05') }),
    supply({ title: 'fern', cityKey: 'wiesental', city: 'Wiesental', latitude: 51.76, longitude: 10.09 }),
    supply({ title: 'später', startsOn: plainDate('2027-03-01') }),
    supply({ title: 'vorbei', endsOn: plainDate('2026-11-01') }),
    supply({ title: 'ohne Ort', city: null, cityKey: '', latitude: null, longitude: null }),
    supply({ title: 'andere Gruppe', targetGroups: ['maedchen'] }),
  ]
  const given = region(offers)
  const chosen = cellOf(given, gapQuestionFrom(new URLSearchParams('zielgruppe=eltern&gemeinde=03999001')))
  const explained = chosen === undefined ? [] : explainCell({ region: given, cube: cubeOf(given) }, chosen)
  const reasonOf = (title: string): string | undefined => {
    const one = explained.find(({ offer }) => offer.title === title)
    return one && `${whyText(one.why, one.where, today)} ${whereText(one.where)}`
  }

  test.each([
    ['frei', 'Plätze frei (Stand 20.11.2026). In Musterau'],
    ['offen', 'Zählt. Ob Plätze frei sind, ist nicht bekannt. In Musterau'],
    ['frei gewesen', 'Zählt. Ob noch Plätze frei sind, ist nicht bekannt; letzte Angabe vom 01.03.2026. In Musterau'],
    ['voll', 'Ausgebucht seit der Angabe vom 03.11.2026. In Musterau'],
    ['zu spät', 'Anmeldeschluss war am 10.11.2026. In Musterau'],
    ['alt', 'Veraltet: zuletzt bestätigt am 05.01.2026. In Musterau'],
    ['nie', 'Veraltet: noch nie bestätigt. In Musterau'],
    ['verborgen', 'Nicht mehr öffentlich: zuletzt bestätigt am 05.01.2026. In Musterau'],
    ['fern', 'Zu weit weg. 12 km von Musterau'],
    ['später', 'Beginnt erst am 01.03.2027. In Musterau'],
    ['vorbei', 'Endete am 01.11.2026. In Musterau'],
    ['ohne Ort', 'Zählt nirgends, weil der Ort fehlt. Ohne Ort'],
    ['andere Gruppe', undefined],
  ])('%s', (title, reason) => {
    expect(reasonOf(title)).toBe(reason)
  })

  test('those that count come first, the nearest of the others next', () => {
    expect(explained.map(({ offer }) => offer.title)).toEqual([
      ...['frei', 'offen', 'frei gewesen'],
      ...['voll', 'zu spät'],
      ...['alt', 'nie', 'verborgen'],
      ...['später', 'vorbei', 'fern', 'ohne Ort'],
    ])
  })

  test('and the reasons add up to what the cell says', () => {
    expect(chosen && viewCell(cubeOf(given), chosen)).toEqual({
      state: 'available',
      needed: 2,
      gaps: 1,
      offers: [0, 3, 2, 0, 3],
    })
  })

  test('a provider that comes along is named as such', () => {
    const visiting = region([supply({ serviceArea: ['03999007'] }), supply({ serviceArea: ['region'] })])
    const cell = cellOf(visiting, gapQuestionFrom(new URLSearchParams('gemeinde=03999007')))
    const reasons = cell === undefined ? [] : explainCell({ region: visiting, cube: cubeOf(visiting) }, cell)
    expect(reasons.map(({ where, state }) => `${state} ${whereText(where)}`)).toEqual([
      'elsewhere Der Anbieter kommt nach Wiesental',
      'elsewhere Der Anbieter kommt in die ganze Region',
    ])
  })
})

describe('periods', () => {
  test.each([
    ['2026-11-20', 'half-year', '2026-08-01', '2027-01-31', '1. Schulhalbjahr 2026/27'],
    ['2027-01-31', 'half-year', '2026-08-01', '2027-01-31', '1. Schulhalbjahr 2026/27'],
    ['2027-02-01', 'half-year', '2027-02-01', '2027-07-31', '2. Schulhalbjahr 2026/27'],
    ['2099-12-31', 'half-year', '2099-08-01', '2100-01-31', '1. Schulhalbjahr 2099/00'],
    ['2026-11-20', 'quarter', '2026-10-01', '2026-12-31', '4. Quartal 2026'],
    ['2028-02-29', 'quarter', '2028-01-01', '2028-03-31', '1. Quartal 2028'],
  ] as const)('%s lies in the %s from %s to %s', (day, raster, from, to, label) => {
    const [first] = periodsFrom(plainDate(day), raster)
    expect(first).toMatchObject({ from, to })
    expect(first && periodLabel(first)).toBe(label)
  })

  test('follow one another without a hole, and today lies in the first', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(plainDate('2000-01-01'), days))
    fc.assert(
      fc.property(day, fc.constantFrom(...rasters), (now, raster) => {
        const periods = periodsFrom(now, raster)
        expect(periods[0]?.from !== undefined && periods[0].from <= now && now <= periods[0].to).toBe(true)
        for (const [index, period] of periods.entries()) {
          const following = periods[index + 1]
          if (following !== undefined) expect(addDays(period.to, 1)).toBe(following.from)
        }
      }),
    )
  })

  test('an offer takes place in exactly the periods that its days touch from today on', () => {
    const day = fc.option(fc.integer({ min: -500, max: 1500 }).map((days) => addDays(today, days)))
    fc.assert(
      fc.property(day, day, fc.constantFrom(...rasters), (a, b, raster) => {
        const [startsOn, endsOn] = a !== null && b !== null && a > b ? [b, a] : [a, b]
        const periods = periodsFrom(today, raster)
        const { firstPeriod, lastPeriod } = periodRange(periods, { today, startsOn, endsOn })
        for (const [index, period] of periods.entries()) {
          const from = index === 0 ? today : period.from
          const touches = (startsOn ?? from) <= period.to && (endsOn ?? from) >= from
          expect(firstPeriod <= index && index <= lastPeriod).toBe(touches)
        }
      }),
    )
  })
})

describe('a question', () => {
  test('survives its way through an address', () => {
    const query =
      'zeilen=art&spalten=zeit&zielgruppe=eltern&art=beratung&gemeinde=03999001&zeit=2027-02-01&raster=quartal&umkreis=25'
    const question = gapQuestionFrom(new URLSearchParams(query))
    expect(questionHref('', question)).toBe(`?${query}`)
    expect(questionHref('/x', gapQuestionFrom(new URLSearchParams()))).toBe('/x')
  })

  test('falls back to the usual view where it makes no sense', () => {
    const usual = gapQuestionFrom(new URLSearchParams())
    expect(gapQuestionFrom(new URLSearchParams('zeilen=foo&spalten=zielgruppe&raster=jahr&umkreis=-1'))).toEqual(usual)
    expect(usual).toMatchObject({ rows: 'group', columns: 'municipality', raster: 'half-year', reachKm: 10 })
  })

  test('looks at the running period unless told, and at nothing for what is not there', () => {
    const given = region([])
    const chosen = (query: string) => viewOf(given, gapQuestionFrom(new URLSearchParams(query)))?.chosen
    expect(chosen('')?.period).toEqual([0])
    expect(chosen(`zeit=${anyPeriod}`)?.period).toEqual([0, 1, 2, 3])
    expect(chosen('zeit=2027-02-01')?.period).toEqual([1])
    expect(chosen('art=foo')).toBeUndefined()
  })
})

test('a finding counts states, and names the worst column and rows', () => {
  const given = region([supply(), supply({ kind: 'training', targetGroups: ['maedchen'], isStale: true })])
  const view = viewOf(given, gapQuestionFrom(new URLSearchParams()))
  const finding = view && findingOf(viewCube(cubeOf(given), view))
  expect(finding).toMatchObject({
    needed: 6,
    gaps: 5,
    waived: 0,
    byState: { none: 4, stale: 1, full: 0, elsewhere: 0, available: 1 },
    worstColumn: { index: 1, needed: 2, gaps: 2, gapsAt: [0, 1] },
  })
  expect(finding?.rowsWithGaps.map(({ index, gaps }) => [index, gaps])).toEqual([
    [1, 3],
    [0, 2],
  ])
})

describe('what is there twice', () => {
  test('the same title of one provider at one place is a duplicate, unless the courses follow one another', () => {
    const spring = supply({ startsOn: plainDate('2027-02-01'), endsOn: plainDate('2027-03-01') })
    const summer = supply({ startsOn: plainDate('2027-04-01'), endsOn: plainDate('2027-06-01') })
    expect(findDuplicates([spring, summer])).toEqual([])
    expect(findDuplicates([supply(), supply()])).toHaveLength(1)
    expect(findDuplicates([supply(), supply({ organizationId: 'two' })])).toEqual([])
    expect(findDuplicates([supply(), supply({ cityKey: 'wiesental' })])).toEqual([])
  })

  test('two providers with the same kind, group, place and time overlap; told once for all their groups', () => {
    const one = supply({ targetGroups: ['eltern', 'maedchen'] })
    const two = supply({ organizationId: 'two', targetGroups: ['eltern', 'maedchen'] })
    expect(findOverlaps([one, two], today)).toMatchObject([{ kind: 'beratung', targetGroups: ['eltern', 'maedchen'] }])
    expect(findOverlaps([one, supply({ organizationId: 'two', kind: 'training' })], today)).toEqual([])
    expect(findOverlaps([one, supply({ organizationId: 'two', endsOn: addDays(today, -1) })], today)).toEqual([])
    expect(findOverlaps([one, supply({ organizationId: 'two', isStale: true })], today)).toEqual([])
    expect(findOverlaps([one, supply()], today)).toEqual([])
  })

  test('offers for everybody overlap with those of every group', () => {
    const everybody = supply({ organizationId: 'two', targetGroups: [] })
    expect(findOverlaps([supply(), everybody], today)).toMatchObject([{ targetGroups: ['eltern'] }])
    expect(findOverlaps([everybody, supply({ targetGroups: [] })], today)).toMatchObject([{ targetGroups: [] }])
  })
})
