// All pages of the rounds of Praxistage. The order counts: fixed addresses before those with an id.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { importPages } from '../../platform/imports/pages.tsx'
import { roundsImports } from './imports.ts'
import { publicRoutes } from './public-routes.tsx'
import type { RoundSlots } from './round-report.ts'
import { rulesRoutes } from './rules-routes.tsx'
import { schoolsRoutes } from './schools-routes.tsx'
import { startRoutes } from './start-routes.tsx'
import { roundsBreadcrumb } from './views/round-kit.tsx'
import { workshopEntryRoutes } from './workshop-entry-routes.tsx'
import { t } from './workshops/texts.ts'
import { workshopsRoutes } from './workshops-routes.tsx'
import { yearRoutes } from './year-routes.tsx'

/** With what modules that build on the rounds say about one: handed in by app/, which knows them. */
export const roundsRoutesWith = (slots: RoundSlots): readonly PageRoute[] => [
  ...publicRoutes(slots),
  ...importPages({
    base: paths.workWorkshopImport,
    home: paths.workRounds,
    permission: 'workshop.import',
    targets: roundsImports,
    label: () => t.importer.label,
    breadcrumb: () => roundsBreadcrumb,
  }),
  ...yearRoutes(slots),
  ...startRoutes(slots),
  ...schoolsRoutes(slots),
  ...rulesRoutes,
  ...workshopEntryRoutes(slots),
  ...workshopsRoutes(slots),
]

export const roundsRoutes: readonly PageRoute[] = roundsRoutesWith({ reporters: [], findPlaced: async () => [] })
