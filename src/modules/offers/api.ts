// The public resources of the offers as JSON: the list with the same parameters as the page, and one offer.
import { createRoute, z } from '@hono/zod-openapi'
import { paths } from '../../kernel/names/paths.ts'
import {
  type ApiRoute,
  apiRoute,
  findInRegions,
  pageOf,
  pageQuery,
  problemResponse,
  regionOfOne,
} from '../../platform/http/api-route.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Services } from '../../platform/services.ts'
import { askedFrom, facetParameter, sortWords, timeWords } from './asked.ts'
import { kindKeys, phaseKeys, targetGroupKeys } from './code-lists.ts'
import { eligibilityShape } from './eligibility/present-eligibility.ts'
import { getOffer } from './get-offer.ts'
import { searchOffers } from './list-offers.ts'
import { type PublicLinks, presentPublicOffer, presentPublicOfferPage } from './present.ts'
import { placesStates } from './terms.ts'
import { t } from './texts.ts'

const text = z.string().nullable()
const code = z.object({ key: z.string(), label: z.string() })
const day = text.openapi({ format: 'date' })

const offerShape = {
  id: z.uuid(),
  url: z.url().openapi({ description: 'Seite für Menschen' }),
  title: z.string(),
  summary: text,
  kind: code,
  phase: code,
  targetGroups: z.array(code),
  languages: z.array(code),
  provider: z.object({ id: z.uuid(), name: text }),
  picture: z
    .object({
      url: z.url(),
      width: z.number().int(),
      height: z.number().int(),
      small: z.object({ url: z.url(), width: z.number().int(), height: z.number().int() }),
      altText: z.string().openapi({ description: 'Was zu sehen ist, für Menschen, die es nicht sehen' }),
      source: z.string().openapi({ description: 'Urheber und Lizenz; gehört neben das Bild' }),
    })
    .nullable(),
  city: text,
  place: text,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  startsOn: day,
  endsOn: day,
  applyUntil: day,
  places: z
    .object({ state: z.enum(placesStates), saidOn: day })
    .openapi({ description: 'Ob Plätze frei sind, und wann der Anbieter das gesagt hat' }),
  dates: text,
  confirmedOn: day.openapi({ description: 'Tag, an dem der Anbieter die Angaben zuletzt bestätigt hat' }),
  dueOn: day.openapi({ description: 'Bis zu diesem Tag soll der Anbieter die Angaben wieder bestätigen' }),
  validUntil: day,
  eligibility: eligibilityShape.nullable(),
  status: z.enum(['published', 'ended']),
  changedAt: z.iso.datetime(),
}

const listedSchema = z
  .object({
    ...offerShape,
    distanceKm: z.number().nullable().openapi({
      description:
        'Luftlinie in Kilometern; null auch, wenn der Anbieter in den gefragten Ort kommt und weiter weg ist',
    }),
  })
  .openapi('ListedOffer')

const offerSchema = z
  .object({
    ...offerShape,
    description: z
      .string()
      .openapi({ description: 'Absätze durch Leerzeilen, Listen mit „- “, Überschriften mit „## “' }),
    cost: text,
    website: text,
    contact: z.object({ name: text, function: text, email: text, phone: text }).nullable(),
  })
  .openapi('Offer')

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const regionQuery = z
  .string()
  .optional()
  .openapi({ description: 'Kurzname der Region; ohne ihn gilt die Standardregion' })

/** A parameter that may be given several times; one alone arrives as a string. */
const several = <S extends z.ZodType<string, string>>(one: S, description: string) =>
  z
    .union([one, z.array(one)])
    .optional()
    .openapi({ description, type: 'array', items: { type: 'string' } })

const words = (list: readonly string[]) =>
  z.enum(list.filter((word) => word !== '') as [string, ...string[]]).optional()

const linksOf = ({ settings }: Services, id: string): PublicLinks => ({
  page: `${settings.baseUrl}${paths.offer(id)}`,
  picture: (pictureId, size) =>
    `${settings.baseUrl}${size === 'large' ? paths.picture(pictureId) : paths.pictureSmall(pictureId)}`,
})

const offers = apiRoute(
  'offer.read',
  createRoute({
    method: 'get',
    path: '/offers',
    tags: ['Angebote'],
    summary: 'Angebote der Region suchen',
    request: {
      query: z.object({
        ...pageQuery,
        region: regionQuery,
        q: z.string().max(200).optional().openapi({ description: 'Wörter; mehr Treffer zählen mehr' }),
        [facetParameter.kind]: several(z.enum(kindKeys), 'Art des Angebots'),
        [facetParameter.phase]: several(z.enum(phaseKeys), 'Phase'),
        [facetParameter.targetGroup]: several(z.enum(targetGroupKeys), 'Zielgruppe'),
        [facetParameter.language]: several(z.string().max(12), 'Sprache nach ISO 639'),
        [facetParameter.city]: several(z.string().max(120), 'Ort, klein und ohne Umlaute geschrieben'),
        [facetParameter.provider]: several(z.uuid(), 'Kennung des Anbieters'),
        zeit: words(timeWords),
        von: z.string().max(120).optional().openapi({ description: 'Ort, von dem aus die Entfernung gilt' }),
        umkreis: z.coerce.number().int().min(1).max(500).optional().openapi({ description: 'Kilometer' }),
        sortierung: words(sortWords),
      }),
    },
    responses: {
      200: json(pageOf(listedSchema), 'Eine Seite der Liste'),
      400: problemResponse('Die Anfrage passt nicht zur Beschreibung'),
    },
  }),
  async (c) => {
    const { page, pageSize } = c.req.valid('query')
    const { actor, services } = c.var
    const asked = askedFrom(new URL(c.req.url).searchParams, pageSize)
    const list = await searchOffers(actor, services, { ...asked, page })
    const items = list.items.map(({ offer, providerName, distanceKm, picture }) => ({
      ...presentPublicOffer(offer, { providerName, picture }, linksOf(services, offer.id)),
      distanceKm,
    }))
    return c.json({ items, page, pageSize, total: list.total }, 200)
  },
)

const offer = apiRoute(
  'offer.read',
  createRoute({
    method: 'get',
    path: '/offers/{id}',
    tags: ['Angebote'],
    summary: 'Ein Angebot',
    request: { params: z.object({ id: z.uuid() }), query: z.object({ region: regionOfOne }) },
    responses: {
      200: json(offerSchema, 'Das Angebot mit Beschreibung und Kontakt; auch ein beendetes'),
      400: problemResponse('Die Kennung ist keine UUID'),
      404: problemResponse('Nicht gefunden'),
    },
  }),
  async (c) => {
    const { services } = c.var
    const { id } = c.req.valid('param')
    const found = await findInRegions(c.var, (actor) => getOffer(actor, services, id))
    if (!found.ok) {
      // Problem details are built once for all refusals, outside of what the handler's type knows.
      return problem({ status: 404, code: 'not-found', title: t.apiNotFound, requestId: c.var.requestId }) as never
    }
    return c.json(presentPublicOfferPage(found.value, linksOf(services, found.value.offer.id)), 200)
  },
)

export const offersApi: readonly ApiRoute[] = [offers, offer]
