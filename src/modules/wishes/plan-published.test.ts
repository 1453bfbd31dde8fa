// Wishes after the plan of their round is published: nothing is taken that would count for nothing.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingPerson } from '../../../tests/made-up/acting-person.ts'
import { makeWishesRound, type WishesRound } from '../../../tests/made-up/wishes-round.ts'
import { formSite } from '../../../tests/support/form-site.ts'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { addDays, type PlainDate } from '../../kernel/plain-date.ts'
import type { PersonActor, SystemActor } from '../../platform/actor/actor.ts'
import { openFile } from '../../platform/imports/read-file.ts'
import { checkImport, takeImport } from '../../platform/imports/run-import.ts'
import { demoRegion } from '../network/demo.ts'
import { findPupilByCode } from '../pupils/index.ts'
import { findRound } from '../rounds/index.ts'
import { updateRoundDetails } from '../rounds/year/keep-round.ts'
import { openAnswer } from './entering/open-answer.ts'
import { saveAnswer } from './entering/save-answer.ts'
import { ownWishesTarget, wishesTarget } from './imports.ts'
import { t } from './texts.ts'
import { saveSheet } from './typing/save-sheet.ts'
import { waitingTasks } from './waiting-tasks.ts'
import { workWishesRoutes } from './work-routes.tsx'

let site: TestSite
let round: WishesRound
beforeAll(async () => {
  site = await testSite()
  round = await makeWishesRound(site.services)
}, 60_000)
afterAll(() => round.close())

const program: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }
const acting = (role: MembershipRole) => actingPerson({ role, organizationId: round.schoolId, regionId: demoRegion.id })
/** What the plans write when they publish, and when they withdraw. */
const setHeldBy = (heldBy: 'published' | 'frozen' | null) =>
  round.rows('UPDATE rounds.round SET held_by = $1 WHERE id = $2', [heldBy, round.roundId])
const answeredCount = async () =>
  Number((await round.rows<{ count: string }>('SELECT count(*) AS count FROM wishes.answer'))[0]?.count)

const type = (index: number, rank: string) =>
  saveSheet(acting('school-lead'), site.services, {
    roundId: round.roundId,
    classId: round.classId,
    rows: [
      {
        pupilId: round.pupils[index]?.id ?? '',
        version: 0,
        original: '|||||',
        cells: new Map([['kfz', rank]]),
        outside: '',
      },
    ],
  })

async function importing(actor: PersonActor, index: number) {
  const target = actor.role === 'coordinator' ? wishesTarget : ownWishesTarget
  const bytes = new TextEncoder().encode(`Code;Berufsfeld;Rang\n${round.pupils[index]?.code};Fahrzeuge;1\n`)
  const opened = await openFile(target, { bytes, name: 'wuensche.csv' })
  if (!opened.ok || opened.value.kind !== 'table') throw new Error('a table was expected')
  return {
    actor,
    services: site.services,
    target,
    opened: opened.value,
    mapping: opened.value.proposal,
    options: {},
    fileName: 'wuensche.csv',
    progress: async () => undefined,
  }
}

const visitOf = async (index: number) => {
  const pupil = await findPupilByCode(site.services, demoRegion.id, round.pupils[index]?.code ?? '')
  if (pupil === undefined) throw new Error('no such pupil')
  return { regionId: demoRegion.id, pupil }
}
const send = async (index: number) =>
  saveAnswer(site.services, await visitOf(index), {
    draft: { wishes: ['kfz'], never: [], outside: null, version: 0 },
    reasons: { typed: new Map(), dropped: new Set() },
  })

describe('once a plan is published', () => {
  test('nothing is typed, read from a file, or sent from a phone; withdrawn, everything is open again', async () => {
    await setHeldBy('published')
    expect(await type(0, '1')).toMatchObject({ ok: false, error: { code: 'published' } })
    for (const role of ['coordinator', 'school-lead'] as const) {
      const file = await importing(acting(role), 1)
      for (const report of [await checkImport(file), await takeImport(file)]) {
        if (!report.ok) throw new Error(report.error)
        expect(report.value.counts).toMatchObject({ refused: 1, taken: 0 })
        expect(report.value.findings.map(({ reason }) => reason)).toEqual([t.import.planPublished])
      }
    }
    expect((await openAnswer(site.services, await visitOf(2))).stage).toBe('late')
    expect(await send(2)).toEqual({ ok: false, error: { code: 'not-open' } })
    expect(await answeredCount()).toBe(0)

    // A frozen plan is none yet, and a withdrawn one is none any more.
    await setHeldBy('frozen')
    expect(await type(0, '1')).toEqual({ ok: true, value: { changed: 1, emptied: 0 } })
    await setHeldBy(null)
    expect((await takeImport(await importing(acting('coordinator'), 1))).ok).toBe(true)
    expect((await openAnswer(site.services, await visitOf(2))).stage).toBe('open')
    expect((await send(2)).ok).toBe(true)
    expect(await answeredCount()).toBe(3)
  })

  test('the pages say so to the school', async () => {
    await setHeldBy('published')
    const school = formSite(site.services, workWishesRoutes, acting('school-lead'))
    const page = await school.get(paths.workWishSheet(round.roundId, round.classId))
    expect(page.html).toContain(t.sheet.closed.published)
    expect(page.html).not.toContain(t.sheet.save)
    expect((await school.get(paths.workWishes(round.roundId))).html).toContain(t.overview.published)
  })

  test('missing answers wait for nobody', async () => {
    await setHeldBy(null)
    await round.setWishDays(-20, -1)
    const titles = async () => (await waitingTasks(acting('school-lead'), site.services)).map(({ title }) => title)
    expect(await titles()).toEqual([expect.stringContaining('Antworten fehlen')])
    await setHeldBy('published')
    expect(await titles()).toEqual([])
  })

  test('the days for wishes stay; everything else of the form may still change', async () => {
    await round.setWishDays(-20, -1)
    await setHeldBy('published')
    const found = await findRound(program, site.services, round.roundId)
    if (!found.ok) throw new Error(found.error)
    const { version, id, ...details } = found.value.round
    const change = (part: { wishesFrom?: PlainDate; wishesUntil?: PlainDate; name?: string }) =>
      updateRoundDetails(acting('coordinator'), site.services, { id, version, details: { ...details, ...part } })
    const today = site.services.today()
    for (const part of [{ wishesUntil: addDays(today, 5) }, { wishesFrom: addDays(today, -5) }])
      expect(await change(part)).toEqual({ ok: false, error: 'wishes-published' })
    expect(await change({ name: 'Praxistage im Frühjahr' })).toEqual({ ok: true, value: { changed: 1 } })
  })
})
