// A table that is compared proves little as long as nobody knows whether it would notice a mistake. So mistakes are made:
// in every policy, at every clause, and every single one has to be noticed.
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isNoticed, policyFaults } from './policy-faults.ts'

interface Target {
  readonly name: string
  /** Where the permission rows come from. */
  readonly entry: string
  /** Where faults are seeded. */
  readonly files: readonly string[]
}

const root = join(import.meta.dirname, '../..')

/** Found in the tree, so that a new module cannot be forgotten: those of the site itself, and one of every policy. */
const targets: readonly Target[] = [
  ...readdirSync(join(root, 'src/app'))
    .filter((file) => file.endsWith('-permissions.ts'))
    .map((file) => ({
      name: file.replace('-permissions.ts', ''),
      entry: `src/app/${file}`,
      files: [`src/app/${file}`],
    })),
  ...readdirSync(join(root, 'src/modules'), { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'policy.ts')
    .map((file) => ({
      name: dirname(file),
      entry: `src/modules/${file.split(sep)[0]}/permissions.ts`,
      files: [`src/modules/${file}`],
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

describe('faults in the policies', () => {
  test('are seeded in every module that has a policy', () => {
    for (const { entry, files } of targets)
      for (const path of [entry, ...files]) expect(`${path}: ${existsSync(join(root, path))}`).toBe(`${path}: true`)
    expect(targets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['site', 'accounts', 'network', 'offers', 'gaps', 'pupils', 'rounds', 'wishes', 'plans']),
    )
    for (const { name, files } of targets) {
      const count = files.flatMap(policyFaults).length
      expect(`${name}: ${count > 0}`).toBe(`${name}: true`)
    }
  })

  test.each(targets)('of $name are noticed, every one', { timeout: 120_000 }, async ({ entry, files }) => {
    expect(await isNoticed(entry, undefined)).toBe(false)
    const faults = files.flatMap(policyFaults)
    const noticed = await Promise.all(faults.map((fault) => isNoticed(entry, fault)))
    const unnoticed = faults.filter((_, index) => noticed[index] === false).map(({ name }) => name)
    expect(unnoticed.filter((name) => !(name in equivalentFaults))).toEqual([])
    // What is excused must still be there.
    const excused = Object.keys(equivalentFaults).filter((name) => files.some((file) => name.startsWith(`${file} `)))
    expect(excused.filter((name) => !unnoticed.includes(name))).toEqual([])
  })
})
