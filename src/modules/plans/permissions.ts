// The rows of the permission table that concern plans.
import type { PermissionRow } from '../../platform/permissions/permission-row.ts'

export const plansPermissions: readonly PermissionRow[] = []
