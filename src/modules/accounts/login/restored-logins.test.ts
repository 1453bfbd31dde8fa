// A backup holds the sessions and reset links of its day. Some were ended since: a restore must not bring them back.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  atDemo,
  codeInMailTo,
  makePerson,
  password,
  school,
  writeAccountsRegions,
} from '../../../../tests/made-up/accounts-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { backup } from '../../../platform/db/backup/backup.ts'
import { restore } from '../../../platform/db/backup/restore.ts'
import { findSessionActor } from './find-session-actor.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { findReset } from './reset-password.ts'
import { closeRestoredLogins } from './restored-logins.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'steg-restored-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeAccountsRegions(services)
})

test('who signed out after the backup stays signed out after the restore, and an old link opens nothing', async () => {
  const person = await makePerson(services, { role: 'school-lead', organizationId: school })
  const caller = { address: '10.4.0.1', deviceToken: undefined, deviceLabel: null }
  const enter = () => signIn(atDemo, services, { ...caller, email: person.email, password })
  const entered = await enter()
  if (!entered.ok) throw new Error(entered.error.code)
  await requestPasswordReset(atDemo, services, { email: person.email, address: caller.address })
  const code = await codeInMailTo(services, person.email)
  expect(await findReset(services, code)).toBeDefined()

  const given = { owner: services.testDatabase.ownerConfig, key: Buffer.alloc(32, 1), file: join(folder, 'a.backup') }
  expect(await backup({ ...given, now: services.now() })).toMatchObject({ ok: true })
  await signOut(atDemo, services, { token: entered.value.token })
  const restored = await restore({
    ...given,
    migrationsFolder: join(import.meta.dirname, '../../../../migrations'),
    replace: true,
    afterRestore: closeRestoredLogins,
  })
  expect(restored).toMatchObject({ ok: true })
  expect(await findSessionActor(services, entered.value.token)).toBeUndefined()
  expect(await findReset(services, code)).toBeUndefined()
  expect((await enter()).ok).toBe(true)
})
