// Archive instead of delete, bring back, and confirm that everything is still right.
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findReadable, subjectOf } from './get-organization.ts'
import { mayEditOrganization, mayManageOrganization, mayManageRegister } from './policy.ts'
import { changeConfirmedOn, changeStatus, findOrganization } from './store.ts'
import type { Organization } from './terms.ts'

export type KeepRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'conflict'; readonly stored: Organization }

interface Step {
  readonly action: string
  readonly may: typeof mayManageOrganization
  readonly isDone: (stored: Organization) => boolean
  readonly change: (tx: Tx, stored: Organization) => Promise<boolean>
}

/** `version` is missing where the last state counts, whatever it is: undoing from a notice. */
type Input = { readonly id: string; readonly version?: number | undefined }

function step(
  actor: Actor,
  services: Services,
  input: Input,
  { action, may, isDone, change }: Step,
): Promise<Result<Organization, KeepRefusal>> {
  return inContext(services.database, actor, async (tx) => {
    const stored = await findReadable(tx, actor, input.id)
    if (stored === undefined || stored.mergedInto !== null) return refused({ code: 'not-found' })
    if (may(actor, subjectOf(actor, stored)) !== 'allowed') return refused({ code: 'forbidden' })
    if (isDone(stored)) return ok(stored)
    if (input.version !== undefined && input.version !== stored.version) return refused({ code: 'conflict', stored })
    if (!(await change(tx, stored))) {
      return refused({ code: 'conflict', stored: (await findOrganization(tx, input.id)) ?? stored })
    }
    await recordAudit(tx, actor, services, { action, objectKind: 'organization', objectId: input.id })
    return ok((await findOrganization(tx, input.id)) ?? stored)
  })
}

export type ArchiveRefusal =
  | KeepRefusal
  /** Sessions end with the organisation they act for: nobody would be left to bring the own office back. */
  | { readonly code: 'own-organization' }

export async function archiveOrganization(
  actor: Actor,
  services: Services,
  input: Input,
): Promise<Result<Organization, ArchiveRefusal>> {
  if (isOwnOrganization(actor, input.id) && mayManageRegister(actor) === 'allowed') {
    return refused({ code: 'own-organization' })
  }
  return step(actor, services, input, {
    action: 'organization.archive',
    may: mayManageOrganization,
    isDone: (stored) => stored.status === 'archived',
    change: (tx, { id, version }) => changeStatus(tx, { id, version, status: 'archived', at: services.now() }),
  })
}

export const isOwnOrganization = (actor: Actor, id: string): boolean =>
  actor.kind === 'person' && actor.organizationId === id.toLowerCase()

export const reactivateOrganization = (actor: Actor, services: Services, input: Input) =>
  step(actor, services, input, {
    action: 'organization.reactivate',
    may: mayManageOrganization,
    isDone: (stored) => stored.status === 'active',
    change: (tx, { id, version }) => changeStatus(tx, { id, version, status: 'active', at: services.now() }),
  })

export const confirmOrganization = (actor: Actor, services: Services, input: Input) =>
  step(actor, services, input, {
    action: 'organization.confirm',
    may: mayEditOrganization,
    isDone: (stored) => stored.confirmedOn === services.today(),
    change: (tx, { id, version }) =>
      changeConfirmedOn(tx, { id, version, confirmedOn: services.today(), at: services.now() }),
  })
