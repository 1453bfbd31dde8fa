// What becomes of pupils when the key of the installation is not the one that they were sealed with.
import { expect, test } from 'vitest'
import { testServices } from '../../../tests/support/services.ts'
import { asOperator } from '../../platform/db/operator.ts'
import { newSubjectKey } from '../../platform/keys/subject-key.ts'
import { countWrappedKeys, forgetUnopenedPupils } from './wrapped-keys.ts'

test('counts whom a key opens, and forgets the others with everything that hangs on them', async () => {
  const services = await testServices()
  const { ownerConfig } = services.testDatabase
  const count = (key: Uint8Array | undefined) => asOperator(ownerConfig, (tx) => countWrappedKeys(tx, key))
  const { total, opened } = await count(services.subjectMasterKey)
  expect(total).toBeGreaterThan(100)
  expect(opened).toBe(total)
  const lost = { ...services, subjectMasterKey: newSubjectKey() }
  expect(await count(lost.subjectMasterKey)).toEqual({ total, opened: 0 })
  expect(await count(undefined)).toEqual({ total, opened: 0 })

  expect(await forgetUnopenedPupils(services)).toBe(0)
  expect(await count(services.subjectMasterKey)).toEqual({ total, opened: total })
  expect(await forgetUnopenedPupils(lost)).toBe(total)
  expect(await count(services.subjectMasterKey)).toEqual({ total: 0, opened: 0 })
})
