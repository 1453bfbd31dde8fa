// One class of a round with everything that its sheet needs: pupils, fields, what is stored.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Actor, Verdict } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import {
  listClasses,
  listPupils,
  mayBePlanned,
  type Pupil,
  type PupilName,
  readNames,
  type SchoolClass,
} from '../../pupils/index.ts'
import { type Berufsfeld, findRound, type RoundPage } from '../../rounds/index.ts'
import { offeredFields } from '../offered-fields.ts'
import { type ClassSubject, mayCountAnswers } from '../policy.ts'
import { findAnswers } from '../store.ts'
import type { Answer } from '../terms.ts'

export interface Sheet {
  readonly page: RoundPage
  readonly schoolClass: SchoolClass
  readonly schoolName: string
  /** Numbered from 1 in this order, on paper and on the screen. */
  readonly fields: readonly Berufsfeld[]
  /** Those who can be planned, by name where names may be read, else by code. */
  readonly pupils: readonly Pupil[]
  readonly names: ReadonlyMap<string, PupilName>
  readonly answers: ReadonlyMap<string, Answer>
}

export type SheetRefusal = 'forbidden' | 'not-found'

/** `may` is the policy of what the sheet is opened for. */
export async function openSheet(
  actor: Actor,
  services: Services,
  asked: {
    readonly roundId: string
    readonly classId: string
    may(actor: Actor, subject: ClassSubject): Verdict
    /** False where nobody needs them: each reading of names leaves a line in the protocol. */
    readonly withNames: boolean
  },
): Promise<Result<Sheet, SheetRefusal>> {
  if (mayCountAnswers(actor, actor) !== 'allowed') return refused('forbidden')
  const { roundId, classId } = asked
  const page = await findRound(actor, services, roundId)
  if (!page.ok) return page
  if (!isUuid(classId)) return refused('not-found')
  const { schoolYear, grade } = page.value.round
  const schoolClass = (await listClasses(actor, services, { schoolYear, grade })).find(({ id }) => id === classId)
  if (schoolClass === undefined) return refused('not-found')
  const { organizationId } = schoolClass
  const verdict = asked.may(actor, { regionId: actor.regionId, organizationId })
  if (verdict !== 'allowed') return refused(verdict === 'hidden' ? 'not-found' : 'forbidden')
  const listed = await listPupils(actor, services, { classId })
  const ids = listed.map(({ id }) => id)
  const planning = await mayBePlanned(services, actor.regionId, ids)
  const names = asked.withNames ? await readNames(actor, services, ids) : new Map<string, PupilName>()
  const answers = await inContext(services.database, actor, (tx) => findAnswers(tx, { roundId, pupilIds: ids }))
  const sortKey = ({ id, code }: Pupil): string => {
    const name = names.get(id)
    return name === undefined ? code : `${name.familyName} ${name.givenName}`
  }
  return ok({
    page: page.value,
    schoolClass,
    schoolName: page.value.names.get(organizationId) ?? '',
    fields: offeredFields(page.value, { classId, organizationId }),
    pupils: listed
      .filter(({ id }) => planning.get(id)?.may === true)
      .sort((a, b) => sortKey(a).localeCompare(sortKey(b), 'de')),
    names,
    answers,
  })
}
