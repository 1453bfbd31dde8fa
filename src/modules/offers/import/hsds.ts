// Services after HSDS 3.0 (Human Services Data Specification, openreferral.org) as offers. Lenient: what is wrong is left
// out and named. Own reading of the specification; pure.
import { parseCoordinates } from '../../../kernel/geo.ts'
import { isPlausibleDay, type PlainDate, parsePlainDate, plausibleYears } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { OwnRows } from '../../../platform/imports/target.ts'
import { kindKeys, phaseKeys, targetGroupKeys } from '../code-lists.ts'
import type { Eligibility } from '../eligibility/eligibility.ts'
import { eligibilityFromHsds } from '../eligibility/from-hsds.ts'
import { excerptOf, plainWords } from '../markup/parse-markup.ts'
import type { OfferStatus } from '../terms.ts'
import { htmlToMarkup, looksLikeHtml } from './html-to-markup.ts'
import {
  emptyDetails,
  type ImportedDetails,
  type ImportedOffer,
  type ImportedProvider,
  isObject,
  type JsonObject,
  jsonFrom,
  languageCode,
  objectsIn,
  Remarks,
  textIn,
} from './imported-offer.ts'
import { i } from './texts.ts'

/** One service, a list, a page with `contents`, an organisation with `services`, or a service at a location. */
export function readHsds(bytes: Uint8Array): Result<OwnRows<ImportedOffer>, string> {
  const json = jsonFrom(bytes)
  if (json === undefined) return refused(i.notJson)
  const services = servicesIn(json.value)
  if (services.length === 0) return refused(i.noServices)
  return ok(services.map((service, index) => ({ line: index + 1, parsed: parseService(service) })))
}

function servicesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(servicesIn)
  if (!isObject(value)) return [value]
  if (Array.isArray(value.contents)) return value.contents.flatMap(servicesIn)
  if (Array.isArray(value.services)) {
    const { services, ...organization } = value
    return services.map((service: unknown) => (isObject(service) ? { organization, ...service } : service))
  }
  if (isObject(value.service)) {
    const { service, ...atLocation } = value
    return [{ ...(service as JsonObject), service_at_locations: [atLocation] }]
  }
  // Organisations, places and terms have a name, too, but no status and nothing that only a service has.
  const isService =
    'status' in value || 'assured_date' in value || 'service_at_locations' in value || 'organization_id' in value
  const isOther =
    'location_type' in value || 'term_uri' in value || 'taxonomy_terms' in value || 'legal_status' in value
  return isService && !isOther ? [value] : []
}

function parseService(service: unknown): OwnRows<ImportedOffer>[number]['parsed'] {
  if (!isObject(service)) return refused({ column: null, reason: i.notAnObject })
  const name = textIn(service, 'name')
  const id = textIn(service, 'id')
  if (name === undefined) return refused({ column: 'name', reason: i.noTitle, subject: id ?? '' })
  const remarks = new Remarks()
  const provider = providerOf(service, remarks)
  if (id === undefined) remarks.doubt('id', i.noId)
  else if (!isUuid(id)) remarks.doubt('id', i.idNotUuid(id))
  const description = descriptionOf(service)
  const limit = 20_000
  if (description.length > limit) remarks.note('description', i.cut('description', limit))
  if (name.length > 200) remarks.note('name', i.cut('name', 200))
  const summary = markupOf(textIn(service, 'description') ?? '')
  return ok({
    row: {
      ref: (id ?? `${provider.name}|${name}`).slice(0, 300),
      provider,
      status: statusOf(service, remarks),
      confirmedOn: dateIn(service, 'assured_date', remarks) ?? null,
      details: {
        ...emptyDetails,
        ...codesOf(service),
        ...datesOf(service, remarks),
        ...placeOf(service, remarks),
        ...contactOf(service, remarks),
        title: name.replace(/\s+/g, ' ').slice(0, 200),
        summary: summary === '' ? null : excerptOf(summary, 300),
        description: description.slice(0, limit),
        languages: languagesOf(service),
        eligibility: eligibilityOf(service, remarks),
        costText:
          (textIn(service, 'fees_description') ?? textIn(service, 'fees'))?.replace(/\s+/g, ' ').slice(0, 500) ?? null,
        website: websiteIn(service, 'url', remarks),
      },
    },
    remarks: remarks.all,
  })
}

const markupOf = (text: string): string =>
  looksLikeHtml(text) ? htmlToMarkup(text).text : text.replace(/\r\n?/g, '\n')

