// The same program on a database server that somebody else runs (DATABASE_URL): serving, and commands beside it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../set-up/test-database.ts'
import { builtProgram } from './running-program.ts'
import { addCompany, enterAs, get } from './visitor.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const program = await builtProgram()

test('serves, saves and exports on the server of DATABASE_URL, and starts none of its own', async () => {
  const { host, port, user, password, database } = (await testDatabase('bare')).ownerConfig
  const folder = program.newFolder()
  // A socket lies in a folder, whose name stands where the computer's would.
  const at = `${encodeURIComponent(host ?? '')}:${port}`
  const url = `postgresql://${user}:${encodeURIComponent(String(password ?? ''))}@${at}/${database}`
  const settings = { STEG_DATA: folder, DATABASE_URL: url, STEG_BACKUP_HOURS: '0' }

  const running = await program.serve(settings)
  expect(running.output()).toContain(database)
  expect(running.output()).not.toContain(String(password))
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
  expect(await (await get(running.url, '/')).text()).toContain('Landkreis Musterau')
  const cookie = await enterAs(running.url, 'coordinator')
  const added = await addCompany(running.url, cookie, 'Müller-Łukaszewicz KG')
  expect(added.status).toBe(303)

  const file = `${program.newFolder()}.csv`
  expect(await program.run(['export', 'organizations', file], settings)).toMatchObject({ code: 0, errors: '' })
  expect(readFileSync(file, 'utf8')).toContain('Müller-Łukaszewicz KG')
  const examined = await program.run(['doctor'], settings)
  expect(examined).toMatchObject({ code: 0, errors: '' })
  expect(examined.out).toMatch(/gut +Das Programm arbeitet mit einer Rolle, die nichts besitzt/)

  running.process.kill('SIGTERM')
  expect((await running.ended).code).toBe(0)
  const again = await program.serve(settings)
  expect((await get(again.url, added.headers.get('location') ?? '', cookie)).status).toBe(200)
})
