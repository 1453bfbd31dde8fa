// What young people read: short, true, and with the right numbers.
import { expect, test } from 'vitest'
import type { MissedWish } from './engine/explain.ts'
import { fieldSentence, reasonSentence, type ToldReason } from './reason-texts.ts'

const missed = (change: Partial<MissedWish>): MissedWish => ({
  field: 0,
  rank: 1,
  cause: 'full',
  wisherCount: 34,
  placeCount: 12,
  reachableCount: 12,
  perClass: undefined,
  byLot: false,
  ...change,
})
const sentence = (reason: ToldReason): string => reasonSentence(reason, (field) => ['KFZ', 'Holz'][field] as string)
const second = (change: Partial<MissedWish>): string => sentence({ code: 'wish', rank: 2, missed: missed(change) })

test.each([
  [sentence({ code: 'wish', rank: 1, missed: undefined }), 'Das ist dein Erstwunsch.'],
  [sentence({ code: 'wish', rank: 4, missed: undefined }), 'Das ist dein 4. Wunsch.'],
  [second({}), 'KFZ: 34 Erstwünsche für 12 Plätze. Du bist in deinem Zweitwunsch.'],
  [second({ placeCount: 1 }), 'KFZ: 34 Erstwünsche für 1 Platz. Du bist in deinem Zweitwunsch.'],
  [second({ wisherCount: 12 }), 'KFZ: Alle 12 Plätze sind vergeben. Du bist in deinem Zweitwunsch.'],
  // Places are left in a workshop to which the pupil cannot go: not all of them are taken.
  [
    second({ reachableCount: 6 }),
    'KFZ: Alle 6 Plätze, die für dich möglich sind, sind vergeben. Du bist in deinem Zweitwunsch.',
  ],
  [second({ cause: 'team' }), 'KFZ: Für dein ganzes Team zusammen ist dort kein Platz. Du bist in deinem Zweitwunsch.'],
  [
    second({ cause: 'not-found' }),
    'KFZ: Vielleicht gibt es einen Plan, in dem du dort einen Platz hast. Die Suche hat keinen gefunden. Du bist in deinem Zweitwunsch.',
  ],
  [second({ wisherCount: 1, placeCount: 1 }), 'KFZ: Der einzige Platz ist vergeben. Du bist in deinem Zweitwunsch.'],
  [
    second({ byLot: true }),
    'KFZ: 34 Erstwünsche für 12 Plätze. Ein anderer Plan wäre genauso gut gewesen und hätte dir diesen Platz gegeben: Hier hat das Los entschieden. Du bist in deinem Zweitwunsch.',
  ],
  [
    sentence({ code: 'wish', rank: 3, missed: missed({ rank: 2, field: 1 }) }),
    'Holz: 34 wollten so gern hin wie du oder noch lieber, es gibt 12 Plätze. Du bist in deinem Drittwunsch.',
  ],
  [
    sentence({ code: 'not-named', missed: missed({ cause: 'class-limit', perClass: 5 }) }),
    'KFZ: Aus einer Klasse dürfen höchstens 5 zugleich hin, und diese Plätze sind vergeben. Du bist in einem Berufsfeld, das du nicht genannt hast.',
  ],
  [
    sentence({ code: 'outside', missed: undefined }),
    'Kein Wunsch von dir ist offen geblieben. Das ist das Feld, an das du sonst nie denkst.',
  ],
  [
    sentence({ code: 'outside', missed: missed({}) }),
    'KFZ: 34 Erstwünsche für 12 Plätze. Du bist in dem Feld, an das du sonst nie denkst. Du hast es selbst genannt.',
  ],
  [sentence({ code: 'unanswered' }), 'Von dir lagen keine Wünsche vor.'],
  [
    sentence({ code: 'empty', cause: 'no-place', missed: undefined }),
    'In diesem Block hast du keinen Platz: Alle Plätze, die für dich möglich sind, sind vergeben.',
  ],
])('%s', (found, expected) => {
  expect(found).toBe(expected)
})

test('a field says how many wanted it', () => {
  const figures = { day: 0, field: 0, wisherCount: 61, firstWisherCount: 20, placeCount: 48, takenCount: 48 }
  expect(fieldSentence(figures, 'KFZ')).toBe('KFZ: 61 wollten hin, 48 Plätze')
})
