// The pages of the offers, asked as a browser would, without one.
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  actingAs,
  asPublic,
  asSystem,
  bbs,
  chamber,
  someOffer,
  writeOffersRegion,
} from '../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import { paths } from '../../kernel/names/paths.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { Page } from '../../platform/html/page.tsx'
import { pageRequest } from '../../platform/http/page-request.ts'
import { getWorkOffer } from './get-offer.ts'
import { createOffer } from './keep-offer.ts'
import { endOffer, publishOffer } from './offer-state.ts'
import { offersPermissions } from './permissions.ts'
import { offersRoutes } from './routes.ts'
import type { OfferDetails } from './terms.ts'
import { t } from './texts.ts'
import { w } from './work-texts.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
})

const editor = actingAs('bbs')

/** A small app around the routes: one actor, a bare frame. */
function siteAs(actor: Actor) {
  const app = new Hono()
  const frame = {
    regionName: 'Musterau',
    homeHref: '/',
    layout: 'top',
    navigation: [],
    footer: [],
    theme: { current: 'system', action: paths.theme, returnTo: '/' },
  } as const
  for (const route of offersRoutes) {
    app.on(route.method, [route.path], (c) =>
      route.handle(
        pageRequest(c, {
          actor,
          services,
          requestId: 'test',
          answers: {
            page: ({ status, section: _section, ...page }, body) =>
              c.html(Page({ ...page, frame, children: body }), status ?? 200),
            notFound: () => c.text('nicht gefunden', 404),
            forbidden: () => c.text('nicht erlaubt', 403),
          },
        }),
      ),
    )
  }
  return {
    get: async (path: string) => {
      const answer = await app.request(path)
      return { status: answer.status, html: await answer.text() }
    },
    post: async (path: string, values: Record<string, string | readonly string[]>) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) body.append(name, one)
      const answer = await app.request(path, { method: 'POST', body })
      return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
    },
  }
}

const draft = async (changes: Partial<OfferDetails> = {}): Promise<string> => {
  const done = await createOffer(changes.organizationId === chamber ? asSystem : editor, services, someOffer(changes))
  if (!done.ok) throw new Error(done.error.code)
  return done.value.id
}
const published = async (changes: Partial<OfferDetails> = {}): Promise<string> => {
  const id = await draft(changes)
  await publishOffer(asSystem, services, { id, version: 1 })
  return id
}
const stored = async (id: string) => {
  const found = await getWorkOffer(asSystem, services, id)
  if (!found.ok) throw new Error(found.error)
  return found.value.offer
}

const form = {
  title: 'Schweißen für Anfängerinnen',
  kind: 'training',
  phase: 'berufswahl',
  summary: 'Erste Nähte ziehen.',
  description: '- Helm\n- Handschuhe',
  targetGroups: ['maedchen', 'nach-der-schule'],
  languages: ['de', 'tr'],
  placesState: 'unknown',
  startsOn: '2027-03-01',
  endsOn: '02.03.2027',
  contactName: 'Zoë Krčmář',
}

test('every route names a row of the permission table', () => {
  const keys = offersPermissions.map(({ key }) => key)
  expect(offersRoutes.filter(({ permission }) => !keys.includes(permission)).map(({ path }) => path)).toEqual([])
})

