// Handing in, deciding, sending back: what the public sees meanwhile, and what is written down.
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  actingAs,
  asPublic,
  asSystem,
  bbs,
  chamber,
  elsewhere,
  here,
  office,
  someOffer,
  writeOffersRegion,
} from '../../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { inContext } from '../../../platform/db/database.ts'
import { offersErasure } from '../erase.ts'
import { getOffer, getWorkOffer } from '../get-offer.ts'
import { createOffer, updateOffer } from '../keep-offer.ts'
import { endOffer, publishOffer, reopenOffer } from '../offer-state.ts'
import type { OfferDetails } from '../terms.ts'
import { listApprovalRules, removeApprovalRule, setApprovalRule } from './approval-rules.ts'
import { approveOffer, sendBackOffer, submitOffer, withdrawSubmission } from './decide-submission.ts'
import { listSubmissions } from './list-submissions.ts'
import { moveRule } from './store.ts'
import { approvalTasks } from './tasks.ts'

let services: TestServices
let operator: pg.Client
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
  operator = new pg.Client(services.testDatabase.ownerConfig)
  await operator.connect()
  await operator.query('SET ROLE steg_operator')
})
afterAll(() => operator.end())

const editor = actingAs('bbs')
const stranger = actingAs('chamber', { organizationId: chamber })
const coordinator = actingAs('coordinator')

const codeOf = (done: { ok: true } | { ok: false; error: { code: string } }) => (done.ok ? 'ok' : done.error.code)

beforeEach(async () => {
  await operator.query('DELETE FROM offers.approval_rule')
  await operator.query('DELETE FROM offers.submission')
  expect(codeOf(await setApprovalRule(coordinator, services, { owner: { of: 'region' }, mode: 'by-office' }))).toBe(
    'ok',
  )
})

async function draft(changes: Partial<OfferDetails> = {}): Promise<string> {
  const done = await createOffer(editor, services, someOffer(changes))
  if (!done.ok) throw new Error(done.error.code)
  return done.value.id
}
async function published(changes: Partial<OfferDetails> = {}): Promise<string> {
  const id = await draft(changes)
  expect(codeOf(await publishOffer(coordinator, services, { id, version: 1 }))).toBe('ok')
  return id
}
const versionOf = async (id: string): Promise<number> => {
  const { rows } = await operator.query<{ version: number }>('SELECT version FROM offers.offer WHERE id = $1', [id])
  return rows[0]?.version ?? -1
}
const seen = async (id: string) => {
  const found = await getOffer(asPublic, services, id)
  return found.ok ? found.value.offer.title : undefined
}
const lastLine = async (id: string) => {
  const { rows } = await operator.query<{ action: string; changes: object[]; reason: string | null; role: string }>(
    'SELECT action, changes, reason, role FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at DESC, id DESC LIMIT 1',
    [id],
  )
  return rows[0]
}
const workPage = async (id: string, actor = editor) => {
  const found = await getWorkOffer(actor, services, id)
  if (!found.ok) throw new Error(found.error)
  return found.value
}

