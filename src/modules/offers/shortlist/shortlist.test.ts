// The marked offers: shown as everybody may see them, and mailed seldom and without anybody's own words.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { look } from '../../../../tests/made-up/accounts-region.ts'
import {
  actingAs,
  asPublic,
  asSystem,
  elsewhere,
  here,
  inwardContactOfBbs,
  someOffer,
  writeOffersRegion,
} from '../../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { inContext } from '../../../platform/db/database.ts'
import { asOperator } from '../../../platform/db/operator.ts'
import { findMail } from '../../../platform/mail/outbox.ts'
import { createOffer } from '../keep-offer.ts'
import { publishOffer } from '../offer-state.ts'
import type { OfferDetails } from '../terms.ts'
import { getShortlist } from './get-shortlist.ts'
import { mailShortlist } from './mail-shortlist.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
})

async function make(changes: Partial<OfferDetails> = {}, isPublished = true): Promise<string> {
  const done = await createOffer(asSystem, services, someOffer(changes))
  if (!done.ok) throw new Error(done.error.code)
  if (isPublished) await publishOffer(asSystem, services, { id: done.value.id, version: 1 })
  return done.value.id
}

let caller = 0
const mail = (ids: readonly string[], email: string, callerAddress = `192.0.2.${++caller}`) =>
  mailShortlist(asPublic, services, { ids, email, callerAddress })

const mailsTo = (email: string) =>
  look<{ id: string; subject: string; purpose: string }>(
    services,
    'SELECT id, subject, purpose FROM platform.outbox_mail WHERE to_address = $1',
    [email],
  )

describe('the list', () => {
  test('has the order of the marks, and a contact for each: person, typed, or the provider', async () => {
    const typed = await make({ contactName: 'Zoë Krčmář', contactPhone: '05521 4711' })
    const none = await make({ title: 'Ohne Ansprechperson' })
    const listed = await getShortlist(asPublic, services, [none, typed])
    expect(listed.map(({ offer }) => offer.id)).toEqual([none, typed])
    expect(listed.map(({ contact }) => contact.phone)).toEqual(['05521 100', '05521 4711'])
  })

  test('shows drafts, foreign and unknown offers to nobody, not even to those who may see them elsewhere', async () => {
    const draft = await make({}, false)
    const unknown = '0199c0de-0000-7000-8000-00000000dead'
    for (const actor of [asPublic, actingAs('coordinator'), { ...asPublic, regionId: elsewhere }]) {
      expect(await getShortlist(actor, services, [draft, unknown])).toEqual([])
    }
    const published = await make()
    expect(await getShortlist({ ...asPublic, regionId: elsewhere }, services, [published])).toEqual([])
  })

  test('does not carry a person out who agreed to be shown inside only', async () => {
    const id = await make({ contactPersonId: inwardContactOfBbs })
    const [listed] = await getShortlist(actingAs('coordinator'), services, [id])
    expect(JSON.stringify(listed)).not.toContain('oneill@bbs.example')
  })
})

describe('the mailed list', () => {
  test('goes out once, with titles, contacts and links, and leaves a line without the address', async () => {
    const id = await make({ title: 'Löten für alle' })
    expect(await mail([id], 'vater@familie.example')).toEqual({ ok: true, value: { count: 1 } })
    const [row, ...others] = await mailsTo('vater@familie.example')
    expect(others).toEqual([])
    expect(row).toMatchObject({ subject: 'Merkliste: Angebote in Landkreis Musterau', purpose: 'shortlist' })
    const text = (await inContext(services.database, asSystem, (tx) => findMail(tx, services, row?.id ?? '')))?.text
    expect(text).toContain('1. Löten für alle, von BBS Musterau')
    expect(text).toContain(`/angebote/${id}\n`)
    expect(text).toContain('05521 100')
    const lines = await look<{ line: string }>(
      services,
      `SELECT to_jsonb(e)::text AS line FROM platform.audit_event e WHERE action = 'shortlist.mail'`,
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]?.line).not.toMatch(/vater|familie|Löten/)
    expect(lines[0]?.line).not.toContain(id)
    expect(services.logLines.join('\n')).not.toContain('vater@familie.example')
  })

  test('is not sent when nothing on it can be seen', async () => {
    expect(await mail([await make({}, false)], 'leer@familie.example')).toEqual({ ok: false, error: { code: 'empty' } })
    expect(await mailsTo('leer@familie.example')).toEqual([])
  })

  test('reaches one address three times a day, whoever asks, however it is written', async () => {
    const id = await make()
    for (const email of ['opfer@familie.example', 'Opfer@Familie.example', 'OPFER@familie.example']) {
      expect(await mail([id], email)).toMatchObject({ ok: true })
    }
    expect(await mail([id], 'opfer@familie.example')).toMatchObject({ ok: false, error: { code: 'throttled' } })
  })

  test('is asked for ten times an hour from one connection', async () => {
    const id = await make()
    const from = (n: number) => mail([id], `kind${n}@schule.example`, '2001:db8:1:2::7')
    for (let n = 1; n <= 10; n++) expect(await from(n)).toMatchObject({ ok: true })
    const refused = await from(11)
    expect(refused).toMatchObject({ ok: false, error: { code: 'throttled' } })
    expect(await mailsTo('kind11@schule.example')).toEqual([])
    // The same connection at home with another address of its own.
    expect(await mail([id], 'kind12@schule.example', '2001:db8:1:2::8')).toMatchObject({ ok: false })
  })

  test('leaves the fictional region to nobody real', async () => {
    const id = await make()
    await asOperator(services.testDatabase.ownerConfig, (tx) =>
      sql`UPDATE network.region SET is_demo = true WHERE id = ${here}`.execute(tx),
    )
    expect(await mail([id], 'jemand@gemeinde.de')).toEqual({ ok: false, error: { code: 'fictional-only' } })
    expect(await mailsTo('jemand@gemeinde.de')).toEqual([])
    expect(await mail([id], 'jemand@gemeinde.example')).toMatchObject({ ok: true })
  })
})
