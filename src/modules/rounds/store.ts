// SQL of the rounds: year, blocks, rules, schools, ways, free times. Never exported from the module.
import type { Tx } from '../../platform/db/database.ts'
import type { Weekday } from '../calendar/index.ts'
import { type PolicyRules, rulesToJson, storedRules } from './policy-rules.ts'
import type { RoundsTables } from './tables.ts'
import type {
  ClassDay,
  HeldBy,
  PolicyVersion,
  PublishedSeed,
  RegionFreeTimes,
  Round,
  RoundBlock,
  RoundDetails,
  RoundSchool,
  StoredFreeTime,
  Travel,
} from './terms.ts'

const rounds = (tx: Tx) => tx.withTables<RoundsTables>()

export interface Given {
  readonly regionId: string
  readonly at: Date
}

const roundOf = (row: RoundsTables['rounds.round']): Round => ({
  id: row.id,
  name: row.name,
  schoolYear: row.school_year,
  grade: row.grade,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  wishesFrom: row.wishes_from,
  wishesUntil: row.wishes_until,
  wishCount: row.wish_count,
  asksOutsideField: row.asks_outside_field,
  seed:
    row.seed === null || row.seed_published_at === null
      ? null
      : { value: row.seed, source: row.seed_source ?? '', publishedAt: row.seed_published_at },
  heldBy: row.held_by,
  createdAt: row.created_at,
  version: row.version,
})

const rowOf = (details: RoundDetails) => ({
  name: details.name,
  school_year: details.schoolYear,
  grade: details.grade,
  starts_on: details.startsOn,
  ends_on: details.endsOn,
  wishes_from: details.wishesFrom,
  wishes_until: details.wishesUntil,
  wish_count: details.wishCount,
  asks_outside_field: details.asksOutsideField,
})

/** Latest first. */
export async function findRounds(tx: Tx): Promise<Round[]> {
  const rows = await rounds(tx)
    .selectFrom('rounds.round')
    .selectAll()
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(roundOf)
}

export async function findRoundRow(tx: Tx, id: string): Promise<Round | undefined> {
  const row = await rounds(tx).selectFrom('rounds.round').selectAll().where('id', '=', id).executeTakeFirst()
  return row && roundOf(row)
}

/** Whoever changes something of a round waits for whoever does so already. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  const row = await rounds(tx)
    .selectFrom('rounds.round')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && roundOf(row)
}

/** Whoever changes something of a round waits; others who only look at it need not. */
export async function shareRound(tx: Tx, id: string): Promise<Round | undefined> {
  const row = await rounds(tx).selectFrom('rounds.round').selectAll().where('id', '=', id).forShare().executeTakeFirst()
  return row && roundOf(row)
}

export async function writeHeldBy(tx: Tx, id: string, heldBy: HeldBy | null): Promise<void> {
  await rounds(tx).updateTable('rounds.round').set({ held_by: heldBy }).where('id', '=', id).execute()
}

export async function insertRound(tx: Tx, given: Given, round: { id: string; details: RoundDetails }): Promise<void> {
  await rounds(tx)
    .insertInto('rounds.round')
    .values({
      region_id: given.regionId,
      id: round.id,
      ...rowOf(round.details),
      seed: null,
      seed_source: null,
      seed_published_at: null,
      held_by: null,
      created_at: given.at,
      updated_at: given.at,
      version: 1,
    })
    .execute()
}

export async function updateRound(
  tx: Tx,
  at: Date,
  round: { id: string; version: number; details: RoundDetails },
): Promise<void> {
  await rounds(tx)
    .updateTable('rounds.round')
    .set({ ...rowOf(round.details), updated_at: at, version: round.version + 1 })
    .where('id', '=', round.id)
    .execute()
}

export async function deleteRound(tx: Tx, id: string): Promise<void> {
  await rounds(tx).deleteFrom('rounds.round').where('id', '=', id).execute()
}

export async function writeSeed(tx: Tx, id: string, seed: PublishedSeed): Promise<void> {
  await rounds(tx)
    .updateTable('rounds.round')
    .set({ seed: seed.value, seed_source: seed.source, seed_published_at: seed.publishedAt })
    .where('id', '=', id)
    .execute()
}

/** In order of time. */
export async function findBlocks(tx: Tx, roundId: string): Promise<RoundBlock[]> {
  const rows = await rounds(tx)
    .selectFrom('rounds.block')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ number: row.number, startsOn: row.starts_on, endsOn: row.ends_on }))
}

export async function replaceBlocks(
  tx: Tx,
  regionId: string,
  given: { roundId: string; blocks: readonly RoundBlock[] },
): Promise<void> {
  await rounds(tx).deleteFrom('rounds.block').where('round_id', '=', given.roundId).execute()
  if (given.blocks.length === 0) return
  await rounds(tx)
    .insertInto('rounds.block')
    .values(
      given.blocks.map((block) => ({
        region_id: regionId,
        round_id: given.roundId,
        number: block.number,
        starts_on: block.startsOn,
        ends_on: block.endsOn,
      })),
    )
    .execute()
}

/** Newest first. */
export async function findPolicies(tx: Tx, roundId: string): Promise<PolicyVersion[]> {
  const rows = await rounds(tx)
    .selectFrom('rounds.policy')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    rules: storedRules(row.rules),
    reason: row.reason,
    setAt: row.set_at,
  }))
}

