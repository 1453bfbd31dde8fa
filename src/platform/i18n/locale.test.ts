import { describe, expect, test } from 'vitest'
import { plainDate } from '../../kernel/plain-date.ts'
import { catalogue } from './catalogue.ts'
import { formatWeekday } from './format.ts'
import { currentLocale, directionOf, localeNames, localeOfBrowser, locales, withLocale } from './locale.ts'

describe('the language of a request', () => {
  test('is German outside of any request, and only within the work it was set for', async () => {
    expect(currentLocale()).toBe('de')
    const inside = await withLocale('tr', async () => {
      await Promise.resolve()
      return currentLocale()
    })
    expect(inside).toBe('tr')
    expect(currentLocale()).toBe('de')
  })

  test.each([
    ['tr-TR,tr;q=0.9,en;q=0.8', 'tr'],
    ['fr-FR,uk;q=0.8', 'uk'],
    ['AR', 'ar'],
    ['fr', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)('of a browser that says %s is %s', (header, locale) => {
    expect(localeOfBrowser(header)).toBe(locale)
  })

  test('has a name of its own and a direction', () => {
    expect(locales.map((locale) => localeNames[locale].length > 0)).not.toContain(false)
    expect(locales.filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar'])
  })
})

describe('a catalogue', () => {
  const t = catalogue({
    de: { hello: 'Hallo', count: (n: number) => `${n} Dinge` },
    en: { hello: 'Hello', count: (n) => `${n} things` },
  })

  test('answers in the language of the request', () => {
    expect(withLocale('en', () => t.count(3))).toBe('3 things')
    expect(t.count(3)).toBe('3 Dinge')
  })

  test('falls back to German where nobody has translated it', () => {
    expect(withLocale('tr', () => t.hello)).toBe('Hallo')
  })
})

test.each([
  ['de', 'Freitag, 18. Dezember 2026'],
  ['en', 'Friday, 18 December 2026'],
  ['tr', '18 Aralık 2026 Cuma'],
  ['uk', 'пʼятниця, 18 грудня 2026 р.'],
  ['ru', 'пятница, 18 декабря 2026 г.'],
  ['ar', 'الجمعة، 18 ديسمبر 2026'],
] as const)('a day is written in %s as %s', (locale, words) => {
  expect(formatWeekday(plainDate('2026-12-18'), locale).replaceAll('\u00a0', ' ')).toBe(words)
})
