import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Locale, locales, withLocale } from '../i18n/locale.ts'
import { drawFields, type Fields, parseForm, valuesOf } from './form.ts'
import { rules } from './rules.ts'

const fields = {
  name: { rule: rules.line(20), label: 'Name', control: 'text', required: true },
  mail: { rule: rules.optional(rules.email), label: 'E-Mail', control: 'email' },
  site: { rule: rules.optional(rules.website), label: 'Internet', control: 'url' },
  day: { rule: rules.optional(rules.date), label: 'Tag', control: 'date' },
  kinds: {
    rule: rules.choices(['a', 'b']),
    label: 'Arten',
    control: 'checkboxes',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  open: { rule: rules.checked, label: 'Öffentlich', control: 'checkbox' },
} as const satisfies Fields

const sent = (entries: readonly (readonly [string, string])[]): FormData => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

describe('a form', () => {
  test('gives known values for what was typed', () => {
    const parsed = parseForm(
      fields,
      sent([
        ['name', '  Đặng '],
        ['mail', ''],
        ['site', 'www.bbs-musterau.de'],
        ['day', '20.11.2026'],
        ['kinds', 'b'],
        ['open', 'ja'],
      ]),
    )
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        name: 'Đặng',
        mail: null,
        site: 'https://www.bbs-musterau.de',
        day: '2026-11-20',
        kinds: ['b'],
        open: true,
      },
    })
  })

  test.each([
    ['31.12.1899', 'Bitte geben Sie einen Tag zwischen 1900 und 2199 an.'],
    ['12.05.0202', 'Bitte geben Sie einen Tag zwischen 1900 und 2199 an.'],
    ['31.12.9999', 'Bitte geben Sie einen Tag zwischen 1900 und 2199 an. Gibt es kein Ende, lassen Sie das Feld leer.'],
    ['2200-01-01', 'Bitte geben Sie einen Tag zwischen 1900 und 2199 an. Gibt es kein Ende, lassen Sie das Feld leer.'],
    ['gestern', 'Bitte geben Sie einen Tag an. Beispiel: 20.11.2026'],
    ['01.01.1900', undefined],
    ['31.12.2199', undefined],
  ])('answers the day %s with: %s', (day, said) => {
    const parsed = parseForm(
      fields,
      sent([
        ['name', 'Đặng'],
        ['day', day],
      ]),
    )
    expect(parsed.ok ? undefined : parsed.errors.day).toBe(said)
  })

  test('says in the language of the page what young people leave out or write too long', () => {
    const errorOf = (locale: Locale, name: string): string | undefined => {
      const parsed = withLocale(locale, () => parseForm(fields, sent([['name', name]])))
      return parsed.ok ? undefined : parsed.errors.name
    }
    const said = locales.flatMap((locale) => [errorOf(locale, ''), errorOf(locale, 'x'.repeat(21))])
    expect(new Set(said).size).toBe(2 * locales.length)
    expect(errorOf('tr', '')).toBe('Lütfen bu alanı doldur.')
    expect(errorOf('uk', 'x'.repeat(21))).toContain('20')
  })

  test('names every wrong field in German and keeps what was typed', () => {
    const parsed = parseForm(
      fields,
      sent([
        ['name', ''],
        ['mail', 'hoa@'],
        ['day', 'gestern'],
        ['kinds', 'c'],
      ]),
    )
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(parsed.errors).toEqual({
      name: 'Bitte füllen Sie dieses Feld aus.',
      mail: 'Das ist keine vollständige E-Mail-Adresse. Beispiel: name@beispiel.de',
      day: 'Bitte geben Sie einen Tag an. Beispiel: 20.11.2026',
      kinds: 'Bitte wählen Sie einen Eintrag aus der Liste.',
    })
    const drawn = drawFields(fields, parsed.typed, parsed.errors)
    expect(drawn.find((field) => field.name === 'mail')).toMatchObject({ value: 'hoa@', error: parsed.errors.mail })
  })

  test('never takes a link that could run code', () => {
    for (const link of [
      'javascript:alert(1)',
      'data:text/html,x',
      'JaVaScRiPt:x',
      'vbscript:x',
      'file:///etc/passwd',
    ]) {
      expect(
        parseForm(
          fields,
          sent([
            ['name', 'x'],
            ['site', link],
          ]),
        ).ok,
      ).toBe(false)
    }
  })

  test('refuses ten thousand characters with a sentence', () => {
    const parsed = parseForm(fields, sent([['name', 'x'.repeat(10_000)]]))
    expect(parsed).toMatchObject({ ok: false, errors: { name: 'Bitte kürzen Sie auf höchstens 20 Zeichen.' } })
  })

  test('reads back what it drew, whatever is stored', () => {
    const stored = fc.record({
      name: fc.stringMatching(/^[A-Za-zäöüß]{1,20}$/),
      mail: fc.constantFrom(null, 'a@b.de'),
      site: fc.constantFrom(null, 'https://a.de/b'),
      day: fc.constantFrom(null, '2026-02-28'),
      kinds: fc.uniqueArray(fc.constantFrom('a', 'b')),
      open: fc.boolean(),
    })
    fc.assert(
      fc.property(stored, (record) => {
        const drawn = drawFields(fields, valuesOf(record))
        const data = sent(
          drawn.flatMap((field) => {
            const { value } = field as { value?: unknown }
            if (Array.isArray(value)) return value.map((one) => [field.name, String(one)] as const)
            if (typeof value === 'boolean') return value ? [[field.name, 'ja'] as const] : []
            return [[field.name, String(value ?? '')] as const]
          }),
        )
        expect(parseForm(fields, data)).toMatchObject({ ok: true, value: record })
      }),
    )
  })
})
