// HTML of foreign systems into the light markup of our texts. Pure; nothing of the HTML survives but words and addresses.
import { compile, type FormatCallback } from 'html-to-text'

/** Text of a link, with its address behind where the text does not say it. Telephone and mail speak for themselves. */
const formatLink: FormatCallback = (element, walk, builder) => {
  const href = String((element.attribs as Record<string, string> | undefined)?.href ?? '').trim()
  walk(element.children, builder)
  if (/^https?:\/\/[^\s<>"']+$/i.test(href) && href.length <= 500)
    builder.addInline(` (${href})`, { noWordTransform: true })
}

const formatHeading: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 })
  builder.addInline('## ')
  walk(element.children, builder)
  builder.closeBlock({ trailingLineBreaks: 2 })
}

const heading = { format: 'heading' }

const toText = compile({
  wordwrap: false,
  formatters: { link: formatLink, heading: formatHeading },
  limits: { maxInputLength: 2_000_000, ellipsis: '' },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'iframe', format: 'skip' },
    { selector: 'form', format: 'skip' },
    { selector: 'a', format: 'link' },
    { selector: 'h1', ...heading },
    { selector: 'h2', ...heading },
    { selector: 'h3', ...heading },
    { selector: 'h4', ...heading },
    { selector: 'h5', ...heading },
    { selector: 'h6', ...heading },
    { selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    {
      selector: 'ol',
      format: 'unorderedList',
      options: { itemPrefix: '- ', leadingLineBreaks: 2, trailingLineBreaks: 2 },
    },
    { selector: 'table', format: 'block' },
  ],
})

/** Personal data that was taken out of a published copy leaves a mark such as [TEL]. */
const redacted = /\[(TEL|MAIL|E-MAIL|EMAIL|NAME|PHONE|FAX)\]/g

export interface Markup {
  readonly text: string
  /** How many marks of removed contact data were left out. */
  readonly redactedCount: number
}

export function htmlToMarkup(html: string): Markup {
  let redactedCount = 0
  const lines = toText(html)
    .replace(/\u00ad/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(redacted, () => {
      redactedCount++
      return ''
    })
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    // What remains of a list item or heading whose content is gone.
    .map((line) => (/^(-|##|[/|·,;:()\s]+)$/.test(line) ? '' : line))
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { text, redactedCount }
}

export const looksLikeHtml = (text: string): boolean => /<\/?[a-z][^<>]*>|&(#\d+|[a-z]+);/i.test(text)
