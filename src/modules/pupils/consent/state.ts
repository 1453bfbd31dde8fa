// What was told and said about a pupil, and whether the pupil may be planned: computed from the events, never stored.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { ConsentEvent, LegalBasis, Purpose } from '../terms.ts'

/**
 * Names are shown of all pupils of the region or of none, so what one family consents to cannot open them: only law and
 * agreement can.
 */
export const isKindFor = ({ purpose, kind }: Pick<LegalBasis, 'purpose' | 'kind'>): boolean =>
  purpose !== 'office-names' || kind !== 'consent'

type Dated = Pick<LegalBasis, 'validFrom' | 'validUntil' | 'revokedAt'>

export const isActiveBasis = (basis: Dated, today: PlainDate): boolean =>
  basis.revokedAt === null && basis.validFrom <= today && (basis.validUntil === null || today <= basis.validUntil)

export const basesFor = (bases: readonly LegalBasis[], purpose: Purpose, today: PlainDate): LegalBasis[] =>
  bases.filter((basis) => basis.purpose === purpose && isActiveBasis(basis, today))

/** What guardians know and said about one legal basis. `open`: nobody has told or asked them yet. */
export type SaidState = 'open' | 'informed' | 'objected' | 'given' | 'refused' | 'withdrawn'

/**
 * The last word counts: by its day, and on one day by when it was recorded. Being told does not take back what was said.
 * Events of other legal bases are left out. O(events).
 */
export function saidState(events: readonly ConsentEvent[], basisId: string): SaidState {
  const ofBasis = events.filter((event) => event.legalBasisId === basisId)
  const last = ofBasis
    .filter(({ event }) => event !== 'informed')
    .reduce<ConsentEvent | undefined>(
      (latest, event) => (latest === undefined || isLater(event, latest) ? event : latest),
      undefined,
    )
  switch (last?.event) {
    case 'objected':
    case 'given':
    case 'refused':
    case 'withdrawn':
      return last.event
    default:
      return ofBasis.length > 0 ? 'informed' : 'open'
  }
}

const isLater = (a: ConsentEvent, b: ConsentEvent): boolean =>
  a.happenedOn === b.happenedOn ? a.recordedAt >= b.recordedAt : a.happenedOn > b.happenedOn

export type PlanningState =
  | { readonly may: true; readonly because: 'law' | 'consent' }
  | { readonly may: false; readonly because: 'no-basis' | 'objected' | 'not-given' }

/**
 * By law or agreement unless somebody objected to it; by consent only while it is given. An objection does not undo a
 * consent that was given for itself, and a missing consent does not matter where a law suffices.
 */
export function planningState(bases: readonly LegalBasis[], events: readonly ConsentEvent[]): PlanningState {
  if (bases.length === 0) return { may: false, because: 'no-basis' }
  const byLaw = bases.filter(({ kind }) => kind !== 'consent')
  if (byLaw.some(({ id }) => saidState(events, id) !== 'objected')) return { may: true, because: 'law' }
  const isGiven = bases.some(({ kind, id }) => kind === 'consent' && saidState(events, id) === 'given')
  if (isGiven) return { may: true, because: 'consent' }
  return { may: false, because: byLaw.length > 0 ? 'objected' : 'not-given' }
}
