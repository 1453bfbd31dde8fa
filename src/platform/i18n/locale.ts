// The language of the current request. An AsyncLocalStorage, so that views need not hand it through every component.
import { AsyncLocalStorage } from 'node:async_hooks'

/** German is what the site is written in; the others are spoken by those pages that ask young people themselves. */
export const locales = ['de', 'en', 'tr', 'uk', 'ru', 'ar'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'de'

/** What a language is called by those who speak it. */
export const localeNames: Readonly<Record<Locale, string>> = {
  de: 'Deutsch',
  en: 'English',
  tr: 'Türkçe',
  uk: 'Українська',
  ru: 'Русский',
  ar: 'العربية',
}

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr')

export const isLocale = (text: string | undefined): text is Locale => locales.some((locale) => locale === text)

/** The first language of an Accept-Language header that we speak; weights are ignored, browsers list them in order. */
export function localeOfBrowser(header: string | undefined): Locale | undefined {
  return (header ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find(isLocale)
}

const current = new AsyncLocalStorage<Locale>()

export const withLocale = <T>(locale: Locale, work: () => T): T => current.run(locale, work)

export const currentLocale = (): Locale => current.getStore() ?? defaultLocale
