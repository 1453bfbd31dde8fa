// One mail, one link, twelve answers: on the demo region, with the rows and the audit lines behind it.

import { beforeAll, describe, expect, test } from 'vitest'
import { auditActions, codeInMailTo, look } from '../../../../tests/made-up/accounts-region.ts'
import { nothing } from '../../../../tests/made-up/suggestion.ts'
import { personIn } from '../../../../tests/permissions/actors.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { addDays } from '../../../kernel/plain-date.ts'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { inContext } from '../../../platform/db/database.ts'
import { demoRegion } from '../../network/demo.ts'
import { followMerge } from '../follow-merge.ts'
import { confirmOffer } from '../offer-state.ts'
import { answerByLink, type SimpleAnswer, sendNewLink, takeBackEnd } from './answer.ts'
import { keepOffersFresh } from './keep-fresh.ts'
import { openLink } from './open-link.ts'
import { type SuggestionInput, suggestByLink } from './suggest.ts'
import { keepTakesDatesAtOnce } from './suggestion-store.ts'

const contact = 'person8@musterau.example'
const day = 86_400_000
const asSystem: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }

let services: TestServices
let code: string
let werkhof: string

beforeAll(async () => {
  services = await testServices()
  await keepOffersFresh(services)
  code = await codeInMailTo(services, contact)
  const [found] = await look<{ id: string }>(services, `SELECT id FROM network.organization WHERE name LIKE 'Werkhof%'`)
  werkhof = found?.id ?? ''
}, 60_000)

const answer = (
  answers: readonly (readonly [string, SimpleAnswer])[],
  changes: { code?: string; all?: boolean } = {},
) =>
  answerByLink(services, {
    code: changes.code ?? code,
    answers: new Map(answers),
    all: changes.all ?? false,
    except: [],
  })

async function openIds(): Promise<string[]> {
  const opened = await openLink(services, code)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value.offers.filter(({ stands }) => stands === 'open').map(({ offer }) => offer.id)
}

const rowOf = async (id: string) => {
  const [row] = await look<{ status: string; confirmed_on: string | null; hidden_at: Date | null; ask_from: string }>(
    services,
    'SELECT status, confirmed_on, hidden_at, ask_from FROM offers.offer WHERE id = $1',
    [id],
  )
  if (row === undefined) throw new Error('no such offer')
  return row
}

const historyOf = (id: string) =>
  look(services, 'SELECT answer, way FROM offers.confirmation WHERE offer_id = $1 ORDER BY happened_at, id', [id])

