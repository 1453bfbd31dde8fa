// The smallest blocks: icon, button, link as button, badge, notice, row of actions.
import type { Child } from 'hono/jsx'
import { safeHref } from './href.ts'
import { p } from './public-texts.ts'

export type IconName =
  | 'account-circle'
  | 'add'
  | 'arrow-back'
  | 'arrow-down'
  | 'arrow-forward'
  | 'arrow-up'
  | 'autorenew'
  | 'calendar-today'
  | 'check'
  | 'checklist'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'content-copy'
  | 'danger'
  | 'dark-mode'
  | 'dehaze'
  | 'delete'
  | 'download'
  | 'draft'
  | 'easy-language'
  | 'edit'
  | 'help'
  | 'home'
  | 'info'
  | 'language'
  | 'light-mode'
  | 'logout'
  | 'mail'
  | 'open-in-new'
  | 'search'
  | 'sign-language'
  | 'success'
  | 'visibility'
  | 'warning'

export type Tone = 'info' | 'success' | 'warning' | 'danger'

/** Decoration only: the words beside it must say everything. */
export function Icon({ name, size = 'default' }: { name: IconName; size?: 'small' | 'default' | 'large' }) {
  return <span class={`kern-icon kern-icon--${name} kern-icon--${size}`} aria-hidden="true" />
}

export type ButtonKind = 'primary' | 'secondary' | 'tertiary'

type ButtonProps = {
  children: Child
  kind?: ButtonKind | undefined
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  icon?: IconName | undefined
  /** Address that differs from the form's own, for a second button in the same form. */
  formAction?: string | undefined
  describedBy?: string | undefined
}

export function Button({ children, kind = 'primary', type = 'submit', name, value, icon, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      class={`kern-btn kern-btn--${kind}`}
      name={name}
      value={value}
      formaction={rest.formAction === undefined ? undefined : safeHref(rest.formAction)}
      aria-describedby={rest.describedBy}
    >
      {icon && <Icon name={icon} />}
      <span class="kern-label">{children}</span>
    </button>
  )
}

export function ButtonLink(props: {
  href: string
  children: Child
  kind?: ButtonKind | undefined
  icon?: IconName | undefined
  /** For "onward": the icon stands behind the words. */
  iconBehind?: boolean | undefined
  download?: boolean | undefined
}) {
  const icon = props.icon && <Icon name={props.icon} />
  return (
    <a
      class={`kern-btn kern-btn--${props.kind ?? 'primary'} steg-btn-link`}
      href={safeHref(props.href)}
      download={props.download}
    >
      {!props.iconBehind && icon}
      <span class="kern-label">{props.children}</span>
      {props.iconBehind && icon}
    </a>
  )
}

/** Buttons and links that belong together; the main one first. */
export function ActionBar({ children }: { children: Child }) {
  return <div class="steg-actions">{children}</div>
}

/** A short state in words. The colour only repeats what the words say. */
export function Badge({ children, tone = 'info', icon }: { children: Child; tone?: Tone; icon?: IconName }) {
  return (
    <span class={`kern-badge kern-badge--small kern-badge--${tone} steg-badge`}>
      {icon && <Icon name={icon} size="small" />}
      <span class="kern-label kern-label--small">{children}</span>
    </span>
  )
}

type NoticeProps = {
  title: string
  tone?: Tone | undefined
  children?: Child | undefined
  /** Announced by a screen reader as soon as the page is there: for answers to an action, not for standing text. */
  announce?: boolean | undefined
  id?: string | undefined
  /** Tells the client that the form sent just before was taken, so that its kept draft may go. */
  taken?: boolean | undefined
}

export function Notice({ title, tone = 'info', children, announce, id, taken }: NoticeProps) {
  const role = announce ? (tone === 'danger' || tone === 'warning' ? 'alert' : 'status') : undefined
  return (
    <div
      class={`kern-alert kern-alert--${tone} steg-notice`}
      role={role}
      id={id}
      data-taken={taken ? 'true' : undefined}
    >
      <div class="kern-alert__header">
        <Icon name={tone} />
        <p class="kern-title">
          <span class="kern-sr-only">{p.noticeKinds[tone]}: </span>
          {title}
        </p>
      </div>
      {children !== undefined && <div class="kern-alert__body">{children}</div>}
    </div>
  )
}
