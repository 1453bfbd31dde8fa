// What the network holds about a person, found by their address, and how it forgets it: contact persons, and organisations
// whose own address it is, since a one-person company is a person.
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { asProgram } from '../../platform/db/database.ts'
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { forgetFindingsAbout } from '../../platform/imports/store.ts'
import { findOrganizationsReachedAt, forgetReach } from './store-erase.ts'
import { deleteContactPerson, findContactPersonsByEmail } from './store-people.ts'
import { personalDetailFields } from './terms.ts'
import { t } from './texts.ts'

const word = (field: string): string => t.fields[field] ?? field

export const networkErasure: ErasureStep = {
  module: 'network',
  tables: ['network.contact_person', 'network.organization'],
  exportOf: async (tx, subject) => {
    const persons = subject.email === undefined ? [] : await findContactPersonsByEmail(tx, subject.email)
    const organizations = subject.email === undefined ? [] : await findOrganizationsReachedAt(tx, subject.email)
    return {
      [t.page.contacts]: persons.map((person) => ({
        [word('title')]: person.title,
        [word('givenName')]: person.givenName,
        [word('familyName')]: person.familyName,
        [word('functionName')]: person.functionName,
        [word('email')]: person.email,
        [word('phone')]: person.phone,
        [word('isPublic')]: person.isPublic,
        [word('validUntil')]: person.validUntil,
      })),
      'network.organization': organizations.map(({ organization, imported }) => ({
        [word('name')]: organization.name,
        [word('kind')]: t.kinds[organization.kind],
        [word('street')]: organization.street,
        [word('postalCode')]: organization.postalCode,
        [word('city')]: organization.city,
        [word('email')]: organization.email,
        [word('phone')]: organization.phone,
        [word('website')]: organization.website,
        [word('note')]: organization.note,
        [word('status')]: t.statuses[organization.status],
        [word('source')]: organization.source,
        ...Object.fromEntries(
          personalDetailFields
            .filter((field) => typeof imported[field] === 'string')
            .map((field) => [t.fromFile(word(field)), imported[field]]),
        ),
      })),
    }
  },
  erase: async (tx, actor, services, subject) => {
    const { email } = subject
    const persons = email === undefined ? [] : await findContactPersonsByEmail(tx, email)
    for (const person of persons) {
      await deleteContactPerson(tx, person.id)
      await recordAudit(tx, actor, services, {
        action: 'contact-person.erase',
        objectKind: 'organization',
        objectId: person.organizationId,
        changes: [{ field: 'contactPerson', before: person.id, after: null }],
      })
    }
    const organizations = email === undefined ? [] : await findOrganizationsReachedAt(tx, email)
    for (const { organization, imported } of organizations) {
      // Row-level security lets only the office and the organisation itself change it.
      await asProgram(tx, actor, async () => {
        await forgetReach(tx, { id: organization.id, email: email ?? '', at: services.now() })
        const told = [organization, imported].flatMap((values) => [values.email, values.phone])
        await forgetFindingsAbout(
          tx,
          told.filter((value) => typeof value === 'string'),
        )
      })
      await recordAudit(tx, actor, services, {
        action: 'organization.forget-person',
        objectKind: 'organization',
        objectId: organization.id,
        changes: personalDetailFields
          .filter((field) => organization[field] !== null || typeof imported[field] === 'string')
          .map((field) => ({ field })),
      })
    }
    return { 'network.contact_person': persons.length, 'network.organization': organizations.length }
  },
}
