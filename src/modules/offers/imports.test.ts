// Both imports against the database: made-up stand-ins always, the real files where they are.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPublic, asSystem, here, writeOffersRegion } from '../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import { addDays } from '../../kernel/plain-date.ts'
import { inContext } from '../../platform/db/database.ts'
import { importFile } from '../../platform/imports/import-file.ts'
import { openFile } from '../../platform/imports/read-file.ts'
import { takeImport } from '../../platform/imports/run-import.ts'
import { askedFrom } from './asked.ts'
import { offersErasure } from './erase.ts'
import { readCourses } from './import/courses.ts'
import { readHsds } from './import/hsds.ts'
import { offersImports } from './imports.ts'
import { searchOffers } from './list-offers.ts'

const madeUp = (name: string) => join(import.meta.dirname, '../../../tests/made-up/offers', name)
const outside = (name: string) => join(import.meta.dirname, '../../../../shared/data', name)
const targets = offersImports

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
})

const importCounts = async (target: string, bytes: Uint8Array) => {
  const known = targets.find((one) => one.key === target)
  if (known === undefined) throw new Error(target)
  const opened = await openFile(known, { bytes, name: `${target}.json` })
  if (!opened.ok) throw new Error(opened.error)
  const report = await takeImport({
    actor: asSystem,
    services,
    target: known,
    opened: opened.value,
    mapping: {},
    options: {},
    fileName: `${target}.json`,
    progress: async () => {},
  })
  if (!report.ok) throw new Error(report.error)
  return report.value
}

const titles = async (query: string): Promise<string[]> =>
  (await searchOffers(asPublic, services, askedFrom(new URLSearchParams(query)))).items.map(({ offer }) => offer.title)

