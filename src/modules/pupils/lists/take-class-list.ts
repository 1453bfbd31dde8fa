// Takes a planned class list, within the transaction that the engine opened, and finds what the plan is held against.
import { type AuditLine, recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { TakeInput } from '../../../platform/imports/target.ts'
import type { Services } from '../../../platform/services.ts'
import { codeFromToken } from '../codes.ts'
import {
  findClasses,
  findDepartures,
  findPupils,
  forgetDepartures,
  insertClasses,
  insertPupils,
  movePupils,
  noteDepartures,
} from '../store.ts'
import { findPersons, insertPersons, updatePerson } from '../store-people.ts'
import { classKey, type SchoolClass } from '../terms.ts'
import { type ClassListOptions, optionsFrom } from './options.ts'
import type { ClassListRow, MissingPupil, StoredPupil, TakenPupil } from './plan-class-list.ts'

/** Everybody of the school whose name opens, also those who left. */
export async function findStored(tx: Tx, services: Services, organizationId: string): Promise<StoredPupil[]> {
  const classes = new Map((await findClasses(tx, { organizationId })).map((one) => [one.id, one]))
  const found = await findPupils(tx, { organizationId })
  const persons = await findPersons(
    tx,
    services,
    found.map(({ id }) => id),
  )
  const departing = new Set(await findDepartures(tx))
  return found.flatMap(({ id, state, classId }) => {
    const [person, schoolClass] = [persons.get(id), classes.get(classId)]
    if (person === undefined || schoolClass === undefined) return []
    const { name: className, schoolYear, grade } = schoolClass
    return [{ id, state, ...person, className, schoolYear, grade, isDeparting: departing.has(id) }]
  })
}

const isTaken = (row: ClassListRow): row is TakenPupil => row.kind === 'listed' && 'person' in row
const isMissing = (row: ClassListRow): row is MissingPupil => row.kind === 'missing'

const batch = 200

export async function takeClassList(tx: Tx, input: TakeInput<ClassListRow>): Promise<void> {
  const { actor, services } = input
  if (actor.kind !== 'person') throw new Error('A class list belongs to a school')
  const { organizationId, regionId } = actor
  const given = { regionId, organizationId, at: services.now() }
  const rows = input.rows.map(({ row }) => row)
  const classes = await openClasses(tx, input, rows.filter(isTaken))
  const drawCode = () => codeFromToken(services.newToken())
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch)
    const [taken, missing] = [part.filter(isTaken), part.filter(isMissing)]
    const added = taken
      .filter(({ stored }) => stored === undefined)
      .map(({ className, person }) => ({
        pupilId: services.newId(),
        organizationId,
        classId: classes.get(classKey(className))?.id ?? '',
        person,
      }))
    await insertPupils(
      tx,
      { ...given, drawCode },
      added.map(({ pupilId, classId }) => ({ id: pupilId, organizationId, classId })),
    )
    await insertPersons(tx, { ...given, keys: services }, added)
    const changed = taken.flatMap((row) => (row.stored === undefined ? [] : [{ ...row, stored: row.stored }]))
    await movePupils(
      tx,
      given.at,
      changed.map(({ stored, className }) => ({
        pupilId: stored.id,
        classId: classes.get(classKey(className))?.id ?? '',
      })),
    )
    for (const { stored, person } of changed) {
      if (personalChanges(stored, person).length > 0) {
        await updatePerson(tx, { at: given.at, keys: services, pupilId: stored.id, person })
      }
    }
    await forgetDepartures(
      tx,
      changed.filter(({ stored }) => stored.isDeparting).map(({ stored }) => stored.id),
    )
    await noteDepartures(
      tx,
      given,
      missing.map(({ stored }) => stored.id),
    )
    await recordAudits(tx, actor, services, [
      ...added.map(({ pupilId }) => ({ action: 'pupil.import', objectKind: 'pupil', objectId: pupilId })),
      ...changed.map(lineOfChange),
      ...missing.map(({ stored }) => ({ action: 'pupil.miss', objectKind: 'pupil', objectId: stored.id })),
    ])
    await input.progress(Math.min(start + batch, rows.length))
  }
}

/** Only that they changed: the values lie in the sealed row and nowhere else. */
const personalChanges = (stored: StoredPupil, person: TakenPupil['person']): { field: string }[] =>
  (['givenName', 'familyName', 'birthDate', 'needsStepFree'] as const)
    .filter((field) => stored[field] !== person[field])
    .map((field) => ({ field }))

function lineOfChange({ stored, className, person }: TakenPupil & { stored: StoredPupil }): AuditLine {
  return {
    action: 'pupil.change',
    objectKind: 'pupil',
    objectId: stored.id,
    changes: [
      ...(classKey(stored.className) === classKey(className)
        ? []
        : [{ field: 'className', before: stored.className, after: className }]),
      ...(stored.state === 'left' ? [{ field: 'state', before: 'left', after: 'active' }] : []),
      ...personalChanges(stored, person),
    ],
  }
}

/** The classes of the list, made where they are new. */
async function openClasses(
  tx: Tx,
  { actor, services, options }: TakeInput<ClassListRow>,
  rows: readonly TakenPupil[],
): Promise<ReadonlyMap<string, Pick<SchoolClass, 'id' | 'name'>>> {
  if (actor.kind !== 'person') return new Map()
  const { schoolYear }: ClassListOptions = optionsFrom(options)
  const { organizationId, regionId } = actor
  const there = await findClasses(tx, { organizationId, schoolYear })
  const classes = new Map<string, Pick<SchoolClass, 'id' | 'name'>>(there.map((one) => [classKey(one.name), one]))
  const added = [...new Map(rows.map((row) => [classKey(row.className), row])).values()]
    .filter(({ className }) => !classes.has(classKey(className)))
    .map(({ className, grade }) => ({ id: services.newId(), organizationId, schoolYear, name: className, grade }))
  await insertClasses(tx, { regionId, at: services.now() }, added)
  await recordAudits(
    tx,
    actor,
    services,
    added.map(({ id, name }) => ({
      action: 'school-class.import',
      objectKind: 'school-class',
      objectId: id,
      changes: [{ field: 'name', before: null, after: name }],
    })),
  )
  for (const one of added) classes.set(classKey(one.name), one)
  return classes
}
