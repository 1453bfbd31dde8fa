// What an import would do to every row: recognise, compare, doubt. Pure once the stored organisations are at hand.
import { breathe, type LinedRow, type PlannedRow, type Remark } from '../../../platform/imports/target.ts'
import { type Candidate, findPairsCalmly } from '../duplicates/find-pairs.ts'
import { cityKey, nameKey } from '../keys.ts'
import { type DetailField, detailFields, type Organization, type OrganizationDetails } from '../terms.ts'
import { t as labels } from '../texts.ts'
import { type CoordinateDoubt, findCoordinateDoubts, type LocatedRow } from './doubtful-coordinates.ts'
import type { ImportedRow } from './school-row.ts'
import type { ImportedValues, StoredForImport } from './store-import.ts'
import { t } from './texts.ts'

/** What `take` needs besides the row; kept by the row itself. */
export interface PlannedOrganization extends ImportedRow {
  readonly stored?: Organization
  readonly imported: ImportedValues
}

interface Match {
  readonly stored: StoredForImport | undefined
  readonly count: number
}

const isSchool = (kind: Organization['kind']) => kind === 'school' || kind === 'bbs'
/** A school that becomes a BBS keeps its number. */
const numberKey = (kind: Organization['kind'], number: string) => `${isSchool(kind) ? 'school' : kind}|${number}`

function matcher(stored: readonly StoredForImport[]) {
  const byNumber = new Map<string, StoredForImport>()
  const byName = new Map<string, StoredForImport[]>()
  for (const one of stored) {
    const { organization } = one
    if (organization.officialNumber !== null) {
      const key = numberKey(organization.kind, organization.officialNumber)
      // A record that was merged away only answers for its number if nobody else has it.
      if (organization.mergedInto === null || !byNumber.has(key)) byNumber.set(key, one)
    }
    if (organization.mergedInto !== null) continue
    const key = `${organization.kind}|${one.nameKey}`
    byName.set(key, [...(byName.get(key) ?? []), one])
  }
  return (details: OrganizationDetails): Match => {
    const { kind, officialNumber } = details
    const numbered = officialNumber === null ? undefined : byNumber.get(numberKey(kind, officialNumber))
    if (numbered !== undefined) return { stored: numbered, count: 1 }
    const named = (byName.get(`${kind}|${nameKey(details.name)}`) ?? []).filter(
      ({ organization, cityKey: storedCity }) =>
        // Two different numbers are two different organisations, whatever their names.
        (officialNumber === null || organization.officialNumber === null) &&
        sameTown(details, organization, storedCity),
    )
    return { stored: named.length === 1 ? named[0] : undefined, count: named.length }
  }
}

function sameTown(details: OrganizationDetails, stored: Organization, storedCity: string): boolean {
  if (details.postalCode !== null && stored.postalCode !== null) return details.postalCode === stored.postalCode
  if (details.city !== null && storedCity !== '') return cityKey(details.city) === storedCity
  return details.city === null && details.postalCode === null
}

const kreisRows = (one: Organization): LocatedRow => ({
  municipalityKey: one.municipalityKey,
  postalCode: one.postalCode,
  coordinates:
    one.latitude === null || one.longitude === null ? null : { latitude: one.latitude, longitude: one.longitude },
})

function explainDoubt(doubt: CoordinateDoubt, row: ImportedRow): string {
  const { reasons } = t
  const from = {
    'postal-code': reasons.inPostalCode(row.details.postalCode ?? ''),
    municipality: reasons.inMunicipality,
    kreis: reasons.inKreis,
    region: reasons.inRegion,
  }[doubt.of]
  return doubt.reason === 'far-away'
    ? reasons.farAway(doubt.distanceKm, from)
    : reasons.foundElsewhere(doubt.distanceKm, from, row.foundPostalCode ?? '')
}

