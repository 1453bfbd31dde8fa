// One row of a list of companies, chambers, Traeger … : also what our own export writes. Pure.
import { foldGerman } from '../../../kernel/fold.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { ImportValues, ParsedRow, RowRefusal } from '../../../platform/imports/target.ts'
import type { TargetField } from '../../../platform/tabular/column-mapping.ts'
import { findSchulformByName } from '../schulform.ts'
import { carriesSchulform, type OrganizationDetails, type OrganizationKind, organizationKinds } from '../terms.ts'
import { t as labels } from '../texts.ts'
import { parseMunicipalityKey, parsePostalCode } from './school-cells.ts'
import { type ImportedRow, parseLegalStatus, parseName, RowReader } from './school-row.ts'
import { t } from './texts.ts'

export const organizationImportFields = (): readonly TargetField[] => [
  { key: 'kind', label: t.fields.kind, aliases: ['Art der Einrichtung', 'Typ', 'Kategorie'], required: true },
  {
    key: 'name',
    label: t.fields.name,
    aliases: ['Firma', 'Firmenname', 'Einrichtung', 'Bezeichnung', 'Betrieb'],
    required: true,
  },
  { key: 'shortName', label: t.fields.shortName, aliases: ['Abkürzung', 'Kürzel'] },
  { key: 'schulform', label: t.fields.schulform },
  {
    key: 'officialNumber',
    label: t.fields.anyNumber,
    aliases: ['Schulnummer', 'Nummer', 'Registernummer', 'Betriebsnummer'],
  },
  { key: 'legalStatus', label: t.fields.legalStatus },
  { key: 'street', label: t.fields.street, aliases: ['Straße', 'Anschrift', 'Adresse'] },
  { key: 'postalCode', label: t.fields.postalCode, aliases: ['PLZ'] },
  { key: 'city', label: t.fields.city, aliases: ['Stadt', 'Gemeinde'] },
  { key: 'municipalityKey', label: t.fields.municipalityKey, aliases: ['AGS', 'Gemeindeschlüssel'] },
  { key: 'latitude', label: t.fields.latitude, aliases: ['lat', 'latitude', 'Breitengrad'] },
  { key: 'longitude', label: t.fields.longitude, aliases: ['lon', 'lng', 'longitude', 'Längengrad'] },
  { key: 'phone', label: t.fields.phone, aliases: ['Telefonnummer', 'Tel.'] },
  { key: 'email', label: t.fields.email, aliases: ['E-Mail-Adresse', 'Mail'] },
  { key: 'website', label: t.fields.website, aliases: ['Homepage', 'Web', 'URL'] },
]

/** Words that senders use besides our own labels. */
const otherWords: Readonly<Record<string, OrganizationKind>> = {
  unternehmen: 'company',
  firma: 'company',
  ausbildungsbetrieb: 'company',
  bbs: 'bbs',
  berufskolleg: 'bbs',
  kammer: 'chamber',
  verband: 'chamber',
  innung: 'chamber',
  agentur: 'agency',
  amt: 'agency',
  jobcenter: 'agency',
  jugendamt: 'agency',
  bildungstraeger: 'traeger',
  gemeinde: 'municipality',
  stadt: 'municipality',
  landkreis: 'municipality',
  verein: 'initiative',
}

const kindByWord: ReadonlyMap<string, OrganizationKind> = new Map([
  ...Object.entries(otherWords),
  ...organizationKinds.flatMap((kind) => [
    [foldGerman(labels.kinds[kind]), kind] as const,
    [foldGerman(labels.kindsPlural[kind]), kind] as const,
    [kind, kind] as const,
  ]),
])

export function parseOrganizationRow(values: ImportValues): Result<ParsedRow<ImportedRow>, RowRefusal> {
  const reader = new RowReader(values)
  const given = reader.text('name').replace(/\s+/g, ' ')
  const subject = given.slice(0, 120)
  const name = parseName(given, t.fields.name)
  if (!name.ok) return refused({ ...name.error, subject })
  const word = reader.text('kind')
  if (word === '') return refused({ column: t.fields.kind, reason: t.reasons.noKind, subject })
  const kind = kindByWord.get(foldGerman(word))
  if (kind === undefined) {
    const known = organizationKinds.map((one) => labels.kinds[one]).join(', ')
    return refused({ column: t.fields.kind, reason: t.reasons.unknownKind(word.slice(0, 60), known), subject })
  }
  const schulformName = reader.text('schulform')
  const schulform = schulformName === '' || !carriesSchulform(kind) ? undefined : findSchulformByName(schulformName)
  if (schulform === undefined && schulformName !== '' && carriesSchulform(kind)) {
    const reason = t.reasons.unknownSchulform(schulformName.slice(0, 100))
    return refused({ column: t.fields.schulform, reason, subject })
  }
  const coordinates = reader.coordinates()
  const details: OrganizationDetails = {
    kind,
    name: name.value,
    shortName: reader.line('shortName', t.fields.shortName)?.slice(0, 80) ?? null,
    schulform: schulform?.key ?? null,
    officialNumber: reader.line('officialNumber', t.fields.anyNumber)?.slice(0, 40) ?? null,
    legalStatus: parseLegalStatus(reader.text('legalStatus')),
    street: reader.line('street', t.fields.street),
    postalCode: reader.code(
      parsePostalCode(reader.text('postalCode')),
      t.fields.postalCode,
      t.reasons.badPostalCode(reader.text('postalCode').slice(0, 60)),
    ),
    city: reader.line('city', t.fields.city),
    municipalityKey: reader.code(
      parseMunicipalityKey(reader.text('municipalityKey')),
      t.fields.municipalityKey,
      t.reasons.badMunicipality(reader.text('municipalityKey').slice(0, 60)),
    ),
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
    ...reader.reach(),
    note: null,
  }
  return ok({
    row: { details, subject, foundPostalCode: undefined, foundInTown: undefined },
    remarks: reader.remarks,
  })
}
