// All pages of wishes.
import type { PageRoute } from '../../platform/http/route.ts'

export const wishesRoutes: readonly PageRoute[] = []
