// All workshops of a vocational school as one table: rows that are there and rows that are new, saved together or not at all.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Services } from '../../../platform/services.ts'
import { inRound } from '../in-round.ts'
import { askPlan, type BreaksPlan, type PlanGuard, withWorkshops } from '../plan-guard.ts'
import { mayKeepWorkshops } from '../policy.ts'
import { insertWorkshops, lockWorkshop } from '../store-workshops.ts'
import type { Held } from '../terms.ts'
import {
  changeWorkshopIn,
  faultOf,
  held,
  isBbs,
  isGroundChanged,
  type WorkshopFault,
  type WorkshopInput,
} from './keep-workshop.ts'

export interface TableRow extends WorkshopInput {
  /** undefined for a new one. */
  readonly id: string | undefined
  /** The version that the table was drawn from. */
  readonly version: number
}

export type KeepTableRefusal =
  | 'forbidden'
  | 'not-found'
  | 'unknown-bbs'
  /** `row` counts from 0 in the order given. */
  | { readonly code: WorkshopFault | 'stale'; readonly row: number }
  | (Held & { readonly row: number })
  | BreaksPlan

export const setWorkshopTable = (
  actor: Actor,
  services: Services,
  given: {
    readonly roundId: string
    readonly organizationId: string
    readonly rows: readonly TableRow[]
    readonly guard: PlanGuard
  },
): Promise<Result<{ added: number; changed: number }, KeepTableRefusal>> => {
  const { roundId, organizationId, rows } = given
  const verdict = mayKeepWorkshops(actor, { regionId: actor.regionId, organizationId })
  return inRound<{ added: number; changed: number }, KeepTableRefusal>(
    actor,
    services,
    { roundId, verdict, withoutLock: true },
    async (tx, page) => {
      if (!(await isBbs(tx, organizationId))) return refused('unknown-bbs')
      for (const [row, input] of rows.entries()) {
        const fault = faultOf(input)
        if (fault !== undefined) return refused({ code: fault, row })
      }
      // Everything is looked at before the first row is written, so that a refusal leaves nothing half done.
      const known = []
      for (const [row, input] of rows.entries()) {
        if (input.id === undefined) continue
        const listed = page.workshops.find((one) => one.id === input.id && one.organizationId === organizationId)
        const workshop = listed && (await lockWorkshop(tx, listed.id))
        if (workshop === undefined) return refused('not-found')
        if (workshop.version !== input.version) return refused({ code: 'stale', row })
        const { heldBy } = page.round
        if (heldBy !== null && isGroundChanged(workshop, input)) return refused({ ...held(heldBy), row })
        known.push({ workshop, input })
      }
      const after = withWorkshops(
        page,
        new Map(known.map(({ workshop, input }) => [workshop.id, { days: input.days }])),
      )
      const broken = await askPlan(tx, { before: page, after, guard: given.guard })
      if (!broken.ok) return broken
      let changed = 0
      for (const { workshop, input } of known) {
        // What all rows break together stands once, with the first of them that changes.
        const brokenCount = changed === 0 ? broken.value : 0
        if ((await changeWorkshopIn(tx, { actor, services, workshop, input, brokenCount })) > 0) changed++
      }
      const added = rows
        .filter(({ id }) => id === undefined)
        .map(({ details, teacher, days }) => ({
          id: services.newId(),
          roundId,
          organizationId,
          details,
          teacher,
          days,
        }))
      await insertWorkshops(tx, { regionId: actor.regionId, at: services.now() }, added)
      await recordAudits(
        tx,
        actor,
        services,
        added.map(({ id, details }) => ({
          action: 'workshop.create',
          objectKind: 'workshop',
          objectId: id,
          changes: [{ field: 'name', before: null, after: details.name }],
        })),
      )
      return ok({ added: added.length, changed })
    },
  )
}
