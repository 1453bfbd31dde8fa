// What a page shows of one thing: facts, numbers, history, progress, bars, tabs, and the two columns they stand in.
import type { Child } from 'hono/jsx'
import { Icon, type IconName, type Tone } from './basics.tsx'
import { DataTable } from './data-table.tsx'
import { safeHref } from './href.ts'
import { t } from './texts.ts'

/** Facts on the left, history and tasks on the right; below each other on the phone. */
export function Columns({ children, aside }: { children: Child; aside: Child }) {
  return (
    <div class="steg-columns">
      <div class="steg-stack">{children}</div>
      <div class="steg-stack">{aside}</div>
    </div>
  )
}

/** A part of a page under its own heading. */
export function Section(props: {
  title: string
  children: Child
  actions?: Child | undefined
  id?: string | undefined
}) {
  return (
    <section class="steg-section" id={props.id}>
      <div class="steg-heading">
        <h2 class="kern-heading-medium">{props.title}</h2>
        {props.actions !== undefined && <div class="steg-actions">{props.actions}</div>}
      </div>
      {props.children}
    </section>
  )
}

export type Fact = { readonly label: string; readonly value: Child }

export function Summary({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="kern-description-list steg-summary">
      {facts.map((fact) => (
        <div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{fact.label}</dt>
          <dd class="kern-description-list-item__value">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export type HistoryEntry = {
  readonly title: string
  /** As people write it: 20. November 2026, 14:05 Uhr. */
  readonly when: string
  /** The same for machines (ISO 8601). */
  readonly dateTime?: string | undefined
  readonly by?: string | undefined
  readonly details?: Child | undefined
}

/** Newest first, as the caller sorts it. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <ol class="steg-history">
      {entries.map((entry) => (
        <li>
          <p class="steg-history__title">{entry.title}</p>
          <p class="steg-muted">
            <time datetime={entry.dateTime}>{entry.when}</time>
            {entry.by !== undefined && ` · ${entry.by}`}
          </p>
          {entry.details !== undefined && <div class="steg-prose">{entry.details}</div>}
        </li>
      ))}
    </ol>
  )
}

export type TabLink = {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
}

export function Tabs({ tabs, label = t.tabs }: { tabs: readonly TabLink[]; label?: string }) {
  return (
    <nav class="steg-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={safeHref(tab.href)} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="steg-count">{t.count(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Links in the shape of large cards: the doors of a start page. */
export function Doors(props: {
  doors: readonly { href: string; title: string; text: string; icon?: IconName }[]
  level?: 2 | 3
}) {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <ul class="steg-doors">
      {props.doors.map((door) => (
        <li class="steg-door">
          {door.icon && <Icon name={door.icon} size="large" />}
          <Heading class="kern-title">
            <a href={safeHref(door.href)}>{door.title}</a>
          </Heading>
          <p>{door.text}</p>
        </li>
      ))}
    </ul>
  )
}

export type StatTileProps = {
  value: string
  label: string
  /** Where to see what was counted. */
  href?: string | undefined
  note?: string | undefined
  tone?: Tone | undefined
}

export function StatTile({ value, label, href, note, tone }: StatTileProps) {
  return (
    <div class={tone === undefined ? 'steg-tile' : `steg-tile steg-tile--${tone}`}>
      <p class="steg-tile__value">{value}</p>
      <p class="steg-tile__label">{href === undefined ? label : <a href={safeHref(href)}>{label}</a>}</p>
      {note !== undefined && <p class="steg-muted">{note}</p>}
    </div>
  )
}

export function StatTiles({ tiles }: { tiles: readonly StatTileProps[] }) {
  return (
    <div class="steg-tiles">
      {tiles.map((tile) => (
        <StatTile {...tile} />
      ))}
    </div>
  )
}

/**
 * How far a job is. `pollUrl` answers JSON `{ done, total, text?, finished, href? }`; without a script the page reloads
 * itself (`refreshSeconds` of the page).
 */
export function ProgressBar(props: {
  label: string
  done: number
  total: number
  text?: string | undefined
  pollUrl?: string | undefined
}) {
  const bar = (
    <div class="kern-progress steg-progress">
      <p class="kern-label" id="fortschritt">
        {props.label}
      </p>
      <progress
        value={Math.min(props.done, props.total)}
        max={Math.max(props.total, 1)}
        aria-labelledby="fortschritt"
      />
      <p class="kern-body" role="status">
        {props.text ?? t.progressOf(props.done, props.total)}
      </p>
    </div>
  )
  return props.pollUrl === undefined ? bar : <steg-progress data-url={safeHref(props.pollUrl)}>{bar}</steg-progress>
}

/** One amount against its whole, with an optional target line: coverage, load, share. */
export function Bar(props: { label: string; value: number; max: number; text: string; target?: number | undefined }) {
  const share = (amount: number) => (props.max > 0 ? Math.min(100, Math.max(0, (100 * amount) / props.max)) : 0)
  const target = props.target === undefined ? undefined : share(props.target)
  return (
    <div class="steg-bar">
      <p class="steg-bar__words">
        <span>{props.label}</span> <strong>{props.text}</strong>
      </p>
      <svg
        class="steg-bar__picture"
        viewBox="0 0 100 8"
        width="100%"
        height="12"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="steg-bar__whole" x="0" y="0" width="100" height="8" />
        <rect class="steg-bar__part" x="0" y="0" width={share(props.value)} height="8" />
        {target !== undefined && <rect class="steg-bar__target" x={target - 0.3} y="0" width="0.6" height="8" />}
      </svg>
    </div>
  )
}

export type HeatCell = { readonly label: string; readonly value: number; readonly text?: string | undefined }

/** A row of cells, stronger in colour where fuller; the same numbers as a table one click away. */
export function HeatBar(props: {
  label: string
  /** What the picture shows, in a sentence: the text alternative. */
  summary: string
  cells: readonly HeatCell[]
  /** The value of the strongest cell. */
  max: number
  headings: { readonly cell: string; readonly value: string }
}) {
  const width = 100 / Math.max(props.cells.length, 1)
  const step = (value: number) => (props.max > 0 ? Math.min(5, Math.max(0, Math.ceil((5 * value) / props.max))) : 0)
  return (
    <figure class="steg-heat">
      <figcaption class="kern-label">{props.label}</figcaption>
      <svg
        viewBox="0 0 100 10"
        width="100%"
        height="32"
        preserveAspectRatio="none"
        role="img"
        aria-label={props.summary}
        focusable="false"
      >
        {props.cells.map((cell, index) => (
          <rect
            class={`steg-heat__cell steg-heat__cell--${step(cell.value)}`}
            x={index * width}
            y="0"
            width={width}
            height="10"
          />
        ))}
      </svg>
      <details class="steg-more">
        <summary>{t.asTable}</summary>
        <DataTable
          caption={props.label}
          captionHidden
          phone="scroll"
          rows={props.cells}
          columns={[
            { label: props.headings.cell, cell: (cell) => cell.label },
            { label: props.headings.value, numeric: true, cell: (cell) => cell.text ?? t.count(cell.value) },
          ]}
        />
      </details>
    </figure>
  )
}

/** Reasons one click away: a sentence that opens what lies behind it. `label` tells apart many that read the same. */
export function More({ summary, label, children }: { summary: string; label?: string; children: Child }) {
  return (
    <details class="steg-more">
      <summary aria-label={label}>{summary}</summary>
      <div class="steg-prose">{children}</div>
    </details>
  )
}
