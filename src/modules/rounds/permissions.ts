// The rows of the permission table that concern the rounds of Praxistage.
import type { PermissionRow } from '../../platform/permissions/permission-row.ts'

export const roundsPermissions: readonly PermissionRow[] = []
