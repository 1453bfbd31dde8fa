// Light markup of offer texts, taken apart into values: paragraphs, "- " lists, "## " headings, addresses. Pure; it
// knows no HTML, and whoever draws the values escapes every text.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'heading'; readonly content: readonly Inline[] }

// Order matters: an address with a scheme first, then mail addresses, then what is written without a scheme. Labels and
// their number are bounded (RFC 1035): otherwise a text made of beginnings of addresses takes quadratic time.
const address =
  /(https?:\/\/[^\s<>"'`]+)|((?:mailto:)?[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9äöüÄÖÜß-]{1,63}(?:\.[A-Za-z0-9äöüÄÖÜß-]{1,63}){0,8}\.[A-Za-z]{2,24})|(tel:\+?[0-9 ()/-]{5,24}[0-9])|(www\.[A-Za-z0-9äöüÄÖÜß-]{1,63}(?:\.[A-Za-z0-9äöüÄÖÜß-]{1,63}){0,8}\.[A-Za-z]{2,24}(?:\/[^\s<>"'`]*)?)/g

// A full stop, comma or bracket behind an address belongs to the sentence.
const trailing = /[.,;:!?)\]}»“”’*_]/

const mailHref = (found: string): string => (found.startsWith('mailto:') ? found : `mailto:${found}`)

const countOf = (text: string, sign: string): number => text.split(sign).length - 1

/** The address itself, without the punctuation of its sentence; a closing bracket stays if it was opened inside. O(n). */
function trimmed(found: string): string {
  let opened = countOf(found, '(') - countOf(found, ')')
  let end = found.length
  while (end > 0 && trailing.test(found[end - 1] ?? '')) {
    if (found[end - 1] === ')') {
      if (opened >= 0) break
      opened++
    }
    end--
  }
  return found.slice(0, end)
}

/** One line into texts and links. O(n). */
export function parseInline(line: string): Inline[] {
  const parts: Inline[] = []
  let done = 0
  for (const match of line.matchAll(address)) {
    const [whole, web, mail, tel, bare] = match
    const text = trimmed(whole)
    const href =
      web !== undefined
        ? text
        : mail !== undefined
          ? mailHref(text)
          : tel !== undefined
            ? text.replace(/[^\d+:tel]/g, '')
            : bare !== undefined
              ? `https://${text}`
              : undefined
    if (href === undefined || text.length < 5 || ((web ?? bare) !== undefined && !URL.canParse(href))) continue
    if (match.index > done) parts.push({ kind: 'text', text: line.slice(done, match.index) })
    parts.push({ kind: 'link', text: text.replace(/^(mailto|tel):/, ''), href })
    done = match.index + text.length
  }
  if (done < line.length) parts.push({ kind: 'text', text: line.slice(done) })
  return parts
}

/** Blank lines part paragraphs; a line break inside of one stays. O(n). */
export function parseMarkup(text: string): Block[] {
  const blocks: Block[] = []
  let lines: (readonly Inline[])[] = []
  let items: (readonly Inline[])[] = []
  const close = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', lines })
    if (items.length > 0) blocks.push({ kind: 'list', items })
    lines = []
    items = []
  }
  for (const raw of text.replace(/\r\n?/g, '\n').split('\n')) {
    const line = raw.trim()
    const item = /^[-•*]\s+(.+)$/.exec(line)?.[1]
    const heading = /^#{1,4}\s+(.+)$/.exec(line)?.[1]
    if (line === '') close()
    else if (heading !== undefined) {
      close()
      blocks.push({ kind: 'heading', content: parseInline(heading) })
    } else if (item !== undefined) {
      if (lines.length > 0) close()
      items.push(parseInline(item))
    } else {
      if (items.length > 0) close()
      lines.push(parseInline(line))
    }
  }
  close()
  return blocks
}

/** The words without marks, for a search result or an excerpt. */
export const plainWords = (text: string): string =>
  text
    .replace(/^\s*(?:#{1,4}|[-•*])\s+/gm, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The first sentences up to `longest` characters, cut between words. */
export function excerptOf(text: string, longest: number): string {
  const words = plainWords(text)
  if (words.length <= longest) return words
  const cut = words.lastIndexOf(' ', longest - 1)
  return `${words.slice(0, cut > longest / 2 ? cut : longest - 1)} …`
}
