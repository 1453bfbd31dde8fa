// All pages of accounts; handlers and views stand together in views/.
import type { PageRoute } from '../../platform/http/route.ts'
import { accountRoutes } from './views/account-pages.tsx'
import { invitationRoutes } from './views/invitation-pages.tsx'
import { mailboxRoutes } from './views/mailbox-pages.tsx'
import { passwordRoutes } from './views/password-pages.tsx'
import { profileRoutes } from './views/profile-pages.tsx'
import { signInRoutes } from './views/sign-in-pages.tsx'

export const accountsRoutes: readonly PageRoute[] = [
  ...signInRoutes,
  ...passwordRoutes,
  ...invitationRoutes,
  ...accountRoutes,
  ...profileRoutes,
  ...mailboxRoutes,
]
