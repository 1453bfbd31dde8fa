import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type FieldPlace,
  findSubjectMasterKey,
  makeSubjectMasterKey,
  newSubjectKey,
  openField,
  sealField,
  subjectMasterKeyFile,
  unwrapSubjectKey,
  wrapSubjectKey,
} from './subject-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'steg-subjects-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const place: FieldPlace = { table: 'pupils.pupil_person', row: 'a', column: 'given_name' }

describe('the master key', () => {
  test('is missing until it is made, once, for its owner only, and read again', () => {
    expect(findSubjectMasterKey(folder)).toBe('missing')
    expect(makeSubjectMasterKey(folder)).toBe(true)
    const made = findSubjectMasterKey(folder)
    expect(made).toHaveLength(32)
    expect(makeSubjectMasterKey(folder)).toBe(false)
    expect(findSubjectMasterKey(folder)).toEqual(made)
    expect(statSync(subjectMasterKeyFile(folder)).mode & 0o077).toBe(0)
  })

  test.each(['', 'abcd', 'no key at all'])('is not made anew where the file holds %j', (left) => {
    const broken = join(folder, `broken-${left.length}`)
    mkdirSync(join(broken, 'keys'), { recursive: true })
    writeFileSync(subjectMasterKeyFile(broken), left)
    expect(makeSubjectMasterKey(broken)).toBe(false)
    expect(findSubjectMasterKey(broken)).toBe('malformed')
  })
})

describe('a sealed field', () => {
  test('opens at its own place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = newSubjectKey()
        // Lone surrogates are no text that UTF-8 could carry.
        fc.pre(text.isWellFormed())
        expect(openField(key, place, sealField(key, place, text))).toBe(text)
      }),
    )
  })

  test.each([
    ['another table', { ...place, table: 'pupils.pupil' }],
    ['another row', { ...place, row: 'b' }],
    ['another column', { ...place, column: 'family_name' }],
  ])('does not open in %s', (_what, elsewhere) => {
    const key = newSubjectKey()
    expect(openField(key, elsewhere, sealField(key, place, 'Çağla'))).toBeUndefined()
  })

  test('does not open with the key of somebody else, nor with a changed or missing byte', () => {
    const key = newSubjectKey()
    const sealed = sealField(key, place, 'Đặng')
    expect(openField(newSubjectKey(), place, sealed)).toBeUndefined()
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(openField(key, place, changed)).toBeUndefined()
      expect(openField(key, place, sealed.subarray(0, at))).toBeUndefined()
    }
  })

  test('looks different every time', () => {
    const key = newSubjectKey()
    expect(sealField(key, place, 'Mia')).not.toEqual(sealField(key, place, 'Mia'))
  })
})

describe('a wrapped key', () => {
  test('opens with the same master key at the same place only', () => {
    const [master, key] = [newSubjectKey(), newSubjectKey()]
    const wrapped = wrapSubjectKey(master, place, key)
    expect(unwrapSubjectKey(master, place, wrapped)).toEqual(key)
    expect(unwrapSubjectKey(master, { ...place, row: 'b' }, wrapped)).toBeUndefined()
    expect(unwrapSubjectKey(newSubjectKey(), place, wrapped)).toBeUndefined()
  })
})
