// What HSDS 3.0 says about eligibility, as rules. HSDS knows ages and words only, so nothing is ever called complete. Pure.
import { anybody, type Eligibility } from './eligibility.ts'

export interface HsdsEligibility {
  readonly minimumAge: number | undefined
  readonly maximumAge: number | undefined
  /** Plain text. */
  readonly description: string | undefined
}

/** `isTurned`: the ages contradict each other, and both were left out. */
export function eligibilityFromHsds(given: HsdsEligibility): { rules: Eligibility | null; isTurned: boolean } {
  // Half years exist ("from 2.5 years"): whoever is asked for less than a whole year more fulfils it a year later.
  const from = given.minimumAge === undefined ? null : Math.ceil(given.minimumAge)
  const to = given.maximumAge === undefined ? null : Math.floor(given.maximumAge)
  const isTurned = from !== null && to !== null && to < from
  const age = isTurned ? anybody.age : { from: inRange(from), to: inRange(to) }
  const text = given.description?.replace(/\s+/g, ' ').trim() ?? ''
  const condition = text === '' ? null : text.length > 500 ? `${text.slice(0, 499)}…` : text
  const isEmpty = age.from === null && age.to === null && condition === null
  return { rules: isEmpty ? null : { ...anybody, isComplete: false, age, condition }, isTurned }
}

const inRange = (age: number | null): number | null => (age === null || age < 0 || age > 120 ? null : age)
