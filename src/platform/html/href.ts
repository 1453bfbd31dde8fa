// Addresses come from imports and forms, too: one that could run code must never become a link.

const harmlessScheme = /^(https?|mailto|tel):/i
const anyScheme = /^[a-z][a-z0-9+.-]*:/i

/** The address itself when a click on it only navigates, otherwise '#'. */
export function safeHref(address: string): string {
  // Browsers drop control characters and leading blanks before they read the scheme ("java\nscript:").
  const asBrowsersRead = Array.from(address)
    .filter((character) => character > ' ' && character !== '\u007f')
    .join('')
  if (!anyScheme.test(asBrowsersRead)) return address
  return harmlessScheme.test(asBrowsersRead) ? address : '#'
}

/** `base?name=value&…`; empty values are left out, so that a shared link stays short. */
export function withQuery(
  base: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const single of typeof value === 'string' ? [value] : (value ?? [])) {
      if (single !== '') parameters.append(name, single)
    }
  }
  const text = parameters.toString()
  return text === '' ? base : `${base}?${text}`
}
