// The form of an offer with everything that people really type, its preview, copies, several at once, and the export.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAs, asPublic, chamber, someOffer, writeOffersRegion } from '../../../../tests/made-up/offers-region.ts'
import { type FormSite, formSite } from '../../../../tests/support/form-site.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { paths } from '../../../kernel/names/paths.ts'
import { addDays, formatGermanDate } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { readTable } from '../../../platform/tabular/read-table.ts'
import { createOffer } from '../keep-offer.ts'
import { publishOffer } from '../offer-state.ts'
import { offersRoutes } from '../routes.ts'
import type { OfferDetails } from '../terms.ts'
import { w } from '../work-texts.ts'
import { setApprovalRule } from './approval-rules.ts'
import { exportOffers } from './export-offers.ts'
import { d } from './texts.ts'

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
const coordinator = actingAs('coordinator')
const siteAs = (actor: Actor): FormSite => formSite(services, offersRoutes, actor)
const typed = {
  title: 'Praxistage Metall',
  kind: 'praxistag',
  phase: 'orientierung',
  summary: 'Feilen, bohren, biegen.',
  description: 'Ihr baut einen Flaschenöffner.',
  languages: 'de',
  placesState: 'unknown',
}
const count = async () => {
  const { rows } = await operator.query<{ n: number }>('SELECT count(*)::int AS n FROM offers.offer')
  return rows[0]?.n ?? -1
}
const offerOf = async (location: string) => {
  const { rows } = await operator.query('SELECT * FROM offers.offer WHERE id = $1', [location.split('/').at(-1)])
  return rows[0] as {
    id: string
    title: string
    description: string
    status: string
    starts_on: string
    places_state: string
    places_on: string | null
    version: number
  }
}
async function published(changes: Partial<OfferDetails> = {}, organizationId?: string): Promise<string> {
  const details = someOffer({ ...changes, ...(organizationId === undefined ? {} : { organizationId }) })
  const done = await createOffer(coordinator, services, details)
  if (!done.ok) throw new Error(done.error.code)
  expect((await publishOffer(coordinator, services, { id: done.value.id, version: 1 })).ok).toBe(true)
  return done.value.id
}

