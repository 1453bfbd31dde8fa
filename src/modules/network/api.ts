// The public resources of the network as JSON: regions, organisations.
import { createRoute, z } from '@hono/zod-openapi'
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
import { getOrganization } from './get-organization.ts'
import { listPublicOrganizations } from './list-organizations.ts'
import { presentPublicContactPersons, presentPublicOrganization, presentPublicPlace } from './present.ts'
import { listOpenRegions } from './regions.ts'
import { organizationKinds, stepFreeAnswers } from './terms.ts'
import { t } from './texts.ts'

const text = z.string().nullable()

const regionSchema = z
  .object({
    id: z.uuid(),
    slug: z.string().openapi({ description: 'Wert für den Parameter region' }),
    name: z.string(),
    officeName: z.string().openapi({ description: 'Name der Koordinierungsstelle' }),
    land: z.string().openapi({ description: 'Die ersten zwei Ziffern des Amtlichen Gemeindeschlüssels' }),
    isDemo: z
      .boolean()
      .openapi({ description: 'Vorführregion: Alle Einrichtungen, Menschen und Angebote sind erfunden' }),
  })
  .openapi('Region')

const organizationShape = {
  id: z.uuid(),
  kind: z.enum(organizationKinds),
  name: z.string(),
  schulform: text.openapi({ description: 'Schlüssel aus der Liste der Schulformen' }),
  street: text,
  postalCode: text,
  city: text,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  phone: text,
  email: text,
  website: text,
  confirmedOn: text.openapi({ description: 'Tag der letzten Bestätigung, JJJJ-MM-TT' }),
}

const listedSchema = z
  .object({
    ...organizationShape,
    distanceKm: z.number().nullable().openapi({ description: 'Luftlinie in Kilometern, bis zum nächsten Standort' }),
    nearestPlace: text.openapi({ description: 'Standort, bis zu dem gemessen ist; null: die Adresse der Einrichtung' }),
  })
  .openapi('ListedOrganization')

const organizationSchema = z
  .object({
    ...organizationShape,
    places: z.array(
      z.object({
        name: z.string(),
        street: text,
        postalCode: text,
        city: text,
        stepFree: z.enum(stepFreeAnswers),
        stopName: text,
      }),
    ),
    contactPersons: z.array(z.object({ functionName: z.string(), name: z.string(), email: text, phone: text })),
  })
  .openapi('Organization')

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const regionQuery = z
  .string()
  .optional()
  .openapi({ description: 'Kurzname der Region; ohne ihn gilt die Standardregion' })

const regions = apiRoute(
  'region.read',
  createRoute({
    method: 'get',
    path: '/regions',
    tags: ['Netzwerk'],
    summary: 'Regionen dieser Installation',
    responses: { 200: json(z.object({ items: z.array(regionSchema) }), 'Alle offenen Regionen') },
  }),
  async (c) => {
    const items = (await listOpenRegions(c.var.services)).map(({ id, slug, name, officeName, land, isDemo }) => ({
      id,
      slug,
      name,
      officeName,
      land,
      isDemo,
    }))
    return c.json({ items }, 200)
  },
)

const organizations = apiRoute(
  'organization.public',
  createRoute({
    method: 'get',
    path: '/organizations',
    tags: ['Netzwerk'],
    summary: 'Einrichtungen der Region',
    request: {
      query: z.object({
        ...pageQuery,
        region: regionQuery,
        q: z.string().max(200).optional().openapi({ description: 'Wörter in Name oder Adresse' }),
        kind: z.enum(organizationKinds).optional(),
        city: z.string().max(120).optional(),
        near: z
          .string()
          .max(120)
          .optional()
          .openapi({ description: 'Postleitzahl, Ort oder Kennung einer Einrichtung' }),
        withinKm: z.coerce.number().positive().max(1000).optional(),
      }),
    },
    responses: {
      200: json(pageOf(listedSchema), 'Eine Seite der Liste'),
      400: problemResponse('Die Anfrage passt nicht zur Beschreibung'),
    },
  }),
  async (c) => {
    const query = c.req.valid('query')
    const list = await listPublicOrganizations(c.var.actor, c.var.services, {
      text: query.q,
      kinds: query.kind === undefined ? [] : [query.kind],
      cities: query.city === undefined ? [] : [query.city],
      from: query.near,
      withinKm: query.withinKm,
      page: query.page,
      pageSize: query.pageSize,
    })
    const items = list.items.map((one) => ({
      ...presentPublicOrganization(one),
      distanceKm: one.distanceKm,
      nearestPlace: one.nearestPlace,
    }))
    return c.json({ items, page: list.page, pageSize: list.pageSize, total: list.total }, 200)
  },
)

const organization = apiRoute(
  'organization.public',
  createRoute({
    method: 'get',
    path: '/organizations/{id}',
    tags: ['Netzwerk'],
    summary: 'Eine Einrichtung',
    request: { params: z.object({ id: z.uuid() }), query: z.object({ region: regionOfOne }) },
    responses: {
      200: json(organizationSchema, 'Die Einrichtung mit Standorten und öffentlichen Ansprechpersonen'),
      400: problemResponse('Die Kennung ist keine UUID'),
      404: problemResponse('Nicht gefunden'),
    },
  }),
  async (c) => {
    const { id } = c.req.valid('param')
    const answer = await findInRegions(c.var, (actor) => getOrganization(actor, c.var.services, id))
    if (!answer.ok) {
      // Problem details are built once for all refusals, outside of what the handler's type knows.
      return problem({ status: 404, code: 'not-found', title: t.apiNotFound, requestId: c.var.requestId }) as never
    }
    const page = answer.value
    return c.json(
      {
        ...presentPublicOrganization(page.organization),
        places: page.places.filter((place) => place.archivedAt === null).map(presentPublicPlace),
        contactPersons: presentPublicContactPersons(page.contactPersons, c.var.services.today()),
      },
      200,
    )
  },
)

export const networkApi: readonly ApiRoute[] = [regions, organizations, organization]
