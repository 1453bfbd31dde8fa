// The custom elements of src/client, so that TSX knows their names.
import 'hono/jsx'

type CustomElement = { children?: unknown; class?: string; id?: string } & {
  [data: `data-${string}`]: string | undefined
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'steg-autosubmit': CustomElement
      'steg-keep-draft': CustomElement
      'steg-progress': CustomElement
      'steg-confirm-leave': CustomElement
      'steg-favourite': CustomElement
      'steg-favourite-count': CustomElement
      'steg-shortlist': CustomElement
      'steg-shortlist-clear': CustomElement
      'steg-print': CustomElement
      'steg-grid': CustomElement
      'steg-rank': CustomElement
      'steg-chosen': CustomElement
      'steg-send-later': CustomElement
    }
  }
}
