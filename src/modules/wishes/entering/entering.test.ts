// The pages for young people, asked as a phone would, on a real database.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeWishesRound, offeredInRound, type WishesRound } from '../../../../tests/made-up/wishes-round.ts'
import { phoneOf } from '../../../../tests/support/phone.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import { formatWeekday } from '../../../platform/i18n/format.ts'

let site: TestSite
let round: WishesRound
beforeAll(async () => {
  site = await testSite()
  round = await makeWishesRound(site.services)
}, 60_000)
afterAll(() => round.close())
beforeEach(() => round.rows('DELETE FROM platform.throttle'))

const phone = (headers?: Readonly<Record<string, string>>) => phoneOf(site, headers)

const pupil = (index: number) => round.pupils[index] ?? { id: '', code: '' }

async function enter(index: number, headers?: Readonly<Record<string, string>>) {
  const own = phone(headers)
  const entered = await own.ask(`${paths.wishes}?code=${pupil(index).code}`)
  expect(`${entered.status} ${entered.location}`).toBe(`303 ${paths.wishesStart}`)
  // Every form of the way says for whom it was opened.
  const tag = pupil(index).id.slice(-12)
  const ask: typeof own.ask = (path, fields) => own.ask(path, fields && { p: tag, ...fields })
  return { ...own, ask }
}

const storedOf = async (index: number) =>
  round.rows<{ berufsfeld: string; rank: number | null; is_never: boolean; never_reason: Buffer | null }>(
    'SELECT berufsfeld, rank, is_never, never_reason FROM wishes.wish WHERE pupil_id = $1 ORDER BY rank, berufsfeld',
    [pupil(index).id],
  )
const answerOf = async (index: number) =>
  (
    await round.rows<{ way: string; language: string; version: number; outside_field: string | null }>(
      'SELECT way, language, version, outside_field FROM wishes.answer WHERE pupil_id = $1',
      [pupil(index).id],
    )
  )[0]
const auditOf = async (index: number) =>
  round.rows<{ action: string; role: string; changes: object; reason: string | null }>(
    'SELECT action, role, changes, reason FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
    [pupil(index).id],
  )

describe('choosing', () => {
  test('shows the fields of the own day and the own way only, in plain words', async () => {
    const { text } = await (await enter(0)).ask(paths.wishesFields)
    const shown = [...text.matchAll(/name="feld\.(\w+)" value="ja"/g)].map((match) => match[1])
    expect(shown.sort()).toEqual([...offeredInRound].sort())
    expect(text).toContain('Du prüfst Bremsen, wechselst Räder')
  })

  test('refuses none and too many, and loses nothing', async () => {
    const own = await enter(0)
    const none = await own.ask(paths.wishesFields, { v: '0', 'feld.it': 'nein' })
    expect(none.status).toBe(422)
    expect(none.text).toContain('Such dir mindestens ein Feld aus.')
    expect(none.text).toMatch(/name="feld\.it" value="nein" checked/)
    const many = await own.ask(paths.wishesFields, {
      v: '0',
      ...Object.fromEntries(offeredInRound.map((key) => [`feld.${key}`, 'ja'])),
    })
    expect(many.status).toBe(422)
    expect(many.text).toContain('Du hast 5 Felder ausgesucht. Es gehen nur 3.')
    expect(many.text.match(/value="ja" checked/g)).toHaveLength(5)
  })

  test('order goes up and down by buttons, one request each', async () => {
    const own = await enter(0)
    const chosen = await own.ask(paths.wishesFields, { v: '0', 'feld.kfz': 'ja', 'feld.it': 'ja', 'feld.holz': 'nein' })
    expect(chosen.location).toBe(`${paths.wishesOrder}?w=kfz&w=it&n=holz&v=0`)
    const moved = await own.ask(paths.wishesOrder, { w: ['kfz', 'it'], n: 'holz', v: '0', hoch: 'it' })
    expect(moved.location).toBe(`${paths.wishesOrder}?w=it&w=kfz&n=holz&v=0&bewegt=it-up`)
    const page = await own.ask(moved.location)
    expect(page.text).toContain('Computer und Netze ist jetzt dein 1. Wunsch.')
    expect(page.text).toMatch(/value="it" data-move="down" autofocus/)
    const next = await own.ask(paths.wishesOrder, { w: ['it', 'kfz'], n: 'holz', v: '0', a: 'pflege', weiter: '1' })
    expect(next.location).toBe(`${paths.wishesCheck}?w=it&w=kfz&n=holz&a=pflege&v=0`)
  })

  test('an address that somebody made up leads back to the cards', async () => {
    const own = await enter(0)
    expect((await own.ask(`${paths.wishesCheck}?v=0`)).location).toBe(`${paths.wishesFields}?v=0`)
    expect((await own.ask(`${paths.wishesOrder}?w=kfz&w=it&w=holz&w=pflege&v=0`)).location).toContain(
      paths.wishesFields,
    )
    expect((await own.ask(`${paths.wishesCheck}?w=agrar&v=0`)).location).toBe(`${paths.wishesFields}?v=0`)
  })
})