describe('public pages', () => {
  test('the list answers first, finds, filters, and says what to do when nothing fits', async () => {
    const id = await published({ title: 'Einzigartiger Glasbläserkurs', kind: 'training', targetGroups: ['eltern'] })
    const site = siteAs(asPublic)
    const all = await site.get('/angebote')
    expect(all.html).toMatch(/\d+ Angebote? in der Region/)
    const found = await site.get('/angebote?q=glasblaeser&art=training&seite=1')
    expect(found.html).toContain('1 Angebot passt zu Ihrer Suche.')
    expect(found.html).toContain(`href="/angebote/${id}"`)
    expect(found.html).toContain('Für: Eltern')
    const none = await site.get('/angebote?q=quastenflosser')
    expect(none.html).toContain(t.list.emptyTitle)
    expect(none.status).toBe(200)
  })

  test.each([
    '?seite=-1',
    '?seite=99999',
    '?art=nichts',
    '?anbieter=keine-uuid',
    '?ort=%00',
    '?von=Nirgendwo&umkreis=abc',
    '?zeit=gestern',
    `?q=${'x'.repeat(5000)}`,
    '?sortierung=entfernung',
    '?q=%27%3B--',
    `?${'art=beratung&'.repeat(300)}`,
    '?q=%3Cscript%3Ealert(1)%3C/script%3E',
  ])('the list stands whatever the address says: %s', async (query) => {
    const answer = await siteAs(asPublic).get(`/angebote${query}`)
    expect(answer.status).toBe(200)
    expect(answer.html).not.toContain('<script>alert')
  })

  test('an ended offer says so instead of vanishing; a draft looks like an unknown page', async () => {
    const id = await published()
    await endOffer(editor, services, { id, version: 2 })
    const ended = await siteAs(asPublic).get(paths.offer(id))
    expect(ended.status).toBe(200)
    expect(ended.html).toContain(t.page.ended)
    const hidden = await draft()
    const unknown = await siteAs(asPublic).get(paths.offer('0190b7c0-0000-7000-8000-0000000009ff'))
    expect(await siteAs(asPublic).get(paths.offer(hidden))).toEqual(unknown)
    expect(unknown.status).toBe(404)
  })

  test('hostile text of a provider stays text', async () => {
    const id = await published({
      title: '<script>alert(1)</script>',
      summary: '"><img src=x onerror=alert(1)>',
      description: 'javascript:alert(1) <b>x</b> https://a.example/"onclick="x',
      website: 'https://a.example/"onmouseover="alert(1)',
      contactEmail: 'a@b.example"><script>',
    })
    for (const html of [
      (await siteAs(asPublic).get(paths.offer(id))).html,
      (await siteAs(asPublic).get('/angebote')).html,
    ]) {
      expect(html).not.toMatch(/<script>alert|<img src=x|<b>x|onclick="x|onmouseover="alert/)
    }
  })
})

