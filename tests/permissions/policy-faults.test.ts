// A table that is compared proves little as long as nobody knows whether it would notice a mistake. So mistakes are made:
// in every policy, at every clause, and every single one has to be noticed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isNoticed, policyFaults } from './policy-faults.ts'

interface Target {
  readonly name: string
  /** Where the permission rows come from. */
  readonly entry: string
  /** Where faults are seeded. */
  readonly files: readonly string[]
}

const targets: readonly Target[] = [
  { name: 'site', entry: 'src/app/site-permissions.ts', files: ['src/app/site-permissions.ts'] },
  ...['accounts', 'network', 'offers', 'gaps'].map((name) => ({
    name,
    entry: `src/modules/${name}/permissions.ts`,
    files: [`src/modules/${name}/policy.ts`],
  })),
]

/** Faults without effect on any verdict, and why. */
const equivalentFaults: Readonly<Record<string, string>> = {
  "src/modules/accounts/policy.ts mayGive: actor.kind === 'public' → false":
    'Does not compile: below, the actor is a person. The public never comes here, mayInvite asks before.',
  "src/modules/accounts/policy.ts mayReadMailbox: actor.kind === 'public' → false":
    'Does not compile: below, the actor is a person.',
  ...Object.fromEntries(
    [
      "network/policy.ts leadRoles: ['school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'] → ['school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead', 'coordinator']",
      "offers/policy.ts editorRoles: [ 'school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency', 'traeger-coach',… → ['school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency', 'traeger-coach', 'traeger-lead', 'requalification-counsellor', 'coordinator']",
    ].map((name) => [`src/modules/${name}`, 'The coordinator may do the same in every organisation already.']),
  ),
}

const root = join(import.meta.dirname, '../..')

describe('faults in the policies', () => {
  test('are seeded in every module that has a policy', () => {
    for (const { entry, files } of targets)
      for (const path of [entry, ...files]) expect(`${path}: ${existsSync(join(root, path))}`).toBe(`${path}: true`)
    expect(targets.flatMap(({ files }) => files.flatMap(policyFaults)).length).toBeGreaterThan(150)
  })

  test.each(targets)('of $name are noticed, every one', { timeout: 120_000 }, async ({ entry, files }) => {
    expect(await isNoticed(entry, undefined)).toBe(false)
    const unnoticed: string[] = []
    for (const fault of files.flatMap(policyFaults)) if (!(await isNoticed(entry, fault))) unnoticed.push(fault.name)
    expect(unnoticed.filter((name) => !(name in equivalentFaults))).toEqual([])
    // What is excused must still be there.
    const excused = Object.keys(equivalentFaults).filter((name) => files.some((file) => name.startsWith(`${file} `)))
    expect(excused.filter((name) => !unnoticed.includes(name))).toEqual([])
  })
})
