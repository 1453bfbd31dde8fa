// Parts of the pages for young people: languages, steps, the form that waits for the network, lists of fields.
import type { Child } from 'hono/jsx'
import { paths } from '../../../kernel/names/paths.ts'
import { ActionBar, HiddenInputs, type HiddenValues, Icon, Notice, withQuery } from '../../../platform/html/index.ts'
import { currentLocale, localeNames, locales } from '../../../platform/i18n/locale.ts'
import { fieldWords, w } from '../public-texts/catalogue.ts'
import { FieldPicture } from './field-picture.tsx'

/** Links, so that it works without a script; each one is written in its own language. */
export function LanguageSwitch({ url }: { url: URL }) {
  const here = (locale: string) => {
    const query = new URLSearchParams(url.search)
    query.delete('code')
    query.set('sprache', locale)
    return `${url.pathname}?${query}`
  }
  return (
    <nav class="steg-languages" aria-label={w.language}>
      <Icon name="language" />
      <ul>
        {locales.map((locale) => (
          <li>
            <a
              href={here(locale)}
              lang={locale}
              hreflang={locale}
              aria-current={locale === currentLocale() ? 'true' : undefined}
            >
              {localeNames[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const stepNames = ['choose', 'order', 'check'] as const
export type Step = (typeof stepNames)[number]

export function Steps({ current }: { current: Step }) {
  return (
    <ol class="steg-way-steps" aria-label={w.steps.list}>
      {stepNames.map((step, index) => (
        <li aria-current={step === current ? 'step' : undefined}>
          <span class="steg-way-steps__number">{index + 1}</span>{' '}
          <span class="steg-way-steps__name">{w.steps[step]}</span>
        </li>
      ))}
    </ol>
  )
}

/** What is wrong, above the form; announced, and the first thing that is read. */
export function Problem({ sentence }: { sentence: string | undefined }) {
  if (sentence === undefined) return null
  return (
    <div id="fehler" tabindex={-1} autofocus>
      <Notice tone="danger" title={w.errorTitle} announce>
        <p class="kern-body">{sentence}</p>
      </Notice>
    </div>
  )
}

/** Whose form it is, for a browser in which somebody else came in meanwhile. */
export const tagName = 'p'

/** Keeps what was chosen while there is no network, and what was typed while the phone slept. */
export function WayForm(props: {
  action: string
  /** Tells drafts of different pupils and versions apart. */
  draft: string
  /** Of the pupil for whom the form was opened. */
  tag: string
  hidden: HiddenValues
  answered?: boolean
  children: Child
}) {
  return (
    <steg-send-later data-kept={w.offline.kept} data-sending={w.offline.sending}>
      <steg-keep-draft
        data-key={`${props.action} ${props.draft}`}
        data-restored={w.draft.restored}
        data-discard={w.draft.discard}
        data-answered={props.answered ? 'true' : undefined}
      >
        <form class="steg-way" method="post" action={props.action} novalidate>
          <HiddenInputs values={{ ...props.hidden, [tagName]: props.tag }} />
          {props.children}
        </form>
      </steg-keep-draft>
      <p class="steg-network" data-network role="status" hidden />
    </steg-send-later>
  )
}

/** Fields in a row each: picture, name, and what is said about them. */
export function FieldLines(props: { fields: readonly string[]; ranked?: boolean; label: string }) {
  const List = props.ranked ? 'ol' : 'ul'
  return (
    <List class="steg-field-lines" aria-label={props.label}>
      {props.fields.map((key, index) => {
        const { label } = fieldWords(key)
        return (
          <li>
            <FieldPicture field={key} label={label} />
            <span>
              {props.ranked && <span class="steg-muted">{w.order.wish(index + 1)}</span>}
              <strong>{label}</strong>
            </span>
          </li>
        )
      })}
    </List>
  )
}

/** Ends the visit, and lets go of what this browser kept for it. */
export function LeaveForm({ label }: { label: string }) {
  return (
    <form method="post" action={paths.wishesLeave} data-sign-out>
      <button type="submit" class="steg-quiet-button">
        {label}
      </button>
    </form>
  )
}

/** The main way on, always in reach of the thumb, and the way back. */
export function WayBar(props: { children: Child; status?: Child }) {
  return (
    <div class="steg-way__bar">
      {props.status}
      <ActionBar>{props.children}</ActionBar>
    </div>
  )
}

export const hrefWith = (path: string, values: HiddenValues): string => withQuery(path, values)