describe('the work area', () => {
  test.each([paths.workOffers, paths.workOfferNew])('%s leads the public to the sign-in', async (path) => {
    expect((await siteAs(asPublic).get(path)).status).toBe(303)
  })

  test('an editor writes a draft, sees the preview, publishes', async () => {
    const site = siteAs(editor)
    const saved = await site.post(paths.workOfferNew, form)
    expect(saved.status).toBe(303)
    const id = saved.location?.split('/').at(-1) ?? ''
    expect(await stored(id)).toMatchObject({
      organizationId: bbs,
      startsOn: '2027-03-01',
      endsOn: '2027-03-02',
      targetGroups: form.targetGroups,
      languages: ['de', 'tr'],
      city: 'Musterau',
    })
    expect((await site.get(paths.workOfferPreview(id))).html).toContain('Handschuhe')
    expect((await site.post(paths.workOfferPublish(id), { version: '1' })).status).toBe(303)
    expect((await siteAs(asPublic).get(paths.offer(id))).html).toContain('Zoë Krčmář')
    expect((await site.get(paths.workOffer(id))).html).toContain(w.actions['offer.publish'] ?? '')
  })

  test('errors stand at the field, and what was typed is kept', async () => {
    const answer = await siteAs(editor).post(paths.workOfferNew, {
      ...form,
      title: '',
      startsOn: 'gestern',
      contactEmail: 'keine',
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('3 Angaben fehlen noch oder stimmen nicht')
    expect(answer.html).toContain('value="gestern"')
    const dates = await siteAs(editor).post(paths.workOfferNew, { ...form, endsOn: '2027-02-01' })
    expect(dates.html).toContain(w.form.endsBeforeStart)
  })

  test('the office names the provider; an unknown one is asked for again', async () => {
    const site = siteAs(actingAs('coordinator'))
    const unknown = await site.post(paths.workOfferNew, { ...form, provider: 'Gibt es nicht' })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('steht nicht im Netzwerk')
    const saved = await site.post(paths.workOfferNew, { ...form, provider: 'handwerkskammer suedaue, Brückstedt' })
    expect(await stored(saved.location?.split('/').at(-1) ?? '')).toMatchObject({
      organizationId: chamber,
      city: 'Brückstedt',
    })
  })

  test('two people save at once: both versions side by side, then mine, theirs or further editing', async () => {
    const id = await draft({ title: 'Alt' })
    const site = siteAs(editor)
    expect((await site.post(paths.workOfferEdit(id), { ...form, title: 'Von Anna', version: '1' })).status).toBe(303)
    const mine = { ...form, title: 'Von Bernd', version: '1' }
    const conflict = await site.post(paths.workOfferEdit(id), mine)
    expect(conflict.status).toBe(409)
    expect(conflict.html).toContain('Von Anna')
    expect(conflict.html).toContain('Von Bernd')
    expect((await stored(id)).title).toBe('Von Anna')
    const edit = await site.post(paths.workOfferEdit(id), { ...mine, version: '2', entscheidung: 'edit' })
    expect(edit.html).toContain('value="Von Bernd"')
    await site.post(paths.workOfferEdit(id), { ...mine, version: '2', entscheidung: 'theirs' })
    expect((await stored(id)).title).toBe('Von Anna')
    await site.post(paths.workOfferEdit(id), { ...mine, version: '2', entscheidung: 'mine' })
    expect((await stored(id)).title).toBe('Von Bernd')
  })

  test('whoever reads another organisation’s offer is given no form and no button', async () => {
    const id = await published()
    const other = siteAs(actingAs('company', { organizationId: chamber }))
    const shown = await other.get(paths.workOffer(id))
    expect(shown.status).toBe(200)
    expect(shown.html).not.toContain(w.page.publish)
    expect((await other.get(paths.workOfferEdit(id))).status).toBe(403)
    for (const path of [paths.workOfferEnd(id), paths.workOfferConfirm(id), paths.workOfferCopy(id)])
      expect((await other.post(path, { version: '2' })).status).toBe(403)
    expect((await stored(id)).status).toBe('published')
  })

  test('end with undo, confirm, copy: one button each', async () => {
    const id = await published()
    const site = siteAs(editor)
    expect((await site.post(paths.workOfferEnd(id), { version: '1' })).status).toBe(409)
    expect((await site.post(paths.workOfferEnd(id), { version: '2' })).status).toBe(303)
    expect((await site.post(paths.workOfferReopen(id), { version: '3' })).status).toBe(303)
    expect((await site.post(paths.workOfferConfirm(id), { version: '4' })).status).toBe(303)
    expect((await site.get(paths.workOfferCopy(id))).html).toContain('Kopie als Entwurf speichern')
    const copied = await site.post(paths.workOfferCopy(id), { ...form, title: 'Noch einmal' })
    expect(copied.status).toBe(303)
    const copy = await stored((copied.location ?? '').split('/').at(-1) ?? '')
    expect([copy.title, copy.status]).toEqual(['Noch einmal', 'draft'])
    expect((await stored(id)).status).toBe('published')
  })

  test.each(['', 'eigene', 'meine', 'entwuerfe', 'zu-bestaetigen', 'abgelaufen', 'beendet', 'unsinn'])(
    'the saved view "%s" opens for office and editor',
    async (view) => {
      for (const actor of [editor, actingAs('coordinator'), actingAs('monitoring')]) {
        expect((await siteAs(actor).get(`${paths.workOffers}?ansicht=${view}`)).status).toBe(200)
      }
    },
  )
})

describe('Landkreis Musterau', () => {
  test('has offers of every state, and four doors whose numbers their lists show', async () => {
    const { findStartFigures } = await import('./start-figures.ts')
    const { demoRegion } = await import('../network/demo.ts')
    const filled = await testServices()
    const actor = { kind: 'public', regionId: demoRegion.id } as const
    const { searchOffers } = await import('./list-offers.ts')
    const { askedFrom } = await import('./asked.ts')
    const total = async (query: string) =>
      (await searchOffers(actor, filled, askedFrom(new URLSearchParams(query)))).total
    const figures = await findStartFigures(actor, filled)
    expect(figures.total).toBeGreaterThan(55)
    expect(figures.way).toBe(
      await total('zielgruppe=schuelerinnen-und-schueler&zielgruppe=nach-der-schule&zielgruppe=eltern'),
    )
    expect(figures.school).toBe(await total('zielgruppe=schulen'))
    expect(figures.company).toBe(await total('zielgruppe=betriebe'))
    // The father on his phone, typing error included.
    const kfz = await searchOffers(actor, filled, askedFrom(new URLSearchParams('q=lehrstele+kfz')))
    expect(kfz.items[0]?.offer.title).toMatch(/Kfz/)
    expect(kfz.items[0]?.isPartial).toBe(false)
  })
})
