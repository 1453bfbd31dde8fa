// For tests and benchmarks only: the planning instances as they were published, read into a problem.
import { alone, type PlanProblem } from '../../../src/modules/plans/engine/problem.ts'
import { plainRules } from './made-up-problem.ts'

interface Published {
  readonly n?: number
  readonly F: number
  readonly B: number
  readonly days: number | readonly { readonly s: readonly number[]; readonly W: readonly (readonly number[])[] }[]
  readonly cls?: readonly number[]
  readonly day?: readonly number[]
  readonly w?: readonly number[]
  /** Day × field × block. */
  readonly capb: readonly (readonly (readonly number[])[])[]
}

/** Summed weights of a team are given to its first member: the sum over the team is the same. */
export function readPraxistage(text: string): PlanProblem {
  const published = JSON.parse(text) as Published
  const { F: fieldCount, B: blockCount, days } = published
  const dayOf: number[] = [...(published.day ?? [])]
  const classOf: number[] = [...(published.cls ?? [])]
  const teamOf: number[] = dayOf.map(() => alone)
  const weights: number[] = [...(published.w ?? [])]
  let team = 0
  if (typeof days !== 'number')
    days.forEach(({ s, W }, day) => {
      s.forEach((size, i) => {
        for (let member = 0; member < size; member++) {
          dayOf.push(day)
          classOf.push(0)
          teamOf.push(team)
          weights.push(...(member === 0 ? (W[i] ?? []) : new Array<number>(fieldCount).fill(0)))
        }
        team++
      })
    })
  return {
    pupilCount: dayOf.length,
    fieldCount,
    blockCount,
    dayOf,
    classOf,
    teamOf,
    answered: new Uint8Array(dayOf.length).fill(1),
    weights,
    wished: weights.map((weight) => (team === 0 && weight > 1 ? 1 : 0)),
    workshops: published.capb.flatMap((fields, day) =>
      fields.map((capacity, field) => ({ field, day, capacity, minimum: 0 })),
    ),
    locks: [],
    rules: plainRules,
  }
}