function providerOf(service: JsonObject, remarks: Remarks): ImportedProvider {
  const organization = isObject(service.organization) ? service.organization : {}
  const name = textIn(organization, 'name')
  if (name === undefined) {
    remarks.doubt('organization', i.noProvider)
    return { name: i.unknownProvider, kind: 'initiative', email: null, website: null }
  }
  return {
    name: name.replace(/\s+/g, ' ').slice(0, 300),
    kind: 'initiative',
    email: emailIn(organization, 'email', remarks),
    website: websiteIn(organization, 'website', remarks),
  }
}

const statuses: Readonly<Record<string, OfferStatus>> = {
  active: 'published',
  inactive: 'draft',
  'temporarily closed': 'draft',
  defunct: 'ended',
}

function statusOf(service: JsonObject, remarks: Remarks): OfferStatus {
  const given = textIn(service, 'status')
  const status = given === undefined ? undefined : statuses[given.toLowerCase()]
  if (status === undefined) remarks.doubt('status', given === undefined ? i.noStatus : i.unknownStatus(given))
  return status ?? 'draft'
}

/** HSDS writes days, many feeds write instants: the day of an instant counts. */
function dateIn(object: JsonObject, key: string, remarks: Remarks): PlainDate | undefined {
  const text = textIn(object, key)
  if (text === undefined) return undefined
  const parsed = parsePlainDate(/^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text)
  if (parsed.ok && isPlausibleDay(parsed.value)) return parsed.value
  remarks.doubt(key, parsed.ok ? i.farDate(text, plausibleYears) : i.badDate(text))
  return undefined
}

/** 9999-12-31 is how registers write "no end": open, and no reason for doubt. */
function lastDayIn(object: JsonObject, key: string, remarks: Remarks): PlainDate | undefined {
  if (!textIn(object, key)?.startsWith('9999-12-31')) return dateIn(object, key, remarks)
  remarks.note(key, i.openEnd)
  return undefined
}

/** The first schedule that says a day; words of all of them. */
function datesOf(service: JsonObject, remarks: Remarks): Pick<ImportedDetails, 'startsOn' | 'endsOn' | 'datesText'> {
  const schedules = objectsIn(service.schedules)
  const words = schedules
    .map((schedule) => textIn(schedule, 'description')?.replace(/\s+/g, ' '))
    .filter((text) => text !== undefined)
  const datesText = words.length === 0 ? null : words.join('; ').slice(0, 500)
  const dated = schedules.find((schedule) =>
    ['valid_from', 'valid_to', 'dtstart', 'until'].some((key) => key in schedule),
  )
  if (dated === undefined) return { startsOn: null, endsOn: null, datesText }
  const startsOn = dateIn(dated, 'valid_from', remarks) ?? dateIn(dated, 'dtstart', remarks) ?? null
  const endsOn = lastDayIn(dated, 'valid_to', remarks) ?? lastDayIn(dated, 'until', remarks) ?? null
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    remarks.doubt('schedules', i.swappedDates)
    return { startsOn: null, endsOn: null, datesText }
  }
  return { startsOn, endsOn, datesText }
}

function placeOf(
  service: JsonObject,
  remarks: Remarks,
): Pick<ImportedDetails, 'city' | 'placeText' | 'latitude' | 'longitude'> {
  const atLocation = objectsIn(service.service_at_locations).find((one) => isObject(one.location))
  const location = atLocation !== undefined && isObject(atLocation.location) ? atLocation.location : undefined
  if (location === undefined) return { city: null, placeText: null, latitude: null, longitude: null }
  const [address = {}] = objectsIn(location.addresses)
  const placeText = [textIn(location, 'name'), textIn(address, 'address_1'), textIn(address, 'postal_code')]
    .filter((part) => part !== undefined)
    .join(', ')
    .replace(/\s+/g, ' ')
    .slice(0, 300)
  const place = { city: textIn(address, 'city')?.slice(0, 120) ?? null, placeText: placeText === '' ? null : placeText }
  const [latitude, longitude] = [Number(location.latitude ?? Number.NaN), Number(location.longitude ?? Number.NaN)]
  if (Number.isNaN(latitude) && Number.isNaN(longitude)) return { ...place, latitude: null, longitude: null }
  const found = parseCoordinates(latitude, longitude)
  if (found.ok) return { ...place, ...found.value }
  remarks.doubt('location', i.badCoordinates)
  return { ...place, latitude: null, longitude: null }
}

const emailForm = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/

