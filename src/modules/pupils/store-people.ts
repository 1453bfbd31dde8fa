// SQL of who pupils are: rows of sealed fields, opened and sealed here and nowhere else. Never exported from the module.
import { plainDate } from '../../kernel/plain-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import {
  type FieldPlace,
  newSubjectKey,
  openField,
  sealField,
  unwrapSubjectKey,
  wrapSubjectKey,
} from '../../platform/keys/subject-key.ts'
import type { Services } from '../../platform/services.ts'
import { pupils } from './store.ts'
import type { PupilsTables } from './tables.ts'
import type { PlanningFacts, PupilPerson } from './terms.ts'

type Keys = Pick<Services, 'subjectMasterKey'>
type Row = PupilsTables['pupils.pupil_person']
type WrappedKey = Pick<Row, 'pupil_id' | 'wrapped_key'>
type SealedColumn = 'wrapped_key' | 'given_name' | 'family_name' | 'birth_date' | 'access_need'

const placeOf = (pupilId: string, column: SealedColumn): FieldPlace => ({
  table: 'pupils.pupil_person',
  row: pupilId,
  column,
})

/**
 * The only need that is kept; what a pupil has is nobody's business here. Always sealed and of one length, so that a copy
 * of the database does not tell who has one.
 */
const needs = { stepFree: 'step-free', none: 'no-needs.' } as const

/** undefined where the key of the installation is another one. */
function openKey(row: WrappedKey, keys: Keys): Buffer | undefined {
  return unwrapSubjectKey(keys.subjectMasterKey, placeOf(row.pupil_id, 'wrapped_key'), row.wrapped_key)
}

export const opensKey = (row: WrappedKey, keys: Keys): boolean => openKey(row, keys) !== undefined

/** Of everybody whom row-level security shows. */
export const findWrappedKeys = (tx: Tx): Promise<WrappedKey[]> =>
  pupils(tx).selectFrom('pupils.pupil_person').select(['pupil_id', 'wrapped_key']).execute()

function openPerson(row: Row, keys: Keys): PupilPerson | undefined {
  const key = openKey(row, keys)
  if (key === undefined) return undefined
  const open = (column: Exclude<SealedColumn, 'wrapped_key'>): string | undefined => {
    const sealed = row[column]
    return sealed === null ? undefined : openField(key, placeOf(row.pupil_id, column), sealed)
  }
  const [givenName, familyName, birthDate] = [open('given_name'), open('family_name'), open('birth_date')]
  if (givenName === undefined || familyName === undefined) return undefined
  return {
    givenName,
    familyName,
    birthDate: birthDate === undefined ? null : plainDate(birthDate),
    needsStepFree: open('access_need') === needs.stepFree,
  }
}

function sealedFields(pupilId: string, key: Uint8Array, person: PupilPerson) {
  const seal = (column: SealedColumn, text: string) => sealField(key, placeOf(pupilId, column), text)
  return {
    given_name: seal('given_name', person.givenName),
    family_name: seal('family_name', person.familyName),
    birth_date: person.birthDate === null ? null : seal('birth_date', person.birthDate),
    access_need: seal('access_need', person.needsStepFree ? needs.stepFree : needs.none),
  }
}

export interface NewPerson {
  readonly pupilId: string
  readonly organizationId: string
  readonly person: PupilPerson
}

export async function insertPersons(
  tx: Tx,
  given: { readonly regionId: string; readonly at: Date; readonly keys: Keys },
  list: readonly NewPerson[],
): Promise<void> {
  for (let start = 0; start < list.length; start += 500) {
    await pupils(tx)
      .insertInto('pupils.pupil_person')
      .values(
        list.slice(start, start + 500).map(({ pupilId, organizationId, person }) => {
          const key = newSubjectKey()
          return {
            region_id: given.regionId,
            pupil_id: pupilId,
            organization_id: organizationId,
            wrapped_key: wrapSubjectKey(given.keys.subjectMasterKey, placeOf(pupilId, 'wrapped_key'), key),
            ...sealedFields(pupilId, key, person),
            updated_at: given.at,
          }
        }),
      )
      .execute()
  }
}

/** Keeps the key of the pupil, so that what others sealed with it still opens. */
export async function updatePerson(
  tx: Tx,
  given: { readonly at: Date; readonly keys: Keys; readonly pupilId: string; readonly person: PupilPerson },
): Promise<void> {
  const key = (await findKeys(tx, given.keys, [given.pupilId])).get(given.pupilId)
  if (key === undefined) return
  await pupils(tx)
    .updateTable('pupils.pupil_person')
    .set({ ...sealedFields(given.pupilId, key, given.person), updated_at: given.at })
    .where('pupil_id', '=', given.pupilId)
    .execute()
}

/** By pupil; whoever cannot be opened or is not shown by row-level security is missing. */
export async function findPersons(
  tx: Tx,
  keys: Keys,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, PupilPerson>> {
  const found = new Map<string, PupilPerson>()
  for (let start = 0; start < pupilIds.length; start += 5000) {
    const rows = await pupils(tx)
      .selectFrom('pupils.pupil_person')
      .selectAll()
      .where('pupil_id', 'in', pupilIds.slice(start, start + 5000))
      .execute()
    for (const row of rows) {
      const person = openPerson(row, keys)
      if (person !== undefined) found.set(row.pupil_id, person)
    }
  }
  return found
}

export type SealedFacts = Pick<Row, 'pupil_id' | 'wrapped_key' | 'birth_date' | 'access_need'>

/** What decides about places, still sealed, so that it can be opened bit by bit. */
export async function findSealedFacts(tx: Tx, pupilIds: readonly string[]): Promise<SealedFacts[]> {
  const found: SealedFacts[] = []
  for (let start = 0; start < pupilIds.length; start += 5000) {
    found.push(
      ...(await pupils(tx)
        .selectFrom('pupils.pupil_person')
        .select(['pupil_id', 'wrapped_key', 'birth_date', 'access_need'])
        .where('pupil_id', 'in', pupilIds.slice(start, start + 5000))
        .execute()),
    )
  }
  return found
}

/** Opens no name. undefined where the key of the installation is another one. */
export function openFacts(row: SealedFacts, keys: Keys): PlanningFacts | undefined {
  const key = openKey(row, keys)
  if (key === undefined) return undefined
  const open = (column: 'birth_date' | 'access_need'): string | undefined => {
    const sealed = row[column]
    return sealed === null ? undefined : openField(key, placeOf(row.pupil_id, column), sealed)
  }
  const birthDate = open('birth_date')
  return {
    birthDate: birthDate === undefined ? null : plainDate(birthDate),
    needsStepFree: open('access_need') === needs.stepFree,
  }
}

/** The keys themselves, for what other modules seal about a pupil. */
export async function findKeys(
  tx: Tx,
  keys: Keys,
  pupilIds: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (pupilIds.length === 0) return new Map()
  const rows = await pupils(tx)
    .selectFrom('pupils.pupil_person')
    .select(['pupil_id', 'wrapped_key'])
    .where('pupil_id', 'in', pupilIds)
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const key = openKey(row, keys)
      return key === undefined ? [] : [[row.pupil_id, key] as const]
    }),
  )
}
