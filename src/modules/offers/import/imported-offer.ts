// What a file brings for one offer, before anybody looked into the database.

import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { Remark } from '../../../platform/imports/target.ts'
import type { OfferDetails, OfferStatus } from '../terms.ts'

/** Everything but what only the network can answer. */
export type ImportedDetails = Omit<OfferDetails, 'organizationId' | 'placeId' | 'contactPersonId'>

export interface ImportedProvider {
  readonly name: string
  readonly kind: 'municipality' | 'initiative'
  readonly email: string | null
  readonly website: string | null
}

export interface ImportedOffer {
  /** Unique within the kind of import: the same record next year. */
  readonly ref: string
  readonly provider: ImportedProvider
  readonly status: OfferStatus
  readonly confirmedOn: PlainDate | null
  readonly details: ImportedDetails
}

export const emptyDetails: ImportedDetails = {
  title: '',
  summary: null,
  description: '',
  kind: 'information',
  phase: 'uebergreifend',
  targetGroups: [],
  languages: [],
  placeText: null,
  city: null,
  latitude: null,
  longitude: null,
  startsOn: null,
  endsOn: null,
  applyUntil: null,
  datesText: null,
  costText: null,
  website: null,
  contactName: null,
  contactEmail: null,
  contactPhone: null,
  validUntil: null,
  placesState: 'unknown',
  placesOn: null,
  serviceArea: [],
  eligibility: null,
}

/** Gathers what was put right on the way. */
export class Remarks {
  readonly all: Remark[] = []
  note(column: string | null, reason: string): void {
    this.all.push({ severity: 'note', column, reason })
  }
  doubt(column: string | null, reason: string): void {
    this.all.push({ severity: 'doubtful', column, reason })
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectsIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : [])

/** Trimmed text without control characters; undefined for everything that is no text. */
export function textIn(object: JsonObject, key: string): string | undefined {
  const value = object[key]
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .trim()
  return text === '' ? undefined : text
}

/** UTF-8, UTF-16 or with a byte order mark; the error is a sentence for people. */
export function jsonFrom(bytes: Uint8Array): { readonly value: unknown } | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { value: JSON.parse(new TextDecoder(encoding, { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return undefined
  }
}

export const languageCode = /^[a-z]{2,3}(-[a-z]{2,8})?$/
