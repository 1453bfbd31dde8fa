// All pages of the network. The order counts: fixed addresses before those with an id.
import type { PageRoute } from '../../platform/http/route.ts'
import { listRoutes } from './routes-list.tsx'
import { organizationRoutes } from './routes-organization.tsx'

export const networkRoutes: readonly PageRoute[] = [...listRoutes, ...organizationRoutes]
