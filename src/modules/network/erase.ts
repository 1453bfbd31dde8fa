// What the network holds about a person, found by their address, and how it forgets it.
import { recordAudit } from '../../platform/audit/record-audit.ts'
import type { ErasureStep } from '../../platform/erasure/erasure-step.ts'
import { deleteContactPerson, findContactPersonsByEmail } from './store-people.ts'
import { t } from './texts.ts'

export const networkErasure: ErasureStep = {
  module: 'network',
  tables: ['network.contact_person'],
  exportOf: async (tx, subject) => {
    const persons = subject.email === undefined ? [] : await findContactPersonsByEmail(tx, subject.email)
    const word = (field: string) => t.fields[field] ?? field
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
    }
  },
  erase: async (tx, actor, services, subject) => {
    const persons = subject.email === undefined ? [] : await findContactPersonsByEmail(tx, subject.email)
    for (const person of persons) {
      await deleteContactPerson(tx, person.id)
      await recordAudit(tx, actor, services, {
        action: 'contact-person.erase',
        objectKind: 'organization',
        objectId: person.organizationId,
        changes: [{ field: 'contactPerson', before: person.id, after: null }],
      })
    }
    return { 'network.contact_person': persons.length }
  },
}
