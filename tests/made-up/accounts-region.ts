// Two regions for the tests of accounts: a demo region with an office, a school, a company; and a real one.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import { hashPassword } from '../../src/modules/accounts/login/password.ts'
import type { PersonActor, PublicActor, SystemActor } from '../../src/platform/actor/actor.ts'
import { asOperator } from '../../src/platform/db/operator.ts'
import type { TestServices } from '../support/services.ts'

const id = (last: number): string => `0190b7c1-0000-7000-8000-${last.toString().padStart(12, '0')}`

export const demoRegion = id(1)
export const realRegion = id(2)
export const office = id(11)
export const school = id(12)
export const company = id(13)
export const realOffice = id(21)
export const realSchool = id(22)

export const password = 'drei kleine Brücken am Wehr'
let passwordHash: Promise<string> | undefined

export const atDemo: PublicActor = { kind: 'public', regionId: demoRegion }
export const atReal: PublicActor = { kind: 'public', regionId: realRegion }
export const systemIn = (regionId: string): SystemActor => ({ kind: 'system', regionId, reason: 'test' })

const regionOf: Readonly<Record<string, string>> = {
  [office]: demoRegion,
  [school]: demoRegion,
  [company]: demoRegion,
  [realOffice]: realRegion,
  [realSchool]: realRegion,
}

export async function writeAccountsRegions(services: TestServices): Promise<void> {
  await asOperator(services.testDatabase.ownerConfig, async (tx) => {
    await sql`INSERT INTO network.region (id, slug, name, office_name, land, is_demo) VALUES
      (${demoRegion}, 'accounts-demo', 'Landkreis Musterau', 'Leitstelle', '03', true),
      (${realRegion}, 'accounts-real', 'Landkreis Anderswo', 'Leitstelle', '03', false)`.execute(tx)
    await sql`INSERT INTO network.organization (region_id, id, kind, name, name_key) VALUES
      (${demoRegion}, ${office}, 'office', 'Leitstelle Übergang', 'leitstelle uebergang'),
      (${demoRegion}, ${school}, 'school', 'Oberschule Brückstedt', 'oberschule brueckstedt'),
      (${demoRegion}, ${company}, 'company', 'Holzbau O’Neill', 'holzbau oneill'),
      (${realRegion}, ${realOffice}, 'office', 'Leitstelle Anderswo', 'leitstelle anderswo'),
      (${realRegion}, ${realSchool}, 'school', 'Schule Anderswo', 'schule anderswo')`.execute(tx)
  })
}

export interface MadePerson {
  readonly personId: string
  readonly email: string
  readonly actors: readonly PersonActor[]
}

let made = 0

/** A person with a password and these memberships; names with everything that German offices stumble over. */
export async function makePerson(
  services: TestServices,
  ...memberships: readonly { role: MembershipRole; organizationId: string }[]
): Promise<MadePerson> {
  passwordHash ??= hashPassword(password)
  const hash = await passwordHash
  const personId = services.newId()
  const email = `person-${++made}-${randomBytes(3).toString('hex')}@musterau.example`
  const given = memberships.map(({ role, organizationId }) => ({
    role,
    organizationId,
    membershipId: services.newId(),
    regionId: regionOf[organizationId] ?? demoRegion,
  }))
  await asOperator(services.testDatabase.ownerConfig, async (tx) => {
    await sql`INSERT INTO accounts.person (id, email, email_key, given_name, family_name, password_hash)
      VALUES (${personId}, ${email}, ${email}, 'Đặng Thị', 'Müller-Łukaszewicz', ${hash})`.execute(tx)
    for (const one of given) {
      await sql`INSERT INTO accounts.membership (region_id, id, person_id, organization_id, role)
        VALUES (${one.regionId}, ${one.membershipId}, ${personId}, ${one.organizationId}, ${one.role})`.execute(tx)
    }
  })
  return {
    personId,
    email,
    actors: given.map((one) => ({ kind: 'person', personId, sessionId: services.newId(), ...one })),
  }
}

/** Behind row-level security, as the owner of the tables cannot without being told to. */
export async function look<Row extends object>(
  services: TestServices,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(services.testDatabase.ownerConfig)
  await client.connect()
  try {
    await client.query('SET ROLE steg_operator')
    const { rows } = await client.query(statement, [...values])
    return rows as Row[]
  } finally {
    await client.end()
  }
}

export const auditActions = async (services: TestServices, objectId: string): Promise<string[]> => {
  const rows = await look<{ action: string }>(
    services,
    'SELECT action FROM platform.audit_event WHERE object_id = $1 ORDER BY id',
    [objectId],
  )
  return rows.map((row) => row.action)
}

/** The code of the newest mail to this address, as the person would click it. */
export async function codeInMailTo(services: TestServices, email: string): Promise<string> {
  const { openText } = await import('../../src/platform/mail/sealed-text.ts')
  const [mail] = await look<{ region_id: string; id: string; body_text: string }>(
    services,
    'SELECT region_id, id, body_text FROM platform.outbox_mail WHERE to_address = $1 ORDER BY id DESC LIMIT 1',
    [email],
  )
  if (mail === undefined) throw new Error(`no mail to ${email}`)
  const text = openText(services.signingKey, `${mail.region_id}/${mail.id}`, mail.body_text) ?? ''
  const code = /\?code=([\w-]+)/.exec(text)?.[1]
  if (code === undefined) throw new Error('no link in the mail')
  return code
}