describe('the link of an organisation', () => {
  test('shows twelve offers, and opening it changes nothing', async () => {
    const before = await look(services, 'SELECT id, version, confirmed_on, status FROM offers.offer ORDER BY id')
    for (let visit = 0; visit < 3; visit++) expect(await openIds()).toHaveLength(12)
    expect(await look(services, 'SELECT id, version, confirmed_on, status FROM offers.offer ORDER BY id')).toEqual(
      before,
    )
    expect(await look(services, 'SELECT 1 FROM offers.confirmation')).toEqual([])
  })

  test('is kept as a hash only, for one organisation and for 21 days', async () => {
    const rows = await look<{ text: string; days: number }>(
      services,
      `SELECT r::text AS text, extract(day FROM expires_at - created_at)::int AS days
       FROM offers.confirmation_request r WHERE organization_id = $1`,
      [werkhof],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.text).not.toContain(code)
    expect(rows[0]?.days).toBe(21)
  })

  test('that was cut off, changed or made up opens nothing', async () => {
    const changed = (code.startsWith('A') ? 'B' : 'A') + code.slice(1)
    for (const wrong of ['', 'kurz', code.slice(0, -1), `${code}x`, changed, `${code} `, "' OR 1=1 --"]) {
      expect(await openLink(services, wrong)).toEqual({ ok: false, error: { code: 'unknown' } })
      expect(await answer([], { code: wrong, all: true })).toEqual({ ok: false, error: { code: 'unknown' } })
    }
  })

  test('answers one offer as right, with history, audit line and a new deadline', async () => {
    const [id = ''] = await openIds()
    expect(await answer([[id, 'right']])).toEqual({
      ok: true,
      value: { right: 1, ended: 0, settledBefore: 0, over: 0, left: 11 },
    })
    expect(await rowOf(id)).toMatchObject({ status: 'published', confirmed_on: services.today() })
    expect((await rowOf(id)).ask_from > services.today()).toBe(true)
    expect(await historyOf(id)).toEqual([{ answer: 'right', way: 'link' }])
    expect((await auditActions(services, id)).at(-1)).toBe('offer.confirm')
    // A second time, and by two hands at once.
    const again = await Promise.all([answer([[id, 'right']]), answer([[id, 'right']])])
    for (const one of again) expect(one).toMatchObject({ value: { right: 0, settledBefore: 1, left: 11 } })
    expect(await historyOf(id)).toHaveLength(1)
  })

  test('does not touch offers of others, whatever ids are sent', async () => {
    const [foreign] = await look<{ id: string; confirmed_on: string }>(
      services,
      `SELECT id, confirmed_on FROM offers.offer WHERE organization_id <> $1 AND status = 'published' LIMIT 1`,
      [werkhof],
    )
    const done = await answer([
      [foreign?.id ?? '', 'ended'],
      ['keine-uuid', 'right'],
    ])
    expect(done).toMatchObject({ value: { right: 0, ended: 0, left: 11 } })
    expect(await rowOf(foreign?.id ?? '')).toMatchObject({ status: 'published', confirmed_on: foreign?.confirmed_on })
  })

  test('ends an offer and takes the end back, once, and only what it ended itself', async () => {
    const [id = '', other = ''] = await openIds()
    expect(await answer([[id, 'ended']])).toMatchObject({ value: { ended: 1, left: 10 } })
    expect(await rowOf(id)).toMatchObject({ status: 'ended' })
    // Meanwhile ended: nothing is confirmed any more.
    expect(await answer([[id, 'right']])).toMatchObject({ value: { right: 0, settledBefore: 1 } })
    expect(await takeBackEnd(services, { code, offerId: other })).toEqual({ ok: false, error: { code: 'not-ended' } })
    expect((await takeBackEnd(services, { code, offerId: id })).ok).toBe(true)
    expect(await takeBackEnd(services, { code, offerId: id })).toMatchObject({ error: { code: 'not-ended' } })
    expect(await historyOf(id)).toEqual([
      { answer: 'ended', way: 'link' },
      { answer: 'not-ended', way: 'link' },
    ])
    expect(await rowOf(id)).toMatchObject({ status: 'published' })
  })
})

