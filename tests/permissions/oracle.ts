// The permission table as it has to be, written by hand from the rules of the field and not from the policies. Whoever
// changes who may do what changes it here, too, and thereby says so twice.
import {
  all,
  type Expectation,
  foreignDraft,
  givingRoles,
  hiddenFromAll,
  keptByLeads,
  knowLogins,
  leads,
  office,
  publicDraftIsHidden,
  runRegion,
  signedIn,
  strangersTo,
  without,
  worksWithPeople,
  writers,
} from './expectation.ts'
import { allParts } from './parts/all-parts.ts'

export { type Expectation, expectedVerdict } from './expectation.ts'

export const oracle: Readonly<Record<string, Readonly<Record<string, Expectation>>>> = {
  ...Object.assign({}, ...allParts.map((part) => part.oracle)),
  'site.read': { immer: all },
  'work.read': { immer: signedIn },
  'audit.read': { 'eigene Region': { allowed: ['coordinator', 'dpo', 'system'] } },

  'subject.answer': { 'eigene Region': { allowed: ['dpo', 'system'] } },

  'login.use': { immer: all },
  'login.demo': {
    'in der erfundenen Region': { allowed: without('system'), hidden: ['system'] },
    'in einer echten Region': hiddenFromAll,
    'Vorführung abgeschaltet': hiddenFromAll,
    'andere Region': hiddenFromAll,
  },
  'login.own': { immer: { allowed: without('public', 'system') } },
  'account.list': { immer: { allowed: [...runRegion, ...leads, 'dpo'] } },
  'account.read': {
    'eigene Einrichtung, passende Rolle': { allowed: [...knowLogins, ...leads] },
    'andere Einrichtung der Region': { allowed: knowLogins, hidden: strangersTo(...knowLogins) },
    'andere Region': hiddenFromAll,
  },
  'account.invite': givingRoles,
  'account.revoke-invitation': givingRoles,
  'account.end': {
    ...givingRoles,
    // Nobody would be left to invite.
    'letzte Koordinierung der Region': { allowed: [], hidden: strangersTo(...knowLogins) },
  },
  // It would end sessions in other regions.
  'person.deactivate': { immer: { allowed: ['system'] } },
  'mailbox.read': {
    'in einer echten Region': { allowed: ['operator', 'system'] },
    'in der erfundenen Region': { allowed: ['operator', 'system', 'coordinator'] },
    'andere Region': hiddenFromAll,
  },

  'organization.public': {
    'eigene Einrichtung': all,
    'andere Einrichtung der Region': all,
    'eigene, archiviert': { allowed: without('public'), hidden: ['public'] },
    'fremde Region': hiddenFromAll,
  },
  'organization.list': { 'eigene Region': signedIn },
  'organization.read': {
    'eigene Einrichtung': signedIn,
    'andere Einrichtung der Region': signedIn,
    'eigene, archiviert': signedIn,
    'fremde Region': { allowed: [], hidden: without('public') },
  },
  'organization.create': { 'eigene Region': office },
  'organization.change': keptByLeads,
  'organization.archive': {
    'eigene Einrichtung': office,
    'andere Einrichtung der Region': office,
    'eigene, archiviert': { ...office, hidden: ['public'] },
    'fremde Region': hiddenFromAll,
  },
  'organization.merge': { 'eigene Region': office },
  'organization.import': { 'eigene Region': office },
  'place.change': keptByLeads,
  'contact-person.read': {
    'eigene Einrichtung': { allowed: worksWithPeople },
    'andere Einrichtung der Region': { allowed: worksWithPeople },
    'eigene, archiviert': { allowed: worksWithPeople, hidden: ['public'] },
    'fremde Region': hiddenFromAll,
  },
  'contact-person.change': keptByLeads,
  'contact-person.remove': {
    'eigene Einrichtung': { allowed: ['coordinator', 'system', 'dpo', ...leads] },
    'andere Einrichtung der Region': { allowed: ['coordinator', 'system', 'dpo'] },
    'eigene, archiviert': { allowed: ['coordinator', 'system', 'dpo'], hidden: ['public'] },
    'fremde Region': hiddenFromAll,
  },
  'region.read': { 'eigene Region': all },
  'region.change': { 'eigene Region': { allowed: runRegion }, 'fremde Region': hiddenFromAll },

  'offer.read': {
    'eigene Organisation, veröffentlicht': all,
    'eigene Organisation, Entwurf': publicDraftIsHidden,
    'andere Organisation, veröffentlicht': all,
    'andere Organisation, Entwurf': foreignDraft,
    'andere Organisation, zurückgezogen': foreignDraft,
    'andere Organisation, beendet und nie veröffentlicht': foreignDraft,
    'andere Region': hiddenFromAll,
  },
  'offer.list': { 'eigene Region': signedIn },
  'offer.create': {
    irgendeines: { allowed: writers },
    'für die eigene Organisation': { allowed: writers },
    'für eine andere Organisation': office,
    'andere Region': hiddenFromAll,
  },
  'offer.edit': {
    'eigene Organisation, veröffentlicht': { allowed: writers },
    'eigene Organisation, Entwurf': publicDraftIsHidden,
    'andere Organisation, veröffentlicht': office,
    'andere Organisation, Entwurf': foreignDraft,
    'andere Organisation, zurückgezogen': foreignDraft,
    'andere Organisation, beendet und nie veröffentlicht': foreignDraft,
    'andere Region': hiddenFromAll,
  },
  // Who hands in never lets pass.
  'offer.approve': {
    'eigene Organisation, veröffentlicht': office,
    'eigene Organisation, Entwurf': { allowed: ['coordinator', 'system'], hidden: without(...writers) },
    'andere Organisation, veröffentlicht': office,
    'andere Organisation, Entwurf': foreignDraft,
    'andere Organisation, zurückgezogen': foreignDraft,
    'andere Organisation, beendet und nie veröffentlicht': foreignDraft,
    'andere Region': hiddenFromAll,
  },
  'offer.list-submissions': { 'eigene Region': { allowed: writers } },
  'offer.approval-rules': { 'eigene Region': office },
  // Nobody needs an account to say that something is wrong with what everybody can see.
  'offer.report': {
    'eigene Organisation, veröffentlicht': all,
    'eigene Organisation, Entwurf': hiddenFromAll,
    'andere Organisation, veröffentlicht': all,
    'andere Organisation, Entwurf': hiddenFromAll,
    'andere Organisation, zurückgezogen': hiddenFromAll,
    'andere Organisation, beendet und nie veröffentlicht': hiddenFromAll,
    'andere Region': hiddenFromAll,
  },
  'offer.show-again': {
    'eigene Organisation, veröffentlicht': office,
    'eigene Organisation, Entwurf': { ...office, hidden: without(...writers) },
    'andere Organisation, veröffentlicht': office,
    'andere Organisation, Entwurf': foreignDraft,
    'andere Organisation, zurückgezogen': foreignDraft,
    'andere Organisation, beendet und nie veröffentlicht': foreignDraft,
    'andere Region': hiddenFromAll,
  },
  'confirmation.answer': { immer: all },
  'freshness.read': {
    'eigene Organisation': { allowed: [...writers, 'monitoring'] },
    'alle der Region': { allowed: ['coordinator', 'monitoring', 'system'] },
  },
  'freshness.steer': { 'eigene Region': office },
  'report.list': { 'eigene Region': { allowed: writers } },
  'report.handle': {
    'eigene Organisation': publicDraftIsHidden,
    'andere Organisation': foreignDraft,
    'andere Region': hiddenFromAll,
  },
  'offer.assign': { 'eigene Region': office },
  'offer.import': { 'eigene Region': office },
  // The matrix is for those who plan what a region offers; counts of people are for the office and monitoring.
  'gap.read': {
    'eigene Region': { allowed: ['coordinator', 'system', 'monitoring', 'chamber', 'agency', 'traeger-lead', 'bbs'] },
    'andere Region': hiddenFromAll,
  },
  'gap.demand': {
    'eigene Region': { allowed: ['coordinator', 'system', 'monitoring'] },
    'andere Region': hiddenFromAll,
  },
  'gap.note': { 'eigene Region': office, 'andere Region': hiddenFromAll },
  'gap.waive': { 'eigene Region': office, 'andere Region': hiddenFromAll },
  'gap.import': { 'eigene Region': office, 'andere Region': hiddenFromAll },
  'shortlist.mail': { immer: all },
}
