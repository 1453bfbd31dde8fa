// The door of the network: use cases, terms, presenters, facts. No routes, no store.
export {
  createOrganization,
  type DetailsRefusal,
  type UpdateOrganizationRefusal,
  updateOrganization,
} from './change-organization.ts'
export {
  findOrganizationNames,
  findOrganizationNamesIn,
  type GetOrganizationRefusal,
  getOrganization,
  type OrganizationName,
  type OrganizationPage,
} from './get-organization.ts'
export { archiveOrganization, confirmOrganization, reactivateOrganization } from './keep-organization.ts'
export {
  type ListQuery,
  listOrganizations,
  listPublicOrganizations,
  type OrganizationList,
} from './list-organizations.ts'
export { findDefaultRegion, findRegion, findRegionBySlug, listRegions, updateRegion } from './regions.ts'
export type { Organization, OrganizationDetails, OrganizationKind, Region } from './terms.ts'
