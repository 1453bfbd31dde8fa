import { describe, expect, test } from 'vitest'
import { alphabet, sentencesOf } from '../../../../tests/support/foreign-texts.ts'
import { type Locale, locales, withLocale } from '../../../platform/i18n/locale.ts'
import { ar } from './ar.ts'
import { publicTexts } from './catalogue.ts'
import { de, type PublicTexts } from './de.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'

const catalogues: Readonly<Record<Locale, PublicTexts>> = { de, en, tr, uk, ru, ar }
const foreign = locales.filter((locale) => locale !== 'de')

// The names of places come last and as a list.
const givenAt = (at: string) => (at === 'result.lead' ? ['17', 23, ['41', '52']] : ['17', 23, 31])

describe.each(foreign)('what is said about the own place in %s', (locale) => {
  const sentences = new Map(sentencesOf(catalogues[locale], givenAt))
  const german = new Map(sentencesOf(de, givenAt))

  test('is all there, and nothing was left in German', () => {
    expect([...sentences.keys()].sort()).toEqual([...german.keys()].sort())
    // „Block“ is a word of both languages.
    const same = [...sentences].filter(
      ([at, sentence]) => sentence === german.get(at) && !(locale === 'en' && at === 'result.block'),
    )
    expect(same).toEqual([])
  })

  test('says what the German sentences say in numbers and names', () => {
    for (const [at, sentence] of german)
      for (const given of ['17', '23', '31', '41', '52'])
        expect(`${at} ${given}: ${sentences.get(at)?.includes(given)}`).toBe(
          `${at} ${given}: ${sentence.includes(given)}`,
        )
  })

  test('is written in its own letters', () => {
    const letters = alphabet[locale]
    const strange = letters === undefined ? [] : [...sentences].filter(([, sentence]) => !letters.test(sentence))
    expect(strange).toEqual([])
  })

  test('is what the request reads', () => {
    expect(withLocale(locale, () => publicTexts.result.title)).toBe(catalogues[locale].result.title)
    expect(publicTexts.result.title).toBe('Dein Platz')
  })
})