export async function insertPolicy(
  tx: Tx,
  given: Given,
  policy: { roundId: string; version: number; rules: PolicyRules; reason: string },
): Promise<void> {
  await rounds(tx)
    .insertInto('rounds.policy')
    .values({
      region_id: given.regionId,
      round_id: policy.roundId,
      version: policy.version,
      rules: JSON.stringify(rulesToJson(policy.rules)),
      reason: policy.reason,
      set_at: given.at,
    })
    .execute()
}

export type SchoolRow = Omit<RoundSchool, 'name'>

const asWeekday = (number: number | null): Weekday | null => number as Weekday | null

export async function findSchools(tx: Tx, roundId: string): Promise<SchoolRow[]> {
  const rows = await rounds(tx).selectFrom('rounds.school').selectAll().where('round_id', '=', roundId).execute()
  return rows.map((row) => ({
    organizationId: row.organization_id,
    takesPart: row.takes_part,
    expectedCount: row.expected_count,
    weekday: asWeekday(row.weekday),
  }))
}

export async function writeSchools(
  tx: Tx,
  regionId: string,
  given: { roundId: string; schools: readonly SchoolRow[] },
): Promise<void> {
  if (given.schools.length === 0) return
  await rounds(tx)
    .insertInto('rounds.school')
    .values(
      given.schools.map((school) => ({
        region_id: regionId,
        round_id: given.roundId,
        organization_id: school.organizationId,
        takes_part: school.takesPart,
        expected_count: school.expectedCount,
        weekday: school.weekday,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'round_id', 'organization_id']).doUpdateSet((row) => ({
        takes_part: row.ref('excluded.takes_part'),
        expected_count: row.ref('excluded.expected_count'),
        weekday: row.ref('excluded.weekday'),
      })),
    )
    .execute()
}

export async function findClassDays(tx: Tx, roundId: string): Promise<ClassDay[]> {
  const rows = await rounds(tx)
    .selectFrom('rounds.class_day')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('class_id')
    .execute()
  return rows.map((row) => ({
    classId: row.class_id,
    organizationId: row.organization_id,
    weekday: row.weekday as Weekday,
  }))
}

/** All days of classes of the round at once: what is not named has the day of its school again. */
export async function replaceClassDays(
  tx: Tx,
  regionId: string,
  given: { roundId: string; classDays: readonly ClassDay[] },
): Promise<void> {
  await rounds(tx).deleteFrom('rounds.class_day').where('round_id', '=', given.roundId).execute()
  if (given.classDays.length === 0) return
  await rounds(tx)
    .insertInto('rounds.class_day')
    .values(
      given.classDays.map((day) => ({
        region_id: regionId,
        round_id: given.roundId,
        organization_id: day.organizationId,
        class_id: day.classId,
        weekday: day.weekday,
      })),
    )
    .execute()
}

export async function findTravel(tx: Tx, roundId: string): Promise<Travel[]> {
  const rows = await rounds(tx)
    .selectFrom('rounds.travel')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('school_id')
    .orderBy('bbs_id')
    .execute()
  return rows.map((row) => ({
    schoolId: row.school_id,
    bbsId: row.bbs_id,
    isPossible: row.is_possible,
    minutes: row.minutes,
    way: row.way,
  }))
}

export async function writeTravel(
  tx: Tx,
  regionId: string,
  given: { roundId: string; travel: readonly Travel[] },
): Promise<void> {
  if (given.travel.length === 0) return
  await rounds(tx)
    .insertInto('rounds.travel')
    .values(
      given.travel.map((one) => ({
        region_id: regionId,
        round_id: given.roundId,
        school_id: one.schoolId,
        bbs_id: one.bbsId,
        is_possible: one.isPossible,
        minutes: one.minutes,
        way: one.way,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'round_id', 'school_id', 'bbs_id']).doUpdateSet((row) => ({
        is_possible: row.ref('excluded.is_possible'),
        minutes: row.ref('excluded.minutes'),
        way: row.ref('excluded.way'),
      })),
    )
    .execute()
}

/** Earliest first. */
export async function findFreeTimes(tx: Tx): Promise<RegionFreeTimes> {
  const times = await rounds(tx).selectFrom('rounds.free_time').selectAll().orderBy('starts_on').orderBy('id').execute()
  const years = await rounds(tx).selectFrom('rounds.complete_year').selectAll().orderBy('school_year').execute()
  return {
    times: times.map((row) => ({
      id: row.id,
      name: row.name,
      from: row.starts_on,
      to: row.ends_on,
      appliesTo: row.applies_to,
    })),
    completeYears: years.map((row) => row.school_year),
  }
}

export async function insertFreeTime(tx: Tx, regionId: string, time: StoredFreeTime): Promise<void> {
  await rounds(tx)
    .insertInto('rounds.free_time')
    .values({
      region_id: regionId,
      id: time.id,
      starts_on: time.from,
      ends_on: time.to,
      name: time.name,
      applies_to: time.appliesTo,
    })
    .execute()
}

/** Whether it was there. */
export async function deleteFreeTime(tx: Tx, id: string): Promise<boolean> {
  const done = await rounds(tx).deleteFrom('rounds.free_time').where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function insertCompleteYear(tx: Tx, given: Given, schoolYear: number): Promise<void> {
  await rounds(tx)
    .insertInto('rounds.complete_year')
    .values({ region_id: given.regionId, school_year: schoolYear, entered_at: given.at })
    .onConflict((conflict) => conflict.columns(['region_id', 'school_year']).doNothing())
    .execute()
}

/** Whether it was there. */
export async function deleteCompleteYear(tx: Tx, schoolYear: number): Promise<boolean> {
  const done = await rounds(tx)
    .deleteFrom('rounds.complete_year')
    .where('school_year', '=', schoolYear)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}
