// What the council reads: a small Kreis on paper.
import { describe, expect, test } from 'vitest'
import { plainDate } from '../../kernel/plain-date.ts'
import type { Supply } from '../offers/index.ts'
import { councilPaperOf } from './council-paper.ts'
import { periodsFrom } from './periods.ts'
import { gapQuestionFrom, viewOf } from './question.ts'
import { cubeOf, type Region } from './to-cube.ts'

const today = plainDate('2026-11-20')

/** Far apart: each is out of the reach of all others. */
const places = [
  { name: 'Kleinaue', population: 900 },
  { name: 'Musterau, Stadt', population: 32_410 },
  { name: 'Wiesental', population: 3_600 },
].map((place, index) => ({
  ...place,
  key: `0399900${index + 1}`,
  latitude: 50 + index,
  longitude: 10,
  source: 'test',
}))

let next = 1
const supply = (municipality: number, changes: Partial<Supply>): Supply => ({
  id: `id-${next++}`,
  organizationId: 'one',
  providerName: 'Werkhof',
  title: 'Sprechstunde',
  titleKey: 'sprechstunde',
  kind: 'beratung',
  targetGroups: ['maedchen'],
  city: 'Musterau',
  cityKey: '',
  municipalityKey: places[municipality]?.key ?? null,
  latitude: null,
  longitude: null,
  serviceArea: [],
  startsOn: null,
  endsOn: null,
  applyUntil: null,
  validUntil: null,
  confirmedOn: today,
  isStale: false,
  isHidden: false,
  places: { state: 'unknown', saidOn: null },
  ...changes,
})

function paperOf(offers: readonly Supply[], query = '') {
  const region: Region = {
    groups: ['maedchen', 'jungen', 'eltern', 'schulen'],
    kinds: ['beratung', 'training'],
    municipalities: places,
    periods: periodsFrom(today, 'half-year'),
    supply: offers,
    waivers: [],
    reachKm: 10,
    today,
  }
  const view = viewOf(region, gapQuestionFrom(new URLSearchParams(query)))
  if (view === undefined) throw new Error('no view')
  return councilPaperOf({ region, cube: cubeOf(region) }, view)
}

describe('the paper for the council', () => {
  test('counts young groups in the headline, and everybody else apart', () => {
    const offers = [0, 1, 2].map((at) => supply(at, { targetGroups: ['maedchen', 'jungen'] }))
    const paper = paperOf([...offers, supply(0, { targetGroups: ['eltern'] })])
    expect(paper.finding).toMatchObject({ needed: 6, gaps: 0 })
    expect(paper.groups).toEqual([])
    expect(paper.others).toEqual({ groups: [2, 3], needed: 6, gaps: 5 })
  })

  test('names the municipalities of a group, the emptiest first, of these the most people first', () => {
    const paper = paperOf([supply(1, { isStale: true }), supply(0, { targetGroups: ['jungen'] })])
    expect(paper.groups).toEqual([
      { group: 0, needed: 3, without: [2, 0, 1] },
      { group: 1, needed: 3, without: [1, 2] },
    ])
  })

  test('says of each kind where no young person reaches it, though any one kind makes a cell green', () => {
    const offers = [0, 1, 2].map((at) => supply(at, { targetGroups: [] }))
    const paper = paperOf([...offers, supply(1, { kind: 'training', targetGroups: ['eltern'] })])
    expect(paper.finding.gaps).toBe(0)
    expect(paper.kinds).toEqual([{ kind: 1, gaps: 3, needed: 3 }])
  })

  test('does not list kinds where only one was asked for', () => {
    expect(paperOf([], 'art=training').kinds).toEqual([])
  })
})
