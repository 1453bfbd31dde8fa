// Office and school: counting, typing from paper, importing, reading reasons, and what the plan gets to know.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingPerson } from '../../../tests/made-up/acting-person.ts'
import { makeWishesRound, type WishesRound } from '../../../tests/made-up/wishes-round.ts'
import { type TestSite, testSite } from '../../../tests/support/site.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { MembershipRole } from '../../kernel/names/roles.ts'
import type { PersonActor, SystemActor } from '../../platform/actor/actor.ts'
import { inContext } from '../../platform/db/database.ts'
import { openFile } from '../../platform/imports/read-file.ts'
import { takeImport } from '../../platform/imports/run-import.ts'
import { demoRegion } from '../network/demo.ts'
import { wishesErasure } from './erase.ts'
import { wishesFacts } from './facts.ts'
import { ownWishesTarget, wishesTarget } from './imports.ts'
import { countAnswers, readWishes } from './read-answers.ts'
import { waitingTasks } from './waiting-tasks.ts'

let site: TestSite
let round: WishesRound
beforeAll(async () => {
  site = await testSite()
  round = await makeWishesRound(site.services)
}, 60_000)
afterAll(() => round.close())

const program: SystemActor = { kind: 'system', regionId: demoRegion.id, reason: 'test' }
const acting = (role: MembershipRole, organizationId = round.schoolId) =>
  actingPerson({ role, organizationId, regionId: demoRegion.id })

const cookies = new Map<MembershipRole, string>()
async function ask(role: MembershipRole, path: string, fields?: Readonly<Record<string, string>>) {
  const post = (to: string, body: string, cookie: string) =>
    site.ask(to, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
      cookie,
    })
  if (!cookies.has(role)) {
    const entered = await post(paths.demoSignIn, `rolle=${role}`, '')
    cookies.set(
      role,
      entered.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    )
  }
  const cookie = cookies.get(role) ?? ''
  const answer =
    fields === undefined
      ? await site.ask(path, { cookie })
      : await post(path, new URLSearchParams(fields).toString(), cookie)
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

const sheetPath = () => paths.workWishSheet(round.roundId, round.classId)
const pupil = (index: number) => round.pupils[index]?.id ?? ''

/** What a browser would send: every row as it stood, and what was typed over it. */
function typed(cells: Readonly<Record<string, string>>, given: { version?: number; original?: string } = {}) {
  const ids = [...new Set(Object.keys(cells).map((name) => name.split('.')[1] ?? ''))]
  return {
    ...Object.fromEntries(
      ids.flatMap((id) => [
        [`v.${id}`, String(given.version ?? 0)],
        [`o.${id}`, given.original ?? '|||||'],
      ]),
    ),
    ...cells,
  }
}

const wishesOf = async (pupilId: string) =>
  (
    await round.rows<{ words: string }>(
      `SELECT berufsfeld || ' ' || coalesce(rank::text, 'n') AS words FROM wishes.wish WHERE pupil_id = $1
       ORDER BY rank, berufsfeld`,
      [pupilId],
    )
  ).map(({ words }) => words)
const auditOf = async (objectId: string) =>
  round.rows<{ action: string; role: string; changes: unknown }>(
    'SELECT action, role, changes FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
    [objectId],
  )