/** Coordinates that cannot be right are taken out, and the row says so. */
function withoutWrongCoordinates(
  rows: readonly LinedRow<ImportedRow>[],
  others: readonly StoredForImport[],
): LinedRow<ImportedRow>[] {
  const located = rows.map(({ row }) => ({
    ...kreisRows({ ...row.details } as Organization),
    foundPostalCode: row.foundPostalCode,
    foundInTown: row.foundInTown,
  }))
  const doubts = findCoordinateDoubts(
    located,
    others.filter((one) => one.organization.mergedInto === null).map((one) => kreisRows(one.organization)),
  )
  return rows.map((each, index) => {
    const doubt = doubts[index]
    if (doubt === undefined) return each
    const remark: Remark = {
      severity: 'doubtful',
      column: t.fields.latitude,
      reason: explainDoubt(doubt, each.row),
    }
    const details = { ...each.row.details, latitude: null, longitude: null }
    return { ...each, row: { ...each.row, details }, remarks: [...each.remarks, remark] }
  })
}

/** Values that the file says something with; an empty cell takes nothing away. */
const saidBy = (details: OrganizationDetails): ImportedValues =>
  Object.fromEntries(detailFields.flatMap((field) => (details[field] === null ? [] : [[field, details[field]]])))

/** Latitude and longitude change together or not at all. */
const units: readonly (readonly DetailField[])[] = [
  ...detailFields.filter((field) => field !== 'latitude' && field !== 'longitude').map((field) => [field]),
  ['latitude', 'longitude'],
]

/**
 * What is remembered for the next file. Where this one says nothing, what an earlier one said still counts: otherwise a
 * value that nobody touched would look as if somebody had typed it. What was forgotten on request stays forgotten.
 */
const rememberedOf = (last: ImportedValues, said: ImportedValues): ImportedValues => ({
  ...last,
  ...Object.fromEntries(Object.entries(said).filter(([field]) => last[field as DetailField] !== null)),
})

/**
 * Three versions of each field: stored, last imported, and in the file. What a person has changed since the last import
 * stays; what the file has changed is taken; both at once stays and is named. What was forgotten on request is not
 * filled in again.
 */
export function mergeFields(
  stored: Organization,
  last: ImportedValues,
  said: ImportedValues,
): { details: OrganizationDetails; changed: boolean; remarks: Remark[] } {
  const change: Partial<Record<DetailField, string | number>> = {}
  const remarks: Remark[] = []
  for (const unit of units) {
    const told = unit.filter((field) => said[field] !== undefined)
    if (told.length === 0 || told.every((field) => said[field] === stored[field])) continue
    const label = labels.fields[unit[0] ?? ''] ?? ''
    if (told.some((field) => last[field] === null)) {
      // Without what the file says: that is what was to be forgotten.
      if (told.every((field) => stored[field] === null)) {
        remarks.push({ severity: 'note', column: label, reason: t.reasons.forgotten(label) })
      }
      continue
    }
    const isOurs = told.every((field) => stored[field] === null || stored[field] === last[field])
    if (isOurs) {
      for (const field of told) change[field] = said[field] as string | number
      continue
    }
    const isOldNews = told.every((field) => said[field] === last[field])
    remarks.push({
      severity: isOldNews ? 'note' : 'doubtful',
      column: label,
      reason: t.reasons.keptByHand(label, told.map((field) => String(said[field])).join(', ')),
    })
  }
  return { details: { ...stored, ...change } as OrganizationDetails, changed: Object.keys(change).length > 0, remarks }
}

export interface PlanContext {
  readonly stored: readonly StoredForImport[]
  readonly distinctPairs: ReadonlySet<string>
}

export async function planOrganizations(
  rows: readonly LinedRow<ImportedRow>[],
  { stored, distinctPairs }: PlanContext,
): Promise<PlannedRow<PlannedOrganization>[]> {
  const match = matcher(stored)
  const matched = new Set<string>()
  for (const { row } of rows) {
    const found = match(row.details).stored
    if (found) matched.add(found.organization.id)
  }
  await breathe()
  const others = stored.filter((one) => !matched.has(one.organization.id))
  const trusted = withoutWrongCoordinates(rows, others)
  await breathe()
  const nameById = new Map(stored.map((one) => [one.organization.id, one.organization.name]))
  const lineByKey = new Map<string, number>()
  const planned: PlannedRow<PlannedOrganization>[] = []
  for (const [index, each] of trusted.entries()) {
    if (index % 500 === 499) await breathe()
    const key = keyInFile(each.row.details)
    const earlier = lineByKey.get(key)
    if (earlier === undefined) lineByKey.set(key, each.line)
    planned.push(planRow(each, { earlier, match: match(each.row.details), nameById }))
  }
  await breathe()
  return nameDoubtfulPairs(planned, others, distinctPairs)
}

