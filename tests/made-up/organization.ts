// An organisation of which nothing is known but what a test says.
import type { OrganizationDetails } from '../../src/modules/network/index.ts'

export const organizationDetails = (
  known: Partial<OrganizationDetails> & Pick<OrganizationDetails, 'name'>,
): OrganizationDetails => ({
  kind: 'company',
  shortName: null,
  schulform: null,
  officialNumber: null,
  legalStatus: null,
  street: null,
  postalCode: null,
  city: null,
  municipalityKey: null,
  latitude: null,
  longitude: null,
  phone: null,
  email: null,
  website: null,
  note: null,
  ...known,
})
