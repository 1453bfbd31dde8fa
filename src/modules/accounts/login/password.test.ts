import { dictionary } from '@zxcvbn-ts/language-common'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'
import { findPasswordFault, hashPassword, verifyPassword } from './password.ts'

const noPerson: readonly string[] = []
const newToken = () => 'ein zufälliges Zeichen'

describe('a password', () => {
  test('is stored as argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword('drei kleine Brücken')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('is the same however the keyboard composes its umlauts', async () => {
    const hash = await hashPassword('Brücke über die Aue'.normalize('NFD'))
    expect(await verifyPassword(hash, 'Brücke über die Aue'.normalize('NFC'), newToken)).toBe(true)
    expect(await verifyPassword(hash, 'Bruecke ueber die Aue', newToken)).toBe(false)
  })

  test('of nobody is never right', async () => {
    expect(await verifyPassword(undefined, newToken(), newToken)).toBe(false)
  })

  test('has ten to two hundred characters', () => {
    expect(findPasswordFault('neun Z. ü', noPerson)).toBe('password-too-short')
    expect(findPasswordFault(`Aue ${'x y'.repeat(70)}`, noPerson)).toBe('password-too-long')
    // An emoji is one character for the person who types it.
    expect(findPasswordFault('🌉🌉🌉🌉🌉', noPerson)).toBe('password-too-short')
  })
})

describe('common passwords', () => {
  const list = dictionary['passwords-common'] as readonly string[]

  test('are refused, all of the list', () => {
    expect(list.length).toBeGreaterThan(3000)
    expect(list.filter((one) => !isCommonPassword(one, noPerson))).toEqual([])
  })

  test.each([
    'Passwort123!',
    'P@ssw0rt2026',
    'Sommer2026!!',
    'Willkommen1',
    'qwertzuiop',
    'qwertz1234',
    'asdfghjkl1',
    '1234567890',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '!!Schule2025',
    'hallo.steg',
    'SommerSchule',
    'Deutschland1',
    '24.12.1990',
  ])('are refused in disguise: %s', (password) => {
    expect(isCommonPassword(password, noPerson)).toBe(true)
  })

  test.each(['Müller-Łukaszewicz1', 'lukaszewicz2026', 'oberschulebrueckstedt', 'Brückstedt!!'])(
    'are refused when they are made of the own name or organisation: %s',
    (password) => {
      const personal = ['agnieszka@musterau.example', 'Agnieszka', 'Müller-Łukaszewicz', 'Oberschule Brückstedt']
      expect(isCommonPassword(password, personal)).toBe(true)
    },
  )

  test.each([
    'vier Enten unter dem Steg',
    'Auf dem Steg nach Musterau',
    'drei kleine Brücken am Wehr',
    'xK7-mürbe-Zwirn',
    'Gr4ugans fliegt nie allein',
  ])('do not hit a good one: %s', (password) => {
    expect(isCommonPassword(password, ['hoa@musterau.example', 'Hoa', 'Đặng Thị'])).toBe(false)
  })

  test('are looked for in no time, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 220 }), (text) => {
        expect(typeof isCommonPassword(text, ['a'.repeat(300), text])).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
})
