// All pages of wishes.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { importPages } from '../../platform/imports/pages.tsx'
import { wishesImports } from './imports.ts'
import { publicWishesRoutes } from './public-routes.tsx'
import type { PupilSlots } from './pupil-slots.ts'
import { t } from './texts.ts'
import { workWishesRoutes } from './work-routes.tsx'

export const wishesRoutesWith = (slots: PupilSlots = {}): readonly PageRoute[] => [
  ...publicWishesRoutes(slots),
  ...workWishesRoutes,
  ...importPages({
    base: paths.workWishImport,
    home: paths.workRounds,
    permission: 'wishes.import',
    targets: wishesImports,
    label: () => t.import.label,
    breadcrumb: () => [{ href: paths.workRounds, label: t.rounds }],
  }),
]
