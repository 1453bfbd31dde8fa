// The rows of the permission table that concern offers.
import type { Actor } from '../../platform/actor/actor.ts'
import type { PermissionCase, PermissionRow } from '../../platform/permissions/permission-row.ts'
import {
  mayApproveOffer,
  mayChangeApprovalRules,
  mayChooseProvider,
  mayCreateAnyOffer,
  mayCreateOffer,
  mayEditOffer,
  mayHandleReport,
  mayImportOffers,
  mayListReports,
  mayListSubmissions,
  mayListWorkOffers,
  mayMailShortlist,
  mayReadAllFigures,
  mayReadFigures,
  mayReadOffer,
  mayReportOffer,
  mayShowAgain,
  maySteerFreshness,
  type OfferSubject,
} from './policy.ts'
import { s } from './shortlist/texts.ts'

const elsewhere = '00000000-0000-7000-8000-000000000000'
const ownOrganization = (actor: Actor): string => (actor.kind === 'person' ? actor.organizationId : elsewhere)

const published = { status: 'published', isPublic: true } as const
const draft = { status: 'draft', isPublic: false } as const
/** The public saw it once; now it is a draft again. */
const withdrawn = { status: 'draft', isPublic: true } as const
const neverPublic = { status: 'ended', isPublic: false } as const

type Decide = (actor: Actor, subject: OfferSubject) => ReturnType<typeof mayReadOffer>

const casesOf = (decide: Decide): readonly PermissionCase[] => [
  {
    label: 'eigene Organisation, veröffentlicht',
    decide: (actor) =>
      decide(actor, { regionId: actor.regionId, organizationId: ownOrganization(actor), ...published }),
  },
  {
    label: 'eigene Organisation, Entwurf',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: ownOrganization(actor), ...draft }),
  },
  {
    label: 'andere Organisation, veröffentlicht',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: `${elsewhere}1`, ...published }),
  },
  {
    label: 'andere Organisation, Entwurf',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: `${elsewhere}1`, ...draft }),
  },
  {
    label: 'andere Organisation, zurückgezogen',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: `${elsewhere}1`, ...withdrawn }),
  },
  {
    label: 'andere Organisation, beendet und nie veröffentlicht',
    decide: (actor) => decide(actor, { regionId: actor.regionId, organizationId: `${elsewhere}1`, ...neverPublic }),
  },
  {
    label: 'andere Region',
    decide: (actor) =>
      decide(actor, { regionId: `${elsewhere}2`, organizationId: ownOrganization(actor), ...published }),
  },
]

const object = 'Angebot'

export const offersPermissions: readonly PermissionRow[] = [
  { key: 'offer.read', object, action: 'lesen', cases: casesOf(mayReadOffer) },
  {
    key: 'offer.list',
    object,
    action: 'im Arbeitsbereich auflisten',
    cases: [{ label: 'eigene Region', decide: mayListWorkOffers }],
  },
  {
    key: 'offer.create',
    object,
    action: 'anlegen, kopieren',
    cases: [
      { label: 'irgendeines', decide: mayCreateAnyOffer },
      {
        label: 'für die eigene Organisation',
        decide: (actor) => mayCreateOffer(actor, { regionId: actor.regionId, organizationId: ownOrganization(actor) }),
      },
      {
        label: 'für eine andere Organisation',
        decide: (actor) => mayCreateOffer(actor, { regionId: actor.regionId, organizationId: `${elsewhere}1` }),
      },
      {
        label: 'andere Region',
        decide: (actor) => mayCreateOffer(actor, { regionId: `${elsewhere}2`, organizationId: ownOrganization(actor) }),
      },
    ],
  },
  { key: 'offer.edit', object, action: 'ändern, veröffentlichen, beenden, bestätigen', cases: casesOf(mayEditOffer) },
  {
    key: 'offer.assign',
    object,
    action: 'einer anderen Organisation zuordnen',
    cases: [{ label: 'eigene Region', decide: mayChooseProvider }],
  },
  { key: 'offer.report', object, action: 'Fehler melden', cases: casesOf(mayReportOffer) },
  { key: 'offer.show-again', object, action: 'unbestätigt wieder zeigen', cases: casesOf(mayShowAgain) },
  {
    key: 'confirmation.answer',
    object: 'Bestätigung',
    action: 'über den Link aus der E-Mail antworten',
    // Whoever holds the code, whoever that is; without it there is nothing to see.
    cases: [{ label: 'immer', decide: () => 'allowed' }],
  },
  {
    key: 'freshness.read',
    object: 'Aktualität',
    action: 'Zahlen lesen',
    cases: [
      { label: 'eigene Organisation', decide: mayReadFigures },
      { label: 'alle der Region', decide: mayReadAllFigures },
    ],
  },
  {
    key: 'freshness.steer',
    object: 'Aktualität',
    action: 'erinnern, einstellen',
    cases: [{ label: 'eigene Region', decide: maySteerFreshness }],
  },
  {
    key: 'report.list',
    object: 'Meldung',
    action: 'auflisten',
    cases: [{ label: 'eigene Region', decide: mayListReports }],
  },
  {
    key: 'report.handle',
    object: 'Meldung',
    action: 'lesen, erledigen, über Änderungen entscheiden',
    cases: [
      {
        label: 'eigene Organisation',
        decide: (actor) => mayHandleReport(actor, { regionId: actor.regionId, organizationId: ownOrganization(actor) }),
      },
      {
        label: 'andere Organisation',
        decide: (actor) => mayHandleReport(actor, { regionId: actor.regionId, organizationId: `${elsewhere}1` }),
      },
      {
        label: 'andere Region',
        decide: (actor) =>
          mayHandleReport(actor, { regionId: `${elsewhere}2`, organizationId: ownOrganization(actor) }),
      },
    ],
  },
  { key: 'offer.import', object, action: 'importieren', cases: [{ label: 'eigene Region', decide: mayImportOffers }] },
  {
    key: 'shortlist.mail',
    object: s.permission.object,
    action: s.permission.mail,
    cases: [{ label: 'immer', decide: mayMailShortlist }],
  },
  { key: 'offer.approve', object, action: 'freigeben, zurückgeben', cases: casesOf(mayApproveOffer) },
  {
    key: 'offer.list-submissions',
    object,
    action: 'eingereichte auflisten',
    cases: [{ label: 'eigene Region', decide: mayListSubmissions }],
  },
  {
    key: 'offer.approval-rules',
    object,
    action: 'Regeln der Freigabe ändern',
    cases: [{ label: 'eigene Region', decide: mayChangeApprovalRules }],
  },
]
