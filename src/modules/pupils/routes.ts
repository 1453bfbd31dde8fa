// All pages of class lists.
import type { PageRoute } from '../../platform/http/route.ts'

export const pupilsRoutes: readonly PageRoute[] = []
