// The door of the network: use cases, terms, presenters, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { addOrganizationIn, type NewProvider } from './add-organization.ts'
export {
  createOrganization,
  type DetailsRefusal,
  type UpdateOrganizationRefusal,
  updateOrganization,
} from './change-organization.ts'
export { exportOrganizations } from './export-organizations.ts'
export { networkFacts } from './facts.ts'
export { findDuplicates, markDistinct } from './find-duplicates.ts'
export { findOffice, findOfficeReach, type OfficePresent } from './find-office.ts'
export { findWorkHits } from './find-work-hits.ts'
export {
  findOrganizationNames,
  findOrganizationNamesIn,
  type GetOrganizationRefusal,
  getOrganization,
  type OrganizationName,
  type OrganizationPage,
} from './get-organization.ts'
export { municipalitiesTarget } from './imports.ts'
export { archiveOrganization, confirmOrganization, reactivateOrganization } from './keep-organization.ts'
export { actedByWords, organizationKindLabel } from './kind-label.ts'
export { listMunicipalities } from './list-municipalities.ts'
export {
  type ListQuery,
  listOrganizations,
  listPublicOrganizations,
  type OrganizationList,
} from './list-organizations.ts'
export { type MergeHook, mergeOrganizations } from './merge-organizations.ts'
export { mayReadContactPersons } from './policy.ts'
export {
  createRegion,
  findDefaultRegion,
  findRegion,
  findRegionBySlug,
  listOpenRegions,
  listRegions,
  updateRegion,
} from './regions.ts'
export { schulformLabel } from './schulform.ts'
export { findMunicipalitiesIn } from './store-municipalities.ts'
export {
  type Municipality,
  type Organization,
  type OrganizationDetails,
  type OrganizationKind,
  organizationKinds,
  type Region,
  shortName,
  unknownDetails,
} from './terms.ts'
export { waitingTasks } from './waiting-tasks.ts'
