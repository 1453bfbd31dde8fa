// Whatever stands in a description, only our own tags come into the page, and links lead to harmless schemes only.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MarkupText } from './markup-view.tsx'
import { excerptOf, parseInline, parseMarkup } from './parse-markup.ts'

const draw = (text: string): string => String(<MarkupText text={text} />)

const hostilePart = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    'https://a.example/"onmouseover="x',
    "https://a.example/'><svg/onload=1>",
    'data:text/html,x',
    'JaVaScRiPt://x.example/%0aalert(1)',
    'vbscript:x',
    '&lt;b&gt;',
    '- ',
    '## ',
    '\n',
    '\n\n',
    'www.a.example',
    'mailto:a@b.example',
    'tel:+49 551 123',
    'https://',
    'a@b.example',
    ')',
    '(',
    '\u0000',
  ),
)
const hostileText = fc.array(hostilePart, { maxLength: 12 }).map((parts) => parts.join(''))

describe('light markup', () => {
  test('never lets a tag or attribute through that is not ours', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = draw(text)
        for (const [tag] of html.matchAll(/<[^>]*>/g)) {
          expect(tag).toMatch(
            /^<(\/(div|p|ul|li|h3|a)|div class="steg-prose"|p|ul|li|br\/?|h3 class="kern-title"|a class="kern-link" href="[^"<>]*" rel="noreferrer")>$/,
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  test('links only to http, https, mailto and tel', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const [, href] of draw(text).matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^(https?:\/\/|mailto:|tel:\+?\d)/)
      }),
      { numRuns: 500 },
    )
  })

  // The longest description there may be, made to keep a careless pattern busy: it took up to 22 seconds.
  test.each([
    ['https://a', ')'],
    ['https://a', '.,;'],
    ['https://a', '('],
    ['', 'www.1'],
    ['', '1www.'],
    ['a@', '1.'],
    ['', 'a@1.'],
    ['', 'https://'],
    ['', '- \n'],
    ['', ' '],
  ])(
    'reads %j and then %j, 60,000 signs of it, in no time',
    (start, piece) => {
      const text = (start + piece.repeat(60_000 / piece.length)).slice(0, 60_000)
      expect(draw(text)).toContain('steg-prose')
    },
    2_000,
  )

  test('loses no word: the texts of a line together are the line', () => {
    fc.assert(
      fc.property(
        hostileText.filter((text) => !/(mailto|tel):/i.test(text)),
        (text) => {
          const line = text.replace(/\n/g, ' ')
          expect(
            parseInline(line)
              .map((part) => part.text)
              .join(''),
          ).toBe(line)
        },
      ),
    )
  })

  test.each([
    ['Siehe https://a.example/b.', 'https://a.example/b'],
    ['(https://a.example/x_(y))', 'https://a.example/x_(y)'],
    ['Mail: müller@mueller.example,', 'mailto:ller@mueller.example'],
    ['www.paten.example!', 'https://www.paten.example'],
    ['tel:+49 551 5550100 oder', 'tel:+495515550100'],
  ])('finds the address in "%s"', (line, href) => {
    expect(parseInline(line).flatMap((part) => (part.kind === 'link' ? [part.href] : []))).toContain(href)
  })

  test('parts paragraphs, lists and headings', () => {
    expect(parseMarkup('## Wo\nEins\nzwei\n\n- a\n- b\nDanach').map((block) => block.kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'paragraph',
    ])
  })

  test('cuts an excerpt between words', () => {
    expect(excerptOf('## Titel\n- Eins zwei drei vier', 16)).toBe('Titel Eins zwei …')
  })
})
