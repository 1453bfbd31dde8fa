// SQL of classes and pupils by code. Never exported from the module.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { PupilsTables } from './tables.ts'
import type { Pupil, PupilOfSlip, PupilState, SchoolClass } from './terms.ts'

export const pupils = (tx: Tx) => tx.withTables<PupilsTables>()

type ClassRow = Omit<PupilsTables['pupils.school_class'], 'region_id' | 'created_at'> & { pupil_count: number }

const classOf = (row: ClassRow): SchoolClass => ({
  id: row.id,
  organizationId: row.organization_id,
  schoolYear: row.school_year,
  name: row.name,
  grade: row.grade,
  pupilCount: row.pupil_count,
})

const selectClasses = (tx: Tx) =>
  pupils(tx)
    .selectFrom('pupils.school_class as c')
    .select(['c.id', 'c.organization_id', 'c.school_year', 'c.name', 'c.grade'])
    .select((expression) =>
      expression
        .selectFrom('pupils.pupil as p')
        .whereRef('p.region_id', '=', 'c.region_id')
        .whereRef('p.class_id', '=', 'c.id')
        .where('p.state', '=', 'active')
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('pupil_count'),
    )

/** Whatever row-level security shows; the counts, too. */
export async function findClasses(
  tx: Tx,
  asked: {
    readonly schoolYear?: number | undefined
    readonly grade?: number | undefined
    readonly organizationId?: string | undefined
    readonly id?: string | undefined
  },
): Promise<SchoolClass[]> {
  let query = selectClasses(tx)
  if (asked.schoolYear !== undefined) query = query.where('c.school_year', '=', asked.schoolYear)
  if (asked.grade !== undefined) query = query.where('c.grade', '=', asked.grade)
  if (asked.organizationId !== undefined) query = query.where('c.organization_id', '=', asked.organizationId)
  if (asked.id !== undefined) query = query.where('c.id', '=', asked.id)
  const rows = await query.execute()
  return rows.map((row) => classOf({ ...row, pupil_count: row.pupil_count ?? 0 })).sort(byName)
}

const collator = new Intl.Collator('de', { numeric: true })
const byName = (a: SchoolClass, b: SchoolClass): number =>
  b.schoolYear - a.schoolYear || collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)

interface Given {
  readonly regionId: string
  readonly at: Date
}

export interface NewClass {
  readonly id: string
  readonly organizationId: string
  readonly schoolYear: number
  readonly name: string
  readonly grade: number
}

const inBatches = async <T>(rows: readonly T[], work: (part: readonly T[]) => Promise<unknown>): Promise<void> => {
  for (let start = 0; start < rows.length; start += 500) await work(rows.slice(start, start + 500))
}

export async function insertClasses(tx: Tx, given: Given, classes: readonly NewClass[]): Promise<void> {
  await inBatches(classes, (part) =>
    pupils(tx)
      .insertInto('pupils.school_class')
      .values(
        part.map((one) => ({
          region_id: given.regionId,
          id: one.id,
          organization_id: one.organizationId,
          school_year: one.schoolYear,
          name: one.name,
          grade: one.grade,
          created_at: given.at,
        })),
      )
      .execute(),
  )
}

const pupilColumns = ['id', 'code', 'class_id', 'organization_id', 'state'] as const

const pupilOf = (row: Pick<PupilsTables['pupils.pupil'], (typeof pupilColumns)[number]>): Pupil => ({
  id: row.id,
  code: row.code,
  classId: row.class_id,
  organizationId: row.organization_id,
  state: row.state,
})

export async function findPupils(
  tx: Tx,
  asked: {
    readonly classId?: string
    readonly organizationId?: string
    readonly ids?: readonly string[]
    readonly state?: PupilState
  },
): Promise<Pupil[]> {
  if (asked.ids?.length === 0) return []
  let query = pupils(tx).selectFrom('pupils.pupil').select(pupilColumns)
  if (asked.classId !== undefined) query = query.where('class_id', '=', asked.classId)
  if (asked.organizationId !== undefined) query = query.where('organization_id', '=', asked.organizationId)
  if (asked.ids !== undefined) query = query.where('id', 'in', asked.ids)
  if (asked.state !== undefined) query = query.where('state', '=', asked.state)
  return (await query.orderBy('code').execute()).map(pupilOf)
}

export async function findPupilsOfGrade(
  tx: Tx,
  asked: { readonly schoolYear: number; readonly grade: number },
): Promise<Pupil[]> {
  const rows = await pupils(tx)
    .selectFrom('pupils.pupil as p')
    .innerJoin('pupils.school_class as c', (join) =>
      join.onRef('c.region_id', '=', 'p.region_id').onRef('c.id', '=', 'p.class_id'),
    )
    .select(['p.id', 'p.code', 'p.class_id', 'p.organization_id', 'p.state'])
    .where('c.school_year', '=', asked.schoolYear)
    .where('c.grade', '=', asked.grade)
    .where('p.state', '=', 'active')
    .orderBy('p.code')
    .execute()
  return rows.map(pupilOf)
}

