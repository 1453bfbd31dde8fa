import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestName, parseOrganizationName, parsePersonName, searchForm } from './din-91379.ts'

describe('the name of a person', () => {
  test.each([
    'Đặng',
    'Müller-Łukaszewicz',
    'O’Neill',
    "O'Neill",
    '’t Hooft',
    'Öztürk',
    'Şahin',
    'Nguyễn',
    'Émilie Popescu',
    'von der Heyde',
    'Dr. Anna-Lena Weiß',
    'K͟han',
    'L̥̄a',
    'Ạ̈a',
    'Ž̧a',
    'ẞ',
    'Ñandú, jr.',
  ])('%s is taken', (name) => {
    expect(parsePersonName(name)).toEqual({ ok: true, value: name.normalize('NFC') })
  })

  test.each([
    ['  Anna  ', 'Anna'],
    ['Mu\u0308ller', 'Müller'],
    ['Anna\u00a0Lena', 'Anna Lena'],
    ['Anna\u2011Lena', 'Anna-Lena'],
    ['‘t Hooft', '’t Hooft'],
    ['\ufeffAnna', 'Anna'],
  ])('%j is put right as %s', (text, name) => {
    expect(parsePersonName(text)).toEqual({ ok: true, value: name })
  })

  test.each([
    ['<script>', '<', 1],
    ['Anna <b>', '<', 6],
    ['An\tna', '\t', 3],
    ['An\u0000na', '\u0000', 3],
    ['Anna2', '2', 5],
    ['Иван', 'И', 1],
    ['Mül😀ler', '😀', 4],
    ['q\u0302a', 'q\u0302', 1],
    ['a\u0302\u0302', 'â\u0302', 1],
    ['Anna\u202eBerta', '\u202e', 5],
    ['?ahin', '?', 1],
  ])('%j is refused for %j at %d', (text, character, position) => {
    expect(parsePersonName(text)).toEqual({ ok: false, error: { code: 'forbidden-character', character, position } })
  })

  test('an empty one, a dash alone and a very long one are refused', () => {
    expect(parsePersonName(' \u00a0 ')).toEqual({ ok: false, error: { code: 'empty' } })
    expect(parsePersonName('-')).toEqual({ ok: false, error: { code: 'empty' } })
    expect(parsePersonName('ä'.repeat(longestName)).ok).toBe(true)
    expect(parsePersonName('a\u0308'.repeat(longestName)).ok).toBe(true)
    for (const length of [longestName + 1, 10_000, 1_000_000]) {
      expect(parsePersonName('a'.repeat(length))).toEqual({
        ok: false,
        error: { code: 'too-long', length, longest: longestName },
      })
    }
  })

  test('is taken again as it was given back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const first = parsePersonName(text)
        if (first.ok) expect(parsePersonName(first.value)).toEqual(first)
        if (/[<>&\p{Cc}]/u.test(text.trim())) expect(first.ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('may have 500 letters of the standard, and no other letter of the Latin script', () => {
    let taken = 0
    for (let code = 0; code <= 0xffff; code++) {
      const letter = String.fromCharCode(code)
      if (letter.normalize('NFC') === letter && /\p{L}/u.test(letter) && parsePersonName(`a${letter}`).ok) taken++
    }
    // Six of N1 are letters to Unicode as well: the modifiers ʹ ʺ ʾ ʿ ˈ ˌ. ‘ʼ’ is put right as an apostrophe.
    expect(taken).toBe(500 + 6 + 1)
  })
})

describe('the name of an organisation', () => {
  test.each([
    'Müller & Söhne GmbH (Nord/Süd)',
    'Verein „Brücke“ e. V.',
    'Werkstatt 21 – Holz + Metall',
    '1. Hilfe: Ausbildung!',
    'AWO Kreisverband §16a',
  ])('%s is taken', (name) => {
    expect(parseOrganizationName(name)).toEqual({ ok: true, value: name })
  })

  test.each(['<script>', 'Schule\nNord', 'Schule\u0007', 'Школа', 'Schule\u202eNord', '***'])(
    '%j is refused',
    (name) => {
      expect(parseOrganizationName(name).ok).toBe(false)
    },
  )
})

describe('the search form', () => {
  test.each([
    ['Müller-Łukaszewicz', 'mueller lukaszewicz'],
    ['O’Neill', 'oneill'],
    ["O'Neill", 'oneill'],
    ['’t Hooft', 't hooft'],
    ['Đặng', 'dang'],
    ['Groß', 'gross'],
    ['  von   der Heyde ', 'von der heyde'],
  ])('of %s is %s', (name, form) => {
    expect(searchForm(name)).toBe(form)
  })

  test('has only a to z, digits and single blanks for every name that is taken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0x20, max: 0x1ef9 }).map((c) => String.fromCodePoint(c)) }),
        (text) => {
          const parsed = parsePersonName(text)
          if (parsed.ok) expect(searchForm(parsed.value)).toMatch(/^[a-z]+( [a-z]+)*$|^$/)
        },
      ),
      { numRuns: 2000 },
    )
    for (let code = 0x20; code <= 0x1eff; code++) {
      const parsed = parsePersonName(String.fromCharCode(code))
      if (parsed.ok) expect(searchForm(parsed.value)).toMatch(/^[a-z]*$/)
    }
  })
})
