// The pages of the rounds, asked as a browser asks: what they answer, what they write, what they refuse.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { demoOrganizationId, demoRegion } from '../network/demo.ts'
import { demoRoundId } from './demo.ts'
import { findRound } from './find-round.ts'

let site: TestSite
let owner: pg.Client
const bbsOne = demoOrganizationId(30)
const bbsTwo = demoOrganizationId(31)
const office: Actor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }

beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client(site.services.testDatabase.ownerConfig)
  await owner.connect()
  await owner.query('SET ROLE steg_operator')
}, 60_000)
afterAll(() => owner.end())

const auditOf = async (id: string) =>
  (await owner.query<{ action: string }>('SELECT action FROM platform.audit_event WHERE object_id = $1', [id])).rows

const pageOf = async (actor: Actor) => {
  const found = await findRound(actor, site.services, demoRoundId(2))
  if (!found.ok) throw new Error(found.error)
  return found.value
}

describe('pages', () => {
  const signIn = async (role: MembershipRole) => {
    const body = new URLSearchParams({ rolle: role }).toString()
    const answer = await post(paths.demoSignIn, body)
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }
  const post = (path: string, body: string, cookie?: string) =>
    site.ask(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
      ...(cookie !== undefined && { cookie }),
    })

  test('lead whoever is not signed in to the sign-in, and answer first', async () => {
    const path = paths.workRound(demoRoundId(2))
    expect((await site.ask(path)).status).toBe(303)
    const page = await (await site.ask(path, { cookie: await signIn('coordinator') })).text()
    expect(page).toContain('13 von 14 Schulen haben ihre Klassenlisten abgegeben.')
    expect(page).toMatch(/Werkstattplätze: 1\.3\d\d für 1\.242 Jugendliche/)
    const ofSchool = await (await site.ask(path, { cookie: await signIn('school-lead') })).text()
    expect(ofSchool).toContain('Ihre Praxistage')
    expect(ofSchool).not.toContain('Wie viele Jugendliche erreicht sind')
  })

  test('say at the field what is wrong, keep what was typed, and write nothing', async () => {
    const cookie = await signIn('coordinator')
    const before = (await pageOf(office)).policy.history.length
    const answer = await post(
      paths.workRoundPolicy(demoRoundId(2)),
      new URLSearchParams({ rankWeights: '3, 9', neutralWeight: 'viel', reason: 'x' }).toString(),
      cookie,
    )
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Bitte nennen Sie ganze Zahlen')
    expect(page).toContain('value="3, 9"')
    expect((await pageOf(office)).policy.history).toHaveLength(before)
    const overlapping = new URLSearchParams([
      ['von', '2027-03-01'],
      ['bis', ''],
      ['von', 'quatsch'],
      ['bis', '2027-04-01'],
    ])
    expect((await post(paths.workRoundBlocks(demoRoundId(2)), overlapping.toString(), cookie)).status).toBe(422)
  })

  test('save the table of a vocational school for its own people only', async () => {
    const cookie = await signIn('bbs')
    const own = paths.workWorkshopTable(demoRoundId(2), bbsOne)
    const row = {
      'name-0': 'Uhrenwerkstatt',
      'feld-0': 'metall',
      'tag1-0': '9',
      'ab-0': '',
      'id-0': '',
      'version-0': '',
    }
    const bad = await post(own, new URLSearchParams({ ...row, 'tag1-0': 'neun' }).toString(), cookie)
    expect([bad.status, (await bad.text()).includes('Plätze sind Zahlen')]).toEqual([422, true])
    const saved = await post(own, new URLSearchParams(row).toString(), cookie)
    expect(saved.status).toBe(303)
    const stored = (await pageOf(office)).workshops.find(({ name }) => name === 'Uhrenwerkstatt')
    expect(stored?.days).toEqual([{ weekday: 1, capacity: 9, minimum: 0 }])
    expect((await auditOf(stored?.id ?? '')).map(({ action }) => action)).toEqual(['workshop.create'])
    expect((await post(paths.workWorkshopTable(demoRoundId(2), bbsTwo), '', cookie)).status).toBe(403)
  })

  test('tell everybody how places are given', async () => {
    const page = await (await site.ask(paths.praxistage)).text()
    expect(page).toContain('So werden die Plätze vergeben')
    expect(page).toContain('Zuerst soll jeder mindestens einen seiner Wünsche bekommen.')
    expect(page).not.toContain('Baumgärtner')
  })
})
