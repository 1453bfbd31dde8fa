// The picture of an offer: who may put it there, who sees it when, and what is refused.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAs, asPublic, chamber, someOffer, writeOffersRegion } from '../../../../tests/made-up/offers-region.ts'
import { type FormSite, formSite } from '../../../../tests/support/form-site.ts'
import { makeJpeg, makePng, secrets, withMetadata } from '../../../../tests/support/pictures.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { paths } from '../../../kernel/names/paths.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { getOffer, getWorkOffer } from '../get-offer.ts'
import { copyOffer, createOffer } from '../keep-offer.ts'
import { publishOffer } from '../offer-state.ts'
import { presentPublicOfferPage } from '../present.ts'
import { offersRoutes } from '../routes.ts'
import { setApprovalRule } from './approval-rules.ts'
import { approveOffer } from './decide-submission.ts'
import { d } from './texts.ts'

let services: TestServices
let operator: pg.Client
let jpeg: Blob
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
  operator = new pg.Client(services.testDatabase.ownerConfig)
  await operator.connect()
  await operator.query('SET ROLE steg_operator')
  const made = withMetadata(await makeJpeg({ width: 1600, height: 800 }))
  jpeg = new File([new Uint8Array(made)], 'werkstatt.gif', { type: 'image/gif' })
})
afterAll(() => operator.end())

const editor = actingAs('bbs')
const coordinator = actingAs('coordinator')
const siteAs = (actor: Actor): FormSite => formSite(services, offersRoutes, actor)
const words = { altText: 'Zwei Jugendliche feilen an der Werkbank', sourceNote: 'Foto: BBS Musterau' }

async function draft(): Promise<string> {
  const done = await createOffer(editor, services, someOffer())
  if (!done.ok) throw new Error(done.error.code)
  return done.value.id
}
const pictures = async (offerId: string) => {
  const { rows } = await operator.query<{
    id: string
    is_shown: boolean
    alt_text: string
    large: Buffer
    large_width: number
    small_width: number
  }>('SELECT * FROM offers.picture WHERE offer_id = $1 ORDER BY is_shown DESC', [offerId])
  return rows
}
const put = (id: string, version: string, given: Record<string, string | Blob> = {}) =>
  siteAs(editor).post(paths.workOfferPicture(id), { file: jpeg, version, ...words, ...given })

