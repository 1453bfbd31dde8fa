// What is known about the answers of a round: for a plan, for counting, and for those who ask who is missing.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { listClasses, listPupils, mayBePlanned, type Pupil, type SchoolClass } from '../pupils/index.ts'
import { findRound, type RoundPage } from '../rounds/index.ts'
import { mayCountAnswers } from './policy.ts'
import { findAnsweredIds, findAnswers } from './store.ts'
import type { Answer, ClassCount, Wishes, WishRow } from './terms.ts'

const rowsOf = ({ pupilId, wishes, never }: Answer): WishRow[] => [
  ...wishes.map((berufsfeld, index) => ({ pupilId, berufsfeld, rank: index + 1, isNever: false })),
  ...never.map((berufsfeld) => ({ pupilId, berufsfeld, rank: null, isNever: true })),
]

/**
 * Everything that was wished in a round, of those whom the actor may read; sorted by pupil. When somebody answered is left
 * out on purpose: a plan that does not know it cannot go by it.
 */
export async function readWishes(
  actor: Actor,
  services: Services,
  roundId: string,
): Promise<Result<Wishes, 'forbidden'>> {
  if (mayCountAnswers(actor, actor) !== 'allowed') return refused('forbidden')
  return ok(await inContext(services.database, actor, (tx) => readWishesIn(tx, roundId)))
}

/** The same in a transaction of the caller, who has asked the policy. */
export async function readWishesIn(tx: Tx, roundId: string): Promise<Wishes> {
  const answers = await findAnswers(tx, { roundId })
  const sorted = [...answers.values()].sort((a, b) => (a.pupilId < b.pupilId ? -1 : 1))
  return {
    rows: sorted.flatMap(rowsOf),
    answered: new Set(answers.keys()),
    outsideFields: new Map(sorted.flatMap(({ pupilId, outside }) => (outside === null ? [] : [[pupilId, outside]]))),
  }
}

export interface RoundAnswers {
  readonly page: RoundPage
  /** Of schools that take part, by school and name. */
  readonly classes: readonly SchoolClass[]
  /** Those who can be planned, by class; whoever may not be is not missing either. */
  readonly pupilsByClass: ReadonlyMap<string, readonly Pupil[]>
  readonly answered: ReadonlySet<string>
}

export type ReadRefusal = 'forbidden' | 'not-found'

export async function readRoundAnswers(
  actor: Actor,
  services: Services,
  roundId: string,
): Promise<Result<RoundAnswers, ReadRefusal>> {
  if (mayCountAnswers(actor, actor) !== 'allowed') return refused('forbidden')
  const page = await findRound(actor, services, roundId)
  if (!page.ok) return page
  const { schoolYear, grade } = page.value.round
  const takesPart = new Set(
    page.value.schools.filter((school) => school.takesPart).map(({ organizationId }) => organizationId),
  )
  const listed = await listClasses(actor, services, { schoolYear, grade })
  const classes = listed.filter(({ organizationId }) => takesPart.has(organizationId))
  const pupils = await listPupils(actor, services, { schoolYear, grade })
  const planning = await mayBePlanned(
    services,
    actor.regionId,
    pupils.map(({ id }) => id),
  )
  const answered = await inContext(services.database, actor, (tx) => findAnsweredIds(tx, roundId))
  const nameOf = ({ organizationId }: SchoolClass) => page.value.names.get(organizationId) ?? ''
  return ok({
    page: page.value,
    classes: [...classes].sort(
      (a, b) => nameOf(a).localeCompare(nameOf(b), 'de') || a.name.localeCompare(b.name, 'de', { numeric: true }),
    ),
    pupilsByClass: Map.groupBy(
      pupils.filter(({ id }) => planning.get(id)?.may === true),
      ({ classId }) => classId,
    ),
    answered,
  })
}

export const missingOf = ({ pupilsByClass, answered }: RoundAnswers, classId: string): readonly Pupil[] =>
  (pupilsByClass.get(classId) ?? []).filter(({ id }) => !answered.has(id))

export const countsOf = (read: RoundAnswers): ClassCount[] =>
  read.classes.map((one) => {
    const pupilCount = read.pupilsByClass.get(one.id)?.length ?? 0
    return {
      classId: one.id,
      className: one.name,
      organizationId: one.organizationId,
      schoolName: read.page.names.get(one.organizationId) ?? '',
      pupilCount,
      answeredCount: pupilCount - missingOf(read, one.id).length,
    }
  })

/** How many of each class have answered. */
export async function countAnswers(
  actor: Actor,
  services: Services,
  roundId: string,
): Promise<Result<readonly ClassCount[], ReadRefusal>> {
  const read = await readRoundAnswers(actor, services, roundId)
  return read.ok ? ok(countsOf(read.value)) : read
}