describe('Integreat pages', () => {
  test('are taken, refused and named, and a second run takes nothing', async () => {
    const bytes = readFileSync(madeUp('courses.json'))
    const first = await importCounts('courses', bytes)
    expect(first.counts).toEqual({ taken: 2, changed: 0, known: 0, refused: 4, doubtful: 0 })
    expect(
      first.findings.filter(({ severity }) => severity === 'refused').map(({ line, column }) => [line, column]),
    ).toEqual([
      [1, 'contentHtml'],
      [4, 'title'],
      [5, 'id'],
      [6, null],
    ])
    const second = await importCounts('courses', bytes)
    expect(second.counts).toEqual({ taken: 0, changed: 0, known: 2, refused: 4, doubtful: 0 })
    expect(await titles('q=praktikumsboerse')).toEqual(['Praktikum finden'])
    expect(await titles('art=praktikum')).toEqual(['Praktikum finden'])
    expect(await titles('q=Ausbildungsplatz')).toEqual(['Ausbildungs-Plätze & mehr'])
  })

  test('become light markup: headings, lists and addresses stay, scripts and pictures go', () => {
    const read = readCourses(readFileSync(madeUp('courses.json')))
    if (!read.ok) throw new Error(read.error)
    const page = read.value[1]?.parsed
    if (!page?.ok) throw new Error('refused')
    expect(page.value.row.details.description).toBe(
      '## Wo fragen?\n\nFrag im Betrieb nach.\nOder ruf an:\n\n- Zeugnis mitbringen\n- Praktikumsbörse (https://praktikum.example/boerse)',
    )
    expect(page.value.row.details).toMatchObject({
      kind: 'praktikum',
      phase: 'berufswahl',
      languages: ['de', 'en', 'uk', 'de-si'],
    })
  })

  test('what people corrected by hand stays when the file changes elsewhere', async () => {
    const pages = JSON.parse(readFileSync(madeUp('courses.json'), 'utf8')) as { id: number; title?: string }[]
    await inContext(services.database, asSystem, (tx) =>
      sql`UPDATE offers.offer SET summary = 'Von Hand', version = version + 1 WHERE source_ref = '2'`.execute(tx),
    )
    const changed = pages.map((page, index) => (index === 1 ? { ...page, title: 'Praktikum suchen' } : page))
    const report = await importCounts('courses', new TextEncoder().encode(JSON.stringify(changed)))
    expect(report.counts).toMatchObject({ taken: 0, changed: 1, known: 1 })
    const { rows } = await inContext(services.database, asSystem, (tx) =>
      sql<object>`SELECT title, summary FROM offers.offer WHERE source_ref = '2'`.execute(tx),
    )
    expect(rows).toEqual([{ title: 'Praktikum suchen', summary: 'Von Hand' }])
  })

  test('a contact that was forgotten on request is not even remembered when the file changes elsewhere', async () => {
    const pages = JSON.parse(readFileSync(madeUp('courses.json'), 'utf8')) as { title?: string }[]
    const imported = async () => {
      const { rows } = await inContext(services.database, asSystem, (tx) =>
        sql<{ imported: object }>`SELECT imported FROM offers.offer WHERE source_ref = '2'`.execute(tx),
      )
      return Object.keys(rows[0]?.imported ?? {})
    }
    await importCounts('courses', readFileSync(madeUp('courses.json')))
    expect(await imported()).toContain('contactEmail')
    await inContext(services.database, asSystem, (tx) =>
      sql`UPDATE offers.offer SET contact_email = 'zoe@example.org' WHERE source_ref = '2'`.execute(tx),
    )
    const subject = { email: 'zoe@example.org' }
    await inContext(services.database, asSystem, (tx) => offersErasure.erase(tx, asSystem, services, subject))
    const changed = pages.map((page, index) => (index === 1 ? { ...page, title: 'Praktikum anfragen' } : page))
    const report = await importCounts('courses', new TextEncoder().encode(JSON.stringify(changed)))
    expect(report.counts).toMatchObject({ changed: 1 })
    expect(await imported()).toContain('title')
    expect((await imported()).filter((key) => key.startsWith('contact'))).toEqual([])
  })

  test.each(['kein JSON', '{"a":1}'])('a file with %s is refused as a whole, nothing is written', async (text) => {
    const known = targets[0]
    if (known === undefined) throw new Error('no target')
    expect((await openFile(known, { bytes: new TextEncoder().encode(text), name: 'x.json' })).ok).toBe(false)
  })

  test('the real 238 pages: 210 with content are taken, 28 headings refused, the second run takes 0', async (context) => {
    const path = outside('courses/integreat_lkaugsburg_de_pages_redacted.json')
    if (!existsSync(path)) return context.skip('the folder with the real pages is not here')
    const own = await testServicesWithRegion()
    const first = await importFile(own, targets, { target: 'courses', path, regionId: here })
    expect(first.lines.at(-1)).toContain('übernommen 210, geändert 0, bekannt 0, abgelehnt 28')
    const second = await importFile(own, targets, { target: 'courses', path, regionId: here })
    expect(second.lines.at(-1)).toContain('übernommen 0, geändert 0, bekannt 210, abgelehnt 28')
    const found = async (q: string) =>
      (await searchOffers(asPublic, own, askedFrom(new URLSearchParams({ q })))).items.map(({ offer }) => offer.title)
    expect(await found('Jugendmigrationsdienst')).toContain('Jugendmigrationsdienst (12 bis 27 Jahren)')
    expect((await found('schulabschluss nachholen'))[0]).toBe('Schulabschluss nachholen')
    expect((await found('duale ausbildung'))[0]).toBe('Duale Ausbildung')
  })
})

const testServicesWithRegion = async (): Promise<TestServices> => {
  const own = await testServices({ content: 'migrated' })
  await writeOffersRegion(own)
  return own
}

