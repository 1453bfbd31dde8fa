// Class lists of the fictional Landkreis Musterau: thirteen of fourteen schools have handed in theirs. The list of the
// fourteenth lies as a file in tests/made-up/class-lists; with it there are 1,240 pupils.
import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { type AuditLine, recordAudits } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { schoolYearOf, schoolYearRange } from '../calendar/index.ts'
import { codeFromToken } from './codes.ts'
import { findBases, insertBasis, insertEvents, type NewConsentEvent } from './consent/store.ts'
import { demoFamilyNames, demoGivenNames } from './demo-names.ts'
import { findClasses, insertClasses, insertPupils } from './store.ts'
import { insertPersons, type NewPerson } from './store-people.ts'
import type { LegalBasisDetails, PupilPerson } from './terms.ts'

const schoolId = (number: number): string => `03999000-0000-7000-8000-0000000002${number}`

/** Pupils of year 8 by class; 1,158 in all. The numbers are those of the demo's organisations. */
const classSizes: Readonly<Record<number, readonly number[]>> = {
  10: [24, 24, 24, 24],
  11: [26, 26, 26, 26, 26, 26],
  12: [22, 22],
  13: [27, 27, 27, 27, 27],
  15: [11, 11, 11],
  16: [25, 25, 25, 25, 25],
  17: [24, 24, 24, 24],
  18: [25, 25, 25, 25],
  19: [26, 26, 26, 26, 26],
  20: [23, 23, 23, 23],
  21: [26, 26, 26, 26],
  22: [19],
  23: [28],
}

const grade = 8

/** The school year of this half-year, and the next one where the next half-year belongs to it. */
export function demoSchoolYears(today: PlainDate): readonly number[] {
  const year = schoolYearOf(today)
  const month = Number(today.slice(5, 7))
  const isSecondHalf = month >= 2 && month <= 7
  return isSecondHalf ? [year, year + 1] : [year]
}

const basisId = (number: number): string => `03999000-0000-7000-8000-00000000070${number}`

export const demoBasisId = basisId(1)

const planningBasis = (validFrom: PlainDate): LegalBasisDetails => ({
  purpose: 'planning',
  kind: 'law',
  norm: 'NSchG § 31 Abs. 1; RdErl. d. MK „Berufliche Orientierung an allgemein bildenden Schulen“ (25-81403)',
  explanation:
    'Die Praxistage gehören zum Unterricht. Damit alle einen Platz bekommen, verarbeitet die Schule Namen, Klasse, Geburtsdatum und die Wünsche Ihres Kindes. Die Leitstelle plant nur mit Nummern, nicht mit Namen.',
  validFrom,
  validUntil: null,
})

/** The same names in every run: mulberry32 by Tommy Ettinger (public domain). Good enough to shuffle names. */
function drawer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below) | 0
  }
}

/** Year 8 is mostly born between October and September fourteen and thirteen years before; one in eight is older. */
function drawPerson(draw: (below: number) => number, schoolYear: number): PupilPerson {
  const first = plainDate(`${schoolYear - grade - 6}-10-01`)
  return {
    givenName: demoGivenNames[draw(demoGivenNames.length)] ?? '',
    familyName: demoFamilyNames[draw(demoFamilyNames.length)] ?? '',
    birthDate: addDays(first, draw(365) - (draw(8) === 0 ? 365 : 0)),
    needsStepFree: draw(50) === 0,
  }
}

const keyOf = ({ givenName, familyName }: PupilPerson): string => `${givenName} ${familyName}`

export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  await inContext(services.database, actor, async (tx) => {
    if ((await findClasses(tx, {})).length > 0) return
    const years = demoSchoolYears(services.today())
    const from = schoolYearRange(years[0] ?? 0).from
    if ((await findBases(tx)).length === 0) {
      const details = planningBasis(from)
      await insertBasis(tx, { regionId: actor.regionId, id: demoBasisId, at: services.now(), details })
    }
    for (const schoolYear of years) await fillYear(tx, actor, services, schoolYear)
  })
}

async function fillYear(tx: Tx, actor: SystemActor, services: Services, schoolYear: number): Promise<void> {
  const given = { regionId: actor.regionId, at: services.now() }
  const persons: (NewPerson & { classId: string })[] = []
  const classes = Object.entries(classSizes).flatMap(([number, sizes]) => {
    const draw = drawer(1000 * schoolYear + Number(number))
    const taken = new Set<string>()
    const organizationId = schoolId(Number(number))
    return sizes.map((size, index) => {
      const classId = services.newId()
      for (let count = 0; count < size; ) {
        const person = drawPerson(draw, schoolYear)
        if (taken.has(keyOf(person))) continue
        taken.add(keyOf(person))
        persons.push({ pupilId: services.newId(), organizationId, classId, person })
        count += 1
      }
      return { id: classId, organizationId, schoolYear, name: `${grade}${'abcdef'[index] ?? ''}`, grade, size }
    })
  })
  await insertClasses(tx, given, classes)
  const drawCode = () => codeFromToken(services.newToken())
  await insertPupils(
    tx,
    { ...given, drawCode },
    persons.map(({ pupilId: id, organizationId, classId }) => ({ id, organizationId, classId })),
  )
  await insertPersons(tx, { ...given, keys: services }, persons)
  await insertEvents(
    tx,
    given,
    persons.flatMap((person, index) => toldAbout(services, person, index)),
  )
  const lines: AuditLine[] = classes.map(({ id, name, size }) => ({
    action: 'school-class.import',
    objectKind: 'school-class',
    objectId: id,
    changes: [
      { field: 'name', before: null, after: name },
      { field: 'pupilCount', before: null, after: String(size) },
    ],
  }))
  await recordAudits(tx, actor, services, lines)
}

/** Guardians of all were informed; one in 200 objected. */
function toldAbout(services: Services, { pupilId, organizationId }: NewPerson, index: number): NewConsentEvent[] {
  const about = { pupilId, organizationId, legalBasisId: demoBasisId }
  const told: NewConsentEvent = {
    ...about,
    id: services.newId(),
    event: 'informed',
    givenBy: null,
    happenedOn: addDays(services.today(), -40),
  }
  if (index % 200 !== 57) return [told]
  return [
    told,
    {
      ...about,
      id: services.newId(),
      event: 'objected',
      givenBy: 'guardian',
      happenedOn: addDays(services.today(), -30),
    },
  ]
}
