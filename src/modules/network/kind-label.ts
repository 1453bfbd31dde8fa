// What a kind of organisation is called, for other modules.
import type { OrganizationKind } from './terms.ts'
import { t } from './texts.ts'

export const organizationKindLabel = (kind: OrganizationKind): string => t.kinds[kind]
