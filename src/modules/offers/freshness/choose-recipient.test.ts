import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../kernel/plain-date.ts'
import { type Asked, chooseDeputy, chooseFirst, type Reachable } from './choose-recipient.ts'

const today = plainDate('2026-11-20')
const person = (id: string, given: Partial<Reachable> = {}): Reachable => ({
  id,
  email: `${id}@musterau.example`,
  deputyOf: null,
  validUntil: null,
  bounced: false,
  offerCount: 0,
  ...given,
})
const contact = person('contact', { offerCount: 3 })
const deputy = person('deputy', { deputyOf: 'contact' })
const other = person('other', { offerCount: 1 })
const asked = (id: string | null, bouncedAt: Date | null = null): Asked => ({
  contactPersonId: id,
  recipient: id === null ? 'mailbox' : 'contact',
  bouncedAt,
})
const back = new Date('2026-11-10')
const choice = { persons: [other, deputy, contact], mailbox: 'post@musterau.example', today }
const emailAfter = (mails: readonly Asked[], given: Partial<typeof choice> = {}) =>
  chooseDeputy({ ...choice, ...given, asked: mails })?.email

describe('who is asked when nobody answers', () => {
  test('is the deputy, then somebody else, then the mailbox, then nobody', () => {
    expect(chooseFirst(choice)?.email).toBe(contact.email)
    expect(emailAfter([asked('contact')])).toBe(deputy.email)
    expect(emailAfter([asked('contact'), asked('deputy')])).toBe(other.email)
    expect(emailAfter(['contact', 'deputy', 'other'].map((id) => asked(id)))).toBe(choice.mailbox)
    expect(emailAfter(['contact', 'deputy', 'other', null].map((id) => asked(id)))).toBeUndefined()
  })

  test('is whoever was never reached, once the address is right again', () => {
    const persons = [contact]
    expect(emailAfter([asked('contact', back)], { persons })).toBe(contact.email)
    expect(emailAfter([asked('contact', back), asked('contact')], { persons })).toBe(choice.mailbox)
    expect(emailAfter([asked('contact', back)], { persons: [{ ...contact, bounced: true }] })).toBe(choice.mailbox)
    expect(emailAfter([asked(null, back)], { persons: [] })).toBe(choice.mailbox)
  })

  test('is the deputy of a contact whose mail came back, before anybody else', () => {
    const persons = [other, deputy, { ...contact, bounced: true }]
    expect(emailAfter([asked('contact', back)], { persons })).toBe(deputy.email)
  })
})
