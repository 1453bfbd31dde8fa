import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildCube,
  type Cube,
  type CubeOffer,
  type CubeShape,
  type CubeView,
  type CubeWaiver,
  cellIndex,
  cellStates,
  dimensions,
  isGap,
  nearness,
  viewCell,
  viewCube,
  waiveCells,
  worths,
} from './cube.ts'

const shape: CubeShape = { group: 3, kind: 2, municipality: 3, period: 3 }

const offer = (changes: Partial<CubeOffer> = {}): CubeOffer => ({
  groups: [0],
  kind: 0,
  near: Uint8Array.of(nearness.inside, nearness.within, nearness.outOfReach),
  firstPeriod: 0,
  lastPeriod: 2,
  staleFrom: 3,
  fullThrough: -1,
  ...changes,
})

const cubeOf = (offers: readonly CubeOffer[], waivers: readonly CubeWaiver[] = []): Cube => ({
  shape,
  offers,
  worth: buildCube(shape, offers),
  waived: waiveCells(shape, waivers),
})

const stateAt = (offers: readonly CubeOffer[], cell: Partial<CubeShape> = {}): string | undefined =>
  cellStates[
    buildCube(shape, offers)[cellIndex(shape, { group: 0, kind: 0, municipality: 0, period: 0, ...cell })] ?? -1
  ]

describe('what there is in a cell', () => {
  test.each([
    ['nothing without an offer', [], {}, 'none'],
    ['an offer in the municipality', [offer()], {}, 'available'],
    ['an offer within reach', [offer()], { municipality: 1 }, 'elsewhere'],
    ['an offer that is too far away', [offer()], { municipality: 2 }, 'none'],
    ['an offer for another group', [offer({ groups: [1, 2] })], {}, 'none'],
    ['an offer of another kind', [offer({ kind: 1 })], {}, 'none'],
    ['an offer that begins later', [offer({ firstPeriod: 1 })], {}, 'none'],
    ['the same in the period of its beginning', [offer({ firstPeriod: 1 })], { period: 1 }, 'available'],
    ['an offer that is over', [offer({ lastPeriod: 0 })], { period: 1 }, 'none'],
    ['an offer that never takes place', [offer({ firstPeriod: 0, lastPeriod: -1 })], {}, 'none'],
    ['an offer without a free place', [offer({ fullThrough: 2 })], {}, 'full'],
    ['the same after the period of which that was said', [offer({ fullThrough: 0 })], { period: 1 }, 'available'],
    ['an offer that nobody has confirmed', [offer({ staleFrom: 0 })], {}, 'stale'],
    ['a stale offer that was full: nobody knows', [offer({ staleFrom: 0, fullThrough: 2 })], {}, 'stale'],
    ['an offer whose word is good until next period', [offer({ staleFrom: 1 })], { period: 1 }, 'stale'],
    [
      'a full one at the place and a free one near',
      [offer({ fullThrough: 2 }), offer()],
      { municipality: 1 },
      'elsewhere',
    ],
  ] as const)('%s', (_sentence, offers, cell, expected) => {
    expect(stateAt(offers, cell)).toBe(expected)
  })

  test('states are ordered from worst to best, and the three worst are gaps', () => {
    expect(cellStates).toEqual(['none', 'stale', 'full', 'elsewhere', 'available'])
    expect(cellStates.map((state) => worths[state])).toEqual([0, 1, 2, 3, 4])
    expect(cellStates.filter(isGap)).toEqual(['none', 'stale', 'full'])
  })
})

