// A proposal for the days of the schools: every day as far from full as possible. Pure.
import { type Weekday, weekdays } from '../../calendar/index.ts'

export interface DayQuestion {
  /** Places in an average block, Monday to Friday. */
  readonly places: readonly number[]
  /** What gets one day: a whole school, or a class of a school that is split. */
  readonly groups: readonly { readonly key: string; readonly pupilCount: number }[]
  /** Days that stay as they are. */
  readonly fixed: ReadonlyMap<string, Weekday>
}

export interface DayProposal {
  readonly days: ReadonlyMap<string, Weekday>
  /** Pupils Monday to Friday. */
  readonly load: readonly number[]
  /** Pupils beyond the places, over all days. */
  readonly excess: number
}

/** Pupils beyond the places first, then the sum of squares of what is over or free: the even load. */
const worthOf = (load: readonly number[], places: readonly number[]): readonly [number, number] => [
  load.reduce((sum, pupils, day) => sum + Math.max(0, pupils - (places[day] ?? 0)), 0),
  load.reduce((sum, pupils, day) => sum + (pupils - (places[day] ?? 0)) ** 2, 0),
]

const isBetter = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

/**
 * Greedy, the largest groups first, each to the day that leaves the least excess; then single groups move, and pairs
 * change places, as long as that makes it better. Days without places are used only where no other is left. Not proven to be the
 * best: finding that is a packing problem, and a person looks at it anyway. O(rounds · groups² ) with at most `groups²` rounds.
 */
export function proposeWeekdays({ places, groups, fixed }: DayQuestion): DayProposal {
  const days = new Map<string, Weekday>(fixed)
  const load = weekdays.map(() => 0)
  const put = (pupilCount: number, day: Weekday, sign: 1 | -1): void => {
    load[day] = (load[day] ?? 0) + sign * pupilCount
  }
  const free = groups
    .filter(({ key }) => !fixed.has(key))
    .sort((a, b) => b.pupilCount - a.pupilCount || (a.key < b.key ? -1 : 1))
  for (const { key, pupilCount } of groups) {
    const day = fixed.get(key)
    if (day !== undefined) put(pupilCount, day, 1)
  }
  const bestDayFor = (pupilCount: number): Weekday => {
    let best: { day: Weekday; worth: readonly [number, number] } | undefined
    for (const day of weekdays) {
      put(pupilCount, day, 1)
      const worth = worthOf(load, places)
      put(pupilCount, day, -1)
      if (best === undefined || isBetter(worth, best.worth)) best = { day, worth }
    }
    return best?.day ?? 0
  }
  for (const { key, pupilCount } of free) {
    const day = bestDayFor(pupilCount)
    days.set(key, day)
    put(pupilCount, day, 1)
  }
  for (let left = free.length ** 2; left > 0 && improve(); left--);
  return { days, load, excess: worthOf(load, places)[0] }

  /** One move or one exchange that makes it better; false when there is none. */
  function improve(): boolean {
    const now = worthOf(load, places)
    for (const [index, one] of free.entries()) {
      const from = days.get(one.key) ?? 0
      put(one.pupilCount, from, -1)
      const to = bestDayFor(one.pupilCount)
      put(one.pupilCount, to, 1)
      if (isBetter(worthOf(load, places), now)) {
        days.set(one.key, to)
        return true
      }
      put(one.pupilCount, to, -1)
      put(one.pupilCount, from, 1)
      for (const other of free.slice(index + 1)) {
        const there = days.get(other.key) ?? 0
        if (there === from) continue
        exchange(one.pupilCount - other.pupilCount, from, there)
        if (isBetter(worthOf(load, places), now)) {
          days.set(one.key, there).set(other.key, from)
          return true
        }
        exchange(other.pupilCount - one.pupilCount, from, there)
      }
    }
    return false
  }

  function exchange(difference: number, from: Weekday, there: Weekday): void {
    put(difference, from, -1)
    put(difference, there, 1)
  }
}
