// An organisation of which nothing is known but what a test says.
import { type OrganizationDetails, unknownDetails } from '../../src/modules/network/index.ts'

export const organizationDetails = (
  known: Partial<OrganizationDetails> & Pick<OrganizationDetails, 'name'>,
): OrganizationDetails => ({
  kind: 'company',
  ...unknownDetails,
  ...known,
})
