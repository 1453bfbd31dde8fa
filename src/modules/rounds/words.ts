// Dates, days and refusals of the calendar as people read them.
import { formatGermanDate, type PlainDate } from '../../kernel/plain-date.ts'
import { type CalendarRefusal, schoolYearLabel, type Weekday } from '../calendar/index.ts'
import { t } from './texts.ts'

export const long = (day: PlainDate): string => formatGermanDate(day)
export const short = (day: PlainDate): string => formatGermanDate(day, 'short')

export const spanOf = (from: PlainDate, to: PlainDate): string =>
  from === to ? short(from) : t.span(short(from), short(to))

export const weekdayName = (weekday: Weekday): string => t.weekdays[weekday] ?? ''
export const weekdayShort = (weekday: Weekday): string => t.weekdaysShort[weekday] ?? ''

export const unknownYear = (refusal: CalendarRefusal): string =>
  t.calendar.unknown({
    year: schoolYearLabel(refusal.schoolYear),
    land: t.calendar.laender[refusal.land] ?? refusal.land,
    schoolKind: refusal.schoolKind,
  })

/** "A, B und 3 weitere". */
export const listed = (names: readonly string[], most = 5): string =>
  names.length > most + 1 ? [...names.slice(0, most), t.start.more(names.length - most)].join(', ') : names.join(', ')
