// One round for tests of wishes: the school and one more, two vocational schools, seven workshops, dates around today.
import pg from 'pg'
import { addDays, type PlainDate } from '../../src/kernel/plain-date.ts'
import { demoRegion } from '../../src/modules/network/demo.ts'
import type { TestServices } from '../support/services.ts'

export interface WishesRound {
  readonly roundId: string
  /** The school of the demo's school-lead; its day is Monday. */
  readonly schoolId: string
  readonly otherSchoolId: string
  /** Its first class, by name. */
  readonly classId: string
  readonly otherClassId: string
  /** Of that class, by id. */
  readonly pupils: readonly { readonly id: string; readonly code: string }[]
  readonly otherPupils: readonly { readonly id: string; readonly code: string }[]
  /** As the owner of the database, looking behind row-level security. */
  rows<T extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<T[]>
  /** Moves the days on which wishes can be said, counted from today. */
  setWishDays(from: number, until: number): Promise<void>
  close(): Promise<void>
}

const made = (number: number) => `0199f000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Fields that the pupils of the school can choose from, in the order of the code list. */
export const offeredInRound = ['kfz', 'holz', 'pflege', 'koerperpflege', 'it'] as const

/** Takes every other round away: pupils find this one. */
export async function makeWishesRound(services: TestServices): Promise<WishesRound> {
  const operator = new pg.Client(services.testDatabase.ownerConfig)
  await operator.connect()
  await operator.query('SET ROLE steg_operator')
  const rows: WishesRound['rows'] = async (statement, values = []) =>
    (await operator.query(statement, [...values])).rows
  const region = demoRegion.id
  const today = services.today()
  // What was planned holds on to workshops; it goes first.
  await operator.query('DELETE FROM plans.run')
  await operator.query('DELETE FROM plans.lock')
  await operator.query('DELETE FROM rounds.round')
  const [lead] = await rows<{ organization_id: string }>(
    `SELECT organization_id FROM accounts.membership WHERE role = 'school-lead' AND region_id = $1`,
    [region],
  )
  const classes = await rows<{ id: string; organization_id: string; school_year: number }>(
    `SELECT id, organization_id, school_year FROM pupils.school_class
     WHERE region_id = $1 AND grade = 8 ORDER BY school_year, organization_id, name`,
    [region],
  )
  const schoolId = lead?.organization_id ?? ''
  const own = classes.find((one) => one.organization_id === schoolId)
  const other = classes.find((one) => one.organization_id !== schoolId)
  if (own === undefined || other === undefined) throw new Error('the filled region needs classes of two schools')
  const bbs = await rows<{ id: string }>(
    `SELECT id FROM network.organization WHERE region_id = $1 AND kind = 'bbs' AND status = 'active' ORDER BY id`,
    [region],
  )
  const [near = '', far = ''] = bbs.map(({ id }) => id)
  const roundId = made(1)
  const startsOn = addDays(today, 60)
  await operator.query(
    `INSERT INTO rounds.round (region_id, id, name, school_year, grade, starts_on, ends_on, wishes_from, wishes_until,
       wish_count, asks_outside_field, created_at, updated_at)
     VALUES ($1, $2, 'Praxistage Frühjahr', $3, 8, $4, $5, $6, $7, 3, true, now(), now())`,
    [region, roundId, own.school_year, startsOn, addDays(today, 130), addDays(today, -10), addDays(today, 20)],
  )
  await operator.query(
    `INSERT INTO rounds.block (region_id, round_id, number, starts_on, ends_on)
     VALUES ($1, $2, 0, $3, $4), ($1, $2, 1, $5, $6)`,
    [region, roundId, startsOn, addDays(today, 94), addDays(today, 95), addDays(today, 130)],
  )
  for (const [organizationId, weekday] of [
    [schoolId, 0],
    [other.organization_id, 1],
  ] as const) {
    await operator.query(
      `INSERT INTO rounds.school (region_id, round_id, organization_id, takes_part, expected_count, weekday)
       VALUES ($1, $2, $3, true, 100, $4)`,
      [region, roundId, organizationId, weekday],
    )
  }
  const workshops = [
    ['kfz', near, [0, 1]],
    ['holz', near, [0]],
    ['pflege', near, [0]],
    ['koerperpflege', near, [0, 1]],
    ['it', near, [0]],
    // On another day only.
    ['bau', near, [1]],
    // Where the school has no way to.
    ['agrar', far, [0, 1]],
  ] as const
  for (const [index, [berufsfeld, organizationId, days]] of workshops.entries()) {
    const id = made(10 + index)
    await operator.query(
      `INSERT INTO rounds.workshop (region_id, id, round_id, organization_id, berufsfeld, name, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $5, now(), now())`,
      [region, id, roundId, organizationId, berufsfeld],
    )
    for (const weekday of days) {
      await operator.query(
        `INSERT INTO rounds.workshop_day (region_id, workshop_id, organization_id, weekday, capacity)
         VALUES ($1, $2, $3, $4, 12)`,
        [region, id, organizationId, weekday],
      )
    }
  }
  await operator.query(
    `INSERT INTO rounds.travel (region_id, round_id, school_id, bbs_id, is_possible) VALUES ($1, $2, $3, $4, false)`,
    [region, roundId, schoolId, far],
  )
  // Whoever objected is another story.
  await operator.query('DELETE FROM pupils.consent_event WHERE event = $1', ['objected'])
  const pupilsOf = (classId: string) =>
    rows<{ id: string; code: string }>('SELECT id, code FROM pupils.pupil WHERE class_id = $1 ORDER BY id', [classId])
  return {
    roundId,
    schoolId,
    otherSchoolId: other.organization_id,
    classId: own.id,
    otherClassId: other.id,
    pupils: await pupilsOf(own.id),
    otherPupils: await pupilsOf(other.id),
    rows,
    setWishDays: async (from, until) => {
      const day = (days: number): PlainDate => addDays(services.today(), days)
      await operator.query('UPDATE rounds.round SET wishes_from = $1, wishes_until = $2', [day(from), day(until)])
    },
    close: () => operator.end(),
  }
}