describe('a picture of the cube', () => {
  const view = (changes: Partial<CubeView['chosen']> = {}): CubeView => ({
    rows: 'group',
    columns: 'municipality',
    chosen: { group: [0, 1, 2], kind: [0, 1], municipality: [0, 1, 2], period: [0], ...changes },
  })

  test('sums up by the best, and says how many of what lies behind are gaps', () => {
    const picture = viewCube(cubeOf([offer({ fullThrough: 2 }), offer({ kind: 1 })]), view())
    expect(picture[0]?.[0]).toEqual({ state: 'available', needed: 2, gaps: 1, offers: [0, 0, 1, 0, 1] })
    expect(picture[1]?.[0]).toEqual({ state: 'none', needed: 2, gaps: 2, offers: [0, 0, 0, 0, 0] })
  })

  test('leaves out what is not needed, and has no state where nothing is', () => {
    const waiver = { group: 0, kind: 1, municipality: null, firstPeriod: 0, lastPeriod: 2 }
    const one = viewCube(cubeOf([offer({ kind: 1 })], [waiver]), view())
    expect(one[0]?.[0]).toEqual({ state: 'none', needed: 1, gaps: 1, offers: [0, 0, 0, 0, 0] })
    const all = viewCube(cubeOf([offer()], [{ ...waiver, kind: null }]), view())
    expect(all[0]?.[0]).toEqual({ state: undefined, needed: 0, gaps: 0, offers: [0, 0, 0, 0, 0] })
  })

  test('counts an offer once, however many groups and periods it serves', () => {
    const cell = viewCell(cubeOf([offer({ groups: [0, 1, 2] })]), view({ period: [0, 1, 2] }).chosen)
    expect(cell.offers).toEqual([0, 0, 0, 0, 1])
    expect(cell.state).toBe('available')
  })
})

// Drawn cases ---------------------------------------------------------------------------------------------------------

const drawnOffer: fc.Arbitrary<CubeOffer> = fc.record({
  groups: fc.subarray([0, 1, 2], { minLength: 1 }),
  kind: fc.integer({ min: 0, max: 1 }),
  near: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }).map((near) => Uint8Array.from(near)),
  firstPeriod: fc.integer({ min: -1, max: 3 }),
  lastPeriod: fc.integer({ min: -1, max: 4 }),
  staleFrom: fc.integer({ min: 0, max: 3 }),
  fullThrough: fc.integer({ min: -1, max: 3 }),
})
const index = (count: number) => fc.option(fc.integer({ min: 0, max: count - 1 }))
const drawnWaiver: fc.Arbitrary<CubeWaiver> = fc.record({
  group: index(3),
  kind: index(2),
  municipality: index(3),
  firstPeriod: fc.integer({ min: -1, max: 3 }),
  lastPeriod: fc.integer({ min: -1, max: 4 }),
})
const drawnView: fc.Arbitrary<CubeView> = fc
  .tuple(
    fc.shuffledSubarray([...dimensions], { minLength: 2, maxLength: 2 }),
    fc.subarray([0, 1, 2], { minLength: 1 }),
    fc.subarray([0, 1], { minLength: 1 }),
    fc.subarray([0, 1, 2], { minLength: 1 }),
    fc.subarray([0, 1, 2], { minLength: 1 }),
  )
  .map(([[rows = 'group', columns = 'kind'], group, kind, municipality, period]) => ({
    rows,
    columns,
    chosen: { group, kind, municipality, period },
  }))
const offersDrawn = fc.array(drawnOffer, { maxLength: 8 })

/** The definitions in words, one cell and one offer at a time; shares nothing with the core but the numbers. */
function oracleState(offers: readonly CubeOffer[], cell: CubeShape): string {
  const concerned = offers.filter(
    (one) =>
      one.groups.some((group) => group === cell.group) &&
      one.kind === cell.kind &&
      one.firstPeriod <= cell.period &&
      cell.period <= one.lastPeriod &&
      one.near[cell.municipality] !== 0,
  )
  const sure = concerned.filter((one) => cell.period < one.staleFrom)
  const open = sure.filter((one) => cell.period > one.fullThrough)
  if (open.some((one) => one.near[cell.municipality] === 2)) return 'available'
  if (open.length > 0) return 'elsewhere'
  if (sure.length > 0) return 'full'
  return concerned.length > 0 ? 'stale' : 'none'
}

const allCells: CubeShape[] = [0, 1, 2].flatMap((group) =>
  [0, 1].flatMap((kind) =>
    [0, 1, 2].flatMap((municipality) => [0, 1, 2].map((period) => ({ group, kind, municipality, period }))),
  ),
)

