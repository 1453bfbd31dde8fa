// The list page: search box, facets with counts, chips of active filters, results, pages, and what an empty list says.
import type { Child } from 'hono/jsx'
import { Badge, Button, ButtonLink, Icon, type Tone } from './basics.tsx'
import { HiddenInputs, type HiddenValues } from './form.tsx'
import { fieldId } from './form-fields.ts'
import { safeHref } from './href.ts'
import { Marked, type TextMark } from './marked.tsx'
import { t } from './texts.ts'

export function SearchBox(props: {
  action: string
  label: string
  name?: string | undefined
  value?: string | undefined
  help?: string | undefined
  /** Filters that stay while searching. */
  hidden?: HiddenValues | undefined
  submit?: string | undefined
  suggestions?: readonly string[] | undefined
}) {
  const name = props.name ?? 'q'
  const id = fieldId(name)
  return (
    <search>
      <form class="steg-search" method="get" action={safeHref(props.action)}>
        <HiddenInputs values={props.hidden} />
        <div class="kern-form-input">
          <label class="kern-label" for={id}>
            {props.label}
          </label>
          {props.help && (
            <div class="kern-hint" id={`${id}-hilfe`}>
              {props.help}
            </div>
          )}
          <div class="steg-search__row">
            <input
              class="kern-form-input__input"
              id={id}
              type="search"
              name={name}
              value={props.value ?? ''}
              maxlength={200}
              autocomplete="off"
              enterkeyhint="search"
              list={props.suggestions === undefined ? undefined : `${id}-vorschlaege`}
              aria-describedby={props.help ? `${id}-hilfe` : undefined}
            />
            <Button icon="search">{props.submit ?? t.search}</Button>
          </div>
          {props.suggestions && (
            <datalist id={`${id}-vorschlaege`}>
              {props.suggestions.map((suggestion) => (
                <option value={suggestion} />
              ))}
            </datalist>
          )}
        </div>
      </form>
    </search>
  )
}

export type FacetOption = {
  readonly value: string
  readonly label: string
  readonly count?: number | undefined
  readonly checked?: boolean | undefined
}
export type FacetGroup = {
  readonly name: string
  readonly label: string
  readonly options: readonly FacetOption[]
  /** Less common answers behind one click; what is chosen belongs into `options`. */
  readonly rest?: { readonly summary: string; readonly options: readonly FacetOption[] } | undefined
  /** One answer only (radio buttons) instead of several. */
  readonly single?: boolean | undefined
}

function FacetOptions(props: { group: FacetGroup; options: readonly FacetOption[]; first: number }) {
  const { group, options, first } = props
  return (
    <>
      {options.map((option, index) => {
        const id = `${fieldId(group.name)}-${first + index}`
        return (
          <div class="steg-facet__option">
            <input
              type={group.single ? 'radio' : 'checkbox'}
              id={id}
              name={group.name}
              value={option.value}
              checked={option.checked}
            />
            <label for={id}>
              <span>{option.label}</span>
              {option.count !== undefined && <span class="steg-count">{t.count(option.count)}</span>}
            </label>
          </div>
        )
      })}
    </>
  )
}

/** Checkboxes with counts in a GET form: a button without a script, at once with one. */
export function Facets(props: {
  action: string
  groups: readonly FacetGroup[]
  hidden?: HiddenValues | undefined
  title?: string | undefined
}) {
  const groups = props.groups.filter((group) => group.options.length > 0)
  // An empty value is the answer that filters nothing.
  const active = groups
    .flatMap((group) => group.options)
    .filter((option) => option.checked && option.value !== '').length
  return (
    <details class="steg-facets">
      <summary class="steg-menu__button">
        {props.title ?? t.filter}
        {active > 0 && ` (${t.count(active)})`}
      </summary>
      <steg-autosubmit>
        <form method="get" action={safeHref(props.action)}>
          <HiddenInputs values={props.hidden} />
          {groups.map((group) => (
            <fieldset class="steg-facet">
              <legend>{group.label}</legend>
              <FacetOptions group={group} options={group.options} first={1} />
              {group.rest !== undefined && group.rest.options.length > 0 && (
                <details class="steg-facet__rest">
                  <summary>
                    {group.rest.summary}
                    <span class="kern-sr-only">: {group.label}</span>
                  </summary>
                  <FacetOptions group={group} options={group.rest.options} first={group.options.length + 1} />
                </details>
              )}
            </fieldset>
          ))}
          <Button kind="secondary">{t.applyFilters}</Button>
        </form>
      </steg-autosubmit>
    </details>
  )
}

