// Coming in by a code, and guessing codes, as a phone would, on a real database.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeWishesRound, type WishesRound } from '../../../../tests/made-up/wishes-round.ts'
import { phoneOf } from '../../../../tests/support/phone.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'

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
  return own
}

const storedOf = async (index: number) =>
  round.rows<{ berufsfeld: string; rank: number | null; is_never: boolean; never_reason: Buffer | null }>(
    'SELECT berufsfeld, rank, is_never, never_reason FROM wishes.wish WHERE pupil_id = $1 ORDER BY rank, berufsfeld',
    [pupil(index).id],
  )
describe('coming in', () => {
  test('with the code, however it is typed, and seeing school, class and the end of the code, but no name', async () => {
    const own = phone()
    const { code } = pupil(0)
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`
    const entered = await own.ask(paths.wishes, { code: typed })
    expect(`${entered.status} ${entered.location}`).toBe(`303 ${paths.wishesStart}`)
    const start = await own.ask(paths.wishesStart)
    expect(start.status).toBe(200)
    expect(start.text).toContain('Bist du das?')
    expect(start.text).toContain(code.slice(-2))
    expect(start.text).not.toContain(code)
    const names = await round.rows<{ id: string }>('SELECT pupil_id AS id FROM pupils.pupil_person LIMIT 1')
    expect(names).toHaveLength(1)
    const [cookie] = entered.headers.getSetCookie().filter((line) => line.startsWith('steg_zettel='))
    expect(cookie).toMatch(/Path=\/wuensche; HttpOnly; SameSite=Lax/)
    expect(cookie).not.toContain(code)
  })

  test('not with a wrong one, and hears so calmly', async () => {
    const own = phone()
    for (const code of ['ZZZZ9999', 'kein Code', '']) {
      const answer = await own.ask(paths.wishes, { code })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(code === '' ? 'Gib den Code' : 'Diesen Code kennen wir nicht.')
      expect(own.jar.has('steg_zettel')).toBe(false)
    }
  })

  test('not any more with a cookie that was changed, that is too old, or whose slip was replaced', async () => {
    const own = await enter(1)
    const cookie = own.jar.get('steg_zettel') ?? ''
    own.jar.set('steg_zettel', `${cookie.slice(0, -3)}abc`)
    expect((await own.ask(paths.wishesStart)).location).toBe(paths.wishes)
    own.jar.set('steg_zettel', cookie)
    expect((await own.ask(paths.wishesStart)).status).toBe(200)
    site.services.setNow(new Date(Date.now() + 2 * 3600_000 + 1000))
    expect((await own.ask(paths.wishesStart)).location).toBe(paths.wishes)
    site.services.setNow(undefined)
    const { id, code } = pupil(1)
    await round.rows('UPDATE pupils.pupil SET code = $1 WHERE id = $2', ['QQQQ7777', id])
    expect((await own.ask(paths.wishesStart)).location).toBe(paths.wishes)
    await round.rows('UPDATE pupils.pupil SET code = $1 WHERE id = $2', [code, id])
  })

  test('every page without a code leads to it, and back to where one was', async () => {
    const stranger = phone()
    for (const path of [
      paths.wishesStart,
      paths.wishesFields,
      paths.wishesOrder,
      paths.wishesCheck,
      paths.wishesDone,
    ]) {
      expect((await stranger.ask(path)).location).toBe(paths.wishes)
    }
    for (const path of [paths.wishesFields, paths.wishesOrder, paths.wishesCheck]) {
      expect((await stranger.ask(path, { w: 'kfz' })).location).toBe(paths.wishes)
    }
    const own = await enter(0)
    site.services.setNow(new Date(Date.now() + 3 * 3600_000))
    const { location } = await own.ask(`${paths.wishesCheck}?w=kfz&v=0`)
    expect(location).toBe(`${paths.wishes}?weiter=${encodeURIComponent(`${paths.wishesCheck}?w=kfz&v=0`)}`)
    const again = await own.ask(paths.wishes, { code: pupil(0).code, weiter: `${paths.wishesCheck}?w=kfz&v=0` })
    expect(again.location).toBe(`${paths.wishesCheck}?w=kfz&v=0`)
    site.services.setNow(undefined)
    for (const weiter of ['https://evil.example/', '//evil.example', '/arbeit', '/wuensche/../arbeit']) {
      expect((await own.ask(paths.wishes, { code: pupil(0).code, weiter })).location).toBe(paths.wishesStart)
    }
  })

  test('by a link does not take the place of somebody who is here: it asks, and a button says yes', async () => {
    const own = await enter(0)
    const asked = await own.ask(`${paths.wishes}?code=${pupil(6).code}`)
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('jemand mit einem anderen Code angemeldet')
    expect(asked.text).toContain(`value="${pupil(6).code}"`)
    expect((await own.ask(paths.wishesStart)).text).toContain(pupil(0).code.slice(-2))
    expect((await own.ask(`${paths.wishes}?code=${pupil(0).code}`)).location).toBe(paths.wishesStart)
    expect((await own.ask(paths.wishes, { code: pupil(6).code })).location).toBe(paths.wishesStart)
    expect((await own.ask(paths.wishesStart)).text).toContain(pupil(6).code.slice(-2))
  })

  test('as somebody else meanwhile: what was begun before is not taken for them, and is not lost', async () => {
    const own = await enter(7)
    const tag = /name="p" value="([^"]+)"/.exec((await own.ask(paths.wishesFields)).text)?.[1] ?? ''
    expect(tag).toHaveLength(12)
    await own.ask(paths.wishes, { code: pupil(8).code })
    const steps = [
      [paths.wishesFields, { v: '0', 'feld.kfz': 'ja', 'feld.holz': 'nein' }],
      [paths.wishesOrder, { v: '0', w: 'kfz', n: 'holz', weiter: '1' }],
      [paths.wishesCheck, { v: '0', w: 'kfz', n: 'holz' }],
    ] as const
    for (const [path, fields] of steps) {
      const answer = await own.ask(path, { ...fields, p: tag })
      expect(answer.status).toBe(409)
      expect(answer.text).toContain('Es wurde nichts abgeschickt.')
      const onward = /name="weiter" value="([^"]+)"/.exec(answer.text)?.[1]?.replaceAll('&amp;', '&')
      expect(onward).toBe(`${path}?w=kfz&n=holz&v=0`)
    }
    // A form that does not say for whom it was opened is nobody's, and loses nothing either.
    const untold = await own.ask(paths.wishesCheck, { v: '0', w: 'kfz', n: 'holz' })
    expect(untold.status).toBe(409)
    expect(/name="weiter" value="([^"]+)"/.exec(untold.text)?.[1]).toContain(`${paths.wishesCheck}?w=kfz`)
    for (const index of [7, 8]) expect(await storedOf(index)).toEqual([])
    const back = await own.ask(paths.wishes, { code: pupil(7).code, weiter: `${paths.wishesCheck}?w=kfz&n=holz&v=0` })
    expect(back.location).toBe(`${paths.wishesCheck}?w=kfz&n=holz&v=0`)
    expect((await own.ask(paths.wishesCheck, { v: '0', w: 'kfz', p: tag })).location).toBe(paths.wishesDone)
    await round.rows('DELETE FROM wishes.answer WHERE pupil_id = $1', [pupil(7).id])
  })

  test('ends at a shared phone', async () => {
    const own = await enter(0)
    const left = await own.ask(paths.wishesLeave, {})
    expect(left.headers.get('clear-site-data')).toBe('"cache"')
    expect(own.jar.has('steg_zettel')).toBe(false)
    expect((await own.ask(left.location)).text).toContain('Du bist abgemeldet.')
    expect((await own.ask(paths.wishesDone)).location).toBe(paths.wishes)
  })
})

describe('guessing', () => {
  const wrongCode = (number: number) =>
    `ZZZZ${[...String(1000 + number)].map((digit) => 'ABCDEFGHJK'[Number(digit)]).join('')}`

  const counterOf = async (limit: string) =>
    (
      await round.rows<{ points: number }>(
        "SELECT coalesce(max(points), 0)::int AS points FROM platform.throttle WHERE key LIKE $1 || ':%'",
        [limit],
      )
    )[0]?.points

  test('ends after many wrong codes from one browser, and keeps out nobody else behind its address', async () => {
    const stranger = phone()
    const statuses: number[] = []
    for (let number = 0; number < 62; number++) {
      const answer = await stranger.ask(paths.wishes, { code: wrongCode(number) })
      statuses.push(answer.status)
      if (answer.status !== 429) continue
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.text).toContain('Das waren gerade zu viele Versuche.')
    }
    expect(statuses.indexOf(429)).toBe(60)
    expect((await stranger.ask(paths.wishes, { code: pupil(2).code })).status).toBe(429)
    for (let entry = 0; entry < 5; entry++) await enter(2 + entry)
    const counters = await round.rows<{ key: string }>(`SELECT key FROM platform.throttle WHERE key LIKE 'wishes%'`)
    expect(counters.length).toBeGreaterThan(2)
    expect(counters.filter(({ key }) => round.pupils.some(({ code }) => key.includes(code)))).toEqual([])
  }, 60_000)

  test('ends for the address when the cookie is thrown away, or made up, each time', async () => {
    expect((await phone().ask(paths.wishes, { code: wrongCode(1) })).status).toBe(422)
    const forger = phone()
    forger.jar.set('steg_geraet', 'YWJj.abc')
    expect((await forger.ask(paths.wishes, { code: wrongCode(2) })).status).toBe(422)
    expect(await counterOf('wishesWrongAddress')).toBe(2)
    expect(await counterOf('wishesWrongCode')).toBe(1)
    await round.rows("UPDATE platform.throttle SET points = 3000 WHERE key LIKE 'wishesWrongAddress:%'")
    expect((await phone().ask(paths.wishes, { code: wrongCode(3) })).status).toBe(429)
  })

  test('of one code by many tries ends as well, and costs the others nothing', async () => {
    const own = phone()
    const statuses: number[] = []
    for (let number = 0; number < 42; number++) {
      statuses.push((await own.ask(paths.wishes, { code: pupil(5).code })).status)
    }
    expect(statuses.indexOf(429)).toBe(40)
    expect([await counterOf('wishesWrongCode'), await counterOf('wishesWrongAddress')]).toEqual([0, 0])
  })
})