describe('sending', () => {
  test('writes ranks, what is ruled out, the reason unreadable, the surprise, and one line in the protocol', async () => {
    const own = await enter(10)
    const sent = await own.ask(paths.wishesCheck, {
      w: ['it', 'kfz'],
      n: 'holz',
      a: 'pflege',
      v: '0',
      'grund.holz': ' Ich habe Asthma. ',
    })
    expect(sent.location).toBe(paths.wishesDone)
    const stored = await storedOf(10)
    expect(stored.map(({ berufsfeld, rank, is_never }) => [berufsfeld, rank, is_never])).toEqual([
      ['it', 1, false],
      ['kfz', 2, false],
      ['holz', null, true],
    ])
    expect(stored[2]?.never_reason?.toString('latin1')).not.toContain('Asthma')
    expect(await answerOf(10)).toEqual({ way: 'phone', language: 'de', version: 1, outside_field: 'pflege' })
    const audit = await auditOf(10)
    expect(audit.map(({ action, role, reason }) => [action, role, reason])).toEqual([['wishes.save', 'system', 'slip']])
    expect(JSON.stringify(audit)).not.toMatch(/kfz|holz|Asthma/)
    const done = await own.ask(paths.wishesDone)
    const [{ wishes_until } = { wishes_until: '' }] = await round.rows<{ wishes_until: string }>(
      'SELECT wishes_until FROM rounds.round',
    )
    expect(done.text).toContain(`Du kannst bis ${formatWeekday(wishes_until as never)} ändern.`)
    // The office knows the code as well: the page says that there is a reason, and not which.
    const again = await own.ask(`${paths.wishesCheck}?w=it&w=kfz&n=holz&v=1`)
    expect(again.text).toContain('Dein Grund ist gespeichert.')
    expect(again.text).not.toContain('Asthma')
  })

  test('a reason that nobody touches stays, a new one takes its place, and it goes when it shall', async () => {
    const own = await enter(19)
    const sealedOf = async () => (await storedOf(19)).find(({ berufsfeld }) => berufsfeld === 'holz')?.never_reason
    const send = async (fields: Readonly<Record<string, string>>) =>
      (await own.ask(paths.wishesCheck, { w: 'kfz', n: 'holz', ...fields })).location
    expect(await send({ v: '0', 'grund.holz': 'Staub' })).toBe(paths.wishesDone)
    const first = await sealedOf()
    expect(first).toBeInstanceOf(Buffer)
    // Nothing new: no second version. Another wish: the reason stays as it was sealed.
    expect(await send({ v: '1', 'grund.holz': '' })).toBe(paths.wishesDone)
    expect(await answerOf(19)).toMatchObject({ version: 1 })
    expect(await send({ v: '1', w: 'it', 'grund.holz': ' ' })).toBe(paths.wishesDone)
    expect(await answerOf(19)).toMatchObject({ version: 2 })
    expect(await sealedOf()).toEqual(first)
    expect(await send({ v: '2', w: 'it', 'grund.holz': 'Lärm' })).toBe(paths.wishesDone)
    expect(await sealedOf()).not.toEqual(first)
    expect(await send({ v: '3', w: 'it', 'grund.holz': '', 'grundweg.holz': '1' })).toBe(paths.wishesDone)
    expect(await answerOf(19)).toMatchObject({ version: 4 })
    expect(await sealedOf()).toBeNull()
    const page = await own.ask(`${paths.wishesCheck}?w=it&n=holz&v=4`)
    expect(page.text).not.toContain('Dein Grund ist gespeichert.')
  })

  test('the same twice, by a second tap, is no conflict and no second version', async () => {
    const own = await enter(11)
    for (const _tap of [1, 2]) {
      expect((await own.ask(paths.wishesCheck, { w: 'kfz', v: '0' })).location).toBe(paths.wishesDone)
    }
    expect(await answerOf(11)).toMatchObject({ version: 1 })
    expect(await auditOf(11)).toHaveLength(1)
  })

  test('changing keeps the order that stays, and lets go of the old reasons', async () => {
    const own = await enter(10)
    expect((await own.ask(paths.wishesCheck, { w: ['kfz'], v: '1' })).location).toBe(paths.wishesDone)
    expect((await storedOf(10)).map(({ berufsfeld }) => berufsfeld)).toEqual(['kfz'])
    expect(await answerOf(10)).toMatchObject({ version: 2, outside_field: null })
  })

  test('two windows: the second one is shown both versions, and either can be kept', async () => {
    const [first, second] = [await enter(12), await enter(12)]
    await first.ask(paths.wishesCheck, { w: ['kfz', 'it'], v: '0' })
    const conflict = await second.ask(paths.wishesCheck, { w: ['holz'], n: 'it', v: '0', 'grund.it': 'Bildschirm' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('Es gibt zwei Fassungen')
    for (const words of ['Fahrzeuge', 'Holz', 'Computer und Netze']) expect(conflict.text).toContain(words)
    expect(conflict.text).toMatch(/name="grund\.it" value="Bildschirm"/)
    expect((await storedOf(12)).map(({ berufsfeld }) => berufsfeld)).toEqual(['kfz', 'it'])
    const taken = await second.ask(paths.wishesCheck, { w: ['holz'], n: 'it', v: '1', 'grund.it': 'Bildschirm' })
    expect(taken.location).toBe(paths.wishesDone)
    expect((await storedOf(12)).map(({ berufsfeld }) => berufsfeld)).toEqual(['holz', 'it'])
  })

  test('of two windows at the same moment one is shown the other', async () => {
    const [first, second] = [await enter(13), await enter(13)]
    const answers = await Promise.all([
      first.ask(paths.wishesCheck, { w: ['kfz'], v: '0' }),
      second.ask(paths.wishesCheck, { w: ['it'], v: '0' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await answerOf(13)).toMatchObject({ version: 1 })
  })

  test('a reason that is too long is said at its field, and stays there', async () => {
    const own = await enter(14)
    const answer = await own.ask(paths.wishesCheck, { w: 'kfz', n: 'it', v: '0', 'grund.it': 'x'.repeat(201) })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Bitte höchstens 200 Zeichen.')
    expect(answer.text).toContain('x'.repeat(201))
    expect(await storedOf(14)).toEqual([])
  })
})

describe('the days of the round', () => {
  test('before the first one there is a day to come back', async () => {
    await round.setWishDays(3, 20)
    const start = await (await enter(15)).ask(paths.wishesStart)
    expect(start.text).toContain('Bald geht es los')
    expect((await (await enter(15)).ask(paths.wishesFields)).location).toBe(paths.wishesStart)
    await round.setWishDays(-10, 20)
  })

  test('on the last one everything works, on the day after nothing changes any more', async () => {
    await round.setWishDays(-10, 0)
    const own = await enter(15)
    expect((await own.ask(paths.wishesCheck, { w: 'kfz', v: '0' })).location).toBe(paths.wishesDone)
    await round.setWishDays(-10, -1)
    const late = await own.ask(paths.wishesCheck, { w: 'it', v: '1' })
    expect(late.location).toBe(paths.wishesStart)
    expect((await storedOf(15)).map(({ berufsfeld }) => berufsfeld)).toEqual(['kfz'])
    const start = await own.ask(paths.wishesStart)
    expect(start.text).toContain('Die Zeit für Wünsche ist vorbei')
    expect(start.text).toContain('Diese Wünsche sind gespeichert:')
    expect((await (await enter(16)).ask(paths.wishesStart)).text).toContain('Von dir gibt es noch keine Wünsche.')
    await round.setWishDays(-10, 20)
  })

  test('a school that does not take part, and guardians who objected, are told so', async () => {
    await round.rows('UPDATE rounds.school SET takes_part = false WHERE organization_id = $1', [round.schoolId])
    expect((await (await enter(17)).ask(paths.wishesStart)).text).toContain('Zurzeit gibt es nichts zu wünschen')
    await round.rows('UPDATE rounds.school SET takes_part = true WHERE organization_id = $1', [round.schoolId])
    await round.rows(
      `INSERT INTO pupils.consent_event (region_id, id, pupil_id, organization_id, legal_basis_id, event, given_by, happened_on, recorded_at)
       SELECT region_id, gen_random_uuid(), pupil_id, organization_id, legal_basis_id, 'objected', 'guardian', happened_on, now()
       FROM pupils.consent_event WHERE pupil_id = $1 LIMIT 1`,
      [pupil(17).id],
    )
    const own = await enter(17)
    expect((await own.ask(paths.wishesStart)).text).toContain('Für dich werden hier keine Wünsche gesammelt')
    expect((await own.ask(paths.wishesCheck, { w: 'kfz', v: '0' })).location).toBe(paths.wishesStart)
    expect(await storedOf(17)).toEqual([])
  })
})

describe('languages', () => {
  test('follow the phone, and a link on every page changes them for the whole way', async () => {
    const own = await enter(18, { 'accept-language': 'tr-TR,tr;q=0.9' })
    const turkish = await own.ask(paths.wishesFields)
    expect(turkish.text).toContain('<html lang="tr" dir="ltr"')
    expect(turkish.text).toContain('Frenleri kontrol eder')
    const arabic = await own.ask(`${paths.wishesFields}?sprache=ar`)
    expect(arabic.text).toContain('<html lang="ar" dir="rtl"')
    expect(arabic.text).toContain('أريد هذا')
    // The frame around it stays German, and says so.
    expect(arabic.text).toMatch(/<header class="steg-header" lang="de" dir="ltr"/)
    const order = await own.ask(`${paths.wishesOrder}?w=kfz&w=it&v=0`)
    expect(order.text).toContain('<html lang="ar" dir="rtl"')
    expect((await own.ask(paths.wishesCheck, { w: 'kfz', v: '0' })).location).toBe(paths.wishesDone)
    expect(await answerOf(18)).toMatchObject({ language: 'ar' })
    expect((await own.ask(`${paths.wishesStart}?sprache=xx`)).text).toContain('<html lang="ar"')
    // The rest of the site is German.
    expect((await own.ask(paths.help)).text).toContain('<html lang="de" dir="ltr"')
  })
})