const keyInFile = (details: OrganizationDetails): string =>
  details.officialNumber === null
    ? `${details.kind}|${nameKey(details.name)}|${details.postalCode ?? ''}|${cityKey(details.city)}`
    : numberKey(details.kind, details.officialNumber)

function planRow(
  { line, row, remarks }: LinedRow<ImportedRow>,
  given: { earlier: number | undefined; match: Match; nameById: ReadonlyMap<string, string> },
): PlannedRow<PlannedOrganization> {
  const imported = saidBy(row.details)
  const base = { line, subject: row.subject, remarks, row: { ...row, imported } }
  const column = row.details.officialNumber === null ? t.fields.name : t.fields.officialNumber
  if (given.earlier !== undefined) {
    const { sameNumberInFile, sameOrganizationInFile } = t.reasons
    const reason = (row.details.officialNumber === null ? sameOrganizationInFile : sameNumberInFile)(given.earlier)
    return { ...base, state: 'refused', refusal: { column, reason } }
  }
  if (given.match.count > 1) {
    return { ...base, state: 'refused', refusal: { column, reason: t.reasons.manyMatches(given.match.count) } }
  }
  const found = given.match.stored
  if (found === undefined) return { ...base, state: 'new' }
  const { organization } = found
  if (organization.mergedInto !== null) {
    const into = given.nameById.get(organization.mergedInto) ?? ''
    return {
      ...base,
      state: 'known',
      remarks: [...remarks, { severity: 'note', column: null, reason: t.reasons.merged(into) }],
    }
  }
  const merged = mergeFields(organization, found.imported, imported)
  const archived: Remark[] =
    organization.status === 'archived' ? [{ severity: 'note', column: null, reason: t.reasons.archived }] : []
  return {
    ...base,
    remarks: [...remarks, ...merged.remarks, ...archived],
    row: {
      ...base.row,
      details: merged.details,
      stored: organization,
      imported: rememberedOf(found.imported, imported),
    },
    state: merged.changed ? 'changed' : 'known',
  }
}

/** Pairs within the file and with what is stored, unless a person has decided that they are two. */
async function nameDoubtfulPairs(
  planned: readonly PlannedRow<PlannedOrganization>[],
  others: readonly StoredForImport[],
  distinctPairs: ReadonlySet<string>,
): Promise<PlannedRow<PlannedOrganization>[]> {
  const idOf = (row: PlannedRow<PlannedOrganization>) => row.row.stored?.id ?? `line:${row.line}`
  const kept = planned.filter((row) => row.state !== 'refused' && row.row.stored?.status !== 'archived')
  const rowById = new Map(kept.map((row) => [idOf(row), row]))
  const unmatched = others.filter(({ organization: one }) => one.mergedInto === null && one.status === 'active')
  const storedById = new Map(unmatched.map(({ organization }) => [organization.id, organization]))
  const candidates: Candidate[] = [
    ...kept.map((row) => ({ ...row.row.details, id: idOf(row) })),
    ...unmatched.map(({ organization }) => organization),
  ]
  const remarksByLine = new Map<number, Remark[]>()
  for (const { first, second } of await findPairsCalmly(candidates, breathe)) {
    if (distinctPairs.has(`${first}|${second}`)) continue
    for (const [mine, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const row = rowById.get(mine)
      if (row === undefined) continue
      const otherRow = rowById.get(other)
      const reason =
        otherRow === undefined
          ? t.reasons.maybeSameStored(storedById.get(other)?.name ?? '')
          : t.reasons.maybeSameInFile(otherRow.line, otherRow.subject)
      const remark: Remark = { severity: 'doubtful', column: null, reason }
      remarksByLine.set(row.line, [...(remarksByLine.get(row.line) ?? []), remark])
    }
  }
  return planned.map((row) => {
    const more = remarksByLine.get(row.line)
    return more === undefined ? row : { ...row, remarks: [...row.remarks, ...more] }
  })
}
