// The tables of the schema gaps as Kysely reads them.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { OrganizationKind } from '../network/index.ts'

/** A type, not an interface: Kysely asks for an index signature. */
export type GapsTables = {
  'gaps.waiver': {
    region_id: string
    id: string
    target_group: string | null
    kind: string | null
    municipality_key: string | null
    reason: string
    valid_until: PlainDate
    set_at: Date
    lifted_at: Date | null
  }
  'gaps.need': {
    region_id: string
    id: string
    target_group: string
    kind: string
    municipality_key: string | null
    asked_by: OrganizationKind
    asked_on: PlainDate
    person_count: number
    noted_at: Date
  }
}
