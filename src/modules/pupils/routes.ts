// All pages of class lists. Fixed words before addresses that take any word for an id.
import { paths } from '../../kernel/names/paths.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { importPages } from '../../platform/imports/pages.tsx'
import { basisRoutes, recordRoutes } from './consent/routes.tsx'
import { pupilsImports } from './imports.ts'
import { t as listTexts } from './lists/texts.ts'
import { classRoutes, overviewRoutes } from './routes-classes.tsx'
import { breadcrumb } from './routes-kit.ts'
import { pupilRoutes } from './routes-pupil.tsx'

export const pupilsRoutes: readonly PageRoute[] = [
  ...overviewRoutes,
  ...basisRoutes,
  ...importPages({
    base: paths.workClassImport,
    home: paths.workClasses,
    permission: 'pupil.import',
    targets: pupilsImports,
    label: () => listTexts.title,
    breadcrumb: () => breadcrumb,
    forbiddenText: () => listTexts.forbidden,
  }),
  ...pupilRoutes,
  ...recordRoutes,
  ...classRoutes,
]
