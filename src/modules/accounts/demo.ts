// The made-up people of Landkreis Musterau: one per role, one of them with two. They exist in a fictional region only;
// the database functions refuse any other.
import { sql } from 'kysely'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import type { OrganizationKind } from '../network/index.ts'
import { demoMailEnding, demoMembershipIds } from './demo-ids.ts'
import { hashPassword } from './login/password.ts'
import { findOrganizationLabels } from './store.ts'
import { roleLabel } from './texts.ts'

const password = 'Auf dem Steg nach Musterau'

interface DemoPerson {
  readonly personId: string
  readonly title: string | null
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly memberships: readonly { readonly role: MembershipRole; readonly kind: OrganizationKind }[]
}

const person = (
  number: string,
  [title, givenName, familyName]: readonly [string | null, string, string],
  ...memberships: DemoPerson['memberships']
): DemoPerson => ({
  personId: `03999000-0000-7000-8000-0000000001${number}`,
  title,
  givenName,
  familyName,
  email: `${memberships[0]?.role ?? 'person'}${demoMailEnding}`,
  memberships,
})

const people: readonly DemoPerson[] = [
  person(
    '01',
    [null, 'Hoa', 'Đặng Thị'],
    { role: 'coordinator', kind: 'office' },
    { role: 'monitoring', kind: 'office' },
  ),
  person('02', ['Dr.', 'Agnieszka', 'Müller-Łukaszewicz'], { role: 'school-lead', kind: 'school' }),
  person('03', [null, 'Sean', 'O’Neill'], { role: 'school-teacher', kind: 'school' }),
  person('04', [null, 'Pieter', '’t Hooft'], { role: 'bbs', kind: 'bbs' }),
  person('05', [null, 'Jörg', 'Weiß'], { role: 'company', kind: 'company' }),
  person('06', [null, 'Ayşe', 'Yıldırım'], { role: 'chamber', kind: 'chamber' }),
  person('07', [null, 'Zoë', 'Krčmář'], { role: 'agency', kind: 'agency' }),
  person('08', [null, 'Noël', 'D’Angelo'], { role: 'traeger-coach', kind: 'traeger' }),
  person('09', [null, 'Søren', 'Æbelø'], { role: 'traeger-lead', kind: 'traeger' }),
  person('10', [null, 'Mária', 'Szőllősi'], { role: 'requalification-counsellor', kind: 'office' }),
  person('11', [null, 'Ines', 'Großmann'], { role: 'monitoring', kind: 'office' }),
  person('12', [null, 'Șerban', 'Ionuț'], { role: 'dpo', kind: 'office' }),
  person('13', [null, 'Grzegorz', 'Źdźbłowski'], { role: 'operator', kind: 'office' }),
]

/** What the start prints. The password works in the fictional region only, since these people belong to no other. */
export const demoPersons: readonly { readonly email: string; readonly password: string; readonly roleLabel: string }[] =
  people.map(({ email, memberships }) => ({
    email,
    password,
    roleLabel: memberships.map(({ role }) => roleLabel(role)).join(' und '),
  }))

/** Fills in whoever is missing; who is there already stays untouched. Needs the organisations of the network first. */
export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  const passwordHash = await hashPassword(password)
  await inContext(services.database, actor, async (tx) => {
    const all = await findOrganizationLabels(tx, { words: [], limit: 10_000 })
    for (const made of people) {
      await sql`SELECT accounts.demo_person_add(${actor.regionId}, ${made.personId}, ${made.email}, ${made.email},
        ${made.title}, ${made.givenName}, ${made.familyName}, ${passwordHash}, ${services.now()})`.execute(tx)
      for (const [index, { role, kind }] of made.memberships.entries()) {
        const organization = all.find((one) => one.kind === kind)
        // A region whose organisations were archived by hand keeps the rest of the demo.
        if (organization === undefined) continue
        const id = index === 0 ? demoMembershipIds[role] : secondMembershipId(made.personId)
        await sql`SELECT accounts.demo_membership_add(${actor.regionId}, ${id}, ${made.personId}, ${organization.id},
          ${role}, ${services.now()})`.execute(tx)
      }
    }
  })
}

const secondMembershipId = (personId: string): string => personId.replace(/-0000000001/, '-0000000003')