export async function findPupilOfSlip(tx: Tx, code: string): Promise<PupilOfSlip | undefined> {
  const row = await pupils(tx)
    .selectFrom('pupils.pupil as p')
    .innerJoin('pupils.school_class as c', (join) =>
      join.onRef('c.region_id', '=', 'p.region_id').onRef('c.id', '=', 'p.class_id'),
    )
    .select(['p.id', 'p.code', 'p.class_id', 'p.organization_id', 'p.state'])
    .select(['c.school_year', 'c.grade', 'c.name'])
    .where('p.code', '=', code)
    .executeTakeFirst()
  return row && { ...pupilOf(row), schoolYear: row.school_year, grade: row.grade, className: row.name }
}

export interface NewPupil {
  readonly id: string
  readonly organizationId: string
  readonly classId: string
}

/**
 * Codes are unique in the region, and a school does not see those of others: where a drawn one is taken, another is
 * drawn. Answers the code of every pupil.
 */
export async function insertPupils(
  tx: Tx,
  given: Given & { readonly drawCode: () => string },
  rows: readonly NewPupil[],
): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>()
  let open = rows
  while (open.length > 0) {
    await inBatches(open, async (part) => {
      const answer = await pupils(tx)
        .insertInto('pupils.pupil')
        .values(
          part.map((one) => ({
            region_id: given.regionId,
            id: one.id,
            organization_id: one.organizationId,
            class_id: one.classId,
            code: given.drawCode(),
            state: 'active' as const,
            left_on: null,
            created_at: given.at,
            updated_at: given.at,
            version: 1,
          })),
        )
        .onConflict((conflict) => conflict.columns(['region_id', 'code']).doNothing())
        .returning(['id', 'code'])
        .execute()
      for (const { id, code } of answer) codes.set(id, code)
    })
    open = open.filter(({ id }) => !codes.has(id))
  }
  return codes
}

const next = (at: Date) => ({ updated_at: at })

export async function movePupils(
  tx: Tx,
  at: Date,
  moves: readonly { readonly pupilId: string; readonly classId: string }[],
): Promise<void> {
  const byClass = Map.groupBy(moves, ({ classId }) => classId)
  for (const [classId, group] of byClass) {
    await pupils(tx)
      .updateTable('pupils.pupil')
      .set((expression) => ({
        ...next(at),
        class_id: classId,
        state: 'active',
        left_on: null,
        version: expression('version', '+', 1),
      }))
      .where(
        'id',
        'in',
        group.map(({ pupilId }) => pupilId),
      )
      .execute()
  }
}

export async function markLeft(tx: Tx, given: { at: Date; on: PlainDate; ids: readonly string[] }): Promise<string[]> {
  if (given.ids.length === 0) return []
  const rows = await pupils(tx)
    .updateTable('pupils.pupil')
    .set((expression) => ({
      ...next(given.at),
      state: 'left',
      left_on: given.on,
      version: expression('version', '+', 1),
    }))
    .where('id', 'in', given.ids)
    .where('state', '=', 'active')
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** False where the code is taken already. */
export async function changeCode(tx: Tx, given: { at: Date; id: string; code: string }): Promise<boolean> {
  const taken = await pupils(tx)
    .selectFrom('pupils.pupil')
    .select('id')
    .where('code', '=', given.code)
    .executeTakeFirst()
  if (taken !== undefined) return false
  await pupils(tx)
    .updateTable('pupils.pupil')
    .set((expression) => ({ ...next(given.at), code: given.code, version: expression('version', '+', 1) }))
    .where('id', '=', given.id)
    .execute()
  return true
}

export async function deletePupils(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const done = await pupils(tx).deleteFrom('pupils.pupil').where('id', 'in', ids).executeTakeFirst()
  return Number(done.numDeletedRows)
}

/** Who left before a day, or whose class belongs to a school year before `schoolYear`. */
export async function findOutdated(
  tx: Tx,
  before: { readonly leftOn: PlainDate; readonly schoolYear: number },
): Promise<string[]> {
  const rows = await pupils(tx)
    .selectFrom('pupils.pupil as p')
    .innerJoin('pupils.school_class as c', (join) =>
      join.onRef('c.region_id', '=', 'p.region_id').onRef('c.id', '=', 'p.class_id'),
    )
    .select('p.id')
    .where((expression) =>
      expression.or([expression('p.left_on', '<', before.leftOn), expression('c.school_year', '<', before.schoolYear)]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** Pupils who are missing on the newest list, as row-level security shows them. */
export async function findDepartures(tx: Tx): Promise<string[]> {
  const rows = await pupils(tx).selectFrom('pupils.departure').select('pupil_id').execute()
  return rows.map((row) => row.pupil_id)
}

export async function noteDepartures(
  tx: Tx,
  given: Given & { organizationId: string },
  pupilIds: readonly string[],
): Promise<void> {
  if (pupilIds.length === 0) return
  await pupils(tx)
    .insertInto('pupils.departure')
    .values(
      pupilIds.map((id) => ({
        region_id: given.regionId,
        pupil_id: id,
        organization_id: given.organizationId,
        noticed_at: given.at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['region_id', 'pupil_id']).doNothing())
    .execute()
}

export async function forgetDepartures(tx: Tx, pupilIds: readonly string[]): Promise<void> {
  if (pupilIds.length === 0) return
  await pupils(tx).deleteFrom('pupils.departure').where('pupil_id', 'in', pupilIds).execute()
}
