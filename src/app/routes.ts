// The list of all pages. tests/permissions asks every one of them.
import { followMerge as moveMemberships } from '../modules/accounts/index.ts'
import { accountsRoutes } from '../modules/accounts/routes.ts'
import { gapsRoutes } from '../modules/gaps/routes.ts'
import { networkRoutesWith } from '../modules/network/routes.ts'
import { followMerge as moveOffers } from '../modules/offers/index.ts'
import { offersRoutes } from '../modules/offers/routes.ts'
import { PlaceNotice, publishedGroups, publishedRules, reportPlan } from '../modules/plans/index.ts'
import { plansRoutes } from '../modules/plans/routes.ts'
import { pupilsRoutes } from '../modules/pupils/routes.ts'
import { roundsRoutesWith } from '../modules/rounds/routes.ts'
import { FieldPicture, reportWishes } from '../modules/wishes/index.ts'
import { wishesRoutesWith } from '../modules/wishes/routes.ts'
import type { PageRoute } from '../platform/http/route.ts'
import { apiPageRoutes } from './pages/api-page.tsx'
import { siteRoutes } from './pages/site-pages.tsx'
import { subjectRoutes } from './pages/subject-pages.tsx'
import { workRoutes } from './pages/work-pages.tsx'

export const allPageRoutes: readonly PageRoute[] = [
  ...siteRoutes,
  ...apiPageRoutes,
  ...accountsRoutes,
  ...workRoutes,
  ...subjectRoutes,
  ...networkRoutesWith([moveMemberships, moveOffers]),
  // Before the offers, whose addresses take any word for an id.
  ...gapsRoutes,
  ...offersRoutes,
  ...pupilsRoutes,
  // What wishes and plans say on the start page of a round goes in here.
  ...roundsRoutesWith({
    reporters: [reportWishes, reportPlan],
    findPlaced: publishedGroups,
    publishedRules,
    pictureOf: (field) => FieldPicture({ field }),
  }),
  ...wishesRoutesWith({ first: PlaceNotice }),
  ...plansRoutes,
]
