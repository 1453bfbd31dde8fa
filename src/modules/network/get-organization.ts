// One organisation with everything around it, as far as the actor may see it.
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { countHistory, findHistory, type HistoryEntry, historyPageSize } from '../../platform/audit/read-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import {
  mayEditOrganization,
  mayEraseContactPerson,
  mayManageOrganization,
  mayReadContactPersons,
  mayReadOrganization,
} from './policy.ts'
import { type ContactPersonView, presentContactPerson } from './present.ts'
import { findMergedInto, findOrganization, findOrganizations } from './store.ts'
import { findContactPersons, findPlaces } from './store-people.ts'
import type { Organization, Place } from './terms.ts'

export interface OrganizationPage {
  readonly organization: Organization
  readonly places: readonly Place[]
  readonly contactPersons: readonly ContactPersonView[]
  /** One page of it, newest first. */
  readonly history: readonly HistoryEntry[]
  readonly historyPage: number
  readonly historyPages: number
  /** Names of the organisations that acted, for the history. */
  readonly actingNames: ReadonlyMap<string, string>
  readonly mergedFrom: readonly Organization[]
  readonly may: { readonly edit: boolean; readonly manage: boolean; readonly eraseContactPersons: boolean }
}

/** merged: the record turned out to be another one; go there. */
export type GetOrganizationRefusal = { readonly code: 'not-found' } | { readonly code: 'merged'; readonly into: string }

export function getOrganization(
  actor: Actor,
  services: Services,
  id: string,
  { historyPage = 1 }: { readonly historyPage?: number } = {},
): Promise<Result<OrganizationPage, GetOrganizationRefusal>> {
  return inContext(services.database, actor, async (tx) => {
    const organization = await findReadable(tx, actor, id)
    if (organization === undefined) return refused({ code: 'not-found' })
    if (organization.mergedInto !== null) return refused({ code: 'merged', into: organization.mergedInto })
    const subject = subjectOf(actor, organization)
    const seesPersons = mayReadContactPersons(actor, subject) === 'allowed'
    const about = { objectKind: 'organization', objectId: id, offset: (historyPage - 1) * historyPageSize }
    const history = actor.kind === 'public' ? [] : await findHistory(tx, about)
    const historyCount = actor.kind === 'public' ? 0 : await countHistory(tx, about)
    const acting = history.flatMap((entry) => (entry.organizationId === null ? [] : [entry.organizationId]))
    const persons = await findContactPersons(tx, [id])
    return ok({
      organization,
      places: await findPlaces(tx, id),
      contactPersons: persons
        .filter((person) => actor.kind !== 'public' || person.isPublic)
        .map((person) =>
          presentContactPerson(actor.kind === 'public' ? 'public' : seesPersons ? 'work' : 'functions-only', person),
        ),
      history,
      historyPage,
      historyPages: Math.max(1, Math.ceil(historyCount / historyPageSize)),
      actingNames: new Map((await findOrganizations(tx, acting)).map((one) => [one.id, one.name])),
      mergedFrom: actor.kind === 'public' ? [] : await findMergedInto(tx, id),
      may: {
        edit: mayEditOrganization(actor, subject) === 'allowed',
        manage: mayManageOrganization(actor, subject) === 'allowed',
        eraseContactPersons: mayEraseContactPerson(actor, subject) === 'allowed',
      },
    })
  })
}

export const subjectOf = (actor: Actor, organization: Pick<Organization, 'id' | 'status'>) => ({
  // Row-level security has shown it, so it lies in the acting region.
  regionId: actor.regionId,
  id: organization.id,
  status: organization.status,
})

/** undefined for what does not exist and for what the actor may not know of. */
export async function findReadable(tx: Tx, actor: Actor, id: string): Promise<Organization | undefined> {
  if (!isUuid(id)) return undefined
  const organization = await findOrganization(tx, id)
  if (organization === undefined) return undefined
  return mayReadOrganization(actor, subjectOf(actor, organization)) === 'allowed' ? organization : undefined
}

/** What other modules need to name an organisation; none for foreign and unknown ids. */
export interface OrganizationName {
  readonly id: string
  readonly name: string
  readonly kind: Organization['kind']
  readonly status: Organization['status']
}

export const findOrganizationNames = (
  actor: Actor,
  services: Services,
  ids: readonly string[],
): Promise<OrganizationName[]> => inContext(services.database, actor, (tx) => findOrganizationNamesIn(tx, ids))

/** The same inside of a transaction that is open already. */
export async function findOrganizationNamesIn(tx: Tx, ids: readonly string[]): Promise<OrganizationName[]> {
  const found = await findOrganizations(tx, ids.filter(isUuid))
  return found.map(({ id, name, kind, status }) => ({ id, name, kind, status }))
}
