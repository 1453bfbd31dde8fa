// What a published plan shows to those whom it concerns: a school on its way to a reason and an objection, those who teach in a
// workshop, everybody who asks for the rules, a pupil in another language. On the published plan of Landkreis Musterau.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FormSite, formSite } from '../../../tests/support/form-site.ts'
import { nextRound, type PlansStage, plansStage } from '../../../tests/support/plans-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { demoRoundId } from '../rounds/demo.ts'
import { demoRunId } from './demo.ts'
import { holderOf, raiseObjection } from './objections/raise-objection.ts'
import { plansRoutes } from './routes.ts'
import { startRun } from './runs/steer-run.ts'

let stage: PlansStage
beforeAll(async () => {
  stage = await plansStage()
}, 120_000)
afterAll(() => stage.owner.end())

const roundId = demoRoundId(1)
const runId = demoRunId
const as = (role: MembershipRole): FormSite => formSite(stage.site.services, plansRoutes, stage.acting(role))
const hrefsOf = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('a school', () => {
  test('comes by its links from the plan to the reasons of a pupil, to the form, and to its own objections', async () => {
    const school = as('school-lead')
    const schoolId = stage.organizations.get('school-lead') ?? ''
    const start = hrefsOf((await school.get(paths.workPlans(roundId))).html)
    expect(start).toContain(paths.workPlanObjections(roundId, runId))
    expect(start).toContain(paths.workPlanLists(roundId, runId))
    const lists = hrefsOf((await school.get(paths.workPlanLists(roundId, runId))).html)
    expect(lists).toContain(paths.workPlanObjections(roundId, runId))
    expect(lists).toContain(paths.workPlanSchoolList(roundId, runId, schoolId))
    const list = hrefsOf((await school.get(paths.workPlanSchoolList(roundId, runId, schoolId))).html)
    const own = new Set(
      (await stage.seatsOf(runId)).filter((seat) => seat.organizationId === schoolId).map((one) => one.pupilId),
    )
    for (const pupilId of own) expect(list).toContain(paths.workPlanPupil(roundId, runId, pupilId))
    const [first = ''] = own
    const path = await school.get(paths.workPlanPupil(roundId, runId, first))
    expect(path.html).toContain('Warum, wie es dort gelesen wird')
    expect(hrefsOf(path.html)).toContain(paths.workPlanObject(roundId, runId, first))
    expect((await school.get(paths.workPlanObject(roundId, runId, first))).status).toBe(200)
    expect((await school.get(paths.workPlanObjections(roundId, runId))).status).toBe(200)
  })

  test('only is led to objections: a vocational school has no say in them', async () => {
    const bbs = as('bbs')
    for (const path of [paths.workPlans(roundId), paths.workPlanLists(roundId, runId)])
      expect(hrefsOf((await bbs.get(path)).html)).not.toContain(paths.workPlanObjections(roundId, runId))
    expect((await bbs.get(paths.workPlanObjections(roundId, runId))).status).toBe(403)
  })
})

describe('those who teach in a workshop', () => {
  test('read how many wanted to come, how many places there are, and why a group is small', async () => {
    const bbsId = stage.organizations.get('bbs') ?? ''
    const seat = (await stage.seatsOf(runId)).find((one) => one.bbsId === bbsId)
    const [workshopId, weekday] = [seat?.workshopId ?? '', seat?.weekday ?? 0]
    // Counted by hand: wishes of the pupils of the day for the field, and who sits there.
    const { rows } = await stage.owner.query<{ wanted: string; first: string }>(
      `SELECT count(*) AS wanted, count(*) FILTER (WHERE a.rank = 1) AS first
       FROM wishes.wish a JOIN rounds.workshop w ON w.id = $3 AND w.berufsfeld = a.berufsfeld
       WHERE a.round_id = $1 AND a.rank IS NOT NULL AND a.pupil_id IN (SELECT pupil_id FROM plans.seat WHERE run_id = $2 AND weekday = $4)`,
      [roundId, runId, workshopId, weekday],
    )
    const there = (await stage.seatsOf(runId)).filter((one) => one.workshopId === workshopId && one.weekday === weekday)
    const days = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag']
    const wanted = new RegExp(
      `am ${days[weekday]}: ${rows[0]?.wanted} wollten hin, davon ${rows[0]?.first} als Erstwunsch\\..*Vergeben sind hier ${there.length},`,
    )
    const list = textOf((await as('bbs').get(paths.workPlanWorkshopList(roundId, runId, workshopId))).html)
    expect(list).toMatch(wanted)
    const group = `${paths.workPlanGroup(roundId, runId)}?werkstatt=${workshopId}&tag=${weekday}&block=${seat?.blockNumber}`
    expect(textOf((await as('coordinator').get(group)).html)).toMatch(wanted)
    // A smallest size that no group reaches, and that the wishes could not reach either.
    await stage.owner.query('UPDATE rounds.workshop_day SET minimum = 299 WHERE workshop_id = $1 AND weekday = $2', [
      workshopId,
      weekday,
    ])
    const small = textOf((await as('bbs').get(paths.workPlanWorkshopList(roundId, runId, workshopId))).html)
    expect(small).toMatch(/Unter der Mindestgröße von 299: Block 1 mit \d+, .*so viele wollten nicht hin\./)
  })
})

