import { describe, expect, test } from 'vitest'
import { defaultLimits } from './table.ts'
import { openZip } from './zip-archive.ts'
import { writeZip } from './zip-writer.ts'

const parts = [
  { name: 'a.txt', data: new TextEncoder().encode('eins') },
  { name: 'b/c.txt', data: new TextEncoder().encode('zwei zwei zwei zwei') },
]

const refusalOf = (bytes: Uint8Array, limits: object = {}) => {
  const opened = openZip(bytes, { ...defaultLimits, ...limits })
  return opened.ok ? undefined : opened.error.code
}

/** Changes bytes of the directory entry (or another place) and gives the archive back. */
function forged(change: (view: DataView, places: { directory: number; end: number }) => void): Uint8Array {
  const bytes = writeZip(parts)
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 22
  change(view, { directory: view.getUint32(end + 16, true), end })
  return bytes
}

describe('an archive', () => {
  test('opens with its parts', () => {
    const opened = openZip(writeZip(parts), defaultLimits)
    expect(opened.ok && opened.value.names).toEqual(['a.txt', 'b/c.txt'])
    expect(opened.ok && opened.value.sizeOf('A.txt')).toBe(4)
    const part = opened.ok && opened.value.open('b/c.txt')
    expect(part ? part.ok && new TextDecoder().decode(part.value) : undefined).toBe('zwei zwei zwei zwei')
    expect(opened.ok && opened.value.open('nowhere')).toEqual({ ok: true, value: undefined })
  })

  test('with a bomb inside is refused before anything is unpacked', () => {
    const bomb = writeZip([{ name: 'bomb', data: new Uint8Array(64 * 1024 * 1024) }])
    expect(bomb.length).toBeLessThan(100_000)
    // Even with its stream wiped out: the directory alone decides, so no size can cost time.
    bomb.fill(0, 40, bomb.length - 100)
    expect(refusalOf(bomb)).toBe('archive-too-big')
  })

  test('that promises more than allowed is refused', () => {
    expect(refusalOf(writeZip(parts), { unpackedBytes: 10 })).toBe('archive-too-big')
    expect(refusalOf(writeZip(parts), { archiveEntries: 1 })).toBe('archive-suspicious')
  })

  test.each([
    ['is encrypted', (view: DataView, { directory }: { directory: number }) => view.setUint16(directory + 8, 1, true)],
    ['is packed by another method', (view, { directory }) => view.setUint16(directory + 10, 12, true)],
    ['has entries on top of each other', (view, { directory }) => view.setUint32(directory + 51 + 42, 0, true)],
    ['points behind its end', (view, { directory }) => view.setUint32(directory + 42, 0x7fffffff, true)],
    ['is of several disks', (view, { end }) => view.setUint16(end + 4, 1, true)],
    ['counts wrongly', (view, { end }) => view.setUint16(end + 10, 3, true)],
    ['says zip64', (view, { end }) => view.setUint32(end + 16, 0xffffffff, true)],
    ['has a directory elsewhere', (view, { end }) => view.setUint32(end + 16, 4, true)],
    ['has the same name twice', (view, { directory }) => view.setUint16(directory + 28, 0, true)],
  ] as [string, (view: DataView, places: { directory: number; end: number }) => void][])(
    'that %s is refused',
    (_, change) => {
      expect(refusalOf(forged(change))).toBe('archive-suspicious')
    },
  )

  test('whose stream is longer than promised is stopped at the promise', () => {
    const data = new Uint8Array(8 * 1024 * 1024)
    const bytes = writeZip([{ name: 'liar', data }])
    const view = new DataView(bytes.buffer)
    view.setUint32(view.getUint32(bytes.length - 22 + 16, true) + 24, 1000, true)
    const opened = openZip(bytes, defaultLimits)
    expect(opened.ok && opened.value.open('liar')).toEqual({
      ok: false,
      error: { code: 'damaged-workbook', part: 'liar' },
    })
  })

  test('with a flipped bit is damaged, and a cut one is none', () => {
    const bytes = writeZip(parts)
    bytes[36] = (bytes[36] ?? 0) ^ 0x10
    const opened = openZip(bytes, defaultLimits)
    expect(opened.ok && opened.value.open('a.txt').ok).toBe(false)
    for (let length = 0; length < bytes.length; length += 3) {
      expect(openZip(writeZip(parts).subarray(0, length), defaultLimits).ok).toBe(false)
    }
  })
})
