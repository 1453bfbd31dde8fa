// SQL of the workshops: what they are, who teaches there, days, places, closings. Never exported from the module.
import type { Tx } from '../../platform/db/database.ts'
import type { Weekday } from '../calendar/index.ts'
import type { Given } from './store.ts'
import type { RoundsTables } from './tables.ts'
import type { BlockCapacity, Closing, Workshop, WorkshopDay, WorkshopDetails } from './terms.ts'

const rounds = (tx: Tx) => tx.withTables<RoundsTables>()

type Rows<T extends keyof RoundsTables> = readonly RoundsTables[T][]

const groupByWorkshop = <R extends { readonly workshop_id: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> => {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(row.workshop_id)
    if (group === undefined) groups.set(row.workshop_id, [row])
    else group.push(row)
  }
  return groups
}

const workshopOf = (
  row: RoundsTables['rounds.workshop'],
  around: {
    teacher: string | null
    days: Rows<'rounds.workshop_day'>
    blocks: Rows<'rounds.workshop_block'>
  },
): Workshop => ({
  id: row.id,
  roundId: row.round_id,
  organizationId: row.organization_id,
  berufsfeld: row.berufsfeld,
  name: row.name,
  room: row.room,
  minimumAge: row.minimum_age,
  protectiveGear: row.protective_gear,
  needsHygieneInstruction: row.needs_hygiene_instruction,
  isStepFree: row.is_step_free,
  teacher: around.teacher,
  days: around.days.map(({ weekday, capacity, minimum }) => ({ weekday: weekday as Weekday, capacity, minimum })),
  blockCapacities: around.blocks.map((block) => ({
    weekday: block.weekday as Weekday,
    block: block.block_number,
    capacity: block.capacity,
    reason: block.reason,
  })),
  archivedAt: row.archived_at,
  version: row.version,
})

/** By name; row-level security leaves the teachers out for those who may not know them. */
async function workshopsOf(tx: Tx, rows: Rows<'rounds.workshop'>): Promise<Workshop[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const teachers = await rounds(tx)
    .selectFrom('rounds.workshop_teacher')
    .selectAll()
    .where('workshop_id', 'in', ids)
    .execute()
  const days = await rounds(tx)
    .selectFrom('rounds.workshop_day')
    .selectAll()
    .where('workshop_id', 'in', ids)
    .orderBy('weekday')
    .execute()
  const blocks = await rounds(tx)
    .selectFrom('rounds.workshop_block')
    .selectAll()
    .where('workshop_id', 'in', ids)
    .orderBy('weekday')
    .orderBy('block_number')
    .execute()
  const [teacherBy, daysBy, blocksBy] = [groupByWorkshop(teachers), groupByWorkshop(days), groupByWorkshop(blocks)]
  return rows.map((row) =>
    workshopOf(row, {
      teacher: teacherBy.get(row.id)?.[0]?.contact_name ?? null,
      days: daysBy.get(row.id) ?? [],
      blocks: blocksBy.get(row.id) ?? [],
    }),
  )
}

export async function findWorkshops(tx: Tx, ...roundIds: readonly string[]): Promise<Workshop[]> {
  if (roundIds.length === 0) return []
  const rows = await rounds(tx)
    .selectFrom('rounds.workshop')
    .selectAll()
    .where('round_id', 'in', roundIds)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return workshopsOf(tx, rows)
}

export async function lockWorkshop(tx: Tx, id: string): Promise<Workshop | undefined> {
  const rows = await rounds(tx)
    .selectFrom('rounds.workshop')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute()
  return (await workshopsOf(tx, rows))[0]
}

export interface NewWorkshop {
  readonly id: string
  readonly roundId: string
  readonly organizationId: string
  readonly details: WorkshopDetails
  readonly teacher: string | null
  readonly days: readonly WorkshopDay[]
}

const rowOf = (details: WorkshopDetails) => ({
  berufsfeld: details.berufsfeld,
  name: details.name,
  room: details.room,
  minimum_age: details.minimumAge,
  protective_gear: details.protectiveGear,
  needs_hygiene_instruction: details.needsHygieneInstruction,
  is_step_free: details.isStepFree,
})

const dayRows = (regionId: string, workshop: Pick<NewWorkshop, 'id' | 'organizationId' | 'days'>) =>
  workshop.days.map((day) => ({
    region_id: regionId,
    workshop_id: workshop.id,
    organization_id: workshop.organizationId,
    ...day,
  }))

const teacherRows = (regionId: string, workshop: Pick<NewWorkshop, 'id' | 'organizationId' | 'teacher'>) =>
  workshop.teacher === null
    ? []
    : [
        {
          region_id: regionId,
          workshop_id: workshop.id,
          organization_id: workshop.organizationId,
          contact_name: workshop.teacher,
        },
      ]

