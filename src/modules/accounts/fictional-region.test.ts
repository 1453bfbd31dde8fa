// What must not come out of the region that everybody may enter with one click.
import { beforeAll, expect, test } from 'vitest'
import {
  atDemo,
  demoRegion,
  look,
  makePerson,
  office,
  realOffice,
  realRegion,
  realSchool,
  school,
  systemIn,
  writeAccountsRegions,
} from '../../../tests/made-up/accounts-region.ts'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import { invitePerson } from './invite-person.ts'
import { requestPasswordReset } from './login/request-password-reset.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeAccountsRegions(services)
})

const inviteFrom = async (organizationId: string, email: string) => {
  const [actor] = (await makePerson(services, { role: 'coordinator', organizationId })).actors
  if (actor === undefined) throw new Error('no membership')
  const invitedTo = organizationId === office ? school : realSchool
  return invitePerson(actor, services, { email, organizationId: invitedTo, role: 'school-teacher' })
}

test.each(['jemand@gemeinde.de', 'jemand@musterau.example.com', 'jemand@keinexample'])(
  'no mail to a real address: %s',
  async (email) => {
    expect(await inviteFrom(office, email)).toEqual({ ok: false, error: { code: 'fictional-only' } })
    expect(await look(services, 'SELECT 1 FROM platform.outbox_mail WHERE to_address = $1', [email])).toEqual([])
    expect(await look(services, 'SELECT 1 FROM accounts.invitation WHERE email = $1', [email])).toEqual([])
    expect(await inviteFrom(realOffice, email)).toMatchObject({ ok: true })
  },
)

test('not even from the command line: the link for a new password would lie in a mailbox that everybody reads', async () => {
  const invited = await invitePerson(systemIn(demoRegion), services, {
    email: 'betrieb@gemeinde.de',
    organizationId: office,
    role: 'operator',
  })
  expect(invited).toEqual({ ok: false, error: { code: 'fictional-only' } })
})

test('invitations of made-up people are tried out all the same', async () => {
  expect(await inviteFrom(office, 'Erfunden@Musterau.EXAMPLE')).toMatchObject({ ok: true })
})

test('no link that opens the login of somebody who also works in a real region', async () => {
  const person = await makePerson(
    services,
    { role: 'school-teacher', organizationId: school },
    { role: 'school-lead', organizationId: realSchool },
  )
  await requestPasswordReset(atDemo, services, { email: person.email, address: '10.8.0.1' })
  expect(
    await look(services, 'SELECT region_id FROM platform.outbox_mail WHERE to_address = $1', [person.email]),
  ).toEqual([{ region_id: realRegion }])
})
