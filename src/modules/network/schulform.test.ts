import { expect, test } from 'vitest'
import list from '../../../code-lists/schulform.json' with { type: 'json' }
import { findSchulformByName, isKnownSchulform, readSchulformen, schulformen, schulformLabel } from './schulform.ts'

test('every Schulform has a key, validity and source, and is found by what official files call it', () => {
  expect(schulformen.length).toBeGreaterThan(20)
  for (const entry of schulformen) for (const name of entry.names) expect(findSchulformByName(name)).toBe(entry)
  expect(findSchulformByName('gemeinschaftsschule')?.validTo).toBe('2022-12-31')
})

test('an unknown key is refused and shown as it is', () => {
  expect(isKnownSchulform('zauberschule')).toBe(false)
  expect(isKnownSchulform(null)).toBe(true)
  expect(schulformLabel('zauberschule')).toBe('zauberschule')
})

test('a list with an unknown property, a wrong day or a key twice is refused as a whole', () => {
  const [first] = list.entries
  const broken = (entries: unknown[]) => () => readSchulformen({ ...list, entries })
  expect(broken([{ ...first, colour: 'blue' }])).toThrow()
  expect(broken([{ ...first, validTo: '2022-13-01' }])).toThrow()
  expect(broken([first, { ...first, names: ['Anders'] }])).toThrow(/twice/)
})
