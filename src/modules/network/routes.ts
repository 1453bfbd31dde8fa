// All pages of the network. The order counts: fixed addresses before those with an id.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { importPages } from '../../platform/imports/pages.tsx'
import { networkImports } from './imports.ts'
import type { MergeHook } from './merge-organizations.ts'
import { networkLinks } from './page-answers.ts'
import { duplicateRoutes } from './routes-duplicates.tsx'
import { listRoutes } from './routes-list.tsx'
import { organizationRoutes } from './routes-organization.tsx'
import { peopleRoutes } from './routes-people.tsx'
import { publicRoutes } from './routes-public.tsx'
import { regionRoutes } from './routes-region.tsx'
import { t } from './texts.ts'

/** With what follows an organisation that is merged into another: handed in by app/, which knows the other modules. */
export const networkRoutesWith = (onMerge: readonly MergeHook[]): readonly PageRoute[] => [
  ...publicRoutes,
  ...regionRoutes,
  ...listRoutes,
  ...duplicateRoutes(onMerge),
  ...importPages({
    base: paths.workImport,
    home: paths.workNetwork,
    permission: 'organization.import',
    targets: networkImports,
    label: () => t.organizations,
    breadcrumb: networkLinks,
  }),
  ...organizationRoutes,
  ...peopleRoutes,
]

export const networkRoutes: readonly PageRoute[] = networkRoutesWith([])
