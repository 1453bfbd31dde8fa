// All pages of the offers. Fixed words come before ids.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { importPages } from '../../platform/imports/pages.tsx'
import { editOfferRoutes } from './edit-routes.tsx'
import { approvalRoutes } from './editing/approval-routes.tsx'
import { pictureRoutes } from './editing/picture-routes.tsx'
import { severalRoutes } from './editing/several-routes.tsx'
import { fitsMeRoutes } from './eligibility/routes.tsx'
import { freshnessRoutes } from './freshness/figures-routes.tsx'
import { confirmationLinkRoutes } from './freshness/link-routes.tsx'
import { offersImports } from './imports.ts'
import { publicOfferRoutes } from './public-routes.tsx'
import { publicReportRoutes } from './reports/public-routes.tsx'
import { workReportRoutes } from './reports/work-routes.tsx'
import { shortlistRoutes } from './shortlist/routes.tsx'
import { workOfferRoutes } from './work-routes.tsx'
import { w } from './work-texts.ts'

export const offersRoutes: readonly PageRoute[] = [
  ...publicOfferRoutes,
  ...approvalRoutes,
  ...pictureRoutes,
  ...severalRoutes,
  ...fitsMeRoutes,
  ...shortlistRoutes,
  ...confirmationLinkRoutes,
  ...publicReportRoutes,
  ...freshnessRoutes,
  ...workReportRoutes,
  ...editOfferRoutes,
  ...importPages({
    base: paths.workOfferImport,
    home: paths.workOffers,
    permission: 'offer.import',
    targets: offersImports,
    label: () => w.page.breadcrumb,
    breadcrumb: () => [{ href: paths.workOffers, label: w.page.breadcrumb }],
  }),
  ...workOfferRoutes,
]
