import { expect, test } from 'vitest'
import { readTable } from '../tabular/read-table.ts'
import { readTableApart } from './read-table-apart.ts'
import { t } from './texts.ts'

const file = (lines: number) => ({
  name: 'liste.csv',
  bytes: new TextEncoder().encode(`Name;Ort\n${'Đặng;Musterau\n'.repeat(lines)}`),
})

test('what comes back is what reading on the spot gives', async () => {
  const given = file(300)
  const read = readTable(given.bytes, { fileName: given.name })
  expect(await readTableApart(given)).toEqual(read)
  // The bytes are still the caller's: they are kept with the run.
  expect(given.bytes.length).toBeGreaterThan(0)
})

test('a table that is only checked comes without its rows', async () => {
  const given = file(300)
  const read = readTable(given.bytes, { fileName: given.name })
  if (!read.ok) throw new Error('not read')
  expect(await readTableApart({ ...given, isOnlyChecked: true })).toEqual({
    ok: true,
    value: { ...read.value, rows: [] },
  })
})

test('others go on while a file is read', async () => {
  let turns = 0
  let isRead = false
  const turn = (): void => {
    turns++
    if (!isRead) setImmediate(turn)
  }
  setImmediate(turn)
  await readTableApart(file(50_000))
  isRead = true
  // Read on the spot it would be one.
  expect(turns).toBeGreaterThan(3)
})

test('what is no table is said in a sentence', async () => {
  expect(await readTableApart({ name: 'x.csv', bytes: new Uint8Array() })).toMatchObject({ ok: false })
  const picture = { name: 'x.xlsx', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]) }
  expect(await readTableApart(picture)).toMatchObject({ ok: false, error: expect.stringContaining('Bild') })
})

test('a file that takes too long or too much memory ends its thread and nothing else', async () => {
  const tooMuch = { ok: false, error: t.upload.tooMuch }
  expect(await readTableApart(file(150_000), { milliseconds: 1, heapMegabytes: 512 })).toEqual(tooMuch)
  expect(await readTableApart(file(150_000), { milliseconds: 60_000, heapMegabytes: 12 })).toEqual(tooMuch)
})
