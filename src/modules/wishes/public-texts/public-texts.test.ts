import { describe, expect, test } from 'vitest'
import { alphabet, sentencesOf } from '../../../../tests/support/foreign-texts.ts'
import { type Locale, locales, withLocale } from '../../../platform/i18n/locale.ts'
import { berufsfelder } from '../../rounds/index.ts'
import { isDrawn } from '../views/field-picture.tsx'
import { ar } from './ar.ts'
import { fieldWords, w } from './catalogue.ts'
import { de, type PublicTexts } from './de.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'

const catalogues: Readonly<Record<Locale, PublicTexts>> = { de, en, tr, uk, ru, ar }
const foreign = locales.filter((locale) => locale !== 'de')

const givenAt = () => ['17', '23']

describe.each(foreign)('the sentences in %s', (locale) => {
  const sentences = new Map(sentencesOf(catalogues[locale], givenAt))
  const german = new Map(sentencesOf(de, givenAt))

  test('are all there, and none was left in German', () => {
    expect([...sentences.keys()].sort()).toEqual([...german.keys()].sort())
    const same = [...sentences].filter(([at, sentence]) => sentence === german.get(at) && sentence.length > 6)
    expect(same).toEqual([])
  })

  test('say what the German ones say in numbers and names', () => {
    for (const [at, sentence] of german) {
      for (const given of ['17', '23']) {
        expect(`${at}: ${sentences.get(at)?.includes(given)}`).toBe(`${at}: ${sentence.includes(given)}`)
      }
    }
  })

  test('are written in their own letters', () => {
    const letters = alphabet[locale]
    const strange = letters === undefined ? [] : [...sentences].filter(([, sentence]) => !letters.test(sentence))
    expect(strange).toEqual([])
  })
})

describe('every Berufsfeld', () => {
  test.each(berufsfelder.map(({ key }) => key))('%s has a drawing, and words in every language', (key) => {
    expect(isDrawn(key)).toBe(true)
    for (const locale of locales) {
      const words = catalogues[locale].fields[key]
      expect(`${locale}: ${(words?.label.length ?? 0) > 1}, ${(words?.sentence.length ?? 0) > 10}`).toBe(
        `${locale}: true, true`,
      )
    }
  })

  test('that was added later is shown in German until somebody translates it', () => {
    expect(withLocale('tr', () => fieldWords('zauberei'))).toEqual({ label: 'zauberei', sentence: '' })
    expect(withLocale('tr', () => fieldWords('holz').label)).toBe('Ahşap')
    expect(w.enter.go).toBe('Weiter')
  })
})