describe('the rules that everybody can read', () => {
  test('are those of the published plan, and newer ones are for the next run', async () => {
    const page = async () => textOf(await (await stage.site.ask(paths.praxistage)).text())
    const { policyVersion } = await stage.runOf(runId)
    const published = `Gilt für den veröffentlichten Plan (Fassung ${policyVersion})`
    expect(await page()).toContain(published)
    expect(await page()).not.toContain('Gilt für den nächsten Lauf')
    await stage.owner.query(
      `INSERT INTO rounds.policy
       SELECT (jsonb_populate_record(p, jsonb_build_object('version', $2::integer + 1, 'rules',
         jsonb_set(p.rules, '{leer}', '-777')))).* FROM rounds.policy p WHERE round_id = $1 AND version = $2`,
      [roundId, policyVersion],
    )
    const after = await page()
    const next = `Gilt für den nächsten Lauf (Fassung ${policyVersion + 1})`
    expect(after.indexOf(next)).toBeGreaterThan(after.indexOf(published))
    expect(after.slice(after.indexOf(next))).toContain('777')
    expect(after.slice(after.indexOf(published), after.indexOf(next))).not.toContain('777')
    // The other round has no plan: its rules hold for all of it.
    expect(after.match(/Gilt für den veröffentlichten Plan/g)).toHaveLength(1)
  })
})

describe('the certificate of a plan', () => {
  test('claims no more than the rules ask for, and says in which order they ask', async () => {
    const page = async () => textOf((await as('coordinator').get(paths.workPlan(roundId, runId))).html)
    const proven = await page()
    expect(proven).toContain('Nach diesen Regeln, in dieser Reihenfolge, gibt es keinen besseren Plan.')
    expect(proven).toContain(
      'Geplant werden erst alle, die geantwortet haben, danach die anderen. Beide Male zählt zuerst ein erfüllter Wunsch für möglichst viele, dann möglichst wenige leere Blöcke, dann eine möglichst hohe Gesamtsumme.',
    )
    const { policyVersion } = await stage.runOf(runId)
    const change = (bound: number, isOn: boolean) => [
      stage.owner.query('UPDATE plans.run SET bound = bound + $2 WHERE id = $1', [runId, bound]),
      stage.owner.query(
        `UPDATE rounds.policy SET rules = rules || jsonb_build_object('zuerstEinWunsch', $3::boolean, 'ohneWunschZuletzt', $3)
         WHERE round_id = $1 AND version = $2`,
        [roundId, policyVersion, isOn],
      ),
    ]
    await Promise.all(change(7, false))
    const open = await page()
    await Promise.all(change(-7, true))
    expect(open).toMatch(/in dieser Reihenfolge, kann ein besserer Plan höchstens 7 Punkte \([\d,]+ %\) mehr haben\./)
    expect(open).toContain('Es zählt zuerst möglichst wenige leere Blöcke, dann eine möglichst hohe Gesamtsumme.')
    expect(open).not.toContain('keinen besseren Plan')
  })
})

