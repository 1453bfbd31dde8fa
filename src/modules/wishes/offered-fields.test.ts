import { expect, test } from 'vitest'
import { plainDate } from '../../kernel/plain-date.ts'
import { noFreeTimes } from '../calendar/index.ts'
import type { RoundPage, Workshop } from '../rounds/index.ts'
import { offeredFields } from './offered-fields.ts'

const workshop = (berufsfeld: string, given: Partial<Workshop> = {}): Workshop => ({
  id: berufsfeld,
  roundId: 'r',
  organizationId: 'bbs-1',
  berufsfeld,
  name: berufsfeld,
  room: null,
  minimumAge: null,
  protectiveGear: null,
  needsHygieneInstruction: false,
  isStepFree: false,
  teacher: null,
  days: [{ weekday: 0, capacity: 12, minimum: 0 }],
  blockCapacities: [],
  archivedAt: null,
  version: 1,
  ...given,
})

const page = (workshops: readonly Workshop[], given: Partial<RoundPage> = {}): RoundPage =>
  ({
    blocks: [{ number: 0, startsOn: plainDate('2027-02-08'), endsOn: plainDate('2027-03-12') }],
    schools: [{ organizationId: 'school', name: 'Schule', takesPart: true, expectedCount: null, weekday: 0 }],
    classDays: [],
    workshops,
    closings: [],
    travel: [],
    freeTimes: noFreeTimes,
    land: '03',
    names: new Map(),
    ...given,
  }) as unknown as RoundPage

const inClass = { classId: 'class', organizationId: 'school' }
const keysOf = (of: RoundPage) => offeredFields(of, inClass).map(({ key }) => key)

test('the fields of the day of the school, in the order of the code list', () => {
  expect(keysOf(page([workshop('it'), workshop('metall')]))).toEqual(['metall', 'it'])
})

test('not what is open on other days only, has no places, or is not offered any more', () => {
  const list = [
    workshop('metall'),
    workshop('holz', { days: [{ weekday: 2, capacity: 12, minimum: 0 }] }),
    workshop('bau', { days: [{ weekday: 0, capacity: 0, minimum: 0 }] }),
    workshop('it', { archivedAt: new Date('2026-09-01') }),
  ]
  expect(keysOf(page(list))).toEqual(['metall'])
})

test('not what is closed in every block', () => {
  const closings = [
    {
      id: 'c',
      organizationId: 'bbs-1',
      workshopId: 'holz',
      startsOn: plainDate('2027-02-01'),
      endsOn: plainDate('2027-03-31'),
      reason: 'Umbau',
    },
  ]
  expect(keysOf(page([workshop('metall'), workshop('holz')], { closings }))).toEqual(['metall'])
})

test('not what lies at a vocational school that nobody gets to, unless another one offers it, too', () => {
  const travel = [{ schoolId: 'school', bbsId: 'bbs-2', isPossible: false, minutes: null, way: null }]
  const list = [
    workshop('metall'),
    workshop('kfz', { organizationId: 'bbs-2' }),
    workshop('metall-2', { berufsfeld: 'metall', organizationId: 'bbs-2' }),
  ]
  expect(keysOf(page(list, { travel }))).toEqual(['metall'])
})

test('the day of the class counts before that of its school', () => {
  const classDays = [{ classId: 'class', organizationId: 'school', weekday: 2 as const }]
  const list = [workshop('metall'), workshop('holz', { days: [{ weekday: 2, capacity: 12, minimum: 0 }] })]
  expect(keysOf(page(list, { classDays }))).toEqual(['holz'])
})

test('all days while no day is decided', () => {
  const schools = [{ organizationId: 'school', name: 'Schule', takesPart: true, expectedCount: null, weekday: null }]
  const list = [workshop('metall'), workshop('holz', { days: [{ weekday: 2, capacity: 12, minimum: 0 }] })]
  expect(keysOf(page(list, { schools }))).toEqual(['metall', 'holz'])
})

test('the same cards for everybody of a class: age and steps make no difference', () => {
  const list = [workshop('metall', { minimumAge: 16 }), workshop('holz', { isStepFree: true })]
  expect(keysOf(page(list))).toEqual(['metall', 'holz'])
})
