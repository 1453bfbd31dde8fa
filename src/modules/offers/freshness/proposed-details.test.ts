import { describe, expect, test } from 'vitest'
import { contactWith } from './proposed-details.ts'

const nobody = { contactName: null, contactEmail: null, contactPhone: null }
const typed = {
  contactPersonId: null,
  contactName: 'Linh Đặng',
  contactEmail: 'dang@werkhof.example',
  contactPhone: '05521 1',
}
const named = { contactPersonId: '0199e000-0000-7000-8000-000000000001', ...nobody }
const shown = { name: 'Seán O’Neill', email: 'oneill@werkhof.example', phone: '05521 3' }

describe('the contact of an offer after a change', () => {
  test.each([
    ['a new number keeps name and e-mail', typed, { contactPhone: '05521 2' }, { ...typed, contactPhone: '05521 2' }],
    [
      'a new address keeps name and number',
      typed,
      { contactEmail: 'neu@x.example' },
      { ...typed, contactEmail: 'neu@x.example' },
    ],
    [
      'the same name once more is the same person',
      typed,
      { contactName: 'Linh Đặng', contactPhone: '05521 2' },
      { ...typed, contactPhone: '05521 2' },
    ],
    [
      'another name takes nothing over',
      typed,
      { contactName: 'Jan ’t Hooft', contactPhone: '05521 2' },
      { contactPersonId: null, contactName: 'Jan ’t Hooft', contactEmail: null, contactPhone: '05521 2' },
    ],
    ['nothing entered changes nothing', typed, {}, typed],
  ])('%s', (_what, before, entered, after) => {
    expect(contactWith(before, { ...nobody, ...entered }, undefined)).toEqual(after)
  })

  test('of the network that everybody sees moves into the offer with what is new', () => {
    expect(contactWith(named, { ...nobody, contactPhone: '05521 2' }, shown)).toEqual({
      contactPersonId: null,
      contactName: shown.name,
      contactEmail: shown.email,
      contactPhone: '05521 2',
    })
    expect(contactWith(named, nobody, shown)).toEqual(named)
    expect(contactWith(named, { ...nobody, contactName: shown.name }, shown)).toEqual(named)
  })

  test('of the network that nobody else sees stays there, and becomes no public name', () => {
    expect(contactWith(named, { ...nobody, contactPhone: '05521 2' }, undefined)).toEqual({
      ...named,
      contactPhone: '05521 2',
    })
  })
})
