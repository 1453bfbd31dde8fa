// How the pupils of a school get to a vocational school, all pairs at once.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudit } from '../../../platform/audit/record-audit.ts'
import type { Services } from '../../../platform/services.ts'
import { findOrganizationNames } from '../../network/index.ts'
import { inRound } from '../in-round.ts'
import { askPlan, type BreaksPlan, brokenChange, type PlanGuard } from '../plan-guard.ts'
import { mayKeepRound } from '../policy.ts'
import { writeTravel } from '../store.ts'
import type { Travel } from '../terms.ts'

export type KeepTravelRefusal = 'forbidden' | 'not-found' | 'unknown-school' | BreaksPlan

export async function setTravel(
  actor: Actor,
  services: Services,
  given: { readonly roundId: string; readonly travel: readonly Travel[]; readonly guard: PlanGuard },
): Promise<Result<{ changed: number }, KeepTravelRefusal>> {
  const { roundId, travel } = given
  const verdict = mayKeepRound(actor, actor)
  const ids = [...new Set(travel.flatMap(({ schoolId, bbsId }) => [schoolId, bbsId]))]
  const names = verdict === 'allowed' ? await findOrganizationNames(actor, services, ids) : []
  const kindOf = new Map(names.map(({ id, kind }) => [id, kind]))
  return inRound<{ changed: number }, KeepTravelRefusal>(actor, services, { roundId, verdict }, async (tx, page) => {
    if (travel.some(({ schoolId, bbsId }) => kindOf.get(schoolId) !== 'school' || kindOf.get(bbsId) !== 'bbs'))
      return refused('unknown-school')
    const changed = travel.flatMap((one) => {
      const before = page.travel.find(({ schoolId, bbsId }) => schoolId === one.schoolId && bbsId === one.bbsId)
      const [was, is] = [inWords(before), inWords(one)]
      return was === is ? [] : [{ one, field: `way ${one.schoolId} ${one.bbsId}`, before: was, after: is }]
    })
    if (changed.length === 0) return ok({ changed: 0 })
    const isChanged = ({ schoolId, bbsId }: Travel) =>
      changed.some(({ one }) => one.schoolId === schoolId && one.bbsId === bbsId)
    const after = { travel: [...page.travel.filter((one) => !isChanged(one)), ...changed.map(({ one }) => one)] }
    const broken = await askPlan(tx, { before: page, after, guard: given.guard })
    if (!broken.ok) return broken
    await writeTravel(tx, actor.regionId, { roundId, travel: changed.map(({ one }) => one) })
    await recordAudit(tx, actor, services, {
      action: 'round.travel',
      objectKind: 'round',
      objectId: roundId,
      changes: [...changed.map(({ one: _one, ...change }) => change), ...brokenChange(broken.value)],
    })
    return ok({ changed: changed.length })
  })
}

/** What nobody has written down is the same as possible, without minutes and words. */
const inWords = (travel: Travel | undefined): string | null =>
  travel === undefined || (travel.isPossible && travel.minutes === null && travel.way === null)
    ? null
    : `${travel.isPossible ? 'yes' : 'no'} ${travel.minutes ?? '-'} ${travel.way ?? '-'}`