describe('typing a class', () => {
  test('saves all rows, by the school, with a line for each pupil', async () => {
    const saved = await ask(
      'school-lead',
      sheetPath(),
      typed({
        [`z.${pupil(0)}.kfz`]: '2',
        [`z.${pupil(0)}.it`]: '1',
        [`z.${pupil(0)}.holz`]: 'n',
        [`a.${pupil(0)}`]: '3',
        [`z.${pupil(1)}.pflege`]: '1',
      }),
    )
    expect(`${saved.status} ${saved.location}`).toBe(`303 ${sheetPath()}`)
    expect(await wishesOf(pupil(0))).toEqual(['it 1', 'kfz 2', 'holz n'])
    expect(await wishesOf(pupil(1))).toEqual(['pflege 1'])
    const [answer] = await round.rows('SELECT way, version, outside_field FROM wishes.answer WHERE pupil_id = $1', [
      pupil(0),
    ])
    expect(answer).toEqual({ way: 'paper', version: 1, outside_field: 'pflege' })
    const audit = await auditOf(pupil(0))
    expect(audit.map(({ action, role }) => `${action} ${role}`)).toEqual(['wishes.type school-lead'])
    expect(JSON.stringify(audit)).not.toContain('kfz')
  })

  test('the office sees codes and no names, the school both', async () => {
    const [office, school] = [await ask('coordinator', sheetPath()), await ask('school-lead', sheetPath())]
    expect(office.text).toContain(`${round.pupils[0]?.code.slice(0, 4)} ${round.pupils[0]?.code.slice(4)}`)
    expect(school.text).toMatch(/<th scope="row"><span>[^<]+, [^<]+<\/span>/)
    expect(office.text).not.toMatch(/<th scope="row"><span>[^<]+, [^<]+<\/span>/)
    const read = await auditOf(round.classId)
    expect(read.map(({ action, role }) => `${action} ${role}`)).toContain('pupil.read-names school-lead')
    expect(read.filter(({ role }) => role === 'coordinator')).toEqual([])
  })

  test('says every fault at once at its field, keeps what was typed, and saves nothing', async () => {
    const wrong = await ask(
      'coordinator',
      sheetPath(),
      typed({
        [`z.${pupil(2)}.kfz`]: '1',
        [`z.${pupil(2)}.it`]: '1',
        [`z.${pupil(3)}.holz`]: '9',
        [`z.${pupil(4)}.pflege`]: 'ja',
        [`z.${pupil(5)}.kfz`]: '1',
      }),
    )
    expect(wrong.status).toBe(422)
    expect(wrong.text.match(/aria-invalid="true"/g)).toHaveLength(4)
    for (const sentence of [
      'Diese Zahl steht in der Zeile zweimal.',
      'Es gibt nur die Zahlen 1 bis 3.',
      'Bitte eine Zahl oder n.',
    ]) {
      expect(wrong.text).toContain(sentence)
    }
    expect(wrong.text).toMatch(new RegExp(`name="z.${pupil(5)}.kfz" value="1"`))
    for (const index of [2, 3, 4, 5]) expect(await wishesOf(pupil(index))).toEqual([])
  })

  test('never writes over what came in meanwhile: shows it, and then takes the second word', async () => {
    const cells = { [`z.${pupil(0)}.kfz`]: '1', [`z.${pupil(6)}.it`]: '1' }
    const stale = await ask('coordinator', sheetPath(), typed(cells))
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Gespeichert ist (vom Papier): 1 Computer und Netze, 2 Fahrzeuge, nein: Holz')
    expect(stale.text).toMatch(new RegExp(`name="v.${pupil(0)}" value="1"`))
    expect(await wishesOf(pupil(6))).toEqual([])
    const again = await ask('coordinator', sheetPath(), { ...typed(cells), [`v.${pupil(0)}`]: '1' })
    expect(again.status).toBe(303)
    expect(await wishesOf(pupil(0))).toEqual(['kfz 1'])
    expect(await wishesOf(pupil(6))).toEqual(['it 1'])
  })

  test('leaves rows alone that nobody touched, whatever happened to them', async () => {
    const saved = await ask('coordinator', sheetPath(), typed({ [`z.${pupil(0)}.it`]: '1' }, { original: '||||1|' }))
    expect(saved.status).toBe(303)
    expect(await wishesOf(pupil(0))).toEqual(['kfz 1'])
  })

  test('an emptied row takes the answer back', async () => {
    const cells = { [`z.${pupil(6)}.it`]: '' }
    const saved = await ask('coordinator', sheetPath(), typed(cells, { version: 1, original: '||||1|' }))
    expect(saved.status).toBe(303)
    expect(await round.rows('SELECT 1 FROM wishes.answer WHERE pupil_id = $1', [pupil(6)])).toEqual([])
    expect((await auditOf(pupil(6))).map(({ action }) => action)).toEqual(['wishes.type', 'wishes.clear'])
  })

  test('rows of other classes are not taken, and other schools are not found', async () => {
    const stranger = round.otherPupils[0]?.id ?? ''
    await ask('school-lead', sheetPath(), typed({ [`z.${stranger}.kfz`]: '1' }))
    expect(await wishesOf(stranger)).toEqual([])
    const elsewhere = paths.workWishSheet(round.roundId, round.otherClassId)
    expect((await ask('school-lead', elsewhere)).status).toBe(404)
    expect((await ask('school-lead', elsewhere, typed({ [`z.${stranger}.kfz`]: '1' }))).status).toBe(404)
    expect((await ask('bbs', elsewhere)).status).toBe(403)
    expect((await ask('coordinator', paths.workWishSheet(round.roundId, 'kaputt'))).status).toBe(404)
  })

  test('is still open after the deadline, and closed when the round begins', async () => {
    await round.setWishDays(-10, -1)
    expect((await ask('coordinator', sheetPath())).text).toContain('Ganze Klasse speichern')
    await round.rows(`UPDATE rounds.round SET starts_on = CURRENT_DATE - 1`)
    const late = await ask('coordinator', sheetPath(), typed({ [`z.${pupil(7)}.kfz`]: '1' }))
    expect(late.status).toBe(409)
    expect(late.text).toContain('Der Durchgang hat begonnen.')
    expect(await wishesOf(pupil(7))).toEqual([])
    await round.rows(`UPDATE rounds.round SET starts_on = CURRENT_DATE + 60`)
    await round.setWishDays(-10, 20)
  })
})

