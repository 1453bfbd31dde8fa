// What was still free for a pupil in a plan: why a Berufsfeld was out of reach, and whether a better row was. Judged block by
// block, beside the seats of everybody else, for a team together. Nothing here trusts whoever made the plan.
import { nowhere, type PlanProblem } from './problem.ts'
import { open, type Unit, unitsOf } from './varying/day-task.ts'

export type OutOfReach =
  /** No workshop of the day offers it, or none with a place. */
  | 'not-offered'
  | 'barred'
  /** All places of the year that the pupil could have had are taken. */
  | 'full'
  /** In every block the group is full, or as many of the class are in it as may be. */
  | 'class-limit'
  /** The pupil alone could go, the whole team cannot. */
  | 'team'

export type WithinReach =
  /** Counts no more by the rules than what the block brought. */
  | 'weights'
  /** Free only where the blocks of the plan do not come together. */
  | 'timetable'
  /** It would have been possible and better: the search did not find it. Never of a plan that is proven best. */
  | 'not-found'

interface Seats {
  /** Pupils by workshop and block. */
  readonly sizes: Int32Array
  /** Pupils by workshop, block and class; empty where no rule asks for it. */
  readonly classSizes: ReadonlyMap<string, number>
}

export class FreeSeats {
  readonly #problem: PlanProblem
  readonly #allocation: ArrayLike<number>
  readonly #unitOf: readonly Unit[]
  /** Beside those who are planned first, and whom a person put somewhere; beside everybody. */
  readonly #early: Seats
  readonly #all: Seats
  readonly #workshopsOf = new Map<string, number[]>()

  readonly #late: ReadonlySet<number>

  /** `late`: pupils who are planned after all others. O(pupils × blocks). */
  constructor(problem: PlanProblem, allocation: ArrayLike<number>, late: ReadonlySet<number>) {
    this.#problem = problem
    this.#allocation = allocation
    this.#late = late
    const unitOf: Unit[] = []
    const pupils = Int32Array.from({ length: problem.pupilCount }, (_, pupil) => pupil)
    for (const unit of unitsOf(problem, pupils)) for (const pupil of unit.members) unitOf[pupil] = unit
    this.#unitOf = unitOf
    this.#early = this.#seats((pupil, block) => !late.has(pupil) || this.#unit(pupil).fixed[block] !== open)
    this.#all = this.#seats(() => true)
    for (const [workshop, { day, field }] of problem.workshops.entries()) {
      const key = `${day} ${field}`
      this.#workshopsOf.set(key, [...(this.#workshopsOf.get(key) ?? []), workshop])
    }
  }

  /** Why a pupil, or the team with it, could have no place of the field; undefined where it could. O(workshops × blocks × team). */
  whyNot(pupil: number, field: number): OutOfReach | undefined {
    const { workshops, allowed, classOf, rules } = this.#problem
    const { sizes, classSizes } = this.#seatsBeside(pupil)
    const offered = this.#slotsOf(pupil, field)
    if (offered.length === 0) return 'not-offered'
    const may = offered.filter(
      ({ workshop }) => allowed === undefined || allowed[pupil * workshops.length + workshop] !== 0,
    )
    if (may.length === 0) return 'barred'
    const free = may.filter(({ slot, places }) => (sizes[slot] ?? 0) < places)
    if (free.length === 0) return 'full'
    const most = rules.perClass ?? Number.POSITIVE_INFINITY
    const ofClass = free.filter(({ slot }) => (classSizes.get(`${slot} ${classOf[pupil]}`) ?? 0) < most)
    if (ofClass.length === 0) return 'class-limit'
    return ofClass.some(({ workshop, block }) => this.#fits(pupil, workshop, block)) ? undefined : 'team'
  }

  /**
   * What giving up the field `from` (`nowhere`: an empty block) for `to` would mean, all other seats staying as they are:
   * the fields are put into blocks anew by bipartite matching. O(blocks³ + blocks² × workshops of a field).
   */
  withinReach(pupil: number, from: number, to: number): WithinReach {
    const had = this.#fieldsOf(pupil)
    const next = [...had.filter((field) => field !== from), to]
    if (!this.#isBetter(pupil, next, had)) return 'weights'
    return this.#comesTogether(pupil, next) ? 'not-found' : 'timetable'
  }

  #seats(counts: (pupil: number, block: number) => boolean): Seats {
    const { pupilCount, blockCount, workshops, classOf, rules } = this.#problem
    const sizes = new Int32Array(workshops.length * blockCount)
    const classSizes = new Map<string, number>()
    for (let pupil = 0; pupil < pupilCount; pupil++)
      for (let block = 0; block < blockCount; block++) {
        const workshop = this.#allocation[pupil * blockCount + block] as number
        if (workshop === nowhere || !counts(pupil, block)) continue
        const slot = workshop * blockCount + block
        sizes[slot] = (sizes[slot] ?? 0) + 1
        if (rules.perClass === undefined) continue
        const ofClass = `${slot} ${classOf[pupil]}`
        classSizes.set(ofClass, (classSizes.get(ofClass) ?? 0) + 1)
      }
    return { sizes, classSizes }
  }

  #unit(pupil: number): Unit {
    return this.#unitOf[pupil] as Unit
  }

