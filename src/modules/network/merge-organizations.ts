// Two records turn out to be one organisation: the fields are chosen one by one, everything else moves along, and the
// record that goes leads to the one that stays.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findReadable } from './get-organization.ts'
import { mayManageRegister } from './policy.ts'
import { changeOrganization, changeStatus } from './store.ts'
import { moveContactPersons, movePlaces } from './store-people.ts'
import { type DetailField, detailFields, type OrganizationDetails, personalDetailFields } from './terms.ts'

export interface MergeInput {
  readonly keep: { readonly id: string; readonly version: number }
  readonly drop: { readonly id: string; readonly version: number }
  /** Fields whose value comes from the record that goes; all others stay. */
  readonly fromDropped: readonly DetailField[]
}

/** What hangs on an organisation in other modules follows it; app/ hands the hooks in, in the same transaction. */
export type MergeHook = (
  tx: Tx,
  actor: Actor,
  services: Services,
  merge: { readonly from: string; readonly to: string },
) => Promise<void>

export type MergeRefusal =
  | { readonly code: 'forbidden' }
  | { readonly code: 'not-found' }
  | { readonly code: 'same-record' }
  | { readonly code: 'conflict' }

export function mergeOrganizations(
  actor: Actor,
  services: Services,
  input: MergeInput & { readonly onMerge: readonly MergeHook[] },
): Promise<Result<{ readonly id: string }, MergeRefusal>> {
  if (mayManageRegister(actor) !== 'allowed') return Promise.resolve(refused({ code: 'forbidden' }))
  if (input.keep.id === input.drop.id) return Promise.resolve(refused({ code: 'same-record' }))
  const merged = inContext(
    services.database,
    actor,
    async (tx): Promise<Result<{ readonly id: string }, MergeRefusal>> => {
      const [kept, dropped] = [
        await findReadable(tx, actor, input.keep.id),
        await findReadable(tx, actor, input.drop.id),
      ]
      if (!kept || !dropped || kept.mergedInto !== null || dropped.mergedInto !== null) {
        return refused({ code: 'not-found' })
      }
      if (kept.version !== input.keep.version || dropped.version !== input.drop.version) {
        return refused({ code: 'conflict' })
      }
      // With what is archived, logins and offers would vanish that are in use.
      if (kept.status === 'archived' && dropped.status === 'active') return refused({ code: 'conflict' })
      const details = Object.fromEntries(
        detailFields.map((field) => [field, (input.fromDropped.includes(field) ? dropped : kept)[field]]),
      ) as unknown as OrganizationDetails
      const at = services.now()
      // First the record that goes: it may hold the official number that the other one takes over.
      const gone = await changeStatus(tx, {
        id: dropped.id,
        version: dropped.version,
        status: 'archived',
        mergedInto: kept.id,
        at,
      })
      const stayed = gone && (await changeOrganization(tx, { id: kept.id, version: kept.version, details, at }))
      if (!stayed) throw new MergeRace()
      await movePlaces(tx, dropped.id, kept.id)
      await moveContactPersons(tx, dropped.id, kept.id)
      for (const follow of input.onMerge) await follow(tx, actor, services, { from: dropped.id, to: kept.id })
      await recordAudit(tx, actor, services, {
        action: 'organization.merge',
        objectKind: 'organization',
        objectId: kept.id,
        changes: [
          { field: 'organization', before: dropped.name, after: kept.name },
          ...changesBetween<OrganizationDetails>(kept, details, personalDetailFields),
        ],
      })
      await recordAudit(tx, actor, services, {
        action: 'organization.merged-away',
        objectKind: 'organization',
        objectId: dropped.id,
        changes: [{ field: 'organization', before: dropped.name, after: details.name }],
      })
      return ok({ id: kept.id })
    },
  )
  return merged.catch((error: unknown) => {
    if (error instanceof MergeRace) return refused({ code: 'conflict' })
    throw error
  })
}

/** Somebody saved between reading and writing: the transaction is rolled back as a whole. */
class MergeRace extends Error {
  override name = 'MergeRace'
}
