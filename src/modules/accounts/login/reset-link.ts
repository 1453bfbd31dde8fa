// A link for a new password: its token as a hash in the database, itself in a mail or at the terminal.
import { paths } from '../../../kernel/names/paths.ts'
import type { Services } from '../../../platform/services.ts'
import { requestReset } from './login-store.ts'
import { hashToken } from './tokens.ts'

/** For an address that nobody signs in with, the same writes and a link that opens nothing. */
export async function createResetLink(
  services: Services,
  asked: { readonly emailKey: string; readonly regionId: string },
): Promise<{ readonly link: string; readonly found: Awaited<ReturnType<typeof requestReset>> }> {
  const token = services.newToken()
  const found = await requestReset(services.database.kysely, {
    ...asked,
    id: services.newId(),
    tokenHash: hashToken('password-reset', token),
    now: services.now(),
  })
  return { found, link: `${services.settings.baseUrl}${paths.newPassword}?code=${token}` }
}