  #seatsBeside(pupil: number): Seats {
    return this.#late.has(pupil) ? this.#all : this.#early
  }

  #slotsOf(pupil: number, field: number) {
    const { blockCount, workshops, dayOf } = this.#problem
    const found: { workshop: number; block: number; slot: number; places: number }[] = []
    for (const workshop of this.#workshopsOf.get(`${dayOf[pupil]} ${field}`) ?? [])
      for (let block = 0; block < blockCount; block++) {
        const places = workshops[workshop]?.capacity[block] ?? 0
        if (places > 0) found.push({ workshop, block, slot: workshop * blockCount + block, places })
      }
    return found
  }

  /** Whether the pupil with its whole team finds room there, its own seats there not counted. */
  #fits(pupil: number, workshop: number, block: number): boolean {
    const { blockCount, workshops, allowed, classOf, rules } = this.#problem
    const { members } = this.#unit(pupil)
    const { sizes, classSizes } = this.#seatsBeside(pupil)
    const slot = workshop * blockCount + block
    const isOwn = this.#allocation[pupil * blockCount + block] === workshop
    const others = (sizes[slot] ?? 0) - (isOwn ? members.length : 0)
    if (others + members.length > (workshops[workshop]?.capacity[block] ?? 0)) return false
    if (allowed !== undefined && members.some((one) => allowed[one * workshops.length + workshop] === 0)) return false
    const most = rules.perClass
    if (most === undefined) return true
    return members.every((one) => {
      const mates = members.filter((other) => classOf[other] === classOf[one]).length
      const ofClass = (classSizes.get(`${slot} ${classOf[one]}`) ?? 0) - (isOwn ? mates : 0)
      return ofClass + mates <= most
    })
  }

  #fieldsOf(pupil: number): number[] {
    const { blockCount, workshops } = this.#problem
    const fields: number[] = []
    for (let block = 0; block < blockCount; block++) {
      const place = workshops[this.#allocation[pupil * blockCount + block] as number]
      if (place !== undefined) fields.push(place.field)
    }
    return fields
  }

  /** By the rules: fewer of them without a wish, and fewer empty blocks, where these come first; then the sum of all of them. */
  #isBetter(pupil: number, next: readonly number[], before: readonly number[]): boolean {
    const [one, other] = [this.#worth(pupil, next), this.#worth(pupil, before)]
    if (this.#problem.rules.wishForAllFirst && one.withoutWish !== other.withoutWish)
      return one.withoutWish < other.withoutWish
    if (this.#problem.rules.fewestEmptyFirst === true && next.length !== before.length)
      return next.length > before.length
    return one.value > other.value
  }

  #worth(pupil: number, fields: readonly number[]): { value: number; withoutWish: number } {
    const { blockCount, fieldCount, weights, wished, rules } = this.#problem
    let [value, withoutWish] = [0, 0]
    for (const member of this.#unit(pupil).members) {
      let wishes = 0
      for (const field of fields) {
        value += weights[member * fieldCount + field] as number
        wishes += wished[member * fieldCount + field] === 1 ? 1 : 0
      }
      value += (blockCount - fields.length) * rules.emptyWeight
      for (const bonus of rules.fairness.slice(0, wishes)) value += bonus
      if (wishes === 0) withoutWish += 1
    }
    return { value, withoutWish }
  }

  /** Whether these fields find a block each, where decisions of people stay. Kuhn's augmenting paths. */
  #comesTogether(pupil: number, fields: readonly number[]): boolean {
    const { blockCount, dayOf, workshops } = this.#problem
    const { fixed } = this.#unit(pupil)
    const pinned = new Set<number>()
    const free: number[] = []
    for (let block = 0; block < blockCount; block++) {
      const decided = fixed[block] as number
      if (decided === open) free.push(block)
      else if (decided !== nowhere) pinned.add(workshops[decided]?.field ?? nowhere)
    }
    if ([...pinned].some((field) => !fields.includes(field))) return false
    const loose = fields.filter((field) => !pinned.has(field))
    const blocksOf = loose.map((field) => {
      const offering = this.#workshopsOf.get(`${dayOf[pupil]} ${field}`) ?? []
      return free.filter((block) => offering.some((workshop) => this.#fits(pupil, workshop, block)))
    })
    const holder = new Map<number, number>()
    const place = (index: number, tried: Set<number>): boolean => {
      for (const block of blocksOf[index] ?? []) {
        if (tried.has(block)) continue
        tried.add(block)
        const other = holder.get(block)
        if (other !== undefined && !place(other, tried)) continue
        holder.set(block, index)
        return true
      }
      return false
    }
    return loose.every((_, index) => place(index, new Set()))
  }
}
