// Sentences that count people say what the numbers are made of.
import { expect, test } from 'vitest'
import { t } from './texts.ts'

test('whoever did not answer is not counted among those whose wishes failed', () => {
  expect(t.plan.withoutWish(1, 76)).toBe('1 ohne erfüllten Wunsch, dazu 76, die nicht geantwortet haben')
  expect(t.plan.withoutWish(0, 1)).toBe('0 ohne erfüllten Wunsch, dazu 1 Person, die nicht geantwortet hat')
  expect(t.plan.withoutWish(3, 0)).toBe('3 ohne erfüllten Wunsch')
  expect(t.plan.lead(977, { answered: 901, withoutWish: 1, empty: 0 })).toContain(
    '1 ohne erfüllten Wunsch, dazu 76, die nicht geantwortet haben. Kein Block ist leer.',
  )
})
