// The database half of an import of municipalities: only those of the region, and only what changed.
import { changesBetween, recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { PlanInput, PlannedRow, TakeInput } from '../../../platform/imports/target.ts'
import { findRegion } from '../regions.ts'
import { findStoredMunicipalities, insertMunicipalities, updateMunicipality } from '../store-municipalities.ts'
import type { Municipality } from '../terms.ts'
import { t } from './texts.ts'

/** What a file says; where it came from is no change. */
const contentOf = ({ name, latitude, longitude, population }: Municipality) => ({
  name,
  latitude,
  longitude,
  population,
})

const isSame = (a: Municipality, b: Municipality): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b))

/**
 * A register holds all of Germany: municipalities of other Kreise are left out, with one note. If none is of the region,
 * the first row is refused with the reason.
 */
export async function planMunicipalities(
  tx: Tx,
  { actor, services, rows }: PlanInput<Municipality>,
): Promise<PlannedRow<Municipality>[]> {
  const keys = (await findRegion(services, actor.regionId))?.kreisKeys ?? []
  const ours = rows.filter(({ row }) => keys.length === 0 || keys.some((key) => row.key.startsWith(key)))
  const stored = new Map((await findStoredMunicipalities(tx)).map((one) => [one.key, one]))
  const [first] = rows
  if (ours.length === 0 && first !== undefined) {
    const refusal = { column: t.municipalities.fields.key, reason: t.municipalities.noneHere(keys.join(', ')) }
    return [{ ...first, state: 'refused', subject: first.row.name, refusal }]
  }
  const seen = new Map<string, number>()
  const left = rows.length - ours.length
  return ours.map((lined, index) => {
    const { row, line } = lined
    const subject = `${row.key} ${row.name}`
    const earlier = seen.get(row.key)
    if (earlier !== undefined) {
      const refusal = { column: t.municipalities.fields.key, reason: t.municipalities.twice(earlier) }
      return { ...lined, state: 'refused', subject, refusal }
    }
    seen.set(row.key, line)
    const before = stored.get(row.key)
    const state = before === undefined ? 'new' : isSame(before, row) ? 'known' : 'changed'
    const note =
      index === 0 && left > 0
        ? [{ severity: 'note' as const, column: null, reason: t.municipalities.onlyOurs(left) }]
        : []
    return { ...lined, remarks: [...lined.remarks, ...note], state, subject }
  })
}

export async function takeMunicipalities(tx: Tx, given: TakeInput<Municipality>): Promise<void> {
  const { actor, services, rows, fileName } = given
  const at = services.now()
  const stored = new Map((await findStoredMunicipalities(tx)).map((one) => [one.key, one]))
  const withSource = rows.map(({ row, state }) => ({ state, row: { ...row, source: fileName.slice(0, 300) } }))
  const added = withSource.filter(({ state }) => state === 'new').map(({ row }) => row)
  const changed = withSource.filter(({ state }) => state === 'changed').map(({ row }) => row)
  await insertMunicipalities(tx, { regionId: actor.regionId, at }, added)
  for (const row of changed) await updateMunicipality(tx, at, row)
  const objectKind = 'municipality'
  await recordAudits(tx, actor, services, [
    ...added.map((row) => ({
      action: 'municipality.import',
      objectKind,
      changes: [{ field: 'municipalityKey', before: null, after: row.key }],
      reason: fileName,
    })),
    ...changed.map((row) => ({
      action: 'municipality.import',
      objectKind,
      changes: [
        { field: 'municipalityKey', before: row.key, after: row.key },
        ...changesBetween(contentOf(stored.get(row.key) ?? row), contentOf(row)),
      ],
      reason: fileName,
    })),
  ])
  await given.progress(rows.length)
}
