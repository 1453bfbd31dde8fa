// The tables of the schema pupils as Kysely reads them.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { BasisKind, ConsentEventKind, ConsentGiver, PupilState, Purpose } from './terms.ts'

/** A type, not an interface: Kysely asks for an index signature. */
export type PupilsTables = {
  'pupils.school_class': {
    region_id: string
    id: string
    organization_id: string
    school_year: number
    name: string
    grade: number
    created_at: Date
  }
  'pupils.pupil': {
    region_id: string
    id: string
    organization_id: string
    class_id: string
    code: string
    state: PupilState
    left_on: PlainDate | null
    created_at: Date
    updated_at: Date
    version: number
  }
  'pupils.pupil_person': {
    region_id: string
    pupil_id: string
    organization_id: string
    wrapped_key: Buffer
    given_name: Buffer
    family_name: Buffer
    birth_date: Buffer | null
    access_need: Buffer | null
    updated_at: Date
  }
  'pupils.legal_basis': {
    region_id: string
    id: string
    purpose: Purpose
    kind: BasisKind
    norm: string
    explanation: string
    valid_from: PlainDate
    valid_until: PlainDate | null
    set_at: Date
    revoked_at: Date | null
  }
  'pupils.consent_event': {
    region_id: string
    id: string
    pupil_id: string
    organization_id: string
    legal_basis_id: string
    event: ConsentEventKind
    given_by: ConsentGiver | null
    happened_on: PlainDate
    recorded_at: Date
  }
  'pupils.departure': {
    region_id: string
    pupil_id: string
    organization_id: string
    noticed_at: Date
  }
}
