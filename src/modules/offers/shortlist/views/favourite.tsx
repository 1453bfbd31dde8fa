// Marking an offer. With a script a button that keeps the mark in this browser; without one a box to tick, or a link.
import type { Child } from 'hono/jsx'
import { paths } from '../../../../kernel/names/paths.ts'
import { Button } from '../../../../platform/html/index.ts'
import { mostListed, shortlistHref } from '../shortlist-address.ts'
import { s } from '../texts.ts'

/** `after`: where to go once the mark is gone, for the list itself. */
export function Favourite(props: { id: string; title: string; after?: string; children: Child }) {
  return (
    <steg-favourite
      data-id={props.id}
      data-title={props.title}
      data-mark={s.mark}
      data-unmark={s.unmark}
      data-full={s.full(mostListed)}
      data-after={props.after}
    >
      {props.children}
    </steg-favourite>
  )
}

/** In a list: something to tick, inside of a `ShortlistForm`. */
export function FavouriteTick({ id, title }: { id: string; title: string }) {
  const field = `merken-${id}`
  return (
    <Favourite id={id} title={title}>
      <span class="steg-favourite__tick">
        <input type="checkbox" id={field} name="id" value={id} aria-label={s.tick(title)} />
        <label for={field}>{s.tickShort}</label>
      </span>
    </Favourite>
  )
}

/** On its own: a link to a list of this one offer. */
export function FavouriteLink({ id, title }: { id: string; title: string }) {
  return (
    <Favourite id={id} title={title}>
      <a class="kern-link" href={shortlistHref([id])} aria-label={`${s.mark}: ${title}`}>
        {s.mark}
      </a>
    </Favourite>
  )
}

export function ShortlistForm({ children }: { children: Child }) {
  return (
    <form method="get" action={paths.shortlist}>
      {children}
      <p class="steg-no-print steg-below">
        <steg-favourite-count data-href={paths.shortlist} data-open={s.open}>
          <Button kind="secondary">{s.toShortlist}</Button>
        </steg-favourite-count>
      </p>
    </form>
  )
}
