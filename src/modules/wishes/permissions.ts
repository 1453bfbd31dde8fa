// The rows of the permission table that concern wishes.
import type { PermissionRow } from '../../platform/permissions/permission-row.ts'

export const wishesPermissions: readonly PermissionRow[] = []
