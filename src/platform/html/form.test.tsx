import { describe, expect, it } from 'vitest'
import { Form } from './form.tsx'
import type { FormField } from './form-fields.ts'

const drawn = (...fields: readonly FormField[]): string =>
  String(<Form action="/angebote" fields={fields} submit="Speichern" />)

/** Ids that the page refers to but does not hold. */
function danglingReferences(html: string): string[] {
  const ids = new Set(Array.from(html.matchAll(/\sid="([^"]*)"/g), (match) => match[1]))
  return Array.from(html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|list|href)="#?([^"]*)"/g))
    .flatMap((match) => (match[1] ?? '').split(' '))
    .filter((id) => !id.startsWith('/') && !ids.has(id))
}

describe('a form with errors', () => {
  const html = drawn(
    { control: 'text', name: 'ort.name', label: 'Ort', help: 'Gemeinde', value: 'Muster"au', error: 'Bitte prüfen.' },
    { control: 'date', name: 'beginn', label: 'Beginn', value: '31.02.2026', error: 'Diesen Tag gibt es nicht.' },
    {
      control: 'checkboxes',
      name: 'sprachen',
      label: 'Sprachen',
      options: [{ value: 'de', label: 'Deutsch', help: 'leicht' }],
      error: 'Bitte wählen.',
    },
    { control: 'checkbox', name: 'ja', label: 'Stimmt', help: 'Bitte lesen', error: 'Bitte bestätigen.' },
  )

  it('says every error on top and at the field', () => {
    for (const sentence of ['Bitte prüfen.', 'Diesen Tag gibt es nicht.', 'Bitte wählen.', 'Bitte bestätigen.'])
      expect(html.split(sentence)).toHaveLength(3)
    expect(html).toContain('4 Angaben fehlen noch oder stimmen nicht')
  })

  it('keeps what was typed, even what is no date', () => {
    expect(html).toContain('value="Muster&quot;au"')
    expect(html).toContain('value="31.02.2026"')
  })

  it('ties labels, help, errors and links to fields that exist', () => {
    expect(danglingReferences(html)).toEqual([])
  })
})

it('a password is never sent back into the page', () => {
  expect(drawn({ control: 'password', name: 'passwort', label: 'Passwort', value: 'geheim' })).not.toContain('geheim')
})

it('a text that begins with an empty line keeps it', () => {
  expect(drawn({ control: 'textarea', name: 'text', label: 'Text', value: '\nZweite Zeile' })).toContain(
    '>\n\nZweite Zeile<',
  )
})

it('a form with a file is sent in parts, one without is not', () => {
  expect(drawn({ control: 'file', name: 'datei', label: 'Datei' })).toContain('enctype="multipart/form-data"')
  expect(drawn({ control: 'text', name: 'a', label: 'A' })).not.toContain('enctype')
})

it('a field that must be filled in says so in words', () => {
  expect(drawn({ control: 'text', name: 'a', label: 'A', required: true })).toContain('(Pflichtfeld)')
})
