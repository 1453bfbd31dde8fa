// A move that fails because of the person says that it fails, never by what about the person.
import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../kernel/plain-date.ts'
import { breachSentence } from '../words.ts'
import { checkMove, type Move } from './check-move.ts'

const move: Move = {
  pupil: {
    id: 'p',
    code: 'ABCD2345',
    classId: 'c',
    schoolId: 's',
    weekday: 1,
    birthDate: plainDate('2012-03-01'),
    needsStepFree: false,
    barrier: undefined,
  },
  block: { number: 0, startsOn: plainDate('2026-09-07'), endsOn: plainDate('2026-10-02') },
  target: [
    {
      workshopId: 'w',
      bbsId: 'b',
      berufsfeld: 'metall',
      weekday: 1,
      capacity: [12],
      minimum: 0,
      minimumAge: null,
      isStepFree: false,
    },
  ],
  otherFields: [],
  groupSize: 3,
  ofSameClass: 1,
  perClass: 4,
  hasNoWay: () => false,
}
const into = (changes: Partial<Move['target'][number]>) => ({
  ...move,
  target: move.target.map((one) => ({ ...one, ...changes })),
})
const of = (changes: Partial<Move['pupil']>, on: Move = move) => ({ ...on, pupil: { ...on.pupil, ...changes } })

describe('a move', () => {
  test('keeps all rules', () => {
    expect(checkMove(move)).toEqual([])
    expect(checkMove(of({ needsStepFree: true }, into({ isStepFree: true })))).toEqual([])
    expect(checkMove(into({ minimumAge: 14 }))).toEqual([])
  })

  test('is none for whoever must not be planned', () => {
    for (const barrier of ['objected', 'no-consent', 'no-basis'] as const) {
      expect(checkMove(of({ barrier }))).toEqual([{ code: 'not-planned' }])
    }
  })

  test('sounds the same whatever about the person is in its way', () => {
    const barred = [
      of({ needsStepFree: true }),
      { ...move, hasNoWay: () => true },
      of({ birthDate: undefined }, into({ minimumAge: 14 })),
      into({ minimumAge: 16 }),
    ].map(checkMove)
    for (const breaches of barred) expect(breaches).toEqual([{ code: 'barred' }])
    const sentences = new Set(barred.flat().map(breachSentence))
    expect([...sentences]).toEqual(['Das geht für diese Person nicht (Alter, Weg oder stufenloser Zugang).'])
  })
})