describe('paper', () => {
  test('has a sheet for everybody of the class, with every field numbered as in the table', async () => {
    const { text } = await ask('school-lead', paths.workWishPaper(round.roundId, round.classId))
    expect(text.match(/<article class="steg-wish-sheet">/g)).toHaveLength(round.pupils.length)
    expect(text).toContain('1 Fahrzeuge')
    expect(text).toContain('5 Computer und Netze')
  })

  test('reminds those only who are missing', async () => {
    const { text } = await ask('coordinator', paths.workWishReminders(round.roundId, round.classId))
    const missing = round.pupils.length - 2
    expect(text.match(/<article class="steg-reminder">/g)).toHaveLength(missing)
    expect(text).not.toContain(`${round.pupils[0]?.code.slice(0, 4)} ${round.pupils[0]?.code.slice(4)}`)
  })
})

describe('who has answered', () => {
  test('is counted by class for the office, and named for the own school only', async () => {
    const office = await countAnswers(acting('coordinator'), site.services, round.roundId)
    const own = await countAnswers(acting('school-lead'), site.services, round.roundId)
    if (!office.ok || !own.ok) throw new Error('may count')
    expect(office.value.find(({ classId }) => classId === round.classId)).toMatchObject({
      pupilCount: round.pupils.length,
      answeredCount: 2,
    })
    expect(new Set(own.value.map(({ organizationId }) => organizationId))).toEqual(new Set([round.schoolId]))
    const all = office.value.reduce((sum, { pupilCount }) => sum + pupilCount, 0)
    const page = await ask('coordinator', paths.workWishes(round.roundId))
    expect(page.text).toContain(
      `2 von ${all.toLocaleString('de-DE')} haben geantwortet. Es fehlen ${(all - 2).toLocaleString('de-DE')}: `,
    )
    expect(page.text).not.toContain('Wer noch fehlt')
    expect((await ask('school-lead', paths.workWishes(round.roundId))).text).toContain('Wer noch fehlt')
    expect((await ask('bbs', paths.workWishes(round.roundId))).status).toBe(403)
  })

  test('waits as a task for office and school, and is a number for monitoring only when it is no small one', async () => {
    const [task] = await waitingTasks(acting('coordinator'), site.services)
    expect(task?.title).toMatch(/Antworten fehlen für Praxistage Frühjahr/)
    expect(await waitingTasks(acting('company'), site.services)).toEqual([])
    expect(await wishesFacts(acting('coordinator'), site.services)).toEqual([])
  })
})

