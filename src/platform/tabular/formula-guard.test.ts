import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardCell, looksLikeFormula, unguardCell } from './formula-guard.ts'

/** The promise in other words: sign by sign, without a regular expression for the whole. */
function wouldRun(cell: string): boolean {
  if ('\t\r\n'.includes(cell[0] ?? ' ')) return true
  let rest = cell
  while (rest !== '' && /[\s\p{Z}\p{Cf}\p{Cc}]/u.test(rest[0] ?? '')) rest = rest.slice(1)
  return rest !== '' && '=+-@＝＋－＠'.includes(rest[0] ?? '')
}

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'=+-@＝＋－＠﹣\'"; ,|a1'),
    fc.constantFrom(
      '\t',
      '\r',
      '\n',
      '\r\n',
      '\u00a0',
      '\u2003',
      '\u200b',
      '\ufeff',
      '\u0000',
      '\u202e',
      '\u2028',
      'ä',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
})

describe('the guard against formulas', () => {
  test.each([
    ['=1+1', "'=1+1"],
    [' =1+1', "' =1+1"],
    ['\u00a0\u200b=1', "'\u00a0\u200b=1"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['\tx', "'\tx"],
    ['\nx', "'\nx"],
    ["'=1", "''=1"],
  ])('%j becomes %j', (text, guarded) => {
    expect(guardCell(text, 'cell')).toBe(guarded)
  })

  test.each(['', 'Anna', '’t Hooft', "'t Hooft", 'a=b', 'Müller-Łukaszewicz', '1 - 2', 'x\ty'])(
    'leaves %j alone',
    (text) => {
      expect(guardCell(text, 'every-line')).toBe(text)
    },
  )

  test('guards every line where cells may fall apart', () => {
    expect(guardCell('Ablauf:\n- Praktikum\r\n=1+1', 'every-line')).toBe("Ablauf:\n'- Praktikum\r\n'=1+1")
    expect(guardCell('Ablauf:\n- Praktikum', 'cell')).toBe('Ablauf:\n- Praktikum')
  })

  test('no cell of 20,000 random ones would run, and each comes back as it was', () => {
    let guardedOnes = 0
    fc.assert(
      fc.property(nasty, (text) => {
        for (const scope of ['cell', 'every-line'] as const) {
          const guarded = guardCell(text, scope)
          if (guarded !== text) guardedOnes++
          expect(wouldRun(guarded)).toBe(false)
          expect(looksLikeFormula(guarded)).toBe(false)
          expect(unguardCell(guarded, scope)).toBe(text)
        }
        for (const line of guardCell(text, 'every-line').split(/\r\n|\r|\n/)) expect(wouldRun(line)).toBe(false)
      }),
      { numRuns: 20_000 },
    )
    expect(guardedOnes).toBeGreaterThan(5000)
  })

  test('takes no longer than its text for a long run of blanks', () => {
    const text = `${' \u00a0'.repeat(200_000)}a\n`
    expect(guardCell(text, 'every-line')).toBe(text)
  })
})
