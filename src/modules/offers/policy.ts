// Who may do what with offers. Hidden looks like not found.
import type { Actor, Verdict } from '../../platform/actor/actor.ts'
import type { OfferStatus } from './terms.ts'

/** What a policy needs to know about an offer. */
export interface OfferSubject {
  readonly regionId: string
  readonly organizationId: string
  readonly status: OfferStatus
  /** The public saw it once and it was not taken away. */
  readonly isPublic: boolean
}

/** Roles that write the offers of their own organisation. */
const editorRoles: readonly string[] = [
  'school-lead',
  'school-teacher',
  'bbs',
  'company',
  'chamber',
  'agency',
  'traeger-coach',
  'traeger-lead',
  'requalification-counsellor',
]

export const isOffice = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'coordinator')

export const isEditorOf = (actor: Actor, organizationId: string): boolean =>
  actor.kind === 'person' && actor.organizationId === organizationId && editorRoles.includes(actor.role)

export function mayReadOffer(actor: Actor, subject: OfferSubject): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  if (subject.isPublic && subject.status !== 'draft') return 'allowed'
  return isOffice(actor) || isEditorOf(actor, subject.organizationId) ? 'allowed' : 'hidden'
}

/** Change, publish, end, confirm. */
export function mayEditOffer(actor: Actor, subject: OfferSubject): Verdict {
  const readable = mayReadOffer(actor, subject)
  if (readable !== 'allowed') return readable
  return isOffice(actor) || isEditorOf(actor, subject.organizationId) ? 'allowed' : 'forbidden'
}

/** A new offer in the name of an organisation; copying one makes a new one, too. */
export function mayCreateOffer(actor: Actor, subject: { regionId: string; organizationId: string }): Verdict {
  if (actor.regionId !== subject.regionId) return 'hidden'
  return isOffice(actor) || isEditorOf(actor, subject.organizationId) ? 'allowed' : 'forbidden'
}

/** Give an offer to another organisation, choose the provider freely. */
export const mayChooseProvider = (actor: Actor): Verdict => (isOffice(actor) ? 'allowed' : 'forbidden')

/** The list of the work area; the public has a page of its own. */
export const mayListWorkOffers = (actor: Actor): Verdict => (actor.kind === 'public' ? 'forbidden' : 'allowed')

/** A list of what everybody can see, sent to an address that somebody typed; how often is another question. */
export const mayMailShortlist = (_actor: Actor): Verdict => 'allowed'

export const mayImportOffers = (actor: Actor): Verdict => (isOffice(actor) ? 'allowed' : 'forbidden')

/** Whether the work area offers a form for a new offer at all. */
export const mayCreateAnyOffer = (actor: Actor): Verdict =>
  isOffice(actor) || (actor.kind === 'person' && isEditorOf(actor, actor.organizationId)) ? 'allowed' : 'forbidden'

/** Lets a draft or a change pass, or sends it back with a reason; who decides is not asked for approval. */
export function mayApproveOffer(actor: Actor, subject: OfferSubject): Verdict {
  const readable = mayReadOffer(actor, subject)
  if (readable !== 'allowed') return readable
  return isOffice(actor) ? 'allowed' : 'forbidden'
}

/** What waits for the office: all of it for the office, the own for those who write offers. */
export const mayListSubmissions = (actor: Actor): Verdict => mayCreateAnyOffer(actor)

export const mayChangeApprovalRules = (actor: Actor): Verdict => (isOffice(actor) ? 'allowed' : 'forbidden')

/** "Something is wrong here": about whatever the public can see, ended offers included; nobody needs an account. */
export const mayReportOffer = (actor: Actor, subject: OfferSubject): Verdict =>
  actor.regionId === subject.regionId && subject.isPublic && subject.status !== 'draft' ? 'allowed' : 'hidden'

/** Show an offer again that was hidden because nobody confirmed it. Its provider confirms it instead. */
export function mayShowAgain(actor: Actor, subject: OfferSubject): Verdict {
  const readable = mayReadOffer(actor, subject)
  if (readable !== 'allowed') return readable
  return isOffice(actor) ? 'allowed' : 'forbidden'
}

/** Read and close reports about the offers of an organisation. */
export const mayHandleReport = (actor: Actor, subject: { regionId: string; organizationId: string }): Verdict =>
  actor.regionId === subject.regionId && (isOffice(actor) || isEditorOf(actor, subject.organizationId))
    ? 'allowed'
    : 'hidden'

export const mayListReports = (actor: Actor): Verdict => mayCreateAnyOffer(actor)

/** Office and monitoring see all organisations, editors their own. */
export const mayReadAllFigures = (actor: Actor): Verdict =>
  isOffice(actor) || (actor.kind === 'person' && actor.role === 'monitoring') ? 'allowed' : 'forbidden'

export const mayReadFigures = (actor: Actor): Verdict =>
  mayReadAllFigures(actor) === 'allowed' ? 'allowed' : mayCreateAnyOffer(actor)

/** Remind providers, and decide what is taken over without an editor. */
export const maySteerFreshness = (actor: Actor): Verdict => (isOffice(actor) ? 'allowed' : 'forbidden')