describe('reasons', () => {
  test('are read by the own school only, and the reading is written down', async () => {
    const path = paths.workWishReasons(round.roundId, round.classId)
    const { code = '' } = round.pupils[9] ?? {}
    const entered = await site.ask(`${paths.wishes}?code=${code}`)
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const send = (body: string) =>
      site.ask(paths.wishesCheck, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
        cookie,
      })
    const body = 'w=kfz&n=holz&v=0&grund.holz=Staub'
    // A form that does not say for whom it was opened could be anybody's.
    expect((await send(body)).status).toBe(409)
    expect(await wishesOf(pupil(9))).toEqual([])
    expect((await send(`${body}&p=${pupil(9).slice(-12)}`)).status).toBe(303)
    expect((await ask('school-lead', path)).text).toContain('Staub')
    expect((await ask('coordinator', path)).status).toBe(403)
    expect((await auditOf(round.classId)).filter(({ action }) => action === 'wishes.read-reasons')).toHaveLength(1)
    // Paper over it keeps the reason as long as the field stays ruled out.
    const cells = { [`z.${pupil(9)}.it`]: '1', [`z.${pupil(9)}.holz`]: 'n' }
    expect((await ask('school-lead', sheetPath(), typed(cells, { version: 1 }))).status).toBe(303)
    expect((await ask('school-lead', path)).text).toContain('Staub')
  })
})

describe('a file', () => {
  const take = async (actor: PersonActor, text: string) => {
    const target = actor.role === 'coordinator' ? wishesTarget : ownWishesTarget
    const bytes = new TextEncoder().encode(text)
    const opened = await openFile(target, { bytes, name: 'wuensche.csv' })
    if (!opened.ok || opened.value.kind !== 'table') throw new Error('a table was expected')
    const taken = await takeImport({
      actor,
      services: site.services,
      target,
      opened: opened.value,
      mapping: opened.value.proposal,
      options: {},
      fileName: 'wuensche.csv',
      progress: async () => undefined,
    })
    if (!taken.ok) throw new Error(taken.error)
    return taken.value
  }
  const codeOf = (index: number) => round.pupils[index]?.code ?? ''

  test('with one wish a line is taken by code, whole pupils only', async () => {
    const report = await take(
      acting('coordinator'),
      [
        'code;berufsfeld;rang',
        `${codeOf(10)};kfz;2`,
        `${codeOf(10)};Computer und Netze;1`,
        `${codeOf(10)};holz;nein`,
        `${codeOf(11)};kfz;1`,
        `${codeOf(11)};Zauberei;2`,
        `${codeOf(12)};kfz;1`,
        `${codeOf(12)};it;1`,
        `${codeOf(13)};agrar;1`,
        'ZZZZ9999;kfz;1',
      ].join('\n'),
    )
    expect(await wishesOf(pupil(10))).toEqual(['it 1', 'kfz 2', 'holz n'])
    for (const index of [11, 12, 13]) expect(await wishesOf(pupil(index))).toEqual([])
    const reasons = report.findings.map(({ line, reason }) => `${line}: ${reason}`).join('\n')
    expect(reasons).toMatch(/6: „Zauberei“ gibt es hier nicht\. Bekannt sind: Metall und Maschinen, /)
    expect(reasons).toContain('5: Eine andere Zeile derselben Person stimmt nicht.')
    expect(reasons).toContain('8: Dieser Rang steht für dieselbe Person schon in Zeile 7.')
    expect(reasons).toMatch(
      /9: Garten, Tiere, Landwirtschaft wird am Tag dieser Klasse nicht angeboten\. Angeboten werden: Fahrzeuge, /,
    )
    expect(reasons).toContain('10: Diesen Code gibt es nicht.')
    const audit = await auditOf(pupil(10))
    expect(audit.map(({ action }) => action)).toEqual(['wishes.import'])
    expect(JSON.stringify(audit)).not.toContain('wuensche.csv')
  })

  test('with all wishes side by side is taken by name for the school, and by code only for the office', async () => {
    const [named] = await round.rows<{ name: string }>('SELECT name FROM pupils.school_class WHERE id = $1', [
      round.classId,
    ])
    const page = await ask('school-lead', sheetPath())
    const row = new RegExp(`<span>([^<,]+), ([^<]+)</span><span class="steg-muted">${codeOf(20)}<`)
    const [, family = '', given = ''] = row.exec(page.text) ?? []
    const file = [
      'Klasse;Name;1. Wunsch;2. Wunsch;auf keinen Fall',
      `${named?.name};${given} ${family};Holz;KFZ;Pflege`,
      `${named?.name};Niemand Nirgends;Holz;;`,
    ].join('\n')
    const refusedForOffice = await take(acting('coordinator'), file)
    expect(refusedForOffice.counts).toMatchObject({ taken: 0, changed: 0, refused: 2 })
    const report = await take(acting('school-lead'), file)
    expect(report.counts.taken + report.counts.changed).toBe(1)
    expect(report.findings.map(({ reason }) => reason)).toContain('So heißt in dieser Klasse niemand.')
    // A report outlives the pupil: no name in it.
    expect(JSON.stringify(report)).not.toContain(family)
    const found = await round.rows(
      `SELECT pupil_id FROM wishes.wish WHERE berufsfeld = 'pflege' AND is_never AND pupil_id = ANY ($1)`,
      [round.pupils.map(({ id }) => id)],
    )
    expect(found).toEqual([{ pupil_id: pupil(20) }])
    expect((await take(acting('school-lead'), file)).counts).toMatchObject({ taken: 0, changed: 0, known: 1 })
  })
})

