// Folded forms of an organisation, by which it is found, sorted and compared. Pure.
import { searchForm } from '../../kernel/din-91379.ts'
import type { OrganizationDetails } from './terms.ts'

type Named = Pick<OrganizationDetails, 'name' | 'shortName' | 'street' | 'postalCode' | 'city' | 'officialNumber'>

export const nameKey = (name: string): string => searchForm(name)

export const cityKey = (city: string | null): string => (city === null ? '' : searchForm(city))

/** "Schulstraße 5", "Schulstr. 5" and "Schul-Str.5" meet. */
export const streetKey = (street: string | null): string =>
  street === null
    ? ''
    : searchForm(street)
        .replace(/strasse\b|str\b/g, 'str')
        .replace(/\s+/g, '')

export const searchKey = (details: Named): string =>
  [details.name, details.shortName, details.street, details.postalCode, details.city, details.officialNumber]
    .filter((part): part is string => part !== null && part !== '')
    .map(searchForm)
    .join(' ')

export const keysOf = (details: Named): { name_key: string; city_key: string; search_key: string } => ({
  name_key: nameKey(details.name),
  city_key: cityKey(details.city),
  search_key: searchKey(details),
})

/** Words of a search box, folded; all of them must be found. Ten words say enough. */
export const searchWords = (text: string): string[] =>
  searchForm(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 10)