function emailIn(object: JsonObject, key: string, remarks: Remarks): string | null {
  const text = textIn(object, key)
  if (text === undefined) return null
  if (emailForm.test(text) && text.length <= 254) return text
  remarks.note(key, i.badEmail(text))
  return null
}

function websiteIn(object: JsonObject, key: string, remarks: Remarks): string | null {
  const text = textIn(object, key)
  if (text === undefined) return null
  const address = /^www\./i.test(text) ? `https://${text}` : text
  if (/^https?:\/\/[^\s<>"']+$/i.test(address) && URL.canParse(address) && address.length <= 500) return address
  remarks.note(key, i.badWebsite(text))
  return null
}

function contactOf(
  service: JsonObject,
  remarks: Remarks,
): Pick<ImportedDetails, 'contactName' | 'contactEmail' | 'contactPhone'> {
  const contacts = [
    ...objectsIn(service.contacts),
    ...objectsIn(service.service_at_locations).flatMap((one) => objectsIn(one.contacts)),
  ]
  const [contact = {}] = contacts
  const phones = [...objectsIn(service.phones), ...objectsIn(contact.phones)]
  return {
    contactName: textIn(contact, 'name')?.slice(0, 200) ?? null,
    contactEmail: emailIn(service, 'email', remarks) ?? emailIn(contact, 'email', remarks),
    contactPhone: phoneIn(phones[0], remarks),
  }
}

function phoneIn(phone: JsonObject | undefined, remarks: Remarks): string | null {
  const text = phone === undefined ? undefined : textIn(phone, 'number')
  if (text === undefined) return null
  // Quotation marks around a number come from spreadsheets.
  const number = text.replace(/["'“”„]/g, '').trim()
  if (/^[+()/\d\s.-]{3,60}$/.test(number) && /\d{3}/.test(number.replace(/\D/g, ''))) return number
  remarks.note('phones', i.badPhone(text))
  return null
}

const languagesOf = (service: JsonObject): string[] => [
  ...new Set(
    objectsIn(service.languages)
      .map((language) => textIn(language, 'code')?.toLowerCase())
      .filter((code): code is string => code !== undefined && languageCode.test(code)),
  ),
]

/** Terms whose code is one of our own keys; the codes of other taxonomies say nothing to us yet. */
function codesOf(service: JsonObject): Pick<ImportedDetails, 'kind' | 'phase' | 'targetGroups'> {
  const codes = objectsIn(service.attributes)
    .map((attribute) => (isObject(attribute.taxonomy_term) ? textIn(attribute.taxonomy_term, 'code') : undefined))
    .filter((code) => code !== undefined)
  return {
    kind: kindKeys.find((key) => codes.includes(key)) ?? emptyDetails.kind,
    phase: phaseKeys.find((key) => codes.includes(key)) ?? emptyDetails.phase,
    targetGroups: targetGroupKeys.filter((key) => codes.includes(key)),
  }
}

const ageIn = (service: JsonObject, key: string): number | undefined => {
  const number = Number(service[key] ?? Number.NaN)
  return Number.isFinite(number) && number > 0 && number < 130 ? number : undefined
}

function eligibilityOf(service: JsonObject, remarks: Remarks): Eligibility | null {
  const words = textIn(service, 'eligibility_description')
  const { rules, isTurned } = eligibilityFromHsds({
    minimumAge: ageIn(service, 'minimum_age'),
    maximumAge: ageIn(service, 'maximum_age'),
    description: words === undefined ? undefined : plainWords(markupOf(words)),
  })
  if (isTurned) remarks.doubt('maximum_age', i.swappedAges)
  return rules
}

function descriptionOf(service: JsonObject): string {
  const [from, to] = [ageIn(service, 'minimum_age'), ageIn(service, 'maximum_age')]
  const ages = from === undefined && to === undefined ? undefined : i.ages(from, to)
  const eligibility = [textIn(service, 'eligibility_description'), ages].filter((part) => part !== undefined).join('; ')
  const parts: readonly (readonly [string, string | undefined])[] = [
    [i.alert, textIn(service, 'alert')],
    [i.eligibility, eligibility === '' ? undefined : eligibility],
    [i.application, textIn(service, 'application_process')],
    [i.interpretation, textIn(service, 'interpretation_services')],
    [i.accreditations, textIn(service, 'accreditations')],
  ]
  return [
    markupOf(textIn(service, 'description') ?? ''),
    ...parts.flatMap(([label, text]) => (text === undefined ? [] : [`${label}: ${markupOf(text)}`])),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
