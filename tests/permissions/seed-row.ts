// The ids of the two small regions, and the words in which their rows are written.

export type Value = string | number | boolean | null | readonly string[]

export interface SeedRow {
  readonly table: string
  /** What the row is there for, in failure messages. */
  readonly label: string
  readonly values: Readonly<Record<string, Value>>
}

export const id = (number: number) => `0199b000-0000-7000-8000-${String(number).padStart(12, '0')}`

export const twoRegions = {
  here: { id: id(1), office: id(10), school: id(11), company: id(12), archived: id(13) },
  there: { id: id(2), school: id(20), office: id(21) },
  /** Works at the school here; the one who acts. */
  actingPerson: id(30),
  colleagueAtCompany: id(31),
  personThere: id(32),
} as const

const { here, there } = twoRegions

let next = 100
export const row = (table: string, label: string, values: SeedRow['values']): SeedRow => ({ table, label, values })
export const tenantRow = (table: string, label: string, region: string, values: SeedRow['values']): SeedRow =>
  row(table, label, { region_id: region, id: id(next++), ...values })

export const day = '2026-11-20T12:00:00Z'
export const later = '2026-11-25T12:00:00Z'
export const hash = (number: number) => `\\x${number.toString(16).padStart(64, '0')}`

export const organization = (label: string, region: string, ownId: string, kind: string, status = 'active') =>
  row('network.organization', label, { region_id: region, id: ownId, kind, name: label, name_key: label, status })

export const person = (label: string, ownId: string) =>
  row('accounts.person', label, {
    id: ownId,
    email: `${label}@example.org`,
    email_key: `${label}@example.org`,
    given_name: label,
    family_name: 'Müller-Łukaszewicz',
  })

export const ofOrganization = [
  { label: 'school', region: here.id, organization: here.school },
  { label: 'company', region: here.id, organization: here.company },
  { label: 'school there', region: there.id, organization: there.school },
] as const
