// The tables of the schema wishes as Kysely reads them.
import type { Way } from './terms.ts'

/** A type, not an interface: Kysely asks for an index signature. */
export type WishesTables = {
  'wishes.answer': {
    region_id: string
    round_id: string
    pupil_id: string
    organization_id: string
    way: Way
    language: string
    outside_field: string | null
    updated_at: Date
    version: number
  }
  'wishes.wish': {
    region_id: string
    round_id: string
    pupil_id: string
    organization_id: string
    berufsfeld: string
    rank: number | null
    is_never: boolean
    never_reason: Buffer | null
  }
}
