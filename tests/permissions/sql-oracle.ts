// What the second lock has to let through, written by hand from the rules of the house and not from the migrations:
// for every table, what a context may do to a row. The first lock (the policies in the code) may be narrower, never wider.
import { allParts } from './parts/all-parts.ts'
import {
  all,
  any,
  byActor,
  type Command,
  editor,
  inside,
  insideAWorkArea,
  isHere,
  lead,
  looksAfterImports,
  looksAfterLogins,
  looksAfterOffers,
  type May,
  nobody,
  office,
  ofOwnOrganization,
  ownLead,
  planner,
  roles,
  type SqlContext,
  sameForAll,
  wasSeenByThePublic,
  worksWithPeople,
} from './sql-rules.ts'

export type { Command, SqlContext } from './sql-rules.ts'

/** Where a person has a membership in these regions; kept here, because it is the oracle's own knowledge. */
export interface OtherKnowledge {
  /** Whether the offer is there for this context at all. */
  seesOffer(context: SqlContext, offerId: string): boolean
  /** Whether this context sees a membership of the person in its region. */
  seesMembershipOf(context: SqlContext, personId: string): boolean
}

export const sqlOracle = (knows: OtherKnowledge): Readonly<Record<string, Readonly<Record<Command, May>>>> => ({
  ...Object.assign({}, ...allParts.map((part) => part.sqlOracle)),
  'platform.audit_event': {
    select: all(isHere, inside),
    // Nobody writes in the name of somebody else, or of another role.
    insert: all(isHere, (context, row) => row.role === context.role && (row.person_id ?? undefined) === context.person),
    update: nobody,
    delete: nobody,
  },
  'platform.outbox_mail': {
    select: all(isHere, roles('operator', 'system')),
    insert: isHere,
    update: all(isHere, roles('system')),
    delete: all(isHere, roles('system')),
  },
  'platform.import_run': sameForAll(looksAfterImports),
  'platform.import_mapping': sameForAll(looksAfterImports),
  'network.region': {
    select: () => true,
    insert: nobody,
    update: (context, row) => row.id === context.region && ['coordinator', 'operator', 'system'].includes(context.role),
    delete: nobody,
  },
  'network.organization': {
    select: all(
      isHere,
      any(inside, (_context, row) => row.status === 'active'),
    ),
    insert: all(isHere, office),
    update: all(
      isHere,
      any(
        office,
        all(lead, (context, row) => row.id === context.organization),
      ),
    ),
    delete: nobody,
  },
  'network.place': {
    select: isHere,
    insert: all(isHere, any(office, ownLead)),
    update: all(isHere, any(office, ownLead)),
    delete: nobody,
  },
  'network.contact_person': {
    select: all(
      isHere,
      any(worksWithPeople, (_context, row) => row.is_public === true),
    ),
    insert: all(isHere, any(office, ownLead)),
    update: all(isHere, any(office, ownLead)),
    // Data subjects turn to the data protection officer, too.
    delete: all(isHere, any(office, ownLead, roles('dpo'))),
  },
  // What the office decided about duplicates.
  'network.distinct_pair': {
    select: all(isHere, office),
    insert: all(isHere, office),
    update: nobody,
    delete: all(isHere, office),
  },
  // Everybody may know where people live.
  'network.municipality': {
    select: isHere,
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: nobody,
  },
  // What was decided stays; it can only be lifted.
  'gaps.waiver': {
    select: all(isHere, planner),
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: nobody,
  },
  'gaps.need': {
    select: all(isHere, any(office, roles('monitoring'))),
    insert: all(isHere, office),
    update: nobody,
    delete: all(isHere, office),
  },
  'accounts.membership': {
    select: all(
      isHere,
      any(looksAfterLogins, roles('dpo'), (context, row) => row.person_id === context.person),
    ),
    // Only who was invited comes in, through a function of the login.
    insert: nobody,
    update: all(isHere, looksAfterLogins),
    delete: all(isHere, roles('dpo', 'system')),
  },
  'accounts.invitation': {
    select: all(isHere, any(looksAfterLogins, roles('dpo'))),
    insert: all(isHere, looksAfterLogins, byActor),
    update: all(isHere, looksAfterLogins),
    delete: all(isHere, roles('dpo', 'system')),
  },
  'accounts.person': {
    select: (context, row) => row.id === context.person || knows.seesMembershipOf(context, String(row.id)),
    insert: nobody,
    update: (context, row) =>
      row.id === context.person || (context.role === 'system' && knows.seesMembershipOf(context, String(row.id))),
    delete: nobody,
  },
  'offers.offer': {
    select: all(isHere, any(wasSeenByThePublic, office, all(ofOwnOrganization, editor))),
    insert: all(isHere, any(office, all(ofOwnOrganization, editor))),
    update: all(isHere, any(office, all(ofOwnOrganization, editor))),
    delete: nobody,
  },
  'offers.confirmation_request': {
    select: all(isHere, looksAfterOffers),
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: nobody,
  },
  // History: nobody answers in the name of somebody else, and nobody changes an answer.
  'offers.confirmation': {
    select: all(isHere, insideAWorkArea),
    insert: all(isHere, looksAfterOffers, (context, row) => (row.person_id ?? undefined) === context.person),
    update: nobody,
    delete: nobody,
  },
  // Comes in by the program, for the holder of a link.
  'offers.suggestion': {
    select: all(isHere, looksAfterOffers),
    insert: all(isHere, roles('system')),
    update: all(isHere, looksAfterOffers),
    delete: nobody,
  },
  'offers.freshness_setting': {
    select: all(isHere, office),
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: nobody,
  },
  // Everybody may say that something is wrong; whom it concerns reads it.
  'offers.report': {
    select: all(isHere, looksAfterOffers),
    insert: isHere,
    update: all(isHere, looksAfterOffers),
    delete: nobody,
  },
  // Whoever writes offers may know beforehand what will happen with them.
  'offers.approval_rule': {
    select: all(isHere, insideAWorkArea),
    insert: all(isHere, office),
    update: all(isHere, office),
    delete: all(isHere, office),
  },
  // Not approved: for those who wrote it and those who decide.
  'offers.submission': sameForAll(all(isHere, looksAfterOffers)),
  'offers.picture': {
    select: all(
      isHere,
      any(looksAfterOffers, (context, row) => row.is_shown === true && knows.seesOffer(context, String(row.offer_id))),
    ),
    insert: all(isHere, looksAfterOffers),
    update: all(isHere, looksAfterOffers),
    delete: all(isHere, looksAfterOffers),
  },
  // Knows words of drafts, too.
  'offers.search_index': {
    select: all(isHere, roles('system')),
    insert: all(isHere, roles('system')),
    update: all(isHere, roles('system')),
    delete: nobody,
  },
  'offers.search_revision': {
    select: isHere,
    insert: all(isHere, roles('system')),
    update: all(isHere, roles('system')),
    delete: nobody,
  },
  // Says that something changed, and nothing about what: comes with every change, whoever makes it.
  'offers.search_change': { select: isHere, insert: isHere, update: nobody, delete: all(isHere, roles('system')) },
  'offers.search_demand': {
    select: all(isHere, roles('coordinator', 'monitoring', 'system')),
    insert: all(isHere, roles('system')),
    update: all(isHere, roles('system')),
    delete: all(isHere, roles('system')),
  },
  'offers.link_check': {
    select: all(isHere, insideAWorkArea),
    insert: all(isHere, roles('system')),
    update: all(isHere, roles('system')),
    delete: nobody,
  },
})
