// All pages of the gap analysis.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { importPages } from '../../platform/imports/pages.tsx'
import { municipalitiesTarget } from '../network/index.ts'
import { needsTarget } from './imports.ts'
import { keepRoutes } from './keep-routes.tsx'
import { gapsBreadcrumb, matrixRoutes } from './matrix-routes.tsx'
import { t } from './texts.ts'

export const gapsRoutes: readonly PageRoute[] = [
  ...matrixRoutes,
  ...keepRoutes,
  ...importPages({
    base: paths.workGapMunicipalityImport,
    home: paths.workGapMunicipalities,
    permission: 'gap.import',
    targets: [municipalitiesTarget],
    label: () => t.tabs.municipalities,
    breadcrumb: () => [...gapsBreadcrumb, { href: paths.workGapMunicipalities, label: t.tabs.municipalities }],
  }),
  ...importPages({
    base: paths.workGapNeedImport,
    home: paths.workGapNeeds,
    permission: 'gap.import',
    targets: [needsTarget],
    label: () => t.needs.import.label,
    breadcrumb: () => [...gapsBreadcrumb, { href: paths.workGapNeeds, label: t.tabs.needs }],
  }),
]
