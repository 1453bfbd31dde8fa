// What a school does with one pupil: a new code for a lost slip, and forgetting the pupil.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import { recordAudit, recordAudits } from '../../platform/audit/record-audit.ts'
import { asProgram, inContext, type Tx } from '../../platform/db/database.ts'
import { forgetPupilsOf } from '../../platform/imports/store.ts'
import type { Services } from '../../platform/services.ts'
import { codeFromToken } from './codes.ts'
import { findReadablePupil } from './get-pupil.ts'
import { mayErasePupils, mayKeepPupils, type SchoolSubject } from './policy.ts'
import { changeCode, deletePupils } from './store.ts'
import type { Pupil } from './terms.ts'

export type KeepRefusal = 'not-found' | 'forbidden'

/** Finds the pupil and asks the policy; `work` then goes on in the same transaction. */
function withPupil<T>(
  given: {
    readonly actor: Actor
    readonly services: Services
    readonly id: string
    may(actor: Actor, subject: SchoolSubject): Verdict
  },
  work: (tx: Tx, pupil: Pupil) => Promise<T>,
): Promise<Result<T, KeepRefusal>> {
  const { actor, services, id } = given
  return inContext(services.database, actor, async (tx) => {
    const pupil = await findReadablePupil(tx, actor, id)
    if (pupil === undefined) return refused('not-found')
    const verdict = given.may(actor, { regionId: actor.regionId, organizationId: pupil.organizationId })
    return verdict === 'allowed' ? ok(await work(tx, pupil)) : refused('forbidden')
  })
}

/** The old slip opens nothing any more. */
export const renewCode = (actor: Actor, services: Services, id: string): Promise<Result<Pupil, KeepRefusal>> =>
  withPupil({ actor, services, id, may: mayKeepPupils }, async (tx, pupil) => {
    let code = codeFromToken(services.newToken())
    // The school does not see the codes of others: the program looks whether one is taken.
    while (!(await asProgram(tx, actor, () => changeCode(tx, { at: services.now(), id, code })))) {
      code = codeFromToken(services.newToken())
    }
    // The code opens the wishes, so the protocol keeps that it changed, not what it is.
    await recordAudit(tx, actor, services, {
      action: 'pupil.new-code',
      objectKind: 'pupil',
      objectId: id,
      changes: [{ field: 'code' }],
    })
    return { ...pupil, code }
  })

/** Row, key and everything that hangs on the pupil in other modules; what imports have said of the school's pupils, too. */
export const erasePupil = (actor: Actor, services: Services, id: string): Promise<Result<Pupil, KeepRefusal>> =>
  withPupil({ actor, services, id, may: mayErasePupils }, async (tx, pupil) => {
    await erasePupils(tx, actor, services, [pupil])
    return pupil
  })

/** Whom is said pupil by pupil in the protocol; answers how many there were. */
export async function erasePupils(
  tx: Tx,
  actor: Actor,
  services: Services,
  list: readonly Pick<Pupil, 'id' | 'organizationId'>[],
): Promise<number> {
  const count = await forgetPupils(tx, actor, list)
  await recordAudits(
    tx,
    actor,
    services,
    list.map(({ id }) => ({ action: 'pupil.erase', objectKind: 'pupil', objectId: id })),
  )
  return count
}

/** Without a line in the protocol: rows and keys are gone, with all that hangs on them; answers how many there were. */
export async function forgetPupils(
  tx: Tx,
  actor: Actor,
  list: readonly Pick<Pupil, 'id' | 'organizationId'>[],
): Promise<number> {
  await asProgram(tx, actor, async () => {
    for (const organizationId of new Set(list.map((one) => one.organizationId))) {
      await forgetPupilsOf(tx, organizationId)
    }
  })
  return deletePupils(
    tx,
    list.map(({ id }) => id),
  )
}
