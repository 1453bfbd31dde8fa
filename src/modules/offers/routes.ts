// All pages of the offers. Fixed words come before ids.
import type { PageRoute } from '../../platform/http/route.ts'
import { editOfferRoutes } from './edit-routes.tsx'
import { publicOfferRoutes } from './public-routes.tsx'
import { workOfferRoutes } from './work-routes.tsx'

export const offersRoutes: readonly PageRoute[] = [...publicOfferRoutes, ...editOfferRoutes, ...workOfferRoutes]
