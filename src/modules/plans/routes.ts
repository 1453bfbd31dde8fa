// All pages of plans.
import type { PageRoute } from '../../platform/http/route.ts'

export const plansRoutes: readonly PageRoute[] = []
