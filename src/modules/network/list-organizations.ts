// The list of the network: filters, facets, sorting, pages, and the distance from a town, a postal code or a house.

import { addDays } from '../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inContext, type Tx } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { cityKey, searchWords } from './keys.ts'
import { mayListOrganizations } from './policy.ts'
import { findOrganization } from './store.ts'
import {
  coordinatesAt,
  countFacets,
  type FacetCount,
  type ListedOrganization,
  type ListSort,
  listRows,
} from './store-list.ts'
import type { OrganizationKind, OrganizationStatus } from './terms.ts'

export interface ListQuery {
  readonly text?: string | undefined
  readonly kinds?: readonly OrganizationKind[] | undefined
  readonly schulformen?: readonly string[] | undefined
  readonly cities?: readonly string[] | undefined
  readonly statuses?: readonly OrganizationStatus[] | undefined
  /** Neither confirmed nor created within a year. */
  readonly unconfirmed?: boolean | undefined
  /** A postal code, a town of the region, or the id of an organisation. */
  readonly from?: string | undefined
  readonly withinKm?: number | undefined
  readonly sort?: ListSort | undefined
  readonly page?: number | undefined
  readonly pageSize?: number | undefined
}

/** Where distances begin, and why there; shown to whoever asks for the reason. */
export interface Origin {
  readonly label: string
  readonly latitude: number
  readonly longitude: number
  readonly basis:
    | { readonly kind: 'organization' }
    | { readonly kind: 'postal-code' | 'city'; readonly addresses: number }
}

export interface OrganizationList {
  readonly items: readonly ListedOrganization[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly sort: ListSort
  readonly facets: {
    readonly kind: readonly FacetCount[]
    readonly schulform: readonly FacetCount[]
    readonly city: readonly FacetCount[]
    readonly status: readonly FacetCount[]
  }
  readonly origin: Origin | undefined
  /** The start was asked for, but nothing in the region tells where that is. */
  readonly unknownOrigin: string | undefined
}

/** The work area's list. The public list goes through `listPublicOrganizations`. */
export function listOrganizations(
  actor: Actor,
  services: Services,
  query: ListQuery,
): Promise<Result<OrganizationList, { readonly code: 'forbidden' }>> {
  return mayListOrganizations(actor) === 'allowed'
    ? inContext(services.database, actor, async (tx) => ok(await readList(tx, services, query)))
    : Promise.resolve(refused({ code: 'forbidden' }))
}

/** Active organisations only, whoever asks; present.ts narrows what is shown of them. */
export const listPublicOrganizations = (
  actor: Actor,
  services: Services,
  query: ListQuery,
): Promise<OrganizationList> =>
  inContext(services.database, actor, (tx) => readList(tx, services, { ...query, statuses: ['active'] }))

/** All pages at once and without facets, for downloads. */
export function findAllOrganizations(
  actor: Actor,
  services: Services,
  query: ListQuery,
): Promise<Result<readonly ListedOrganization[], { readonly code: 'forbidden' }>> {
  if (mayListOrganizations(actor) !== 'allowed') return Promise.resolve(refused({ code: 'forbidden' }))
  return inContext(services.database, actor, async (tx) => {
    const asked = await readQuery(tx, services, query)
    return ok((await listRows(tx, { ...asked, page: 1, pageSize: 1_000_000 })).items)
  })
}

async function readQuery(tx: Tx, services: Services, query: ListQuery) {
  const asked = query.from?.trim() ?? ''
  const origin = asked === '' ? undefined : await findOrigin(tx, asked)
  const near = origin && { from: origin, withinKm: query.withinKm }
  const filter = {
    words: searchWords(query.text ?? ''),
    kinds: query.kinds ?? [],
    schulformen: query.schulformen ?? [],
    cityKeys: (query.cities ?? []).map(cityKey),
    statuses: query.statuses ?? [],
    unconfirmedBefore: query.unconfirmed ? addDays(services.today(), -365) : undefined,
    near,
  }
  const wished: ListSort = query.sort ?? (near ? 'distance' : 'name')
  const sort: ListSort = wished === 'distance' && !near ? 'name' : wished
  return { filter, sort, origin, asked }
}

async function readList(tx: Tx, services: Services, query: ListQuery): Promise<OrganizationList> {
  const { filter, sort, origin, asked } = await readQuery(tx, services, query)
  const pageSize = Math.min(Math.max(query.pageSize ?? 25, 1), 200)
  const page = Math.max(query.page ?? 1, 1)
  const { items, total } = await listRows(tx, { filter, sort, page, pageSize })
  const facets = await countFacets(tx, filter)
  return {
    items,
    total,
    page,
    pageSize,
    sort,
    facets: { kind: facets.kind, schulform: facets.schulform, city: facets.city_key, status: facets.status },
    origin,
    unknownOrigin: asked !== '' && origin === undefined ? asked.slice(0, 100) : undefined,
  }
}

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** The median of known addresses, so that a single wrong coordinate moves nothing. */
async function findOrigin(tx: Tx, asked: string): Promise<Origin | undefined> {
  if (isUuid(asked)) {
    const organization = await findOrganization(tx, asked)
    if (organization?.latitude == null || organization.longitude == null) return undefined
    const { latitude, longitude } = organization
    return { label: organization.name, latitude, longitude, basis: { kind: 'organization' } }
  }
  const postalCode = /^\d{5}$/.test(asked)
  const points = await coordinatesAt(tx, postalCode ? { postalCode: asked } : { cityKey: cityKey(asked) })
  if (points.length === 0) return undefined
  const city = points.find((point) => point.city !== null)?.city ?? ''
  return {
    label: postalCode ? `${asked} ${city}`.trim() : city || asked,
    latitude: median(points.map((point) => point.latitude)),
    longitude: median(points.map((point) => point.longitude)),
    basis: { kind: postalCode ? 'postal-code' : 'city', addresses: points.length },
  }
}
