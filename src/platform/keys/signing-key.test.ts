import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readOrMakeSigningKey, readSignedValue, signValue } from './signing-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'steg-key-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the signing key', () => {
  test('is made once, for its owner only, and read again', () => {
    const made = readOrMakeSigningKey(folder)
    expect(made).toHaveLength(32)
    expect(readOrMakeSigningKey(folder)).toEqual(made)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['signing.key'])
    expect(statSync(join(folder, 'keys', 'signing.key')).mode & 0o077).toBe(0)
  })

  test.each(['', 'abcd', 'no key at all'])('is made anew where a start was cut off and left %j', (left) => {
    const broken = join(folder, `cut-off-${left.length}`)
    mkdirSync(join(broken, 'keys'), { recursive: true })
    writeFileSync(join(broken, 'keys', 'signing.key'), left)
    const key = readOrMakeSigningKey(broken)
    expect(key).toHaveLength(32)
    expect(readOrMakeSigningKey(broken)).toEqual(key)
  })

  test.each(['', '.', 'a.b', 'a', '%', 'a.b.c', '.abc', 'Ä.ö'])('believes no forged value: %j', (forged) => {
    expect(readSignedValue(new Uint8Array(32), 'flash', forged)).toBeUndefined()
  })

  test('believes a value for its own purpose only', () => {
    const key = new Uint8Array(32).fill(1)
    const signed = signValue(key, 'flash', 'Gespeichert – für Đặng')
    expect(readSignedValue(key, 'flash', signed)).toBe('Gespeichert – für Đặng')
    expect(readSignedValue(key, 'device', signed)).toBeUndefined()
    expect(readSignedValue(new Uint8Array(32), 'flash', signed)).toBeUndefined()
  })
})
