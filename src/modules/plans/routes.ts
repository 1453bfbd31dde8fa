// All pages of plans.
import type { PageRoute } from '../../platform/http/route.ts'
import { decideRoutes } from './decide-routes.tsx'
import { listRoutes } from './list-routes.tsx'
import { objectionRoutes } from './objection-routes.tsx'
import { resultRoutes } from './result-routes.tsx'
import { runRoutes } from './run-routes.tsx'

export const plansRoutes: readonly PageRoute[] = [
  // Before the runs, whose addresses take any word for an id.
  ...decideRoutes,
  ...objectionRoutes,
  ...listRoutes,
  ...runRoutes,
  ...resultRoutes,
]
