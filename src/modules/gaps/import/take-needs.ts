// The database half of an import of needs: only what is new, and only what would be counted.
import { addDays } from '../../../kernel/plain-date.ts'
import { recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { PlanInput, PlannedRow, TakeInput } from '../../../platform/imports/target.ts'
import { findMunicipalitiesIn, shortName } from '../../network/index.ts'
import { kindLabel, targetGroupLabel, townKey } from '../../offers/index.ts'
import { demandDays } from '../demand.ts'
import { noteChanges } from '../keep-need.ts'
import { findNeeds, insertNeeds } from '../store.ts'
import { t } from '../texts.ts'
import { type SurveyedNeed, sameNeed } from './need-row.ts'

/**
 * Two schools may tell the same on one day, so equal rows of one file are several needs; what is stored already as often
 * as it stands in the file is known, so that the same file once more takes nothing.
 */
export async function planNeeds(
  tx: Tx,
  { services, rows }: PlanInput<SurveyedNeed>,
): Promise<PlannedRow<SurveyedNeed>[]> {
  const municipalities = await findMunicipalitiesIn(tx)
  const keyByPlace = new Map(
    municipalities.flatMap(({ key, name }) => [
      [key, key],
      [townKey(shortName(name)), key],
    ]),
  )
  const today = services.today()
  const since = addDays(today, -demandDays)
  const stored = new Map<string, number>()
  for (const need of await findNeeds(tx, since)) {
    const same = sameNeed(need)
    stored.set(same, (stored.get(same) ?? 0) + 1)
  }
  return rows.map((lined) => {
    const { need, place } = lined.row
    const about = [targetGroupLabel(need.targetGroup), kindLabel(need.kind), place ?? t.needs.noMunicipality]
    const subject = about.join(', ')
    const no = (column: string, reason: string): PlannedRow<SurveyedNeed> => ({
      ...lined,
      state: 'refused',
      subject,
      refusal: { column, reason },
    })
    const municipalityKey = place === null ? null : (keyByPlace.get(place) ?? keyByPlace.get(townKey(shortName(place))))
    if (municipalityKey === undefined) return no(t.needs.municipality, t.waivers.unknownMunicipality)
    if (need.askedOn > today || need.askedOn < since) return no(t.needs.askedOn, t.needs.badDay)
    const placed = { ...need, municipalityKey }
    const same = sameNeed(placed)
    const left = stored.get(same) ?? 0
    if (left > 0) stored.set(same, left - 1)
    return { ...lined, row: { need: placed, place }, state: left > 0 ? 'known' : 'new', subject }
  })
}

export async function takeNeeds(tx: Tx, given: TakeInput<SurveyedNeed>): Promise<void> {
  const { actor, services, rows, fileName } = given
  const added = rows.filter(({ state }) => state === 'new').map(({ row }) => ({ ...row.need, id: services.newId() }))
  await insertNeeds(tx, { regionId: actor.regionId, at: services.now() }, added)
  await recordAudits(
    tx,
    actor,
    services,
    added.map(({ id, ...need }) => ({
      action: 'need.note',
      objectKind: 'need',
      objectId: id,
      changes: noteChanges(need),
      reason: fileName,
    })),
  )
  await given.progress(rows.length)
}
