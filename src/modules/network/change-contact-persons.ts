// Contact persons of an organisation: add, change, remove. Names and addresses never reach the audit.

import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findReadable, subjectOf } from './get-organization.ts'
import { mayEditOrganization, mayEraseContactPerson } from './policy.ts'
import {
  changeContactPersonRow,
  deleteContactPerson,
  findContactPerson,
  findContactPersons,
  insertContactPerson,
} from './store-people.ts'
import type { ContactPerson, ContactPersonDetails } from './terms.ts'

export type ContactPersonRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  /** Nobody stands in for themselves, for a stranger, or for their own deputy. */
  | { readonly code: 'wrong-deputy' }
  | { readonly code: 'conflict'; readonly stored: ContactPerson }

type Gate = { readonly code: 'not-found' } | { readonly code: 'forbidden' }

async function gate(
  tx: Tx,
  actor: Actor,
  organizationId: string,
  may: typeof mayEditOrganization,
): Promise<Gate | undefined> {
  const organization = await findReadable(tx, actor, organizationId)
  if (organization === undefined || organization.mergedInto !== null) return { code: 'not-found' }
  return may(actor, subjectOf(actor, organization)) === 'allowed' ? undefined : { code: 'forbidden' }
}

// With the organisation beside it, the function names a person as well as a name does.
const personal = ['functionName', 'title', 'givenName', 'familyName', 'email', 'phone'] as const

const isRightDeputy = (persons: readonly ContactPerson[], id: string | undefined, deputyOf: string | null): boolean => {
  if (deputyOf === null) return true
  const principal = persons.find((person) => person.id === deputyOf)
  return principal !== undefined && principal.id !== id && (id === undefined || principal.deputyOf !== id)
}

export function addContactPerson(
  actor: Actor,
  services: Services,
  input: { readonly organizationId: string; readonly details: ContactPersonDetails },
): Promise<Result<{ readonly id: string }, Exclude<ContactPersonRefusal, { code: 'conflict' }>>> {
  return inContext(services.database, actor, async (tx) => {
    const closed = await gate(tx, actor, input.organizationId, mayEditOrganization)
    if (closed) return refused(closed)
    const persons = await findContactPersons(tx, [input.organizationId])
    if (!isRightDeputy(persons, undefined, input.details.deputyOf)) return refused({ code: 'wrong-deputy' })
    const id = services.newId()
    await insertContactPerson(tx, { regionId: actor.regionId, id, ...input, at: services.now() })
    await recordAudit(tx, actor, services, {
      action: 'contact-person.add',
      objectKind: 'organization',
      objectId: input.organizationId,
      changes: [{ field: 'contactPerson', before: null, after: id }, { field: 'functionName' }],
    })
    return ok({ id })
  })
}

/** For the form: only whoever may edit gets the parts of the name. */
export function getContactPerson(
  actor: Actor,
  services: Services,
  input: { readonly organizationId: string; readonly contactPersonId: string },
): Promise<Result<ContactPerson, Gate>> {
  return inContext(services.database, actor, async (tx) => {
    const closed = await gate(tx, actor, input.organizationId, mayEditOrganization)
    if (closed) return refused(closed)
    const stored = isUuid(input.contactPersonId) ? await findContactPerson(tx, input.contactPersonId) : undefined
    return stored?.organizationId === input.organizationId ? ok(stored) : refused({ code: 'not-found' })
  })
}

export function updateContactPerson(
  actor: Actor,
  services: Services,
  input: {
    readonly organizationId: string
    readonly contactPersonId: string
    readonly version: number
    readonly details: ContactPersonDetails
  },
): Promise<Result<ContactPerson, ContactPersonRefusal>> {
  return inContext(services.database, actor, async (tx) => {
    const closed = await gate(tx, actor, input.organizationId, mayEditOrganization)
    if (closed) return refused(closed)
    const persons = await findContactPersons(tx, [input.organizationId])
    const stored = persons.find((person) => person.id === input.contactPersonId)
    if (stored === undefined) return refused({ code: 'not-found' })
    if (!isRightDeputy(persons, stored.id, input.details.deputyOf)) return refused({ code: 'wrong-deputy' })
    const { version, details } = input
    const changes = changesBetween<ContactPersonDetails>(stored, details, personal)
    if (stored.version === version && changes.length === 0) return ok(stored)
    const saved =
      stored.version === version &&
      (await changeContactPersonRow(tx, { id: stored.id, version, details, at: services.now() }))
    if (!saved) return refused({ code: 'conflict', stored: (await findContactPerson(tx, stored.id)) ?? stored })
    await recordAudit(tx, actor, services, {
      action: 'contact-person.change',
      objectKind: 'organization',
      objectId: input.organizationId,
      changes: [{ field: 'contactPerson', before: stored.id, after: stored.id }, ...changes],
    })
    return ok({ ...stored, ...details, version: version + 1 })
  })
}

/** Really gone: the one thing in the network that is deleted and not archived, since it is somebody's name. */
export function removeContactPerson(
  actor: Actor,
  services: Services,
  input: { readonly organizationId: string; readonly contactPersonId: string },
): Promise<Result<null, Gate>> {
  return inContext(services.database, actor, async (tx) => {
    const closed = await gate(tx, actor, input.organizationId, mayEraseContactPerson)
    if (closed) return refused(closed)
    const persons = await findContactPersons(tx, [input.organizationId])
    const stored = persons.find((person) => person.id === input.contactPersonId)
    if (stored === undefined) return refused({ code: 'not-found' })
    await deleteContactPerson(tx, stored.id)
    await recordAudit(tx, actor, services, {
      action: 'contact-person.remove',
      objectKind: 'organization',
      objectId: input.organizationId,
      changes: [{ field: 'contactPerson', before: stored.id, after: null }, { field: 'functionName' }],
    })
    return ok(null)
  })
}
