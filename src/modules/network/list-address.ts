// The address of a list and what it asks for: parsed once, and put together again with one thing changed. Pure.
import { withQuery } from '../../platform/html/href.ts'
import { parseKinds } from './forms.ts'
import type { ListQuery } from './list-organizations.ts'
import { schulformen } from './schulform.ts'
import type { ListSort } from './store-list.ts'

export const listSorts = [
  'name',
  'city',
  'kind',
  'changed',
  'confirmed',
  'distance',
] as const satisfies readonly ListSort[]

export interface ListAddress {
  readonly text: string
  readonly kinds: readonly string[]
  readonly schulformen: readonly string[]
  readonly cities: readonly string[]
  readonly statuses: readonly string[]
  readonly unconfirmed: boolean
  readonly from: string
  readonly withinKm: number | undefined
  readonly sort: ListSort | undefined
  readonly page: number
}

const some = (url: URL, name: string): string[] => url.searchParams.getAll(name).slice(0, 60)
const short = (url: URL, name: string): string => (url.searchParams.get(name) ?? '').trim().slice(0, 200)

export function parseListAddress(url: URL): ListAddress {
  const withinKm = Number(short(url, 'umkreis').replace(',', '.'))
  const page = Number(short(url, 'seite'))
  const sort = short(url, 'sortierung')
  const known = schulformen.map((entry) => entry.key)
  return {
    text: short(url, 'q'),
    kinds: parseKinds(some(url, 'art')),
    schulformen: some(url, 'schulform').filter((key) => known.includes(key)),
    cities: some(url, 'ort').map((city) => city.slice(0, 120)),
    statuses: some(url, 'stand').filter((status) => status === 'active' || status === 'archived'),
    unconfirmed: url.searchParams.get('unbestaetigt') === 'ja',
    from: short(url, 'von'),
    withinKm: withinKm > 0 && withinKm <= 1000 ? withinKm : undefined,
    sort: listSorts.find((one) => one === sort),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

export const queryOf = (address: ListAddress, pageSize: number): ListQuery => ({
  text: address.text,
  kinds: parseKinds(address.kinds),
  schulformen: address.schulformen,
  cities: address.cities,
  statuses: address.statuses.flatMap((status) => (status === 'active' || status === 'archived' ? [status] : [])),
  unconfirmed: address.unconfirmed,
  from: address.from,
  withinKm: address.withinKm,
  sort: address.sort,
  page: address.page,
  pageSize,
})

const parametersOf = (address: ListAddress): Record<string, string | string[] | undefined> => ({
  q: address.text,
  art: [...address.kinds],
  schulform: [...address.schulformen],
  ort: [...address.cities],
  stand: [...address.statuses],
  unbestaetigt: address.unconfirmed ? 'ja' : undefined,
  von: address.from,
  umkreis: address.withinKm === undefined ? undefined : String(address.withinKm),
  sortierung: address.sort,
  seite: address.page > 1 ? String(address.page) : undefined,
})

/** The same list with something changed; back to page 1 unless the page is what changes. */
export const listHref = (base: string, address: ListAddress, change: Partial<ListAddress> = {}): string =>
  withQuery(base, parametersOf({ ...address, page: 1, ...change }))

/** What a form must carry along so that the other filters stay. */
export function hiddenValues(address: ListAddress, except: readonly string[]): Record<string, string | string[]> {
  const { seite: _page, ...parameters } = parametersOf(address)
  return Object.fromEntries(
    Object.entries(parameters).filter(
      (entry): entry is [string, string | string[]] =>
        entry[1] !== undefined && entry[1].length > 0 && !except.includes(entry[0]),
    ),
  )
}