describe('a new offer where the office lets pass', () => {
  test('is not published by its provider, but handed in, decided, and then public', async () => {
    const id = await draft()
    expect(codeOf(await publishOffer(editor, services, { id, version: 1 }))).toBe('needs-approval')
    expect(codeOf(await submitOffer(editor, services, { id, version: 1 }))).toBe('ok')
    expect(await lastLine(id)).toMatchObject({ action: 'offer.submit', role: 'bbs' })
    expect(await seen(id)).toBeUndefined()
    expect(await approvalTasks(coordinator, services)).toMatchObject([{ count: 1 }])
    expect(await approvalTasks(editor, services)).toEqual([])
    expect(codeOf(await approveOffer(editor, services, { id, version: 2 }))).toBe('forbidden')
    expect(codeOf(await approveOffer(stranger, services, { id, version: 2 }))).toBe('not-found')
    expect(await approveOffer(coordinator, services, { id, version: 2 })).toEqual({
      ok: true,
      value: { kind: 'publish' },
    })
    expect(await seen(id)).toBe(someOffer().title)
    expect(await lastLine(id)).toMatchObject({ action: 'offer.approve', role: 'coordinator' })
    expect((await workPage(id)).submission).toBeUndefined()
    expect(codeOf(await approveOffer(coordinator, services, { id, version: 3 }))).toBe('ok')
  })

  test('comes back with a reason, which its provider reads, mends, and hands in again', async () => {
    const id = await draft()
    await submitOffer(editor, services, { id, version: 1 })
    const reason = 'Bitte schreiben Sie dazu, wann es losgeht.'
    expect(codeOf(await sendBackOffer(editor, services, { id, version: 2, reason }))).toBe('forbidden')
    expect(codeOf(await sendBackOffer(coordinator, services, { id, version: 2, reason }))).toBe('ok')
    expect(await lastLine(id)).toMatchObject({ action: 'offer.send-back', reason })
    expect((await workPage(id)).submission).toMatchObject({ state: 'returned', reason })
    const [task] = await approvalTasks(editor, services)
    expect([task?.count, task?.href]).toEqual([1, `/arbeit/angebote/${id}`])
    expect(await approvalTasks(coordinator, services)).toEqual([])
    expect(codeOf(await approveOffer(coordinator, services, { id, version: 3 }))).toBe('not-submitted')
    const mended = someOffer({ datesText: 'jeden Donnerstag' })
    expect(codeOf(await updateOffer(editor, services, { id, version: 3, details: mended }))).toBe('ok')
    expect(codeOf(await submitOffer(editor, services, { id, version: 4 }))).toBe('ok')
    expect((await workPage(id)).submission).toMatchObject({ state: 'submitted' })
  })

  test('is decided as it was read: a change in between is told', async () => {
    const id = await draft()
    await submitOffer(editor, services, { id, version: 1 })
    await updateOffer(editor, services, { id, version: 2, details: someOffer({ title: 'Ganz anders' }) })
    expect(codeOf(await approveOffer(coordinator, services, { id, version: 2 }))).toBe('stale')
    expect(await seen(id)).toBeUndefined()
  })

  test.each([
    ['without text', { summary: null, description: '' }, 'no-text'],
    ['that is over', { endsOn: '2020-01-01' as OfferDetails['endsOn'] }, 'over'],
  ])('%s is not even taken', async (_what, changes, code) => {
    const id = await draft(changes)
    expect(codeOf(await submitOffer(editor, services, { id, version: 1 }))).toBe(code)
  })

  test('is taken back by its provider, and stays a draft', async () => {
    const id = await draft()
    await submitOffer(editor, services, { id, version: 1 })
    expect(codeOf(await withdrawSubmission(stranger, services, { id, version: 2 }))).toBe('not-found')
    expect(codeOf(await withdrawSubmission(editor, services, { id, version: 2 }))).toBe('ok')
    expect((await workPage(id)).offer.status).toBe('draft')
    expect((await workPage(id)).submission).toBeUndefined()
    expect(codeOf(await withdrawSubmission(editor, services, { id, version: 3 }))).toBe('not-submitted')
  })

  test('of the office itself appears at once', async () => {
    const done = await createOffer(coordinator, services, someOffer({ organizationId: office }))
    if (!done.ok) throw new Error(done.error.code)
    expect(codeOf(await publishOffer(coordinator, services, { id: done.value.id, version: 1 }))).toBe('ok')
  })
})

