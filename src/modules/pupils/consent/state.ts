// What was told and said about a pupil, and whether the pupil may be planned: computed from the events, never stored.
import type { PlainDate } from '../../../kernel/plain-date.ts'
import type { ConsentEvent, ConsentEventKind, LegalBasis, Purpose } from '../terms.ts'

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

/** All legal bases of the region, also those that are over, and what was told and said about one pupil. */
export interface Said {
  readonly bases: readonly LegalBasis[]
  readonly events: readonly ConsentEvent[]
}

/** What guardians know and said about one legal basis. `open`: nobody has told or asked them yet. */
export type SaidState = 'open' | 'informed' | 'objected' | 'given' | 'refused' | 'withdrawn'

const isLater = (a: ConsentEvent, b: ConsentEvent): boolean =>
  a.happenedOn === b.happenedOn ? a.recordedAt >= b.recordedAt : a.happenedOn > b.happenedOn

/** The last word counts: by its day, and on one day by when it was recorded. */
const lastOf = (
  events: readonly ConsentEvent[],
  isMeant: (event: ConsentEvent) => boolean,
): ConsentEventKind | undefined =>
  events
    .filter(isMeant)
    .reduce<ConsentEvent | undefined>(
      (latest, event) => (latest === undefined || isLater(event, latest) ? event : latest),
      undefined,
    )?.event

/**
 * Whoever objects means what is done with the data, not the paragraph that allowed it: an objection to a law or an
 * agreement holds for every other of that purpose, also for one that comes later, until it is withdrawn under any of them
 * (Art. 21 (1) GDPR). O(bases + events).
 */
export function hasObjected({ bases, events }: Said, purpose: Purpose): boolean {
  const ofPurpose = new Set(bases.filter((basis) => basis.purpose === purpose).map(({ id }) => id))
  const isWord = ({ event, legalBasisId }: ConsentEvent): boolean =>
    (event === 'objected' || event === 'objection-withdrawn') && ofPurpose.has(legalBasisId)
  return lastOf(events, isWord) === 'objected'
}

/**
 * Consent counts for its own legal basis only, an objection for all of its purpose. Being told does not take back what
 * was said. O(bases + events).
 */
export function saidState(said: Said, { id, kind, purpose }: Pick<LegalBasis, 'id' | 'kind' | 'purpose'>): SaidState {
  if (kind !== 'consent' && hasObjected(said, purpose)) return 'objected'
  const ofBasis = said.events.filter((event) => event.legalBasisId === id)
  const last = lastOf(ofBasis, ({ event }) => event !== 'informed')
  switch (last) {
    case 'given':
    case 'refused':
    case 'withdrawn':
      return last
    default:
      return ofBasis.length > 0 ? 'informed' : 'open'
  }
}

export type PlanningState =
  | { readonly may: true; readonly because: 'law' | 'consent' }
  | { readonly may: false; readonly because: 'no-basis' | 'objected' | 'not-given' }

/**
 * By law or agreement unless somebody objected to one of them; by consent only while it is given. An objection does not
 * undo a consent that was given for itself, and a missing consent does not matter where a law suffices.
 */
export function planningState(said: Said, today: PlainDate): PlanningState {
  const active = basesFor(said.bases, 'planning', today)
  if (active.length === 0) return { may: false, because: 'no-basis' }
  const hasLaw = active.some(({ kind }) => kind !== 'consent')
  if (hasLaw && !hasObjected(said, 'planning')) return { may: true, because: 'law' }
  const isGiven = active.some((basis) => basis.kind === 'consent' && saidState(said, basis) === 'given')
  if (isGiven) return { may: true, because: 'consent' }
  return { may: false, because: hasLaw ? 'objected' : 'not-given' }
}
