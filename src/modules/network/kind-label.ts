// What a kind of organisation, and whoever acted for one, is called: for other modules.
import type { OrganizationKind } from './terms.ts'
import { t } from './texts.ts'

/** Who acted, as a history names it: "Leitung beim Träger, Werkhof Aue gGmbH". `role` as the audit line has it. */
export const actedByWords = (role: string, organizationName: string | undefined): string =>
  t.page.by(t.roles[role] ?? role, organizationName)

export const organizationKindLabel = (kind: OrganizationKind): string => t.kinds[kind]