export type ActiveFilter = { readonly label: string; readonly removeHref: string }

export function ActiveFilters(props: { filters: readonly ActiveFilter[]; clearHref?: string | undefined }) {
  if (props.filters.length === 0) return null
  return (
    <nav aria-label={t.activeFilters}>
      <ul class="steg-chips">
        {props.filters.map((filter) => (
          <li>
            <a class="steg-chip" href={safeHref(filter.removeHref)}>
              <span class="kern-sr-only">{t.removeFilter} </span>
              {filter.label}
              <Icon name="close" size="small" />
            </a>
          </li>
        ))}
        {props.clearHref !== undefined && props.filters.length > 1 && (
          <li>
            <a class="steg-chip steg-chip--quiet" href={safeHref(props.clearHref)}>
              {t.clearFilters}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

export type ResultItem = {
  readonly href: string
  readonly title: string
  /** What of the title was searched for. */
  readonly titleMarks?: readonly TextMark[] | undefined
  /** Two or three lines: for whom, where and when, confirmed when. */
  readonly lines: readonly Child[]
  readonly badge?: { readonly text: string; readonly tone?: Tone } | undefined
  /** Small, beside the lines. */
  readonly picture?: Child | undefined
  /** Below the lines: reasons to open, something to tick. */
  readonly more?: Child | undefined
}

export function ResultList({ items, level = 2 }: { items: readonly ResultItem[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ol class="steg-results">
      {items.map((item) => (
        <li class={item.picture === undefined ? 'steg-result' : 'steg-result steg-result--pictured'}>
          <Heading class="steg-result__title">
            <a href={safeHref(item.href)}>
              {item.titleMarks === undefined ? item.title : <Marked text={item.title} marks={item.titleMarks} />}
            </a>{' '}
            {item.badge && <Badge tone={item.badge.tone ?? 'info'}>{item.badge.text}</Badge>}
          </Heading>
          {item.lines.map((line) => (
            <p class="steg-result__line">{line}</p>
          ))}
          {item.more}
          {item.picture}
        </li>
      ))}
    </ol>
  )
}

/** Links to the pages beside; draws nothing when one page holds everything. */
export function Pagination(props: { page: number; pages: number; href: (page: number) => string }) {
  const { page, pages, href } = props
  if (pages <= 1) return null
  return (
    <nav class="steg-pagination" aria-label={t.pagination}>
      {page > 1 && (
        <ButtonLink kind="secondary" href={href(page - 1)} icon="chevron-left">
          {t.previousPage}
        </ButtonLink>
      )}
      <p class="steg-pagination__where">{t.pageOf(page, pages)}</p>
      {page < pages && (
        <ButtonLink kind="secondary" href={href(page + 1)} icon="chevron-right" iconBehind>
          {t.nextPage}
        </ButtonLink>
      )}
    </nav>
  )
}

/** An empty room explains itself and offers its first step. */
export function EmptyState(props: { title: string; children?: Child | undefined; action?: Child | undefined }) {
  return (
    <div class="steg-empty">
      <p class="kern-title">{props.title}</p>
      {props.children !== undefined && <div class="steg-prose">{props.children}</div>}
      {props.action !== undefined && <div class="steg-actions">{props.action}</div>}
    </div>
  )
}

/** Facets on the left at desk width, above the results on the phone. */
export function ListLayout({ facets, children }: { facets: Child; children: Child }) {
  return (
    <div class="steg-list-layout">
      <div>{facets}</div>
      <div class="steg-stack">{children}</div>
    </div>
  )
}
