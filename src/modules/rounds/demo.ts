// The rounds of Praxistage of the fictional Landkreis Musterau: one of this half-year, one of the next whose wishes run.
import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { type DayRange, halfYearsOf, schoolYearLabel, schoolYearOf } from '../calendar/index.ts'
import { findRegion } from '../network/index.ts'
import { listClasses } from '../pupils/index.ts'
import {
  demoAwaySchool,
  demoClosingId,
  demoFreeTimeId,
  demoOrganizationId,
  demoRoundId,
  demoSchools,
  demoWorkshopId,
  demoWorkshops,
} from './demo-data.ts'
import { usualRules } from './policy-rules.ts'
import { t as rules } from './rules/texts.ts'
import {
  findFreeTimes,
  findRounds,
  insertCompleteYear,
  insertFreeTime,
  insertPolicy,
  insertRound,
  replaceBlocks,
  replaceClassDays,
  writeSchools,
  writeSeed,
  writeTravel,
} from './store.ts'
import { insertClosings, insertWorkshops } from './store-workshops.ts'
import type { RegionFreeTimes, RoundBlock, RoundDetails } from './terms.ts'
import { proposeBlocks } from './year/propose-blocks.ts'
import { t as year } from './year/texts.ts'

export { demoRoundId, demoWorkshopId } from './demo-data.ts'

const blockCount = 4
const grade = 8

interface Half extends DayRange {
  readonly schoolYear: number
  readonly half: 1 | 2
}

/** The half-year that runs today, or ran last, and the one after it. */
function halvesAround(today: PlainDate, land: string, freeTimes: RegionFreeTimes): readonly [Half, Half] {
  const current = schoolYearOf(today)
  const halves = [current - 1, current, current + 1].flatMap((schoolYear): Half[] => {
    const found = halfYearsOf(schoolYear, land, { freeTimes })
    return found.ok ? found.value.map((range, index) => ({ ...range, schoolYear, half: index === 0 ? 1 : 2 })) : []
  })
  const now = halves.findLastIndex(({ from }) => from <= today)
  const [first, second] = [halves[now], halves[now + 1]]
  if (first === undefined || second === undefined) throw new Error(`No two half-years around ${today}`)
  return [first, second]
}

/** Years that the calendar does not know are typed by hand, as an office would do it. */
async function enterUnknownYears(tx: Tx, services: Services, given: { regionId: string; land: string }): Promise<void> {
  const current = schoolYearOf(services.today())
  let number = 10
  for (const schoolYear of [current - 1, current, current + 1]) {
    if (halfYearsOf(schoolYear, given.land, { freeTimes: { times: [], completeYears: [] } }).ok) continue
    await insertCompleteYear(tx, { regionId: given.regionId, at: services.now() }, schoolYear)
    const holidays = [
      ['Sommerferien', `${schoolYear}-08-01`, `${schoolYear}-08-14`],
      ['Herbstferien', `${schoolYear}-10-10`, `${schoolYear}-10-24`],
      ['Weihnachtsferien', `${schoolYear}-12-22`, `${schoolYear + 1}-01-06`],
      ['Osterferien', `${schoolYear + 1}-03-25`, `${schoolYear + 1}-04-08`],
      ['Sommerferien', `${schoolYear + 1}-07-05`, `${schoolYear + 1}-07-31`],
    ] as const
    for (const [name, from, to] of holidays) {
      const time = { name, from: plainDate(from), to: plainDate(to), appliesTo: 'both' as const }
      await insertFreeTime(tx, given.regionId, { id: demoFreeTimeId(number++), ...time })
    }
  }
}

export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  const land = (await findRegion(services, actor.regionId))?.land ?? ''
  const today = services.today()
  await inContext(services.database, actor, async (tx) => {
    if ((await findRounds(tx)).length > 0) return
    await enterUnknownYears(tx, services, { regionId: actor.regionId, land })
    const [now, next] = halvesAround(today, land, await findFreeTimes(tx))
    // A movable holiday in the round to come, so that one stands there.
    const bridge = addDays(next.from, 5)
    await insertFreeTime(tx, actor.regionId, {
      id: demoFreeTimeId(1),
      name: 'Beweglicher Ferientag',
      from: bridge,
      to: bridge,
      appliesTo: 'general',
    })
    const freeTimes = await findFreeTimes(tx)
    const dayBefore = addDays(next.from, -1)
    const inThreeWeeks = addDays(today, 21)
    await fillRound(tx, {
      actor,
      services,
      land,
      freeTimes,
      number: 1,
      half: now,
      wishes: { from: addDays(now.from, -60), to: addDays(now.from, -35) },
    })
    await fillRound(tx, {
      actor,
      services,
      land,
      freeTimes,
      number: 2,
      half: next,
      wishes: { from: addDays(today, -10), to: inThreeWeeks < dayBefore ? inThreeWeeks : dayBefore },
    })
  })
  await fillClassDays(actor, services, today)
}

interface Filling {
  readonly actor: SystemActor
  readonly services: Services
  readonly land: string
  readonly freeTimes: RegionFreeTimes
  readonly number: 1 | 2
  readonly half: Half
  readonly wishes: DayRange
}

