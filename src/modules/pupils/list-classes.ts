// Classes with their counts, and pupils by code: what rounds, wishes and plans work with.
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor, SystemActor } from '../../platform/actor/actor.ts'
import { asProgram, inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { parseCode } from './codes.ts'
import { mayListClasses, mayReadPupils } from './policy.ts'
import { findClasses, findPupilOfSlip, findPupils, findPupilsOfGrade } from './store.ts'
import type { Pupil, PupilOfSlip, SchoolClass } from './terms.ts'

/** Classes that the actor may see, by school year, newest first, and name; none for those who may see none. */
export async function listClasses(
  actor: Actor,
  services: Services,
  asked: { readonly schoolYear: number; readonly grade?: number | undefined },
): Promise<SchoolClass[]> {
  if (mayListClasses(actor) !== 'allowed') return []
  return inContext(services.database, actor, async (tx) => {
    // Vocational schools and monitoring see the counts only, so row-level security hides the pupils from them: the
    // program counts for them, in the classes that they see.
    const visible = await findClasses(tx, asked)
    const counted = await asProgram(tx, actor, () => findClasses(tx, asked))
    const countById = new Map(counted.map(({ id, pupilCount }) => [id, pupilCount]))
    return visible.map((one) => ({ ...one, pupilCount: countById.get(one.id) ?? 0 }))
  })
}

/** Active pupils by code, without names; those only that the actor may read. */
export async function listPupils(
  actor: Actor,
  services: Services,
  asked: { readonly classId: string } | { readonly schoolYear: number; readonly grade: number },
): Promise<Pupil[]> {
  if ('classId' in asked && !isUuid(asked.classId)) return []
  const found = await inContext(services.database, actor, (tx) =>
    'classId' in asked ? findPupils(tx, { classId: asked.classId, state: 'active' }) : findPupilsOfGrade(tx, asked),
  )
  return found.filter(
    ({ organizationId }) => mayReadPupils(actor, { regionId: actor.regionId, organizationId }) === 'allowed',
  )
}

/** The same for pupils that are known already, in whatever class they are by now. */
export async function listPupilsById(actor: Actor, services: Services, ids: readonly string[]): Promise<Pupil[]> {
  const known = [...new Set(ids.filter(isUuid))]
  const found = await inContext(services.database, actor, (tx) => findPupils(tx, { ids: known, state: 'active' }))
  return found.filter(
    ({ organizationId }) => mayReadPupils(actor, { regionId: actor.regionId, organizationId }) === 'allowed',
  )
}

/**
 * The program itself looks for the holder of a slip, whatever way the code was typed; undefined for unknown codes and
 * for pupils who left. How often somebody may try is the caller's business.
 */
export async function findPupilByCode(
  services: Services,
  regionId: string,
  typed: string,
): Promise<PupilOfSlip | undefined> {
  const code = parseCode(typed)
  if (code === undefined) return undefined
  const program: SystemActor = { kind: 'system', regionId, reason: 'code' }
  const pupil = await inContext(services.database, program, (tx) => findPupilOfSlip(tx, code))
  return pupil?.state === 'active' ? pupil : undefined
}