describe('a change behind the link', () => {
  const suggest = (offerId: string, input: Partial<SuggestionInput>) =>
    suggestByLink(services, { code, offerId, input: { ...nothing, ...input } })

  test('waits for an editor, and the offer is not asked again meanwhile', async () => {
    const [id = ''] = await openIds()
    const before = await rowOf(id)
    expect(await suggest(id, { datesText: 'freitags', contactEmail: 'neu@werkhof-aue.example' })).toEqual({
      ok: true,
      value: { isApplied: false },
    })
    expect(await rowOf(id)).toEqual(before)
    expect(await openIds()).not.toContain(id)
    expect((await auditActions(services, id)).at(-1)).toBe('offer.suggest')
  })

  test('is added to by a second one, and the first is not lost', async () => {
    const opened = await openLink(services, code)
    const waiting = opened.ok ? opened.value.offers.find((one) => one.waiting !== undefined) : undefined
    const id = waiting?.offer.id ?? ''
    const stored = async () =>
      look<{ note: string | null }>(
        services,
        'SELECT changes, contact_email, contact_phone, note FROM offers.suggestion WHERE offer_id = $1 AND decided_at IS NULL',
        [id],
      )
    const keep = { costText: waiting?.offer.costText ?? null }
    // Not drawn with the first change: adds to it.
    expect(
      await suggest(id, { ...keep, datesText: waiting?.offer.datesText ?? null, note: 'Bitte klingeln.' }),
    ).toMatchObject({ ok: true })
    expect(await stored()).toEqual([
      {
        changes: { costText: null, datesText: 'freitags' },
        contact_email: 'neu@werkhof-aue.example',
        contact_phone: null,
        note: 'Bitte klingeln.',
      },
    ])
    // Drawn with it: what is taken back is taken back.
    const again = { ...keep, datesText: 'samstags', contactPhone: '05521 1', note: 'Im Hof.' }
    const drawn = { ...nothing, datesText: 'freitags' }
    expect(await suggestByLink(services, { code, offerId: id, input: { ...nothing, ...again }, drawn })).toMatchObject({
      ok: true,
    })
    expect(await stored()).toEqual([
      {
        changes: { datesText: 'samstags' },
        contact_email: 'neu@werkhof-aue.example',
        contact_phone: '05521 1',
        note: 'Bitte klingeln.\n\nIm Hof.',
      },
    ])
    expect(await suggest(id, { ...keep, datesText: 'samstags' })).toMatchObject({ error: { code: 'nothing-entered' } })
    // Too long for one note: beside it, with every word.
    expect((await suggest(id, { ...keep, datesText: 'samstags', note: 'x'.repeat(2000) })).ok).toBe(true)
    expect((await stored()).map((row) => String(row.note).length).sort()).toEqual([2000, 24])
  })

  test('behind another link stands beside the first one', async () => {
    const opened = await openLink(services, code)
    const id = (opened.ok && opened.value.offers.find((one) => one.waiting !== undefined)?.offer.id) || ''
    const count = async () =>
      (await look(services, 'SELECT 1 FROM offers.suggestion WHERE offer_id = $1 AND decided_at IS NULL', [id])).length
    const before = await count()
    expect(await sendNewLink(services, code)).toMatchObject({ ok: true })
    const other = await codeInMailTo(services, contact)
    expect(other).not.toBe(code)
    expect(
      await suggestByLink(services, { code: other, offerId: id, input: { ...nothing, note: 'Von nebenan.' } }),
    ).toMatchObject({ ok: true })
    expect(await count()).toBe(before + 1)
  })

  test('must say something, and its days must not be turned round', async () => {
    const [id = ''] = await openIds()
    const stored = await look<{ dates_text: string | null; cost_text: string | null }>(
      services,
      'SELECT dates_text, cost_text FROM offers.offer WHERE id = $1',
      [id],
    )
    const same = { datesText: stored[0]?.dates_text ?? null, costText: stored[0]?.cost_text ?? null }
    expect(await suggest(id, same)).toMatchObject({ error: { code: 'nothing-entered' } })
    expect(
      await suggest(id, { ...same, startsOn: services.today(), endsOn: '2020-01-01' as typeof nothing.startsOn }),
    ).toMatchObject({ error: { code: 'ends-before-start' } })
  })

  test('stands on the offer at once where the region decided so, but never words and contacts', async () => {
    await inContext(services.database, asSystem, (tx) =>
      keepTakesDatesAtOnce(tx, { regionId: demoRegion.id, takesDatesAtOnce: true, at: services.now() }),
    )
    const [first = '', second = ''] = await openIds()
    expect(await suggest(first, { datesText: 'sonntags', costText: '3 Euro' })).toMatchObject({
      value: { isApplied: true },
    })
    expect(await rowOf(first)).toMatchObject({ confirmed_on: services.today() })
    const [row] = await look(services, 'SELECT dates_text, cost_text FROM offers.offer WHERE id = $1', [first])
    expect(row).toEqual({ dates_text: 'sonntags', cost_text: '3 Euro' })
    expect(await suggest(second, { datesText: 'sonntags', note: 'Frau Đặng ist nicht mehr da.' })).toMatchObject({
      value: { isApplied: false },
    })
    const [kept] = await look(services, 'SELECT dates_text, contact_name FROM offers.offer WHERE id = $1', [second])
    expect(kept).toEqual({ dates_text: 'sonntags', contact_name: null })
    expect((await rowOf(second)).confirmed_on).not.toBe(services.today())
  })
})