describe('HSDS services', () => {
  test('are taken leniently, and everything doubtful is named with its field', async () => {
    const bytes = readFileSync(madeUp('hsds.json'))
    const first = await importCounts('hsds', bytes)
    expect(first.counts).toEqual({ taken: 4, changed: 0, known: 0, refused: 3, doubtful: 3 })
    expect(
      first.findings.filter(({ severity }) => severity === 'doubtful').map(({ line, column }) => [line, column]),
    ).toEqual([
      [2, 'id'],
      [2, 'assured_date'],
      [2, 'location'],
      [4, 'schedules'],
      [5, 'organization'],
      [5, 'id'],
      [5, 'status'],
    ])
    // "Without an end" is a note, not a doubt, and does not bring the whole file down.
    expect(first.findings.find(({ column }) => column === 'valid_to')).toMatchObject({
      severity: 'note',
      line: 2,
      reason: 'Der 31.12.9999 heißt: ohne Ende. Das Feld bleibt leer.',
    })
    const second = await importCounts('hsds', bytes)
    expect(second.counts).toMatchObject({ taken: 0, changed: 0, known: 4, refused: 3 })
    const { rows } = await inContext(services.database, asSystem, (tx) =>
      sql<object>`SELECT o.title, o.status, o.kind, o.website, o.contact_phone, o.languages, o.city, o.confirmed_on, o.ends_on, p.name AS provider
        FROM offers.offer o JOIN network.organization p ON p.id = o.organization_id
        WHERE o.source = 'hsds' AND o.status <> 'draft' ORDER BY o.title`.execute(tx),
    )
    expect(rows).toEqual([
      {
        title: 'Bewerbungscafé',
        status: 'published',
        kind: 'training',
        website: 'https://www.cafe.example',
        contact_phone: '05521 4711',
        languages: ['de', 'ar'],
        city: 'Musterau',
        confirmed_on: '2026-06-01',
        ends_on: '2027-01-31',
        provider: 'Jugendhilfe Auetal',
      },
      {
        title: 'Lernwerkstatt',
        status: 'published',
        kind: 'information',
        website: null,
        contact_phone: null,
        languages: [],
        city: 'Musterau',
        confirmed_on: null,
        ends_on: null,
        provider: 'BBS Musterau',
      },
      {
        title: 'Zu Ende',
        status: 'ended',
        kind: 'information',
        website: null,
        contact_phone: null,
        languages: [],
        city: null,
        confirmed_on: null,
        ends_on: null,
        provider: 'Jugendhilfe Auetal',
      },
    ])
  })

  const cafe = () => JSON.parse(readFileSync(madeUp('hsds.json'), 'utf8')).contents[0] as Record<string, unknown>
  const importOf = (...contents: readonly object[]) =>
    importCounts('hsds', new TextEncoder().encode(JSON.stringify({ contents })))

  test('that change content and confirmation at once get the deadlines of the new content', async () => {
    const [first, same] = ['0b4f7c5e-4f7a-4c55-8f0e-3d1f0d7c0011', '0b4f7c5e-4f7a-4c55-8f0e-3d1f0d7c0012']
    const today = services.today()
    const before = { ...cafe(), id: first }
    await importOf(before)
    const after = {
      ...before,
      assured_date: addDays(today, -1),
      schedules: [{ valid_from: addDays(today, -40), valid_to: addDays(today, 5) }],
    }
    expect((await importOf(after, { ...after, id: same })).counts).toMatchObject({ taken: 1, changed: 1 })
    const { rows } = await inContext(services.database, asSystem, (tx) =>
      sql<{ source_ref: string; ask_from: string; due_on: string }>`
        SELECT source_ref, ask_from, due_on FROM offers.offer WHERE source_ref IN (${first}, ${same})
        ORDER BY source_ref`.execute(tx),
    )
    const [changed, added] = rows.map(({ source_ref: _ref, ...deadline }) => deadline)
    expect(changed).toEqual(added)
    expect(changed?.ask_from).toBe(addDays(today, 6))
  })

  test('do not bring back a contact that was forgotten, whatever changes in the file', async () => {
    const id = '0b4f7c5e-4f7a-4c55-8f0e-3d1f0d7c0021'
    const file = { ...cafe(), id }
    const contactOf = async () => {
      const { rows } = await inContext(services.database, asSystem, (tx) =>
        sql<object>`SELECT title, contact_name, contact_email, contact_phone, imported ?| ARRAY['contactName', 'contactEmail', 'contactPhone'] AS is_remembered
          FROM offers.offer WHERE source_ref = ${id}`.execute(tx),
      )
      return rows[0]
    }
    await importOf({ ...file, email: 'dang@example.org' })
    expect(await contactOf()).toMatchObject({ contact_email: 'dang@example.org', is_remembered: true })
    await inContext(services.database, asSystem, (tx) =>
      offersErasure.erase(tx, asSystem, services, { email: 'dang@example.org' }),
    )
    const forgotten = { contact_name: null, contact_email: null, contact_phone: null, is_remembered: false }
    const renamed = { ...file, name: 'Bewerbungscafé am Markt', email: 'dang@example.org' }
    expect((await importOf(renamed)).counts).toMatchObject({ changed: 1 })
    expect(await contactOf()).toEqual({ title: 'Bewerbungscafé am Markt', ...forgotten })
    const called = { ...renamed, phones: [{ number: '05521 999' }], email: 'đặng@example.org' }
    expect((await importOf(called)).counts).toMatchObject({ known: 1, changed: 0 })
    expect((await importOf({ ...called, name: 'Café am Markt' })).counts).toMatchObject({ changed: 1 })
    expect(await contactOf()).toEqual({ title: 'Café am Markt', ...forgotten })
  })

  test('are forgotten, too, where people corrected the contact since', async () => {
    const id = '0b4f7c5e-4f7a-4c55-8f0e-3d1f0d7c0031'
    const subject = { email: 'oneill@example.org' }
    const file = { ...cafe(), id, email: subject.email }
    await importOf(file)
    const { rows } = await inContext(services.database, asSystem, async (tx) => {
      await sql`UPDATE offers.offer SET contact_email = 'neu@example.org', contact_phone = NULL
        WHERE source_ref = ${id}`.execute(tx)
      const held = await offersErasure.exportOf(tx, subject, services)
      expect(held['offers.offer']).toEqual([
        {
          Angebot: 'Bewerbungscafé',
          'Aus einer Datei': 'oneill@example.org, 05521 4711',
          'Kümmert sich um den Eintrag': 'nein',
        },
      ])
      await offersErasure.erase(tx, asSystem, services, subject)
      expect((await offersErasure.exportOf(tx, subject, services))['offers.offer']).toEqual([])
      return sql<object>`SELECT imported::text ~ 'oneill' AS is_remembered, contact_email
        FROM offers.offer WHERE source_ref = ${id}`.execute(tx)
    })
    expect(rows).toEqual([{ is_remembered: false, contact_email: 'neu@example.org' }])
    expect((await importOf({ ...file, phones: [{ number: '05521 888' }] })).counts).toMatchObject({ known: 1 })
  })

  test('every official example and mock is read without a throw; those with services give rows', (context) => {
    const folders = ['hsds/hsds-3.0/examples', 'hsds/oruk-mocks/V3.0-UK-Default', 'hsds/oruk-mocks/V3.0-UK-Test']
    if (!existsSync(outside('hsds'))) return context.skip('the folder with the official examples is not here')
    const counts = Object.fromEntries(
      folders.flatMap((folder) =>
        ['service_full', 'service_list', 'organization_full', 'service_at_location_full', 'taxonomy_list'].flatMap(
          (name) => {
            const path = outside(`${folder}/${name}.json`)
            if (!existsSync(path)) return []
            const read = readHsds(readFileSync(path))
            const taken = read.ok ? read.value.filter(({ parsed }) => parsed.ok).length : -1
            return [[`${folder.split('/').at(-1)}/${name}`, taken]]
          },
        ),
      ),
    )
    expect(counts).toMatchObject({
      'examples/service_full': 1,
      'examples/service_list': 1,
      'examples/organization_full': 1,
      'examples/service_at_location_full': 1,
      'examples/taxonomy_list': -1,
      'V3.0-UK-Test/service_list': 128,
    })
  })
})
