// All pages of the rounds of Praxistage.
import type { PageRoute } from '../../platform/http/route.ts'

export const roundsRoutes: readonly PageRoute[] = []
