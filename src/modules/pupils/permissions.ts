// The rows of the permission table that concern class lists.
import type { PermissionRow } from '../../platform/permissions/permission-row.ts'

export const pupilsPermissions: readonly PermissionRow[] = []