export async function insertWorkshops(tx: Tx, given: Given, list: readonly NewWorkshop[]): Promise<void> {
  if (list.length === 0) return
  await rounds(tx)
    .insertInto('rounds.workshop')
    .values(
      list.map((workshop) => ({
        region_id: given.regionId,
        id: workshop.id,
        round_id: workshop.roundId,
        organization_id: workshop.organizationId,
        ...rowOf(workshop.details),
        created_at: given.at,
        updated_at: given.at,
        archived_at: null,
        version: 1,
      })),
    )
    .execute()
  const days = list.flatMap((workshop) => dayRows(given.regionId, workshop))
  if (days.length > 0) await rounds(tx).insertInto('rounds.workshop_day').values(days).execute()
  const teachers = list.flatMap((workshop) => teacherRows(given.regionId, workshop))
  if (teachers.length > 0) await rounds(tx).insertInto('rounds.workshop_teacher').values(teachers).execute()
}

/** Details, teacher and days as given; numbers for single blocks stay for the days that stay. */
export async function updateWorkshop(
  tx: Tx,
  given: Given,
  workshop: Omit<NewWorkshop, 'roundId'> & { readonly version: number },
): Promise<void> {
  await rounds(tx)
    .updateTable('rounds.workshop')
    .set({ ...rowOf(workshop.details), updated_at: given.at, version: workshop.version + 1 })
    .where('id', '=', workshop.id)
    .execute()
  await rounds(tx).deleteFrom('rounds.workshop_day').where('workshop_id', '=', workshop.id).execute()
  const days = dayRows(given.regionId, workshop)
  if (days.length > 0) await rounds(tx).insertInto('rounds.workshop_day').values(days).execute()
  const gone = ([0, 1, 2, 3, 4] as const).filter((day) => !workshop.days.some(({ weekday }) => weekday === day))
  if (gone.length > 0)
    await rounds(tx)
      .deleteFrom('rounds.workshop_block')
      .where('workshop_id', '=', workshop.id)
      .where('weekday', 'in', gone)
      .execute()
  await rounds(tx).deleteFrom('rounds.workshop_teacher').where('workshop_id', '=', workshop.id).execute()
  const teachers = teacherRows(given.regionId, workshop)
  if (teachers.length > 0) await rounds(tx).insertInto('rounds.workshop_teacher').values(teachers).execute()
}

export async function writeArchived(
  tx: Tx,
  at: Date,
  workshop: { readonly id: string; readonly version: number; readonly archivedAt: Date | null },
): Promise<void> {
  await rounds(tx)
    .updateTable('rounds.workshop')
    .set({ archived_at: workshop.archivedAt, updated_at: at, version: workshop.version + 1 })
    .where('id', '=', workshop.id)
    .execute()
}

/** All numbers for single blocks of a workshop at once. */
export async function replaceBlockCapacities(
  tx: Tx,
  regionId: string,
  workshop: { readonly id: string; readonly organizationId: string; readonly capacities: readonly BlockCapacity[] },
): Promise<void> {
  await rounds(tx).deleteFrom('rounds.workshop_block').where('workshop_id', '=', workshop.id).execute()
  if (workshop.capacities.length === 0) return
  await rounds(tx)
    .insertInto('rounds.workshop_block')
    .values(
      workshop.capacities.map((one) => ({
        region_id: regionId,
        workshop_id: workshop.id,
        organization_id: workshop.organizationId,
        weekday: one.weekday,
        block_number: one.block,
        capacity: one.capacity,
        reason: one.reason,
      })),
    )
    .execute()
}

/** Numbers for blocks that the round no longer has. */
export async function dropBlockCapacitiesFrom(
  tx: Tx,
  given: { readonly roundId: string; readonly block: number },
): Promise<void> {
  await rounds(tx)
    .deleteFrom('rounds.workshop_block')
    .where('block_number', '>=', given.block)
    .where('workshop_id', 'in', (query) =>
      query.selectFrom('rounds.workshop').select('id').where('round_id', '=', given.roundId),
    )
    .execute()
}

/** Earliest first. */
export async function findClosings(tx: Tx, roundId: string): Promise<Closing[]> {
  const rows = await rounds(tx)
    .selectFrom('rounds.closing')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
  return rows.map(closingOf)
}

const closingOf = (row: RoundsTables['rounds.closing']): Closing => ({
  id: row.id,
  organizationId: row.organization_id,
  workshopId: row.workshop_id,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  reason: row.reason,
})

export async function findClosing(
  tx: Tx,
  given: { readonly id: string; readonly roundId: string },
): Promise<Closing | undefined> {
  const row = await rounds(tx)
    .selectFrom('rounds.closing')
    .selectAll()
    .where('id', '=', given.id)
    .where('round_id', '=', given.roundId)
    .executeTakeFirst()
  return row && closingOf(row)
}

export async function insertClosings(
  tx: Tx,
  regionId: string,
  given: { readonly roundId: string; readonly closings: readonly Closing[] },
): Promise<void> {
  if (given.closings.length === 0) return
  await rounds(tx)
    .insertInto('rounds.closing')
    .values(
      given.closings.map((closing) => ({
        region_id: regionId,
        id: closing.id,
        round_id: given.roundId,
        organization_id: closing.organizationId,
        workshop_id: closing.workshopId,
        starts_on: closing.startsOn,
        ends_on: closing.endsOn,
        reason: closing.reason,
      })),
    )
    .execute()
}

export async function deleteClosing(tx: Tx, id: string): Promise<void> {
  await rounds(tx).deleteFrom('rounds.closing').where('id', '=', id).execute()
}
