// The frame of every page: head, header, navigation, content, footer. What differs by role or region comes in as `frame`.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { currentLocale, defaultLocale, directionOf } from '../i18n/locale.ts'
import { assetUrl } from './assets.ts'
import { Notice, type Tone } from './basics.tsx'
import { HiddenInputs, type HiddenValues } from './form.tsx'
import { safeHref } from './href.ts'
import { Mark } from './mark.tsx'
import { p } from './public-texts.ts'
import { t } from './texts.ts'

export type Link = { readonly href: string; readonly label: string }

export type NavigationItem = Link & {
  readonly current?: boolean | undefined
  /** How many things wait there; drawn beside the label, read as part of it. */
  readonly count?: number | undefined
}

export type Theme = 'system' | 'light' | 'dark'

/** What the page says after an action: what happened, who knows, what comes next, how to undo. */
export type Flash = {
  readonly title: string
  readonly tone?: Tone | undefined
  readonly told?: string | undefined
  readonly next?: string | undefined
  readonly undo?: { readonly action: string; readonly label?: string; readonly hidden?: HiddenValues } | undefined
  readonly link?: Link | undefined
}

/** Made once per request by the one who knows region, person and role; every view hands it on to `<Page>`. */
export type Frame = {
  readonly regionName: string
  readonly homeHref: string
  /** `top` for the public pages, `side` for the work area. */
  readonly layout: 'top' | 'side'
  readonly navigation: readonly NavigationItem[]
  readonly footer: readonly Link[]
  readonly theme: {
    readonly current: Theme
    readonly action: string
    readonly returnTo: string
    readonly hidden?: HiddenValues
  }
  /** The signed-in person, or the way in. */
  readonly account?:
    | {
        readonly name: string
        readonly detail?: string
        readonly href: string
        /** Whose drafts this browser tab keeps: any name that differs from person to person; the shown name unless told. */
        readonly draftOwner?: string
        readonly signOut?: { readonly action: string; readonly hidden?: HiddenValues }
      }
    | undefined
  readonly signIn?: Link | undefined
  /** Sentence above everything, for the demo region. */
  readonly demo?: Child | undefined
  readonly flash?: Flash | undefined
}

export type PageProps = {
  frame: Frame
  title: string
  description?: string | undefined
  /** Small line above the heading: kind of thing, number. */
  preline?: string | undefined
  /** The one thing the reader came for, in a sentence with numbers. */
  lead?: Child | undefined
  /** The main action beside the heading. */
  actions?: Child | undefined
  breadcrumb?: readonly Link[] | undefined
  hasErrors?: boolean | undefined
  /** `plain` leaves the heading to the content (start pages); the title still names the tab. */
  heading?: 'shown' | 'plain' | undefined
  /** Reload for a running job when there is no script. */
  refreshSeconds?: number | undefined
  /** Keep this page out of search engines. */
  unlisted?: boolean | undefined
  children: Child
}

type German = { readonly lang?: 'de'; readonly dir?: 'ltr' }