describe('the picture of an offer', () => {
  test('is made small, loses what the camera wrote, and is noted in the history', async () => {
    const id = await draft()
    expect((await put(id, '1')).location).toBe(paths.workOffer(id))
    const [picture] = await pictures(id)
    expect([picture?.large_width, picture?.small_width, picture?.alt_text]).toEqual([1200, 480, words.altText])
    expect(secrets.filter((secret) => picture?.large.includes(secret))).toEqual([])
    const page = await getWorkOffer(editor, services, id)
    expect(page.ok && page.value.history[0]).toMatchObject({
      action: 'offer.change',
      changes: [{ field: 'picture', before: null, after: words.altText }],
    })
    expect(page.ok && page.value.offer.version).toBe(2)
  })

  test('is given out only while its offer is there for the asker; kept by others only when it is for all', async () => {
    const id = await draft()
    await put(id, '1')
    const [picture] = await pictures(id)
    const pictureId = picture?.id ?? ''
    const asked = async (actor: Actor) => siteAs(actor).bytes(paths.picture(pictureId))
    for (const actor of [asPublic, actingAs('chamber', { organizationId: chamber }), actingAs('monitoring')]) {
      expect((await asked(actor)).status).toBe(404)
    }
    const own = await asked(editor)
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect((await publishOffer(editor, services, { id, version: 2 })).ok).toBe(true)
    const open = await asked(asPublic)
    expect([open.status, open.headers.get('content-type'), open.headers.get('cache-control')]).toEqual([
      200,
      'image/webp',
      'public, max-age=31536000, immutable',
    ])
    expect(Buffer.from(open.bytes).equals(picture?.large ?? Buffer.alloc(0))).toBe(true)
    const small = await siteAs(asPublic).bytes(paths.pictureSmall(pictureId))
    expect([small.status, small.bytes.length < open.bytes.length]).toEqual([200, true])
    await operator.query('UPDATE offers.offer SET hidden_at = now() WHERE id = $1', [id])
    expect((await asked(asPublic)).status).toBe(404)
    expect((await asked(editor)).headers.get('cache-control')).toBe('private, no-store')
  })

  test('stands on the page and in the list with its words, and in the API', async () => {
    const id = await draft()
    await put(id, '1')
    await publishOffer(editor, services, { id, version: 2 })
    const [picture] = await pictures(id)
    const shown = await siteAs(asPublic).get(paths.offer(id))
    expect(shown.html).toContain(`src="${paths.picture(picture?.id ?? '')}"`)
    expect(shown.html).toContain(`alt="${words.altText}"`)
    expect(shown.html).toContain(words.sourceNote)
    expect((await siteAs(asPublic).get(paths.offers)).html).toContain(`src="${paths.pictureSmall(picture?.id ?? '')}"`)
    const page = await getOffer(asPublic, services, id)
    if (!page.ok) throw new Error(page.error)
    const links = { page: '', picture: (pictureId: string, size: string) => `${pictureId}/${size}` }
    expect(presentPublicOfferPage(page.value, links).picture).toMatchObject({
      url: `${picture?.id}/large`,
      altText: words.altText,
      source: words.sourceNote,
      width: 1200,
      height: 600,
    })
  })

  test('goes along with a copy', async () => {
    const id = await draft()
    await put(id, '1')
    const copied = await copyOffer(editor, services, { id, details: someOffer() })
    if (!copied.ok) throw new Error(copied.error.code)
    const [mine] = await pictures(id)
    const [copy] = await pictures(copied.value.id)
    expect(copy?.large.equals(mine?.large ?? Buffer.alloc(0))).toBe(true)
    expect(copy?.id).not.toBe(mine?.id)
  })

  test('gets other words without another file, another file, and is taken away', async () => {
    const id = await draft()
    await put(id, '1')
    const [first] = await pictures(id)
    const site = siteAs(editor)
    await site.post(paths.workOfferPicture(id), { ...words, altText: 'Eine Werkbank', version: '2' })
    expect((await pictures(id)).map(({ alt_text, id: own }) => [alt_text, own])).toEqual([['Eine Werkbank', first?.id]])
    await put(id, '3')
    expect((await pictures(id)).map(({ id: own }) => own === first?.id)).toEqual([false])
    expect((await site.post(paths.workOfferPictureRemove(id), { version: '3' })).status).toBe(409)
    expect((await site.post(paths.workOfferPictureRemove(id), { version: '4' })).status).toBe(303)
    expect(await pictures(id)).toEqual([])
    expect((await site.post(paths.workOfferPictureRemove(id), { version: '5' })).status).toBe(422)
  })

  test('is nobody else’s business', async () => {
    const id = await draft()
    const stranger = siteAs(actingAs('chamber', { organizationId: chamber }))
    expect((await stranger.post(paths.workOfferPicture(id), { file: jpeg, version: '1', ...words })).status).toBe(404)
    expect((await siteAs(asPublic).post(paths.workOfferPicture(id), { file: jpeg })).location).toContain('/anmelden')
    expect(await pictures(id)).toEqual([])
  })

  const file = (content: string | Uint8Array, name = 'bild.jpg') =>
    new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type: 'image/jpeg' })

  test.each([
    ['no words', { altText: '', sourceNote: '' }, 'Bitte füllen Sie dieses Feld aus.'],
    ['no file', { file: file('', '') }, d.picture.missingFile],
    ['an empty file', { file: file('') }, d.picture.refused.empty],
    [
      'a drawing that calls itself a photo',
      { file: file('<svg onload="alert(1)"/>') },
      d.picture.refused['not-an-image'],
    ],
    [
      'a page behind a photo',
      { file: file(Buffer.concat([makePng({ width: 4, height: 4 }), Buffer.from('<script>')])) },
      d.picture.refused['with-markup'],
    ],
    [
      'a bomb',
      { file: file(makePng({ width: 1, height: 1 }, { claimed: { width: 60_000, height: 60_000 } })) },
      d.picture.refused['too-many-pixels'],
    ],
    ['half a photo', { file: file(makePng({ width: 40, height: 40 }).subarray(0, 60)) }, d.picture.refused.broken],
  ])('%s: said at the field, and what was typed stays', async (_what, given, sentence) => {
    const id = await draft()
    const answer = await put(id, '1', given)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(sentence)
    if (!('altText' in given)) expect(answer.html).toContain(words.altText)
    expect(await pictures(id)).toEqual([])
  })
})

describe('a picture of what is public, where the office lets pass', () => {
  test('waits beside the one that is shown, and takes its place when the change passes', async () => {
    const id = await draft()
    await put(id, '1')
    await publishOffer(coordinator, services, { id, version: 2 })
    await setApprovalRule(coordinator, services, { owner: { of: 'region' }, mode: 'by-office' })
    const [first] = await pictures(id)
    expect((await put(id, '3', { altText: 'Neues Bild' })).status).toBe(303)
    const [shown, waiting] = await pictures(id)
    expect([shown?.id, shown?.is_shown, waiting?.is_shown]).toEqual([first?.id, true, false])
    const waitingPath = paths.picture(waiting?.id ?? '')
    expect((await siteAs(asPublic).bytes(waitingPath)).status).toBe(404)
    expect((await siteAs(actingAs('chamber', { organizationId: chamber })).bytes(waitingPath)).status).toBe(404)
    expect((await siteAs(coordinator).bytes(waitingPath)).status).toBe(200)
    expect((await siteAs(asPublic).get(paths.offer(id))).html).toContain(first?.id)
    expect((await siteAs(coordinator).get(paths.workOfferReview(id))).html).toContain('Neues Bild')
    expect((await approveOffer(coordinator, services, { id, version: 4 })).ok).toBe(true)
    expect((await pictures(id)).map((one) => [one.id, one.is_shown])).toEqual([[waiting?.id, true]])
    expect((await siteAs(asPublic).bytes(waitingPath)).status).toBe(200)
    expect((await siteAs(asPublic).bytes(paths.picture(first?.id ?? ''))).status).toBe(404)
    // Other words, and then away with it: both wait, too.
    await siteAs(editor).post(paths.workOfferPicture(id), { ...words, altText: 'Andere Worte', version: '5' })
    expect((await pictures(id)).map(({ alt_text }) => alt_text)).toEqual(['Neues Bild', 'Andere Worte'])
    await siteAs(editor).post(paths.workOfferPictureRemove(id), { version: '6' })
    expect((await pictures(id)).map(({ alt_text }) => alt_text)).toEqual(['Neues Bild'])
    expect((await approveOffer(coordinator, services, { id, version: 7 })).ok).toBe(true)
    expect(await pictures(id)).toEqual([])
  })
})