function oracleView(offers: readonly CubeOffer[], waivers: readonly CubeWaiver[], view: CubeView) {
  const isWaived = (cell: CubeShape): boolean =>
    waivers.some(
      (waiver) =>
        [waiver.group ?? cell.group, waiver.kind ?? cell.kind, waiver.municipality ?? cell.municipality].join() ===
          [cell.group, cell.kind, cell.municipality].join() &&
        waiver.firstPeriod <= cell.period &&
        cell.period <= waiver.lastPeriod,
    )
  const order = ['none', 'stale', 'full', 'elsewhere', 'available']
  const best = (states: readonly string[]): string | undefined =>
    [...states].sort((a, b) => order.indexOf(b) - order.indexOf(a))[0]
  return view.chosen[view.rows].map((row) =>
    view.chosen[view.columns].map((column) => {
      const behind = allCells.filter(
        (cell) =>
          dimensions.every((dimension) => view.chosen[dimension].includes(cell[dimension])) &&
          cell[view.rows] === row &&
          cell[view.columns] === column &&
          !isWaived(cell),
      )
      const states = behind.map((cell) => oracleState(offers, cell))
      const bestOf = offers.map((one) => best(behind.map((cell) => oracleState([one], cell))) ?? 'none')
      return {
        state: best(states),
        needed: behind.length,
        gaps: states.filter((state) => order.indexOf(state) < 3).length,
        offers: order.map((state) => (state === 'none' ? 0 : bestOf.filter((one) => one === state).length)),
      }
    }),
  )
}

describe('for every drawn region', () => {
  test('each cell says what the definitions say', () => {
    fc.assert(
      fc.property(offersDrawn, (offers) => {
        const cube = buildCube(shape, offers)
        for (const cell of allCells)
          expect(cellStates[cube[cellIndex(shape, cell)] ?? -1]).toBe(oracleState(offers, cell))
      }),
    )
  })

  test('each picture sums up as the definitions say', () => {
    fc.assert(
      fc.property(offersDrawn, fc.array(drawnWaiver, { maxLength: 3 }), drawnView, (offers, waivers, view) => {
        expect(viewCube(cubeOf(offers, waivers), view)).toEqual(oracleView(offers, waivers, view))
      }),
      { numRuns: 300 },
    )
  })

  test('a picture of one cell is the same as everything taken together', () => {
    fc.assert(
      fc.property(offersDrawn, drawnView, (offers, { chosen }) => {
        const narrow = { ...chosen, group: chosen.group.slice(0, 1), municipality: chosen.municipality.slice(0, 1) }
        const picture = viewCube(cubeOf(offers), { rows: 'group', columns: 'municipality', chosen: narrow })
        expect(viewCell(cubeOf(offers), narrow)).toEqual(picture[0]?.[0])
      }),
    )
  })

  test('a further offer never worsens a cell', () => {
    fc.assert(
      fc.property(offersDrawn, drawnOffer, (offers, further) => {
        const [before, after] = [buildCube(shape, offers), buildCube(shape, [...offers, further])]
        for (const [at, worth] of before.entries()) expect(after[at]).toBeGreaterThanOrEqual(worth)
      }),
    )
  })

  test('taking stale offers away makes no cell available, nor better at all', () => {
    fc.assert(
      fc.property(offersDrawn, (offers) => {
        const [before, after] = [
          buildCube(shape, offers),
          buildCube(
            shape,
            offers.filter(({ staleFrom }) => staleFrom > 0),
          ),
        ]
        for (const [at, worth] of after.entries()) expect(worth).toBeLessThanOrEqual(before[at] ?? 0)
      }),
    )
  })

  test('the order of the offers does not matter', () => {
    fc.assert(
      fc.property(
        offersDrawn.chain((offers) =>
          fc.tuple(fc.constant(offers), fc.shuffledSubarray(offers, { minLength: offers.length })),
        ),
        drawnView,
        ([offers, shuffled], view) => {
          expect(viewCube(cubeOf(shuffled), view)).toEqual(viewCube(cubeOf(offers), view))
        },
      ),
    )
  })

  test('a decision that there is no need never makes a gap', () => {
    fc.assert(
      fc.property(offersDrawn, drawnWaiver, drawnView, (offers, waiver, view) => {
        const gapsIn = (cube: Cube) =>
          viewCube(cube, view)
            .flat()
            .reduce((sum, { gaps }) => sum + gaps, 0)
        expect(gapsIn(cubeOf(offers, [waiver]))).toBeLessThanOrEqual(gapsIn(cubeOf(offers)))
      }),
    )
  })
})