const detailsOf = ({ half, wishes }: Filling): RoundDetails => ({
  name: year.usualName(schoolYearLabel(half.schoolYear), half.half),
  schoolYear: half.schoolYear,
  grade,
  startsOn: half.from,
  endsOn: half.to,
  wishesFrom: wishes.from,
  wishesUntil: wishes.to,
  wishCount: 4,
  asksOutsideField: false,
})

function blocksOf({ half, land, freeTimes }: Filling): readonly RoundBlock[] {
  const blocks = proposeBlocks({ ...half, land, freeTimes, weekdays: [0, 1, 2, 3, 4], blockCount })
  if (!blocks.ok) throw new Error(`No blocks: ${blocks.error.code}`)
  return blocks.value
}

async function fillRound(tx: Tx, filling: Filling): Promise<void> {
  const { actor, services, number, half } = filling
  const { regionId } = actor
  const at = { regionId, at: services.now() }
  const [roundId, details, blocks] = [demoRoundId(number), detailsOf(filling), blocksOf(filling)]
  await insertRound(tx, at, { id: roundId, details })
  await insertPolicy(tx, at, {
    roundId,
    version: 1,
    rules: { ...usualRules, perClass: null },
    reason: rules.rules.firstReason,
  })
  await insertPolicy(tx, at, {
    roundId,
    version: 2,
    rules: usualRules,
    reason: 'Klassen sollen sich mischen: höchstens fünf einer Klasse in einer Gruppe (Schulleiterrunde).',
  })
  await replaceBlocks(tx, regionId, { roundId, blocks })
  await writeSchools(tx, regionId, {
    roundId,
    schools: [
      ...demoSchools.map(({ number: school, expected, day }) => ({
        organizationId: demoOrganizationId(school),
        takesPart: true,
        expectedCount: expected,
        weekday: day,
      })),
      { organizationId: demoOrganizationId(demoAwaySchool), takesPart: false, expectedCount: null, weekday: null },
    ],
  })
  await writeTravel(tx, regionId, {
    roundId,
    travel: demoSchools.flatMap(({ number: school, minutes }) =>
      minutes.map((time, index) => ({
        schoolId: demoOrganizationId(school),
        bbsId: demoOrganizationId(30 + index),
        isPossible: time !== null,
        minutes: time,
        way: time === null ? null : `Bus ${440 + school} bis ${index === 0 ? 'Werkstraße' : 'Stadtpark'}`,
      })),
    ),
  })
  await insertWorkshops(
    tx,
    at,
    demoWorkshops.map((workshop, index) => ({
      id: demoWorkshopId(number, index + 1),
      roundId,
      organizationId: demoOrganizationId(workshop.bbs),
      teacher: workshop.teacher,
      details: {
        berufsfeld: workshop.berufsfeld,
        name: workshop.name,
        room: workshop.room,
        minimumAge: workshop.minimumAge ?? null,
        protectiveGear: workshop.gear ?? null,
        needsHygieneInstruction: workshop.hygiene === true,
        isStepFree: workshop.isStepFree === true,
      },
      days: (workshop.days ?? ([0, 1, 2, 3, 4] as const)).map((weekday) => ({
        weekday,
        capacity: workshop.capacity,
        minimum: workshop.minimum ?? 0,
      })),
    })),
  )
  const second = blocks[1]
  if (number === 2 && second !== undefined) {
    await insertClosings(tx, regionId, {
      roundId,
      closings: [
        {
          id: demoClosingId,
          organizationId: demoOrganizationId(31),
          workshopId: demoWorkshopId(2, 15),
          startsOn: second.startsOn,
          endsOn: second.endsOn,
          reason: 'Gesellenprüfungen',
        },
      ],
    })
  }
  if (number === 1) {
    const publishedAt = new Date(Date.parse(`${addDays(half.from, -34)}T10:00:00Z`))
    await writeSeed(tx, roundId, {
      value: 41_172_836,
      source: 'Öffentliche Ziehung im Kreistag Musterau, drei Kugeln aus 49',
      publishedAt,
    })
  }
  await recordAudits(tx, actor, services, [
    { action: 'round.create', objectKind: 'round', objectId: roundId },
    ...(number === 1 ? [{ action: 'round.seed', objectKind: 'round', objectId: roundId }] : []),
    ...demoWorkshops.map((_, index) => ({
      action: 'workshop.create',
      objectKind: 'workshop',
      objectId: demoWorkshopId(number, index + 1),
    })),
  ])
}

/** Large schools come on two days; classes are there only once the schools have handed in their lists. */
async function fillClassDays(actor: SystemActor, services: Services, today: PlainDate): Promise<void> {
  const rounds = await inContext(services.database, actor, findRounds)
  const ends = new Map(rounds.map((round) => [round.id, round]))
  for (const number of [1, 2] as const) {
    const round = ends.get(demoRoundId(number))
    if (round === undefined || round.endsOn < today) continue
    const classes = await listClasses(actor, services, { schoolYear: round.schoolYear, grade })
    const classDays = demoSchools.flatMap(({ number: school, otherDay }) =>
      otherDay === undefined
        ? []
        : classes
            .filter(({ organizationId }) => organizationId === demoOrganizationId(school))
            .filter(({ name }) => otherDay.letters.includes(name.slice(-1)))
            .map(({ id, organizationId }) => ({ classId: id, organizationId, weekday: otherDay.day })),
    )
    await inContext(services.database, actor, (tx) =>
      replaceClassDays(tx, actor.regionId, { roundId: round.id, classDays }),
    )
  }
}
