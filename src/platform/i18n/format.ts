// Instants and days as people read them.
import { formatGermanDate, type PlainDate } from '../../kernel/plain-date.ts'
import { currentLocale, type Locale } from './locale.ts'

const instant = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** 20. November 2026 um 14:05 Uhr. */
export const formatInstant = (date: Date): string => `${instant.format(date)} Uhr`

const days = new Map<Locale, Intl.DateTimeFormat>()

function dayFormat(locale: Locale): Intl.DateTimeFormat {
  const known = days.get(locale)
  if (known !== undefined) return known
  // Digits as on every timetable around the reader, also in Arabic.
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : `${locale}-u-nu-latn`, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  days.set(locale, made)
  return made
}

/** Freitag, 18. Dezember 2026: with the weekday, in the language of the current request. */
export function formatWeekday(day: PlainDate, locale: Locale = currentLocale()): string {
  const name = dayFormat(locale)
  if (locale !== 'de') return name.format(new Date(`${day}T00:00:00Z`))
  const weekday = name.formatToParts(new Date(`${day}T00:00:00Z`)).find(({ type }) => type === 'weekday')
  return `${weekday?.value ?? ''}, ${formatGermanDate(day)}`
}
