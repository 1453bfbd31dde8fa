import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownPath } from './page-request.ts'

describe('where a form may lead afterwards', () => {
  test.each(['/', '/angebote', '/angebote?q=kfz&seite=2', '/arbeit/netzwerk/1#personen', '/a//b'])(
    'an own address stays: %s',
    (path) => expect(ownPath(path)).toBe(path),
  )

  test.each([
    '',
    'arbeit',
    '//boese.example',
    '/\\boese.example',
    '/\t/boese.example',
    '/\n/boese.example',
    '\t//boese.example',
    '/.//boese.example',
    '/..//boese.example',
    'https://boese.example/',
    'javascript:alert(1)',
    '/\t\\boese.example',
  ])('a foreign one becomes the start page: %j', (path) => expect(ownPath(path)).toBe('/'))

  test('whatever is given, a browser stays on this site', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\n',
      '\r',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      'boese.example',
      ' ',
      '%2f',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = ownPath(pieces.join(''))
        expect(new URL(path, 'http://steg.example').origin).toBe('http://steg.example')
        // A line break would end the header.
        expect(path).not.toMatch(/[\r\n\t]/)
      }),
    )
  })
})