describe('a change of what is public', () => {
  const changed = someOffer({ title: 'Neuer Titel', contactName: 'Anna Đặng', contactEmail: 'anna@bbs.example' })

  test('waits beside it: the public, other organisations and the list go on with what was approved', async () => {
    const id = await published()
    expect(await updateOffer(editor, services, { id, version: 2, details: changed })).toEqual({
      ok: true,
      value: { changed: 3, isHeld: true },
    })
    expect(await seen(id)).toBe(someOffer().title)
    expect((await workPage(id, stranger)).submission).toBeUndefined()
    expect((await workPage(id)).submission).toMatchObject({
      kind: 'change',
      changes: { title: 'Neuer Titel', contactEmail: 'anna@bbs.example' },
    })
    const line = await lastLine(id)
    expect(line?.action).toBe('offer.submit-change')
    expect(line?.changes).toContainEqual({ field: 'title', before: someOffer().title, after: 'Neuer Titel' })
    expect(JSON.stringify(line)).not.toContain('anna@bbs.example')
    expect(codeOf(await approveOffer(coordinator, services, { id, version: 3 }))).toBe('ok')
    expect(await seen(id)).toBe('Neuer Titel')
    expect(await lastLine(id)).toMatchObject({ action: 'offer.approve' })
  })

  test('is only what was changed: what the office changes meanwhile stays', async () => {
    const id = await published()
    await updateOffer(editor, services, { id, version: 2, details: someOffer({ title: 'Vom Anbieter' }) })
    await updateOffer(coordinator, services, { id, version: 3, details: someOffer({ costText: 'kostenlos' }) })
    expect(codeOf(await approveOffer(coordinator, services, { id, version: 4 }))).toBe('ok')
    const { offer } = await workPage(id)
    expect([offer.title, offer.costText]).toEqual(['Vom Anbieter', 'kostenlos'])
  })

  test('that is undone by hand waits no more', async () => {
    const id = await published()
    await updateOffer(editor, services, { id, version: 2, details: someOffer({ title: 'Hin' }) })
    expect(await updateOffer(editor, services, { id, version: 3, details: someOffer() })).toEqual({
      ok: true,
      value: { changed: 1 },
    })
    expect((await workPage(id)).submission).toBeUndefined()
  })

  test('is sent back, mended by saving, and dropped when its provider wants it so', async () => {
    const id = await published()
    await updateOffer(editor, services, { id, version: 2, details: changed })
    await sendBackOffer(coordinator, services, { id, version: 3, reason: 'Der Titel ist zu kurz.' })
    const mended = someOffer({ title: 'Ein längerer neuer Titel' })
    expect(codeOf(await updateOffer(editor, services, { id, version: 4, details: mended }))).toBe('ok')
    expect((await workPage(id)).submission).toMatchObject({ state: 'submitted' })
    expect(codeOf(await withdrawSubmission(editor, services, { id, version: 5 }))).toBe('ok')
    expect(await seen(id)).toBe(someOffer().title)
  })

  test('cannot slip through an end that is taken back', async () => {
    const id = await published()
    expect(codeOf(await endOffer(editor, services, { id, version: 2 }))).toBe('ok')
    expect(codeOf(await updateOffer(editor, services, { id, version: 3, details: changed }))).toBe('ok')
    expect(codeOf(await reopenOffer(editor, services, { id, version: await versionOf(id) }))).toBe('ok')
    expect(await seen(id)).toBe(someOffer().title)
  })

  test('by two people at once: the second one sees both versions', async () => {
    const id = await published()
    await updateOffer(editor, services, { id, version: 2, details: someOffer({ title: 'Eins' }) })
    const late = await updateOffer(editor, services, { id, version: 2, details: someOffer({ title: 'Zwei' }) })
    expect(late.ok === false && late.error.code === 'stale' && late.error.current.title).toBe('Eins')
  })

  test('that could not be saved any more is refused, not half taken', async () => {
    const id = await published({ startsOn: '2027-05-01' as OfferDetails['startsOn'] })
    await updateOffer(editor, services, {
      id,
      version: 2,
      details: someOffer({
        startsOn: '2027-05-01' as OfferDetails['startsOn'],
        endsOn: '2027-05-02' as OfferDetails['endsOn'],
      }),
    })
    await updateOffer(coordinator, services, {
      id,
      version: 3,
      details: someOffer({ startsOn: '2027-06-01' as OfferDetails['startsOn'] }),
    })
    expect(codeOf(await approveOffer(coordinator, services, { id, version: 4 }))).toBe('ends-before-start')
    expect((await workPage(id)).submission).toMatchObject({ state: 'submitted' })
  })

  test('names nobody any more once the person is forgotten', async () => {
    const id = await published()
    await updateOffer(editor, services, { id, version: 2, details: changed })
    const subject = { personId: editor.personId, email: 'ANNA@bbs.example' }
    const told = await inContext(services.database, asSystem, (tx) => offersErasure.exportOf(tx, subject, services))
    expect(told['offers.submission']).toMatchObject([{ Ansprechperson: 'Anna Đặng', 'Von Ihnen eingereicht': 'ja' }])
    const gone = await inContext(services.database, asSystem, (tx) =>
      offersErasure.erase(tx, asSystem, services, subject),
    )
    expect(gone['offers.submission']).toBe(1)
    const { rows } = await operator.query('SELECT changes, submitted_by_person_id FROM offers.submission')
    expect(rows).toEqual([{ changes: { title: 'Neuer Titel' }, submitted_by_person_id: null }])
  })
})

