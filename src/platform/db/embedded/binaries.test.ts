import { cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { completeBinaries, copyBinaries, findBinaries } from './binaries.ts'
import { canRun, self } from './runner.ts'

const installed = () => {
  const found = findBinaries()
  if (!found.ok) throw new Error(found.error)
  return found.value
}

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'steg-binaries-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('programs whose library links npm was not allowed to make get them at the start', () => {
  const folder = join(temporary(), 'native')
  cpSync(installed().folder, folder, { recursive: true, filter: (source) => !lstatSync(source).isSymbolicLink() })
  const postgres = join(folder, 'bin', 'postgres')
  const bare = { ...installed(), folder, postgres, initdb: join(folder, 'bin', 'initdb') }
  const pgCtl = join(folder, 'bin', 'pg_ctl')
  expect(canRun(self, postgres)).toBe(process.platform !== 'linux')
  expect(completeBinaries({ ...bare, pgCtl })).toBe(true)
  expect(canRun(self, postgres)).toBe(true)
})

test('a copy of the programs runs from another place, and a second call uses the first copy', () => {
  const base = temporary()
  const copy = copyBinaries(installed(), base)
  expect(canRun(self, copy.postgres)).toBe(true)
  expect(copyBinaries(installed(), base)).toEqual(copy)
  expect(readdirSync(base)).toEqual([`programs-${installed().version}`])
})

test('a system without bundled programs is told to use a server of its own', () => {
  expect(findBinaries('file:///nowhere/else/steg.js')).toEqual({
    ok: false,
    error: expect.stringContaining('DATABASE_URL'),
  })
})
