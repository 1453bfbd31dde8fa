// All pages of the offers.
import type { PageRoute } from '../../platform/http/route.ts'
import { publicOfferRoutes } from './public-routes.tsx'

export const offersRoutes: readonly PageRoute[] = [...publicOfferRoutes]