describe('the rules of approval', () => {
  test('the narrowest counts: organisation before kind before region; without any, offers appear at once', async () => {
    const isAsked = async () => (await workPage(await draft())).needsApproval
    expect(await isAsked()).toBe(true)
    const set = (owner: Parameters<typeof setApprovalRule>[2]['owner'], mode: 'at-once' | 'by-office') =>
      setApprovalRule(coordinator, services, { owner, mode })
    await set({ of: 'kind', kind: 'bbs' }, 'at-once')
    expect(await isAsked()).toBe(false)
    await set({ of: 'organization', organizationId: bbs }, 'by-office')
    expect(await isAsked()).toBe(true)
    await set({ of: 'organization', organizationId: chamber }, 'at-once')
    expect(await isAsked()).toBe(true)
    const listed = await listApprovalRules(coordinator, services)
    if (!listed.ok) throw new Error('forbidden')
    for (const rule of listed.value) {
      expect(codeOf(await removeApprovalRule(coordinator, services, { id: rule.id, version: rule.version }))).toBe('ok')
    }
    expect(await isAsked()).toBe(false)
  })

  test('are set by the office alone, once at a time, for what there is', async () => {
    const owner = { of: 'region' } as const
    for (const actor of [editor, stranger, asPublic, actingAs('monitoring')]) {
      expect(codeOf(await setApprovalRule(actor, services, { owner, mode: 'at-once' }))).toBe('forbidden')
      expect((await listApprovalRules(actor, services)).ok).toBe(false)
    }
    expect(codeOf(await setApprovalRule(coordinator, services, { owner, mode: 'at-once', version: 7 }))).toBe('stale')
    expect(
      codeOf(await setApprovalRule(coordinator, services, { owner: { of: 'kind', kind: 'zirkus' }, mode: 'at-once' })),
    ).toBe('unknown-kind')
    const unknown = { of: 'organization', organizationId: here } as const
    expect(codeOf(await setApprovalRule(coordinator, services, { owner: unknown, mode: 'at-once' }))).toBe(
      'unknown-provider',
    )
    expect(await lastLine(here)).toMatchObject({
      action: 'offer.approval-rule',
      changes: [{ field: 'approval', before: null, after: 'by-office' }],
    })
    const both = await Promise.all(
      ['at-once', 'at-once'].map(() =>
        setApprovalRule(coordinator, services, { owner: { of: 'kind', kind: 'company' }, mode: 'at-once' }),
      ),
    )
    expect(both.map(codeOf).filter((code) => code !== 'ok' && code !== 'stale')).toEqual([])
    const { rows } = await operator.query(`SELECT 1 FROM offers.approval_rule WHERE organization_kind = 'company'`)
    expect(rows).toHaveLength(1)
  })

  test('follow an organisation that turns out to be another one, unless that one has its own', async () => {
    const asOffice = { of: 'organization', organizationId: bbs } as const
    await setApprovalRule(coordinator, services, { owner: asOffice, mode: 'at-once' })
    const merge = { from: bbs, to: chamber }
    await inContext(services.database, coordinator, (tx) => moveRule(tx, merge))
    const rules = async () =>
      (await operator.query('SELECT organization_id, mode FROM offers.approval_rule WHERE organization_id IS NOT NULL'))
        .rows
    expect(await rules()).toEqual([{ organization_id: chamber, mode: 'at-once' }])
    await setApprovalRule(coordinator, services, { owner: asOffice, mode: 'by-office' })
    await inContext(services.database, coordinator, (tx) => moveRule(tx, merge))
    expect(await rules()).toContainEqual({ organization_id: chamber, mode: 'at-once' })
  })

  test('stay in their region', async () => {
    const there = actingAs('coordinator', { regionId: elsewhere })
    await setApprovalRule(there, services, { owner: { of: 'kind', kind: 'bbs' }, mode: 'at-once' })
    expect((await workPage(await draft())).needsApproval).toBe(true)
    const listed = await listSubmissions(there, services)
    expect(listed.ok && listed.value).toEqual([])
  })
})
