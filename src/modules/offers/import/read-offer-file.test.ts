import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFile } from '../../../platform/imports/read-file.ts'
import { offersImports } from '../imports.ts'
import { readCourses } from './courses.ts'
import { readHsds } from './hsds.ts'
import { readOfferFile } from './read-offer-file.ts'

const bytesOf = (name: string) => readFileSync(join(import.meta.dirname, '../../../../tests/made-up/offers', name))

const page = (number: number) => ({
  id: number,
  path: `/musterau/de/beruf-und-karriere/praktikum/${number}`,
  title: `Werkstatt ${number}`,
  contentHtml: `<h2>Đặng</h2><p>${'Ein langer Absatz über Holz. '.repeat(20)}</p>`,
})
const large = (pages: number) =>
  new TextEncoder().encode(JSON.stringify(Array.from({ length: pages }, (_, number) => page(number))))

test.each([
  ['courses', readCourses, 'courses.json'],
  ['hsds', readHsds, 'hsds.json'],
] as const)('what comes back is what reading on the spot gives: %s', async (target, read, name) => {
  const bytes = bytesOf(name)
  const here = read(bytes)
  expect(here.ok).toBe(true)
  expect(await readOfferFile(target, bytes)).toEqual(here)
  expect(await readOfferFile(target, new TextEncoder().encode('{'))).toEqual(read(new TextEncoder().encode('{')))
})

test.each(offersImports)('others go on while a large file is read for an import: $key', async (target) => {
  const bytes = large(2_000)
  let turns = 0
  let isRead = false
  const turn = (): void => {
    turns++
    if (!isRead) setImmediate(turn)
  }
  setImmediate(turn)
  await openFile(target, { bytes, name: 'angebote.json' })
  isRead = true
  // Read on the spot it would be one.
  expect(turns).toBeGreaterThan(20)
})
