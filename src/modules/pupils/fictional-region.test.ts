import { beforeAll, describe, expect, test } from 'vitest'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import { plainDate } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { schoolYearOf } from '../calendar/index.ts'
import { demoSchoolYears } from './demo.ts'
import { findPupilByCode, listClasses, listPupils, mayBePlanned, readNames, readPlanningFacts } from './index.ts'

let services: TestServices
const regionId = '03999000-0000-7000-8000-000000000001'
const program: SystemActor = { kind: 'system', regionId, reason: 'test' }

beforeAll(async () => {
  services = await testServices()
})

describe('the class lists of Landkreis Musterau', () => {
  test('are there for thirteen schools with 1,158 pupils of year 8', async () => {
    const asked = { schoolYear: schoolYearOf(services.today()), grade: 8 }
    const classes = await listClasses(program, services, asked)
    expect(new Set(classes.map(({ organizationId }) => organizationId)).size).toBe(13)
    expect(classes.reduce((sum, one) => sum + one.pupilCount, 0)).toBe(1158)
    const pupils = await listPupils(program, services, asked)
    expect(pupils).toHaveLength(1158)
    expect(new Set(pupils.map(({ code }) => code)).size).toBe(1158)
  })

  test('open: every name, every birth date, some step-free needs, few objections', async () => {
    const asked = { schoolYear: schoolYearOf(services.today()), grade: 8 }
    const ids = (await listPupils(program, services, asked)).map(({ id }) => id)
    const names = await readNames(program, services, ids)
    expect(names.size).toBe(1158)
    const facts = [...(await readPlanningFacts(services, regionId, ids)).values()]
    expect(facts.every(({ birthDate }) => birthDate !== null)).toBe(true)
    const share = facts.filter(({ needsStepFree }) => needsStepFree).length / facts.length
    expect(share).toBeGreaterThan(0.01)
    expect(share).toBeLessThan(0.03)
    const states = [...(await mayBePlanned(services, regionId, ids)).values()]
    expect(states.filter(({ may }) => !may).map(({ because }) => because)).toEqual(Array(6).fill('objected'))
  })

  test('are found by the code of a slip, however it is typed', async () => {
    const asked = { schoolYear: schoolYearOf(services.today()), grade: 8 }
    const [pupil] = await listPupils(program, services, asked)
    const code = pupil?.code ?? ''
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `
    expect(await findPupilByCode(services, regionId, typed)).toMatchObject({ id: pupil?.id, grade: 8 })
    for (const wrong of ['', 'AAAAAAAA', 'O0O0O0O0', code.slice(0, 7), `${code}A`, "'; DROP TABLE"]) {
      expect(await findPupilByCode(services, regionId, wrong)).toBeUndefined()
    }
  })

  test('cover the half-year that runs and the one that follows', () => {
    expect(demoSchoolYears(plainDate('2026-11-28'))).toEqual([2026])
    expect(demoSchoolYears(plainDate('2027-01-31'))).toEqual([2026])
    expect(demoSchoolYears(plainDate('2027-02-01'))).toEqual([2026, 2027])
    expect(demoSchoolYears(plainDate('2027-07-31'))).toEqual([2026, 2027])
    expect(demoSchoolYears(plainDate('2027-08-01'))).toEqual([2027])
  })
})
