import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWord } from './fold-word.ts'
import { readWords } from './read-words.ts'
import { stemWord } from './stem-word.ts'

const hostile = fc.string({ unit: 'binary', maxLength: 200 })

describe('spellings of one word meet', () => {
  test.each([
    ['Müller', 'Mueller'],
    ['Müller', 'Muller'],
    ['Straße', 'Strasse'],
    ['STRASSE', 'straße'],
    ['Größe', 'Groesse'],
    ['Mu\u0308ller', 'Müller'],
    ['Łukaszewicz', 'Lukaszewicz'],
    ['Đặng', 'Dang'],
    ['René', 'Rene'],
  ])('%s and %s', (a, b) => {
    expect(foldWord(a)).toBe(foldWord(b))
  })

  test.each(['neue', 'steuer', 'quelle', 'frauen', 'bauen'])('%s keeps its letters', (word) => {
    expect(foldWord(word)).toBe(word)
  })

  test('any string can be folded, and folding it in another case or normal form changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zäöüß]{1,20}$/), (word) => {
        expect(foldWord(word.normalize('NFD'))).toBe(foldWord(word))
        expect(foldWord(word.toUpperCase())).toBe(foldWord(word))
      }),
    )
    fc.assert(fc.property(hostile, (word) => typeof foldWord(word) === 'string'))
  })
})

describe('stems as the published description says', () => {
  test.each([
    ['aufenthaltes', 'aufenthalt'],
    ['aufenthalten', 'aufenthalt'],
    ['auferlegten', 'auferlegt'],
    ['aufeinanderfolgende', 'aufeinanderfolg'],
    ['auffallig', 'auffall'],
    ['bedurfnissen', 'bedurfnis'],
    ['kategorien', 'kategori'],
    ['kategorischer', 'kategor'],
    ['katholischer', 'kathol'],
    ['katers', 'kat'],
    ['kaufleute', 'kaufleut'],
    ['derbsten', 'derb'],
    ['armes', 'arm'],
    ['auferstehung', 'aufersteh'],
  ])('%s: %s', (word, stem) => {
    expect(stemWord(word)).toBe(stem)
  })

  test('women and men of one trade share a stem', () => {
    expect(stemWord('beraterinnen')).toBe(stemWord('berater'))
    expect(stemWord('lehrerin')).toBe(stemWord('lehrer'))
    expect(stemWord('beginnen')).not.toBe(stemWord('beg'))
  })

  test('a pupil is not a school', () => {
    expect(stemWord('schulern')).toBe(stemWord('schuler'))
    expect(stemWord('schulerinnen')).toBe(stemWord('schuler'))
    expect(stemWord('schuler')).not.toBe(stemWord('schule'))
  })

  test('a stem is never longer than its word and never empty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (word) => {
        const stem = stemWord(word)
        expect(stem.length).toBeGreaterThan(0)
        expect(stem.length).toBeLessThanOrEqual(word.length)
      }),
    )
  })
})

describe('words of a text', () => {
  test('hyphens of plain language join', () => {
    const [plain, hyphen, soft] = readWords('Ausbildungsplatz Ausbildungs-Platz Ausbildungs\u00adplatz')
    expect(hyphen?.form).toBe(plain?.form)
    expect(soft?.form).toBe(plain?.form)
    expect(hyphen?.pieces).toEqual(['ausbildungs', 'platz'])
  })

  test.each(['Schüler:innen', 'Schüler*innen', 'Schüler_innen', 'Schüler/-innen', 'SchülerInnen'])(
    '%s are Schüler',
    (text) => {
      expect(readWords(text)[0]?.form).toBe('schuler')
    },
  )

  test('offsets point at the word in the original text, in order, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        let before = 0
        for (const { form, start, end } of readWords(text)) {
          expect(form).not.toBe('')
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