describe('the own place of a pupil', () => {
  const entered = async (pupilId?: string) => {
    const [seat] = await stage.seatsOf(runId)
    const { rows } = await stage.owner.query<{ code: string }>('SELECT code FROM pupils.pupil WHERE id = $1', [
      pupilId ?? seat?.pupilId,
    ])
    const answer = await stage.site.ask(`${paths.wishes}?code=${rows[0]?.code}`)
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }

  test.each([
    ['en', 'ltr', 'Why this place', 'Object'],
    ['tr', 'ltr', 'Neden bu yer', 'İtiraz et'],
    ['uk', 'ltr', 'Чому це місце', 'Подати заперечення'],
    ['ru', 'ltr', 'Почему это место', 'Подать возражение'],
    ['ar', 'rtl', 'لماذا هذا المكان', 'تقديم اعتراض'],
  ])('is told in %s, from the reason to the form of the objection', async (locale, direction, why, object) => {
    const cookie = `${await entered()}; steg_sprache=${locale}`
    const html = await (await stage.site.ask(paths.myPlace, { cookie })).text()
    expect(html).toContain(`<html lang="${locale}" dir="${direction}"`)
    expect(html).toContain(why)
    // In German only what people wrote: names, rooms, ways.
    const inside = html
      .slice(html.indexOf('<main'), html.indexOf('</main>'))
      .replaceAll(/<span lang="de"[^>]*>[^<]*/g, '')
    expect(textOf(inside)).not.toMatch(/\b(du|dein|deine|dich|Platz|Plätze|Wunsch|Dienstag|Block in)\b/)
    const form = await (await stage.site.ask(paths.myPlaceObject, { cookie })).text()
    expect(form).toContain(`<h1`)
    expect(textOf(form)).toContain(object)
    expect(textOf(form)).not.toContain('Pflichtfeld')
  })

  test.each([
    ['school', 'Einspruch deiner Schule', 'Objection of your school'],
    ['guardian', 'Einspruch deiner Eltern oder Erziehungsberechtigten', 'Objection of your parents or guardians'],
  ] as const)(
    'says of an objection of the %s that it is there, and never its words',
    async (raisedBy, title, english) => {
      const { rows } = await stage.owner.query<{ id: string; organization_id: string }>(
        `SELECT DISTINCT pupil_id AS id, organization_id FROM plans.seat
       WHERE run_id = $1 AND pupil_id NOT IN (SELECT pupil_id FROM plans.objection) ORDER BY 1 LIMIT 1`,
        [runId],
      )
      const { id: pupilId = '', organization_id: schoolId } = rows[0] ?? {}
      const actor = raisedBy === 'school' ? stage.acting('school-lead', schoolId) : holderOf(stage.regionId)
      const text = 'Zu Hause ist gerade viel los, deshalb bitte kürzere Wege.'
      expect(await raiseObjection(actor, stage.site.services, { runId, pupilId, raisedBy, text })).toMatchObject({
        ok: true,
      })
      const cookie = await entered(pupilId)
      const html = await (await stage.site.ask(paths.myPlace, { cookie })).text()
      expect(html).toContain(title)
      expect(html).toContain('Der Einspruch ist angekommen.')
      expect(html).not.toContain('Dein Einspruch')
      expect(html).not.toContain('Zu Hause')
      const translated = await (await stage.site.ask(paths.myPlace, { cookie: `${cookie}; steg_sprache=en` })).text()
      expect(translated).toContain(english)
      expect(translated).not.toContain('Zu Hause')
    },
  )

  test('shows the answer to an objection once the office has decided', async () => {
    const { rows } = await stage.owner.query<{ pupil_id: string }>(
      'SELECT pupil_id FROM plans.objection WHERE run_id = $1 AND outcome IS NOT NULL LIMIT 1',
      [runId],
    )
    const cookie = await entered(rows[0]?.pupil_id)
    expect(await (await stage.site.ask(paths.myPlace, { cookie })).text()).toMatch(/Einspruch.*Platz bleibt/s)
  })

  test('is told in German where nobody asked for another language, and offers the others', async () => {
    const cookie = await entered()
    const html = await (await stage.site.ask(paths.myPlace, { cookie })).text()
    expect(html).toContain('Warum dieser Platz')
    expect(html).toContain(`${paths.myPlace}?sprache=ar`)
    const turkish = await stage.site.ask(`${paths.myPlace}?sprache=tr`, { cookie })
    expect(await turkish.text()).toContain('Senin yerin')
    expect(turkish.headers.get('set-cookie')).toContain('steg_sprache=tr')
  })
})

describe('closing a field whose groups are too small', () => {
  test('is proposed with its price, be it proven or an estimate', async () => {
    const shown = async (small: object) => {
      await stage.owner.query(
        `UPDATE plans.run SET report = jsonb_set(report, '{smallGroups}', jsonb_build_array($2::jsonb)) WHERE id = $1`,
        [
          runId,
          JSON.stringify({
            workshopId: stage.page.workshops[0]?.id,
            weekday: 1,
            berufsfeld: 'holz',
            minimum: 6,
            groups: [{ block: 0, size: 3 }],
            ...small,
          }),
        ],
      )
      return textOf((await as('coordinator').get(paths.workPlan(roundId, runId))).html)
    }
    expect(await shown({ price: { points: 12, moreEmpty: 1, moreWithoutWish: 0 } })).toMatch(
      /Vorschlag: Holz[^.]* am Dienstag schließen\. Das kostet 12 Punkte, 1 leere/,
    )
    expect(await shown({ price: { points: 12, moreEmpty: 0, moreWithoutWish: 0, isProven: false } })).toMatch(
      /am Dienstag schließen\. Das kostet geschätzt 12 Punkte\. Bewiesen ist das nicht/,
    )
    const proven = await shown({ price: { points: 12, moreEmpty: 0, moreWithoutWish: 0, isProven: true } })
    expect(proven).toContain('Das kostet 12 Punkte.')
    expect(proven).not.toContain('geschätzt')
    expect(await shown({})).toMatch(
      /am Dienstag schließen und neu rechnen\. .* weil der Lauf vorher angehalten wurde\./,
    )
  })
})

describe('a second run', () => {
  test('is refused before anything else is looked at', async () => {
    const running = await stage.started()
    // What would be refused later: no number of the lot.
    await stage.owner.query(
      'UPDATE rounds.round SET seed = NULL, seed_source = NULL, seed_published_at = NULL WHERE id = $1',
      [nextRound],
    )
    expect(
      await startRun(stage.acting('coordinator'), stage.site.services, { roundId: nextRound, note: null }),
    ).toEqual({ ok: false, error: { code: 'already-running' } })
    expect(await stage.runOf(running)).toMatchObject({ state: 'waiting' })
  })
})
