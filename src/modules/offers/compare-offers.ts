// Two versions of an offer side by side, field by field, in words: for a conflict, and for a change that waits. Pure.
import { formatGermanDate, plainDate } from '../../kernel/plain-date.ts'
import type { ConflictField } from '../../platform/html/index.ts'
import { kindLabel, languageLabel, phaseLabel, targetGroupLabel } from './code-lists.ts'
import { type Naming, rulesInWords } from './eligibility/plain-words.ts'
import { type OfferDetails, type PlacesState, wholeRegion } from './terms.ts'
import { w } from './work-texts.ts'

const germanDate = (value: string): string => formatGermanDate(plainDate(value))

const shown: readonly (readonly [keyof OfferDetails, (value: string) => string])[] = [
  ['title', String],
  ['summary', String],
  ['description', String],
  ['kind', kindLabel],
  ['phase', phaseLabel],
  ['targetGroups', targetGroupLabel],
  ['languages', languageLabel],
  ['city', String],
  ['placeText', String],
  ['startsOn', germanDate],
  ['endsOn', germanDate],
  ['applyUntil', germanDate],
  ['placesState', (state) => w.form.placesStates[state as PlacesState] ?? state],
  ['serviceArea', (key) => (key === wholeRegion ? w.form.wholeRegion : key)],
  ['datesText', String],
  ['costText', String],
  ['website', String],
  ['contactName', String],
  ['contactEmail', String],
  ['contactPhone', String],
  ['validUntil', germanDate],
]

const words = (details: OfferDetails, name: keyof OfferDetails, label: (value: string) => string): string =>
  [details[name] ?? []]
    .flat()
    .map(String)
    .filter((value) => value !== '')
    .map(label)
    .join(', ')

/** Fields that differ, and the title for orientation. */
export function comparedFields(theirs: OfferDetails, mine: OfferDetails, naming: Naming): ConflictField[] {
  const fields = shown
    .map(([name, label]) => ({
      label: w.fields[name] ?? name,
      theirs: words(theirs, name, label),
      mine: words(mine, name, label),
    }))
    .filter((field) => field.theirs !== field.mine || field.label === w.fields.title)
  const [before, after] = [theirs, mine].map(({ eligibility }) => rulesInWords(eligibility, naming).join('; '))
  if (before !== after) {
    fields.push({ label: w.fields.eligibility ?? '', theirs: before ?? '', mine: after ?? '' })
  }
  return fields
}
