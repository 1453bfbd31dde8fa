// What the pages for young people share: the language, the frame, and the page that asks for the code.
import { getCookie, setCookie } from 'hono/cookie'
import { paths } from '../../kernel/names/paths.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import { isLocale, localeOfBrowser, withLocale } from '../../platform/i18n/locale.ts'
import { w } from './public-texts/catalogue.ts'
import { EnterView } from './views/entry-pages.tsx'
import { LanguageSwitch } from './views/public-kit.tsx'

const languageCookie = 'steg_sprache'
const halfYear = 180 * 24 * 3600

/** Asked for by a link, chosen before, or what the phone is set to. */
export function speak<T>(request: PageRequest, work: () => T): T {
  const { raw, services, url } = request
  const asked = url.searchParams.get('sprache') ?? undefined
  const known = getCookie(raw, languageCookie)
  if (isLocale(asked)) {
    setCookie(raw, languageCookie, asked, {
      path: paths.wishes,
      httpOnly: true,
      sameSite: 'Lax',
      secure: services.settings.baseUrl.startsWith('https:'),
      maxAge: halfYear,
    })
  }
  const locale = isLocale(asked) ? asked : isLocale(known) ? known : localeOfBrowser(raw.req.header('accept-language'))
  return withLocale(locale ?? 'de', work)
}

interface Shown {
  readonly title: string
  readonly lead?: string
  readonly status?: 200 | 409 | 422 | 429
  readonly hasErrors?: boolean
  /** From the first step on the languages stand below: there the cards come first. */
  readonly isOnTheWay?: boolean
}

export const show = (
  request: PageRequest,
  { isOnTheWay = false, ...shown }: Shown,
  body: Parameters<PageRequest['page']>[1],
) =>
  request.page(
    { ...shown, unlisted: true, section: paths.wishes },
    <>
      {isOnTheWay ? null : <LanguageSwitch url={request.url} />}
      {body}
      {isOnTheWay ? <LanguageSwitch url={request.url} /> : null}
    </>,
  )

/** Only to the pages of this way. */
export const isOnward = (path: string | null | undefined): path is string =>
  path !== null && path !== undefined && /^\/wuensche\/[a-z]+(\?|$)/.test(path)

export function showEnter(
  request: PageRequest,
  given: { typed?: string; onward?: string | undefined; problem?: string; status?: 409 | 422 | 429; notice?: string },
) {
  return show(
    request,
    {
      title: w.enter.title,
      lead: given.notice ?? w.enter.lead,
      hasErrors: given.problem !== undefined,
      ...(given.status === undefined ? {} : { status: given.status }),
    },
    <EnterView typed={given.typed ?? ''} onward={given.onward} problem={given.problem} />,
  )
}
