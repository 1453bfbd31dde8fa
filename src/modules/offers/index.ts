// The door of the offers: use cases, terms, presenters, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { kindLabel, kinds, languageLabel, phaseLabel, phases, targetGroupLabel, targetGroups } from './code-lists.ts'
export { approveOffer, sendBackOffer, submitOffer, withdrawSubmission } from './editing/decide-submission.ts'
export { exportOffers } from './editing/export-offers.ts'
export { countOffers, type OfferCounts, offersFacts } from './facts.ts'
export { followMerge } from './follow-merge.ts'
export { checkOfferLinks } from './freshness/check-links.ts'
export { keepOffersFresh } from './freshness/keep-fresh.ts'
export { freshnessOf } from './freshness/offer-freshness.ts'
export { type Freshness, rankFactor } from './freshness/state.ts'
export {
  findOfferTitles,
  findOwnOfferIds,
  getOffer,
  getWorkOffer,
  type OfferPage,
  type WorkOfferPage,
} from './get-offer.ts'
export { copyOffer, createOffer, type KeepRefusal, updateOffer } from './keep-offer.ts'
export { townKey } from './keys.ts'
export { listWorkOffers, type OfferList, type OffersAsked, searchOffers } from './list-offers.ts'
export { confirmOffer, endOffer, publishOffer, reopenOffer, type StateRefusal } from './offer-state.ts'
export { presentPublicOffer, presentPublicOfferPage } from './present.ts'
export { forgetOldReports } from './reports/forget.ts'
export { forgetOldSearches } from './search/count-missed-search.ts'
export { refreshIndexes } from './search/kept-index.ts'
export { findStartFigures, type StartFigures } from './start-figures.ts'
export { listMissedSearches, type MissedSearch, type MissedSearches } from './supply/list-missed-searches.ts'
export { listSupply, type Supply } from './supply/list-supply.ts'
export { placesDays } from './supply/places.ts'
export { confirmationDays, type Offer, type OfferDetails, type OfferStatus } from './terms.ts'
export { StartDoors } from './views/start-doors.tsx'
export { findWorkHits, waitingTasks } from './waiting-tasks.ts'