describe('the form of an offer', () => {
  test('asks in groups, in the reader’s words, with a preview beside the main button', async () => {
    const { html } = await siteAs(editor).get(paths.workOfferNew)
    for (const legend of Object.values(w.form.groups)) expect(html).toContain(`${legend}</legend>`)
    expect(html).toContain('value="preview"')
    // A browser would cut a pasted text without a word.
    expect(html).not.toMatch(/name="(summary|description)"[^>]*maxlength/)
  })

  const wrong = [
    [
      'that ends before it starts',
      { startsOn: '2027-03-05', endsOn: '2027-03-01' },
      w.form.endsBeforeStart,
      '2027-03-01',
    ],
    ['that begins "gestern"', { startsOn: 'gestern' }, 'Bitte geben Sie einen Tag an', 'value="gestern"'],
    ['on a day that does not exist', { endsOn: '30.02.2027' }, 'Bitte geben Sie einen Tag an', '30.02.2027'],
    [
      'with 10,000 words',
      { description: 'Werkstatt '.repeat(10_000) },
      'höchstens 20.000 Zeichen',
      'Werkstatt Werkstatt',
    ],
    ['without title', { title: ' ' }, 'Bitte füllen Sie dieses Feld aus', 'Flaschenöffner'],
  ] as const
  test.each(wrong)(
    'refuses an offer %s: at the field, on top, and keeps what was typed',
    async (_what, given, sentence, kept) => {
      const before = await count()
      for (const decision of [{}, { entscheidung: 'preview' }]) {
        const answer = await siteAs(editor).post(paths.workOfferNew, { ...typed, ...given, ...decision })
        expect(answer.status).toBe(422)
        expect(answer.html.split(sentence).length).toBeGreaterThan(2)
        expect(answer.html).toContain('id="fehler"')
        expect(answer.html).toContain(kept)
      }
      const long = 'description' in given ? given.description.trim() : typed.description
      expect((await siteAs(editor).post(paths.workOfferNew, { ...typed, ...given })).html).toContain(long)
      expect(await count()).toBe(before)
    },
  )

  test('stores pasted HTML as the text it is, and shows it as text', async () => {
    const description = '<script>alert(1)</script>\n\n<img src=x onerror=alert(2)> [Klick](javascript:alert(3))'
    const { location } = await siteAs(editor).post(paths.workOfferNew, { ...typed, description, title: '<b>Fett</b>' })
    const offer = await offerOf(location)
    expect([offer.title, offer.description]).toEqual(['<b>Fett</b>', description])
    const { html } = await siteAs(editor).get(paths.workOfferPreview(offer.id))
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toMatch(/<script>alert|<img src=x|<b>Fett|href="javascript/)
  })
})

describe('the preview', () => {
  test('shows a new offer as everybody will see it, stores nothing, and goes back with every word', async () => {
    const before = await count()
    const site = siteAs(editor)
    const shown = await site.post(paths.workOfferNew, { ...typed, entscheidung: 'preview' })
    expect(shown.status).toBe(200)
    expect(shown.html).toContain(d.preview.unsaved)
    expect(shown.html).toContain('Flaschenöffner')
    expect(shown.html).toContain('BBS Musterau')
    expect(shown.html).toContain(`name="summary" value="${typed.summary}"`)
    expect(await count()).toBe(before)
    const back = await site.post(paths.workOfferNew, { ...typed, entscheidung: 'edit' })
    expect([back.status, back.html.includes(`value="${typed.title}"`)]).toEqual([200, true])
    expect(await count()).toBe(before)
  })

  test('shows a change beside what is stored, and saves it with the version that was read', async () => {
    const id = await published()
    const site = siteAs(editor)
    const shown = await site.post(paths.workOfferEdit(id), { ...typed, version: '2', entscheidung: 'preview' })
    expect(shown.html).toContain(`name="version" value="2"`)
    expect((await offerOf(id)).version).toBe(2)
    expect((await site.post(paths.workOfferEdit(id), { ...typed, version: '2' })).location).toBe(paths.workOffer(id))
    expect((await offerOf(id)).title).toBe(typed.title)
    const late = await site.post(paths.workOfferEdit(id), { ...typed, title: 'Zu spät', version: '2' })
    expect(late.status).toBe(409)
  })

  test('is not for those who could not save', async () => {
    const id = await published()
    const stranger = siteAs(actingAs('chamber', { organizationId: chamber }))
    expect((await stranger.post(paths.workOfferEdit(id), { ...typed, entscheidung: 'preview' })).status).toBe(403)
    expect(
      (await siteAs(actingAs('monitoring')).post(paths.workOfferNew, { ...typed, entscheidung: 'preview' })).status,
    ).toBe(403)
  })
})

describe('a copy for the next school year', () => {
  test('moves the days, says which, and stores only what was saved', async () => {
    const startsOn = addDays(services.today(), 30)
    const id = await published({ startsOn, endsOn: addDays(startsOn, 4) })
    const before = await count()
    const site = siteAs(editor)
    const form = await site.get(paths.workOfferCopy(id))
    const moved = addDays(startsOn, 364)
    expect(form.html).toContain(d.copy.movedDay('Beginn', formatGermanDate(startsOn), formatGermanDate(moved)))
    expect(form.html).toContain(`value="${moved}"`)
    expect(await count()).toBe(before)
    const saved = await site.post(paths.workOfferCopy(id), { ...typed, startsOn: moved })
    const copy = await offerOf(saved.location)
    expect([copy.status, copy.starts_on, copy.title]).toEqual(['draft', moved, typed.title])
    const { rows } = await operator.query('SELECT changes FROM platform.audit_event WHERE object_id = $1', [copy.id])
    expect(rows).toEqual([{ changes: [{ field: 'copyOf', before: null, after: id }] }])
    expect((await siteAs(asPublic).get(paths.workOfferCopy(id))).status).toBe(303)
    expect((await siteAs(actingAs('chamber', { organizationId: chamber })).get(paths.workOfferCopy(id))).status).toBe(
      403,
    )
  })
})

describe('what was said about free places', () => {
  const stateOf = (html: string): string | undefined =>
    /<input (?=[^>]* checked)(?=[^>]*name="placesState")[^>]*value="(\w+)"/.exec(html)?.[1]

  test.each(['full', 'free'] as const)('is not copied: %s was said of last year', async (placesState) => {
    const id = await published({ placesState, placesOn: addDays(services.today(), -200) })
    const site = siteAs(editor)
    expect(stateOf((await site.get(paths.workOfferEdit(id))).html)).toBe(placesState)
    const form = await site.get(paths.workOfferCopy(id))
    expect(stateOf(form.html)).toBe('unknown')
    expect(form.html).toContain(d.copy.noPlaces)
    const silent = await offerOf((await site.post(paths.workOfferCopy(id), typed)).location)
    expect([silent.places_state, silent.places_on]).toEqual(['unknown', null])
    // Whoever says it again says it today, also where it is the same as last year.
    const said = await offerOf((await site.post(paths.workOfferCopy(id), { ...typed, placesState })).location)
    expect([said.places_state, said.places_on]).toEqual([placesState, services.today()])
  })

  test('is no word of the copy where nothing was said', async () => {
    const id = await published({ placesState: 'unknown', placesOn: null })
    expect((await siteAs(editor).get(paths.workOfferCopy(id))).html).not.toContain(d.copy.noPlaces)
  })
})

describe('several offers at once', () => {
  test('are confirmed or ended together, each with its own result', async () => {
    const [first, second, gone] = [await published(), await published(), await published()]
    const foreign = await published({}, chamber)
    const site = siteAs(editor)
    const list = await site.get(`${paths.workOffers}?ansicht=eigene`)
    expect(list.html).toContain(`name="angebot" value="${first}.2"`)
    expect((await site.get(`${paths.workOffers}?ansicht=alle`)).html).not.toContain(`value="${foreign}.`)
    await operator.query('UPDATE offers.offer SET version = 9 WHERE id = $1', [gone])
    const angebot = [`${first}.2`, `${second}.2`, `${gone}.2`, `${foreign}.2`, 'unsinn']
    const done = await site.post(paths.workOffersSeveral, { angebot, schritt: 'end' })
    expect(done.status).toBe(200)
    expect(done.html).toContain(d.several.lead(2, 4))
    expect(done.html).toContain(d.several.refusals.stale)
    expect(done.html).toContain(d.several.refusals.forbidden)
    const states: string[] = []
    for (const id of [first, second, gone, foreign]) states.push((await offerOf(id)).status)
    expect(states).toEqual(['ended', 'ended', 'published', 'published'])
    // Sent once more by accident: nothing happens a second time.
    await site.post(paths.workOffersSeveral, { angebot: [`${first}.2`], schritt: 'end' })
    const { rows } = await operator.query(
      `SELECT action FROM platform.audit_event WHERE object_id = $1 AND action = 'offer.end'`,
      [first],
    )
    expect(rows).toHaveLength(1)
  })

  test('none ticked, or a step that does not exist, is told; others may not', async () => {
    const id = await published()
    const site = siteAs(editor)
    expect((await site.post(paths.workOffersSeveral, { schritt: 'end' })).status).toBe(422)
    expect((await site.post(paths.workOffersSeveral, { angebot: [`${id}.2`], schritt: 'delete' })).status).toBe(422)
    for (const role of ['monitoring', 'dpo', 'operator'] as const)
      expect((await siteAs(actingAs(role)).post(paths.workOffersSeveral, { angebot: [`${id}.2`] })).status).toBe(403)
    expect((await siteAs(asPublic).post(paths.workOffersSeveral, {})).location).toContain('/anmelden')
  })
})

describe('the list as a file', () => {
  test('holds what the list shows, with formulas made harmless, and no contact', async () => {
    const title = '=HYPERLINK("http://boese.example")'
    await published({ title, contactName: 'Zoë Krčmář', contactEmail: 'zoe@bbs.example' })
    const answer = await siteAs(editor).bytes(`${paths.workOffersExport('csv')}?ansicht=eigene&q=HYPERLINK`)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const text = new TextDecoder().decode(answer.bytes)
    expect(text).toContain(`'=HYPERLINK`)
    expect(text).not.toContain('zoe@bbs.example')
    expect(text).not.toContain('Krčmář')
    expect((await siteAs(editor).get(paths.workOffersExport('pdf'))).status).toBe(404)
    expect((await siteAs(asPublic).get(paths.workOffersExport('csv'))).status).toBe(303)
  })

  test('comes whole from the command line, as CSV and as workbook, and leaves a line', async () => {
    const system = { kind: 'system', regionId: editor.regionId, reason: 'export' } as const
    for (const form of ['csv', 'xlsx'] as const) {
      const file = await exportOffers(system, services, { form })
      if (!file.ok) throw new Error(file.error.code)
      const read = readTable(file.value.bytes, { fileName: file.value.fileName })
      expect(read.ok && read.value.rows.length).toBe(await count())
    }
    const { rows } = await operator.query(
      `SELECT changes FROM platform.audit_event WHERE action = 'offer.export' ORDER BY happened_at DESC LIMIT 1`,
    )
    expect(rows).toEqual([{ changes: [{ field: 'rows', before: null, after: String(await count()) }] }])
  })
})

describe('the rules of approval', () => {
  test('are read and set on one page: region, kind, organisation; wrong names are said at the field', async () => {
    const site = siteAs(coordinator)
    const rules = paths.workOfferApprovalRules
    expect((await site.post(rules, { fuer: 'region', regionMode: 'by-office' })).location).toBe(rules)
    expect((await site.post(rules, { fuer: 'kind', kind: 'chamber', kindMode: 'at-once' })).location).toBe(rules)
    const named = { fuer: 'organization', organization: 'BBS Musterau, Musterau', organizationMode: 'at-once' }
    expect((await site.post(rules, named)).location).toBe(rules)
    const { html } = await site.get(rules)
    for (const text of ['Kammer oder Verband', 'BBS Musterau', d.modes['by-office']]) expect(html).toContain(text)
    const wrong = await site.post(rules, { ...named, organization: 'Gibt es nicht' })
    expect([wrong.status, wrong.html.includes(w.form.providerUnknown)]).toEqual([422, true])
    expect((await site.post(rules, { fuer: 'kind', kind: 'office', kindMode: 'at-once' })).status).toBe(422)
    expect((await site.post(rules, { fuer: 'region', regionMode: 'at-once', version: '7' })).status).toBe(409)
    expect((await site.post(paths.workOfferApprovalRuleRemove, { id: 'unsinn', version: '1' })).status).toBe(409)
    expect((await siteAs(editor).get(rules)).status).toBe(403)
    expect((await siteAs(editor).post(rules, { fuer: 'region', regionMode: 'at-once' })).status).toBe(403)
  })

  test('an empty list of approvals explains itself to office and provider', async () => {
    await setApprovalRule(coordinator, services, { owner: { of: 'region' }, mode: 'by-office' })
    expect((await siteAs(coordinator).get(paths.workOfferApprovals)).html).toContain(d.approvals.emptyOffice)
    expect((await siteAs(editor).get(paths.workOfferApprovals)).html).toContain(d.approvals.emptyOwn)
    expect((await siteAs(actingAs('monitoring')).get(paths.workOfferApprovals)).status).toBe(403)
  })
})
