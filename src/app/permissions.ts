// The whole permission table: docs/permissions.md is printed from it, tests hold it against an independent one.
import { accountsPermissions } from '../modules/accounts/permissions.ts'
import { gapsPermissions } from '../modules/gaps/permissions.ts'
import { networkPermissions } from '../modules/network/permissions.ts'
import { offersPermissions } from '../modules/offers/permissions.ts'
import { plansPermissions } from '../modules/plans/permissions.ts'
import { pupilsPermissions } from '../modules/pupils/permissions.ts'
import { roundsPermissions } from '../modules/rounds/permissions.ts'
import { wishesPermissions } from '../modules/wishes/permissions.ts'
import type { PermissionRow } from '../platform/permissions/permission-row.ts'
import { sitePermissions } from './site-permissions.ts'

export const allPermissions: readonly PermissionRow[] = [
  ...sitePermissions,
  ...accountsPermissions,
  ...networkPermissions,
  ...offersPermissions,
  ...gapsPermissions,
  ...pupilsPermissions,
  ...roundsPermissions,
  ...wishesPermissions,
  ...plansPermissions,
]
