import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeHref, withQuery } from './href.ts'

describe('an address from anywhere', () => {
  it.each([
    '/angebote?q=a%20b',
    '?seite=2',
    '#inhalt',
    'https://schule.example',
    'mailto:kontakt@schule.example',
    'tel:+4955512345',
    'angebote/1',
  ])('stays as it is when it only navigates: %s', (address) => {
    expect(safeHref(address)).toBe(address)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
  ])('becomes harmless when it could do more: %j', (address) => {
    expect(safeHref(address)).toBe('#')
  })

  it('never leads to a scheme that runs something, as the standard reads addresses', () => {
    const blank = fc.constantFrom('', ' ', '\t', '\n', '\u0000', '\u001f')
    const scheme = fc.constantFrom('javascript:', 'JAVASCRIPT:', 'data:', 'blob:', 'vbscript:')
    fc.assert(
      fc.property(
        blank,
        scheme,
        blank,
        fc.integer({ min: 0, max: 9 }),
        fc.string(),
        (before, name, inside, at, rest) => {
          const address = before + name.slice(0, at) + inside + name.slice(at) + rest
          const read = URL.canParse(safeHref(address), 'https://steg.example')
            ? new URL(safeHref(address), 'https://steg.example').protocol
            : 'https:'
          expect(['https:', 'http:', 'mailto:', 'tel:']).toContain(read)
        },
      ),
    )
  })
})

it('a query leaves out what is empty and keeps what is given several times', () => {
  expect(withQuery('/angebote', { q: 'käse & brot', phase: ['a', 'b'], ort: '', seite: undefined })).toBe(
    '/angebote?q=k%C3%A4se+%26+brot&phase=a&phase=b',
  )
  expect(withQuery('/angebote', { q: '' })).toBe('/angebote')
})
