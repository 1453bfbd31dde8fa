// What the audit actions of this module, and the fields they change, are called for people.
import { t } from './texts.ts'

/** Read at the time of use, so that it follows the language of the request. */
export const actionLabels: Readonly<Record<string, string>> = { ...t.history }

export const fieldLabels: Readonly<Record<string, string>> = {
  ...t.fields,
  officeName: t.region.officeName,
  land: t.region.land,
  kreisKeys: t.region.kreisKeys,
  rows: t.rows,
  population: t.population,
}