describe('the plan', () => {
  test('never gets to know when somebody answered: the same wishes in another order of time are the same', async () => {
    const before = await readWishes(program, site.services, round.roundId)
    if (!before.ok) throw new Error(before.error)
    const { rows, answered } = before.value
    expect(rows.length).toBeGreaterThan(4)
    expect(answered.has(pupil(0))).toBe(true)
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(['berufsfeld', 'isNever', 'pupilId', 'rank'])
    // The first becomes the last: written again, with a time of its own, in another place of the table.
    await round.rows(`UPDATE wishes.answer SET updated_at = now() - (random() * interval '9 days'), way = 'paper'`)
    await round.rows(`UPDATE wishes.wish SET never_reason = never_reason WHERE pupil_id = $1`, [rows[0]?.pupilId])
    expect(await readWishes(program, site.services, round.roundId)).toEqual(before)
  })

  test('reads its own school only for a school, and nothing for those who may not', async () => {
    await round.rows(
      `INSERT INTO wishes.answer (region_id, round_id, pupil_id, organization_id, way, updated_at)
       VALUES ($1, $2, $3, $4, 'paper', now())`,
      [demoRegion.id, round.roundId, round.otherPupils[0]?.id, round.otherSchoolId],
    )
    const own = await readWishes(acting('school-teacher'), site.services, round.roundId)
    expect(own.ok && own.value.answered.has(round.otherPupils[0]?.id ?? '')).toBe(false)
    expect(await readWishes(acting('bbs'), site.services, round.roundId)).toEqual({ ok: false, error: 'forbidden' })
  })
})

describe('forgetting', () => {
  test('a pupil is told everything, reasons included, and nothing is left afterwards', async () => {
    const { services } = site
    const subject = { code: round.pupils[9]?.code ?? '' }
    const dpo = acting('dpo')
    const told = await inContext(services.database, dpo, (tx) => wishesErasure.exportOf(tx, subject, services))
    expect(JSON.stringify(told)).toContain('Holz: Staub')
    const gone = await inContext(services.database, dpo, (tx) => wishesErasure.erase(tx, dpo, services, subject))
    expect(gone).toEqual({ 'wishes.answer': 1 })
    expect(await wishesOf(pupil(9))).toEqual([])
    expect((await auditOf(pupil(9))).at(-1)?.action).toBe('wishes.erase')
    expect(await inContext(services.database, dpo, (tx) => wishesErasure.exportOf(tx, {}, services))).toEqual({})
  })
})
