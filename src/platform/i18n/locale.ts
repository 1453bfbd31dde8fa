// The language of the current request. An AsyncLocalStorage, so that views need not hand it through every component.
import { AsyncLocalStorage } from 'node:async_hooks'

export type Locale = 'de'

export const defaultLocale: Locale = 'de'

const current = new AsyncLocalStorage<Locale>()

export const withLocale = <T>(locale: Locale, work: () => T): T => current.run(locale, work)

export const currentLocale = (): Locale => current.getStore() ?? defaultLocale