function Navigation({ frame, german }: { frame: Frame; german: German }) {
  if (frame.navigation.length === 0) return null
  return (
    <nav class="steg-nav" aria-label={t.mainNavigation} {...german}>
      <details class="steg-menu">
        <summary class="steg-menu__button">{t.menu}</summary>
        <ul class="steg-nav__list">
          {frame.navigation.map((item) => (
            <li>
              <a class="steg-nav__link" href={safeHref(item.href)} aria-current={item.current ? 'page' : undefined}>
                <span>{item.label}</span>
                {item.count !== undefined && item.count > 0 && <span class="steg-count">{t.count(item.count)}</span>}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

function Account({ frame }: { frame: Frame }) {
  const { account, signIn } = frame
  if (account === undefined) {
    return signIn === undefined ? null : (
      <div class="steg-account">
        <a class="kern-link" href={safeHref(signIn.href)}>
          {signIn.label}
        </a>
      </div>
    )
  }
  return (
    <div class="steg-account">
      <a class="steg-account__link" href={safeHref(account.href)}>
        <span class="kern-sr-only">{t.account}: </span>
        <span class="steg-account__name">{account.name}</span>
        {account.detail && <span class="steg-account__detail">{account.detail}</span>}
      </a>
      {account.signOut && (
        <form method="post" action={safeHref(account.signOut.action)} data-sign-out>
          <HiddenInputs values={account.signOut.hidden} />
          <button type="submit" class="steg-quiet-button">
            {t.signOut}
          </button>
        </form>
      )}
    </div>
  )
}

function Breadcrumb({ links }: { links: readonly Link[] }) {
  return (
    <nav class="steg-breadcrumb" aria-label={t.breadcrumb}>
      <ol>
        {links.map((link) => (
          <li>
            <a href={safeHref(link.href)}>{link.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function FlashNotice({ flash }: { flash: Flash }) {
  const hasMore = flash.told ?? flash.next ?? flash.undo ?? flash.link
  return (
    <Notice tone={flash.tone ?? 'success'} title={flash.title} announce taken={(flash.tone ?? 'success') === 'success'}>
      {hasMore === undefined ? undefined : (
        <>
          {flash.told && (
            <p class="kern-body">
              <strong>{t.whoKnows}:</strong> {flash.told}
            </p>
          )}
          {flash.next && (
            <p class="kern-body">
              <strong>{t.whatNext}:</strong> {flash.next}
            </p>
          )}
          {flash.link && (
            <p class="kern-body">
              <a class="kern-link" href={safeHref(flash.link.href)}>
                {flash.link.label}
              </a>
            </p>
          )}
          {flash.undo && (
            <form method="post" action={safeHref(flash.undo.action)}>
              <HiddenInputs values={flash.undo.hidden} />
              <button type="submit" class="steg-quiet-button">
                {flash.undo.label ?? t.undo}
              </button>
            </form>
          )}
        </>
      )}
    </Notice>
  )
}

function ThemeSwitch({ theme }: { theme: Frame['theme'] }) {
  return (
    <form class="steg-theme" method="post" action={safeHref(theme.action)}>
      <HiddenInputs values={{ ...theme.hidden, zurueck: theme.returnTo }} />
      <fieldset>
        <legend>{t.appearance}</legend>
        {(['system', 'light', 'dark'] as const).map((choice) => (
          <button
            type="submit"
            class="steg-theme__choice"
            name="darstellung"
            value={choice}
            aria-pressed={choice === theme.current ? 'true' : 'false'}
          >
            {t.themes[choice]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

function Head({ frame, title, description, hasErrors, refreshSeconds, unlisted }: PageProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content={frame.theme.current === 'system' ? 'light dark' : frame.theme.current} />
      <title>{`${hasErrors ? p.errorTitle(title) : title} – ${t.product} ${frame.regionName}`}</title>
      {description && <meta name="description" content={description} />}
      {unlisted && <meta name="robots" content="noindex" />}
      {refreshSeconds !== undefined && (
        // With a script steg-progress does it without a reload.
        <noscript>
          <meta http-equiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
      <link rel="icon" type="image/svg+xml" href={assetUrl('mark.svg')} />
      <link rel="stylesheet" href={assetUrl('steg.css')} />
      <script type="module" src={assetUrl('steg.js')} />
    </head>
  )
}

export function Page(props: PageProps) {
  const { frame, title } = props
  const theme = frame.theme.current
  const locale = currentLocale()
  // Around a page in another language the frame stays German, and says so to those who hear it.
  const german = locale === defaultLocale ? {} : ({ lang: 'de', dir: 'ltr' } as const)
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={locale} dir={directionOf(locale)} data-kern-theme={theme === 'system' ? undefined : theme}>
        <Head {...props} />
        <body
          class={`steg-body steg-body--${frame.layout}`}
          data-person={frame.account && (frame.account.draftOwner ?? frame.account.name)}
        >
          <a class="steg-skip" href="#inhalt">
            {p.skipToContent}
          </a>
          <header class="steg-header" {...german}>
            {frame.demo !== undefined && (
              <div class="steg-demo">
                <div class="steg-container">{frame.demo}</div>
              </div>
            )}
            <div class="steg-container steg-header__row">
              <a class="steg-brand" href={safeHref(frame.homeHref)}>
                <Mark />
                <span class="steg-brand__name">{t.product}</span>
                <span class="steg-brand__region">{frame.regionName}</span>
                <span class="kern-sr-only">{t.toHome}</span>
              </a>
              <Account frame={frame} />
            </div>
          </header>
          <div class="steg-container steg-middle">
            <Navigation frame={frame} german={german} />
            <main class="steg-main" id="inhalt" tabindex={-1}>
              {props.breadcrumb && props.breadcrumb.length > 0 && <Breadcrumb links={props.breadcrumb} />}
              {frame.flash && <FlashNotice flash={frame.flash} />}
              {props.heading !== 'plain' && (
                <div>
                  <div class="steg-heading">
                    <div class="kern-hgroup steg-heading__words">
                      <h1 class="kern-heading-x-large">{title}</h1>
                      {props.preline && <p class="kern-preline">{props.preline}</p>}
                    </div>
                    {props.actions !== undefined && <div class="steg-actions">{props.actions}</div>}
                  </div>
                  {props.lead !== undefined && <div class="steg-lead">{props.lead}</div>}
                </div>
              )}
              {props.children}
            </main>
          </div>
          <footer class="steg-footer" {...german}>
            <div class="steg-container steg-footer__row">
              <ul class="steg-footer__links" aria-label={t.footer}>
                {frame.footer.map((link) => (
                  <li>
                    <a href={safeHref(link.href)}>{link.label}</a>
                  </li>
                ))}
              </ul>
              <ThemeSwitch theme={frame.theme} />
            </div>
          </footer>
        </body>
      </html>
    </>
  )
}
