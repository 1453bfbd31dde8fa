// One row of a school register: from cells to details, with everything that was put right or looks wrong. Pure.
import { parseOrganizationName } from '../../../kernel/din-91379.ts'
import { type Coordinates, parseCoordinates } from '../../../kernel/geo.ts'
import { formatGermanDate, plainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { rules } from '../../../platform/forms/rules.ts'
import type { ImportValues, ParseContext, ParsedRow, Remark, RowRefusal } from '../../../platform/imports/target.ts'
import type { TargetField } from '../../../platform/tabular/column-mapping.ts'
import type { Schulform } from '../schulform.ts'
import { schulformLabel } from '../schulform.ts'
import type { LegalStatus, OrganizationDetails } from '../terms.ts'
import {
  type CodeAnswer,
  joinName,
  joinPhone,
  namesCity,
  parseDegrees,
  parseMunicipalityKey,
  parsePostalCode,
  parseSchulnummer,
  postalCodeIn,
} from './school-cells.ts'
import { schulformOf } from './schulform-of-school.ts'
import { t } from './texts.ts'

/** What a file says about an organisation, before it is compared with what is stored. */
export interface ImportedRow {
  readonly details: OrganizationDetails
  readonly foundPostalCode: string | undefined
  readonly foundInTown: boolean | undefined
  /** Number and name as the file has them, so that the row is found again. */
  readonly subject: string
}

export const schoolFields = (): readonly TargetField[] => [
  {
    key: 'officialNumber',
    label: t.fields.officialNumber,
    aliases: ['id', 'Schul-Nr.', 'SNR', 'Dienststellennummer'],
    required: true,
  },
  {
    key: 'name',
    label: t.fields.name1,
    aliases: ['Amtliche Bezeichnung 1', 'Amtliche Bezeichnung', 'Name', 'Schulname', 'Bezeichnung'],
    required: true,
  },
  { key: 'name2', label: t.fields.name2, aliases: ['Amtliche Bezeichnung 2'] },
  { key: 'name3', label: t.fields.name3, aliases: ['Amtliche Bezeichnung 3'] },
  {
    key: 'schulform',
    label: t.fields.schulform,
    aliases: ['types', 'Schulformen', 'Schulgliederung', 'Schulart'],
    required: true,
  },
  { key: 'street', label: t.fields.street, aliases: ['street', 'Straße', 'Anschrift'] },
  { key: 'postalCode', label: t.fields.postalCode, aliases: ['plz'] },
  { key: 'city', label: t.fields.city, aliases: ['city', 'Stadt', 'Schulort'] },
  { key: 'municipalityKey', label: t.fields.municipalityKey, aliases: ['ags', 'Gemeindeschlüssel'] },
  { key: 'legalStatus', label: t.fields.legalStatus, aliases: ['Trägerschaft'] },
  { key: 'phonePrefix', label: t.fields.phonePrefix, aliases: ['Telefonnummer Vorwahl', 'Telefon Vorwahl'] },
  { key: 'phone', label: t.fields.phone, aliases: ['Telefonnummer Durchwahl', 'Telefonnummer', 'Tel.'] },
  { key: 'email', label: t.fields.email, aliases: ['Offizielle E-Mail-Adresse', 'E-Mail-Adresse', 'Mail'] },
  { key: 'website', label: t.fields.website, aliases: ['Homepage', 'URL', 'Web'] },
  { key: 'latitude', label: t.fields.latitude, aliases: ['latitude', 'lat', 'Breitengrad'] },
  { key: 'longitude', label: t.fields.longitude, aliases: ['longitude', 'lon', 'lng', 'Längengrad'] },
  { key: 'foundAddress', label: t.fields.foundAddress, aliases: ['found_address'] },
]

export class RowReader {
  readonly remarks: Remark[] = []
  readonly values: ImportValues

  constructor(values: ImportValues) {
    this.values = values
  }

  text(key: string): string {
    return (this.values[key] ?? '').trim()
  }

  remark(severity: Remark['severity'], column: string, reason: string): void {
    this.remarks.push({ severity, column, reason })
  }

  /** Length limits of the form hold here, too; a cell that is too long says so and stays empty. */
  line(key: string, column: string): string | null {
    const text = this.text(key).replace(/\s+/g, ' ')
    if (text === '') return null
    const parsed = rules.line(200).safeParse(text)
    if (parsed.success) return parsed.data
    this.remark('doubtful', column, parsed.error.issues[0]?.message ?? '')
    return null
  }

  code(answer: CodeAnswer, column: string, bad: string): string | null {
    switch (answer.kind) {
      case 'empty':
        return null
      case 'good':
        return answer.value
      // Expected in every register that went through a table program; naming 5,407 of them would hide the rest.
      case 'padded':
        return answer.value
      case 'several':
        this.remark('note', column, t.reasons.severalMunicipalities(answer.count))
        return null
      case 'bad':
        this.remark('doubtful', column, bad)
        return null
    }
  }

  reach(): Pick<OrganizationDetails, 'phone' | 'email' | 'website'> {
    const phone = joinPhone(this.text('phonePrefix'), this.text('phone'))
    return {
      phone: this.checked(rules.phone, phone, t.fields.phone, t.reasons.badPhone(phone)),
      email: this.checked(rules.email, this.text('email'), t.fields.email, t.reasons.badEmail(this.text('email'))),
      website: this.checked(
        rules.website,
        this.text('website'),
        t.fields.website,
        t.reasons.badWebsite(this.text('website')),
      ),
    }
  }

  private checked(
    rule: { safeParse(text: string): { success: boolean; data?: unknown } },
    text: string,
    column: string,
    bad: string,
  ): string | null {
    if (text === '') return null
    const parsed = rule.safeParse(text)
    if (parsed.success && typeof parsed.data === 'string') return parsed.data
    this.remark('doubtful', column, bad.slice(0, 300))
    return null
  }

  coordinates(): Coordinates | null {
    const [latitude, longitude] = [this.text('latitude'), this.text('longitude')]
    if (latitude === '' && longitude === '') return null
    const parsed = parseCoordinates(
      parseDegrees(latitude, 90) ?? Number.NaN,
      parseDegrees(longitude, 180) ?? Number.NaN,
    )
    // 0, 0 lies in the Gulf of Guinea and means that a program had no answer.
    if (parsed.ok && (parsed.value.latitude !== 0 || parsed.value.longitude !== 0)) return parsed.value
    this.remark('doubtful', t.fields.latitude, t.reasons.badCoordinates)
    return null
  }
}

export function parseName(text: string, column: string): Result<string, RowRefusal> {
  const parsed = parseOrganizationName(text)
  if (parsed.ok) return parsed
  switch (parsed.error.code) {
    case 'empty':
      return refused({ column, reason: t.reasons.noName })
    case 'too-long':
      return refused({ column, reason: t.reasons.nameTooLong(parsed.error.length) })
    case 'forbidden-character':
      return refused({ column, reason: t.reasons.nameCharacter(parsed.error.character, parsed.error.position) })
  }
}

export const parseLegalStatus = (text: string): LegalStatus | null =>
  /^(öffentlich|staatlich|public)/i.test(text) ? 'public' : /^(privat|frei|private)/i.test(text) ? 'private' : null

function parseSchulform(reader: RowReader, name: string): Result<Schulform, RowRefusal> {
  const column = t.fields.schulform
  const answer = schulformOf(reader.text('schulform').split(/[;|]/), name)
  switch (answer.kind) {
    case 'unknown':
      return refused({ column, reason: t.reasons.unknownSchulform(answer.name.slice(0, 100)) })
    case 'empty':
      if (/studienseminar/i.test(name)) return refused({ column, reason: t.reasons.noSchool })
      return refused({ column, reason: /^ehem\b/i.test(name) ? t.reasons.formerSchool : t.reasons.noSchulform })
    case 'several':
      reader.remark('note', column, t.reasons.severalSchulformen(answer.names.join(', '), answer.schulform.label))
      break
    case 'one':
      break
  }
  const { validTo, key } = answer.schulform
  if (validTo !== null) {
    reader.remark(
      'doubtful',
      column,
      t.reasons.schulformExpired(schulformLabel(key), formatGermanDate(plainDate(validTo))),
    )
  }
  return ok(answer.schulform)
}

/** A degree of latitude alone is no place. */
const hasCoordinates = ({ mapped }: Pick<ParseContext, 'mapped'>): boolean =>
  mapped.has('latitude') && mapped.has('longitude')

/** What is missing in every row alike is said once, about the file. */
export const judgeSchools = (given: Pick<ParseContext, 'mapped'>): readonly Remark[] =>
  hasCoordinates(given)
    ? []
    : [{ severity: 'doubtful', column: t.fields.latitude, reason: t.reasons.noCoordinatesInFile }]

export function parseSchoolRow(
  values: ImportValues,
  context: ParseContext,
): Result<ParsedRow<ImportedRow>, RowRefusal> {
  const reader = new RowReader(values)
  const rawNumber = reader.text('officialNumber').slice(0, 60)
  const joined = joinName([reader.text('name'), reader.text('name2'), reader.text('name3')])
  const subject = [rawNumber, joined.slice(0, 120)].filter((part) => part !== '').join(' ')
  const name = parseName(joined, t.fields.name1)
  if (!name.ok) return refused({ ...name.error, subject })
  const municipality = parseMunicipalityKey(reader.text('municipalityKey'))
  const municipalityKey = reader.code(
    municipality,
    t.fields.municipalityKey,
    t.reasons.badMunicipality(reader.text('municipalityKey').slice(0, 60)),
  )
  const number = parseSchulnummer(reader.text('officialNumber'), municipalityKey)
  if (number.kind === 'empty') return refused({ column: t.fields.officialNumber, reason: t.reasons.noNumber, subject })
  if (number.kind !== 'good' && number.kind !== 'padded') {
    return refused({ column: t.fields.officialNumber, reason: t.reasons.badNumber(rawNumber), subject })
  }
  if (number.kind === 'padded') {
    reader.remark('doubtful', t.fields.officialNumber, t.reasons.numberPadded(number.from, number.value))
  }
  const schulform = parseSchulform(reader, name.value)
  if (!schulform.ok) return refused({ ...schulform.error, subject })
  // Without the columns nothing is missing in any single row; the file as a whole says so once.
  const coordinates = hasCoordinates(context) ? reader.coordinates() : null
  if (
    hasCoordinates(context) &&
    coordinates === null &&
    reader.remarks.every((remark) => remark.column !== t.fields.latitude)
  ) {
    reader.remark('doubtful', t.fields.latitude, t.reasons.noCoordinates)
  }
  const reach = reader.reach()
  if (reader.text('phone') === '' && context.mapped.has('phone')) {
    reader.remark('note', t.fields.phone, t.reasons.noPhone)
  }
  const city = reader.line('city', t.fields.city)
  const found = reader.text('foundAddress')
  const details: OrganizationDetails = {
    kind: schulform.value.kind,
    name: name.value,
    shortName: null,
    schulform: schulform.value.key,
    officialNumber: number.value,
    legalStatus: parseLegalStatus(reader.text('legalStatus')),
    street: reader.line('street', t.fields.street),
    postalCode: reader.code(
      parsePostalCode(reader.text('postalCode')),
      t.fields.postalCode,
      t.reasons.badPostalCode(reader.text('postalCode').slice(0, 60)),
    ),
    city,
    municipalityKey,
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
    ...reach,
    note: null,
  }
  const row: ImportedRow = {
    details,
    subject,
    foundPostalCode: found === '' ? undefined : postalCodeIn(found),
    foundInTown: found === '' || city === null ? undefined : namesCity(found, city),
  }
  return ok({ row, remarks: reader.remarks })
}
