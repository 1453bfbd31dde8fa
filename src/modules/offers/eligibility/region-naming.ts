// How rules and answers speak of the places of a region. Pure.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Naming } from './plain-words.ts'
import type { RuleChoices } from './rules-form.ts'
import type { RegionPlaces } from './store.ts'
import { e } from './texts.ts'

/** A region of one Kreis is called by its own name; of several, a Kreis by its key. */
export function namingOf(places: RegionPlaces, on: PlainDate): Naming {
  const [only, ...others] = places.kreisKeys
  return {
    land: places.land,
    on,
    places: new Map([
      ...(only !== undefined && others.length === 0 ? ([[only, places.name]] as const) : []),
      ...places.municipalities.map(({ key, name }) => [key, name] as const),
    ]),
  }
}

/** First the whole region, then its Gemeinden. */
export const ruleChoicesOf = (places: RegionPlaces, on: PlainDate): RuleChoices => ({
  land: places.land,
  on,
  residences: [
    ...places.kreisKeys
      .filter((key) => key.length === 5)
      .map((key) => ({
        key,
        label: places.kreisKeys.length === 1 ? e.form.wholeRegion(places.name) : e.rules.kreis(key),
      })),
    ...places.municipalities.map(({ key, name }) => ({ key, label: name })),
  ],
})
