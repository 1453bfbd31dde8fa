import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import { inContext } from '../../platform/db/database.ts'
import { demoOrganizationId, demoRegion } from '../network/demo.ts'
import { createOrganization, getOrganization, mergeOrganizations } from '../network/index.ts'
import { followMerge } from './follow-merge.ts'
import { invitePerson } from './invite-person.ts'

const system = { kind: 'system', regionId: demoRegion.id, reason: 'test' } as const
let services: TestServices

beforeAll(async () => {
  services = await testServices()
})

const rowsOf = <T>(text: string) =>
  inContext(services.database, system, async (tx) => (await sql.raw<T>(text).execute(tx)).rows)

describe('when two organisations turn out to be one', () => {
  test('memberships and open invitations go with it, and nobody ends up in it twice', async () => {
    const [member] = await rowsOf<{ organization_id: string; id: string }>(
      `SELECT organization_id, id FROM accounts.membership WHERE role = 'bbs' AND ended_at IS NULL LIMIT 1`,
    )
    const from = member?.organization_id ?? ''
    const before = await getOrganization(system, services, from)
    if (!before.ok) throw new Error(before.error.code)
    const made = await createOrganization(system, services, {
      ...before.value.organization,
      officialNumber: null,
      name: 'BBS neu',
    })
    if (!made.ok) throw new Error(made.error.code)
    const to = made.value.id
    await invitePerson(system, services, { email: 'neu@musterau.example', organizationId: from, role: 'bbs' })

    const merged = await mergeOrganizations(system, services, {
      keep: { id: to, version: 1 },
      drop: { id: from, version: before.value.organization.version },
      fromDropped: [],
      onMerge: [followMerge],
    })

    expect(merged.ok).toBe(true)
    const moved = await rowsOf<{ organization_id: string }>(
      `SELECT organization_id FROM accounts.membership WHERE id = '${member?.id}'`,
    )
    expect(moved).toEqual([{ organization_id: to }])
    const invited = await rowsOf<{ organization_id: string }>(
      `SELECT organization_id FROM accounts.invitation WHERE email = 'neu@musterau.example'`,
    )
    expect(invited).toEqual([{ organization_id: to }])
    const lines = await rowsOf<{ object_id: string }>(
      `SELECT object_id FROM platform.audit_event WHERE action = 'membership.move'`,
    )
    expect(lines.map((line) => line.object_id)).toContain(member?.id)
  })

  test('nobody moves memberships where no merge was made', async () => {
    const moved = await rowsOf(
      `SELECT * FROM accounts.memberships_follow('${demoOrganizationId(1)}', '${demoOrganizationId(2)}', now())`,
    )
    expect(moved).toEqual([])
  })
})
