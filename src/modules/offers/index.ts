// The door of the offers: use cases, terms, presenters, facts. No routes, no store.

export { actionLabels } from './action-labels.ts'
export { kindLabel, kinds, languageLabel, phaseLabel, phases, targetGroupLabel, targetGroups } from './code-lists.ts'
export { countOffers, type OfferCounts, offersFacts } from './facts.ts'
export { getOffer, getWorkOffer, type OfferPage, type WorkOfferPage } from './get-offer.ts'
export { copyOffer, createOffer, type KeepRefusal, updateOffer } from './keep-offer.ts'
export { listWorkOffers, type OfferList, type OffersAsked, searchOffers } from './list-offers.ts'
export { confirmOffer, endOffer, publishOffer, reopenOffer, type StateRefusal } from './offer-state.ts'
export { presentPublicOffer, presentPublicOfferPage } from './present.ts'
export { findStartFigures, type StartFigures } from './start-figures.ts'
export { confirmationDays, type Offer, type OfferDetails, type OfferStatus } from './terms.ts'
export { StartDoors } from './views/start-doors.tsx'
export { findWorkHits, waitingTasks } from './waiting-tasks.ts'