describe('an offer whose last day is over', () => {
  test('is not said to be right by anybody: not one by one, not with all, not in the work area', async () => {
    const open = await openIds()
    const [id = ''] = open
    const put = (endsOn: string | null) =>
      look(services, 'UPDATE offers.offer SET ends_on = $2, version = version + 1 WHERE id = $1 RETURNING version', [
        id,
        endsOn,
      ])
    const [row] = (await put(addDays(services.today(), -1))) as { version: number }[]
    const before = await rowOf(id)
    const history = await historyOf(id)
    expect(await answer([[id, 'right']])).toMatchObject({ value: { right: 0, settledBefore: 0, over: 1 } })
    const editor = { ...personIn('traeger-lead'), regionId: demoRegion.id, organizationId: werkhof }
    expect(await confirmOffer(editor, services, { id, version: row?.version ?? 0 })).toMatchObject({
      error: { code: 'over' },
    })
    const all = await answerByLink(services, { code, answers: new Map(), all: true, except: open.slice(1) })
    expect(all).toMatchObject({ value: { right: 0, over: 0, left: open.length } })
    expect(await rowOf(id)).toEqual(before)
    expect(await historyOf(id)).toEqual(history)
    // On its last day it is right still.
    await put(services.today())
    const opened = await openLink(services, code)
    expect(opened.ok && opened.value.offers.find(({ offer }) => offer.id === id)).toMatchObject({ isOver: false })
    await put(null)
  })
})

describe('in the end', () => {
  test('the link moves with a merged organisation', async () => {
    const [target] = await look<{ id: string }>(
      services,
      `SELECT id FROM network.organization WHERE name LIKE 'Jugendwerkstatt%'`,
    )
    const left = await openIds()
    await inContext(services.database, asSystem, (tx) =>
      followMerge(tx, asSystem, services, { from: werkhof, to: target?.id ?? '' }),
    )
    expect(await openIds()).toEqual(expect.arrayContaining(left))
    await inContext(services.database, asSystem, (tx) =>
      followMerge(tx, asSystem, services, { from: target?.id ?? '', to: werkhof }),
    )
  })

  test('one button answers everything that is left', async () => {
    const left = await openIds()
    expect(await answer([], { all: true })).toMatchObject({ value: { right: left.length, ended: 0, left: 0 } })
    expect(await openIds()).toEqual([])
    expect(await answer([], { all: true })).toMatchObject({ value: { right: 0, left: 0 } })
  })

  test('it closes after 21 days, and a new one goes to the registered contact only', async () => {
    services.setNow(new Date(Date.now() + 22 * day))
    expect(await openLink(services, code)).toMatchObject({ error: { code: 'expired' } })
    expect(await answer([], { all: true })).toMatchObject({ error: { code: 'expired' } })
    const waiting = await look<{ to_address: string }>(services, 'SELECT to_address FROM platform.outbox_mail')
    await look(
      services,
      `UPDATE offers.offer SET ask_from = '2026-01-01', due_on = '2026-01-31' WHERE organization_id = $1`,
      [werkhof],
    )
    expect(await sendNewLink(services, code)).toEqual({ ok: true, value: undefined })
    const mails = await look<{ to_address: string }>(
      services,
      'SELECT to_address FROM platform.outbox_mail ORDER BY created_at',
    )
    expect(mails).toHaveLength(waiting.length + 1)
    expect(mails.at(-1)?.to_address).toBe(contact)
    expect(await openLink(services, await codeInMailTo(services, contact))).toMatchObject({ ok: true })
    for (let more = 0; more < 2; more++) await sendNewLink(services, code)
    expect(await sendNewLink(services, code)).toMatchObject({ error: { code: 'throttled' } })
    services.setNow(undefined)
  })
})
