// The files of `steg plan` to a problem for the engine, and the names that its numbers stand for. Everything is sorted
// by name first: the order of the rows, and so the time at which somebody wished, decides nothing.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { noRank, unwanted } from '../engine/explain.ts'
import { alone, type PlanProblem, type Workshop } from '../engine/problem.ts'
import { type Cycle, readCycle } from './read-cycle.ts'
import { type PlaceRefusal, type Row, type Rows, readRows } from './read-rows.ts'
import { fileReasons as reasons } from './texts.ts'

export const planFileNames = [
  'schueler.csv',
  'werkstaetten.csv',
  'kapazitaeten.csv',
  'wuensche.csv',
  'teams.csv',
  'zyklus.json',
] as const
export type PlanFileName = (typeof planFileNames)[number]

export const optionalPlanFiles: readonly PlanFileName[] = ['kapazitaeten.csv', 'teams.csv']

export type PlanFiles = { readonly [Name in PlanFileName]?: Uint8Array }

export interface FileRefusal extends PlaceRefusal {
  readonly file: PlanFileName
}

export interface ReadPlan {
  readonly problem: PlanProblem
  /** Pupil × field; see explain.ts. */
  readonly ranks: Int32Array
  readonly codes: readonly string[]
  readonly fieldNames: readonly string[]
  readonly workshopNames: readonly string[]
}

const classColumn = 'klasse'
const minimumColumn = 'mindestgroesse'

class Mistake {
  readonly refusal: FileRefusal
  constructor(file: PlanFileName, place: PlaceRefusal) {
    this.refusal = { file, ...place }
  }
}

/** Needs all files but the optional ones. O(bytes + rows × log). */
export function readPlanFiles(files: PlanFiles): Result<ReadPlan, FileRefusal> {
  try {
    return ok(readAll(files))
  } catch (mistake) {
    if (mistake instanceof Mistake) return refused(mistake.refusal)
    throw mistake
  }
}

function readAll(files: PlanFiles): ReadPlan {
  const cycle = valueOrRefusal('zyklus.json', readCycle(files['zyklus.json'] ?? new Uint8Array()))
  const pupils = readPupils(files)
  const places = readWorkshops(files, cycle)
  const wishes = readWishes(files, pupils)
  const fieldNames = sortedNames([
    ...places.workshops.map(({ fieldName }) => fieldName),
    ...wishes.map(({ field }) => field),
  ])
  const fieldNumber = numbersOf(fieldNames)
  const workshops: Workshop[] = places.workshops.map(({ fieldName, day, capacity, minimum }) => ({
    field: fieldNumber.get(fieldName) as number,
    day,
    capacity,
    minimum,
  }))
  const size = pupils.codes.length * fieldNames.length
  const ranks = new Int32Array(size).fill(noRank)
  const weights = new Float64Array(size).fill(cycle.neutral)
  const wished = new Uint8Array(size)
  const answered = new Uint8Array(pupils.codes.length)
  for (const { pupil, field, rank } of wishes) {
    const cell = pupil * fieldNames.length + (fieldNumber.get(field) as number)
    answered[pupil] = 1
    ranks[cell] = rank
    const weight = rank === unwanted ? cycle.unwanted : cycle.weightOfRank.get(rank)
    weights[cell] = weight ?? cycle.neutral
    wished[cell] = rank !== unwanted && weight !== undefined ? 1 : 0
  }
  return {
    problem: {
      pupilCount: pupils.codes.length,
      fieldCount: fieldNames.length,
      blockCount: cycle.blockCount,
      dayOf: pupils.dayOf,
      classOf: pupils.classOf,
      teamOf: readTeams(files, pupils),
      answered,
      weights,
      wished,
      workshops,
      locks: [],
      rules: cycle.rules,
    },
    ranks,
    codes: pupils.codes,
    fieldNames,
    workshopNames: places.workshops.map(({ name }) => name),
  }
}

interface Pupils {
  readonly codes: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly dayOf: Int32Array
  readonly classOf: Int32Array
}

function readPupils(files: PlanFiles): Pupils {
  const file = 'schueler.csv'
  const { rows, refuse } = open(files, file, { required: ['code', 'schule', classColumn, 'tag'], optional: [] })
  const seen = new Map<string, number>()
  const read = rows.map((row) => {
    const code = filled(file, refuse, row, 'code')
    once(file, refuse, row, { seen, name: 'code', key: code, what: `Der Code „${code}“` })
    // Names may hold any letter but a NUL.
    const ofClass = `${row.cells.schule}\u0000${row.cells[classColumn]}`
    return { code, ofClass, day: dayFrom(file, refuse, row) }
  })
  read.sort((a, b) => (a.code < b.code ? -1 : 1))
  const classNumber = numbersOf(sortedNames(read.map(({ ofClass }) => ofClass)))
  return {
    codes: read.map(({ code }) => code),
    numberOf: new Map(read.map(({ code }, pupil) => [code, pupil])),
    dayOf: Int32Array.from(read, ({ day }) => day),
    classOf: Int32Array.from(read, ({ ofClass }) => classNumber.get(ofClass) as number),
  }
}

interface NamedWorkshop {
  readonly name: string
  readonly fieldName: string
  readonly day: number
  readonly capacity: number[]
  readonly minimum: number
}

function readWorkshops(files: PlanFiles, { blockCount }: Cycle): { readonly workshops: readonly NamedWorkshop[] } {
  const file = 'werkstaetten.csv'
  const { rows, refuse } = open(files, file, {
    required: ['werkstatt', 'tag', 'kapazitaet'],
    optional: [minimumColumn, 'berufsfeld', 'bbs'],
  })
  const seen = new Map<string, number>()
  const workshops = rows.map((row): NamedWorkshop => {
    const name = filled(file, refuse, row, 'werkstatt')
    const day = dayFrom(file, refuse, row)
    once(file, refuse, row, {
      seen,
      name: 'werkstatt',
      key: `${day} ${name}`,
      what: `Die Werkstatt „${name}“ mit diesem Tag`,
    })
    const places = countFrom(file, refuse, row, 'kapazitaet')
    const minimum = row.cells[minimumColumn] === '' ? 0 : countFrom(file, refuse, row, minimumColumn)
    const fieldName = row.cells.berufsfeld === '' ? name : row.cells.berufsfeld
    return { name, fieldName, day, capacity: new Array<number>(blockCount).fill(places), minimum }
  })
  workshops.sort((a, b) => a.day - b.day || (a.name < b.name ? -1 : 1))
  overrideCapacities(files, workshops, blockCount)
  return { workshops }
}

function overrideCapacities(files: PlanFiles, workshops: readonly NamedWorkshop[], blockCount: number): void {
  const file = 'kapazitaeten.csv'
  if (files[file] === undefined) return
  const { rows, refuse } = open(files, file, { required: ['werkstatt', 'tag', 'block', 'kapazitaet'], optional: [] })
  const byName = new Map(workshops.map((workshop) => [`${workshop.day} ${workshop.name}`, workshop]))
  const seen = new Map<string, number>()
  for (const row of rows) {
    const name = filled(file, refuse, row, 'werkstatt')
    const day = dayFrom(file, refuse, row)
    const workshop = byName.get(`${day} ${name}`)
    if (workshop === undefined) throw new Mistake(file, refuse(row, 'werkstatt', reasons.unknownWorkshop(name, day)))
    const block = /^\d{1,3}$/.test(row.cells.block) ? Number(row.cells.block) : blockCount
    if (block >= blockCount) throw new Mistake(file, refuse(row, 'block', reasons.noBlock(row.cells.block, blockCount)))
    once(file, refuse, row, {
      seen,
      name: 'block',
      key: `${day} ${block} ${name}`,
      what: `Block ${block} dieser Werkstatt`,
    })
    workshop.capacity[block] = countFrom(file, refuse, row, 'kapazitaet')
  }
}

interface Wish {
  readonly pupil: number
  readonly field: string
  readonly rank: number
}

function readWishes(files: PlanFiles, pupils: Pupils): Wish[] {
  const file = 'wuensche.csv'
  const { rows, refuse } = open(files, file, { required: ['code', 'berufsfeld', 'rang'], optional: [] })
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const pupil = pupilFrom(file, refuse, row, pupils)
    const field = filled(file, refuse, row, 'berufsfeld')
    const what = `Dieses Berufsfeld von „${row.cells.code}“`
    once(file, refuse, row, { seen, name: 'berufsfeld', key: `${pupil} ${field}`, what })
    const { rang } = row.cells
    if (rang === 'nein') return { pupil, field, rank: unwanted }
    if (!/^[1-9]\d{0,8}$/.test(rang)) throw new Mistake(file, refuse(row, 'rang', reasons.noRank(rang)))
    return { pupil, field, rank: Number(rang) }
  })
}

function readTeams(files: PlanFiles, pupils: Pupils): Int32Array {
  const file = 'teams.csv'
  const teamOf = new Int32Array(pupils.codes.length).fill(alone)
  if (files[file] === undefined) return teamOf
  const { rows, refuse } = open(files, file, { required: ['code', 'team'], optional: [] })
  const seen = new Map<string, number>()
  const first = new Map<string, { day: number; line: number }>()
  const read = rows.map((row) => {
    const pupil = pupilFrom(file, refuse, row, pupils)
    const team = filled(file, refuse, row, 'team')
    once(file, refuse, row, { seen, name: 'code', key: row.cells.code, what: `Der Code „${row.cells.code}“` })
    const day = pupils.dayOf[pupil] as number
    const before = first.get(team)
    if (before !== undefined && before.day !== day)
      throw new Mistake(file, refuse(row, 'team', reasons.teamOnTwoDays(team, before.line)))
    first.set(team, before ?? { day, line: row.line })
    return { pupil, team }
  })
  const sizes = new Map<string, number>()
  for (const { team } of read) sizes.set(team, (sizes.get(team) ?? 0) + 1)
  const teamNumber = numbersOf(sortedNames(read.map(({ team }) => team)))
  // A team of one is nobody's company.
  for (const { pupil, team } of read) if ((sizes.get(team) ?? 0) > 1) teamOf[pupil] = teamNumber.get(team) as number
  return teamOf
}

type Refuse<Name extends string> = Rows<Name>['refuse']

function open<Name extends string>(
  files: PlanFiles,
  file: PlanFileName,
  columns: { readonly required: readonly Name[]; readonly optional: readonly Name[] },
): Rows<Name> {
  return valueOrRefusal(file, readRows(files[file] ?? new Uint8Array(), columns))
}

function valueOrRefusal<T>(file: PlanFileName, read: Result<T, PlaceRefusal>): T {
  if (!read.ok) throw new Mistake(file, read.error)
  return read.value
}

function filled<Name extends string>(file: PlanFileName, refuse: Refuse<Name>, row: Row<Name>, name: Name): string {
  const value = row.cells[name]
  if (value === '') throw new Mistake(file, refuse(row, name, reasons.empty(name)))
  return value
}

function once<Name extends string>(
  file: PlanFileName,
  refuse: Refuse<Name>,
  row: Row<Name>,
  given: { seen: Map<string, number>; name: Name; key: string; what: string },
): void {
  const first = given.seen.get(given.key)
  if (first !== undefined) throw new Mistake(file, refuse(row, given.name, reasons.twice(given.what, first)))
  given.seen.set(given.key, row.line)
}

function dayFrom<Name extends string>(
  file: PlanFileName,
  refuse: Refuse<Name | 'tag'>,
  row: Row<Name | 'tag'>,
): number {
  const { tag } = row.cells as Readonly<Record<'tag', string>>
  if (!/^[0-4]$/.test(tag)) throw new Mistake(file, refuse(row, 'tag', reasons.noDay(tag)))
  return Number(tag)
}

function countFrom<Name extends string>(file: PlanFileName, refuse: Refuse<Name>, row: Row<Name>, name: Name): number {
  const value = row.cells[name]
  if (!/^\d{1,7}$/.test(value) || Number(value) > 1_000_000)
    throw new Mistake(file, refuse(row, name, reasons.noCount(name, value)))
  return Number(value)
}

function pupilFrom<Name extends string>(
  file: PlanFileName,
  refuse: Refuse<Name | 'code'>,
  row: Row<Name | 'code'>,
  pupils: Pupils,
): number {
  const { code } = row.cells as Readonly<Record<'code', string>>
  const pupil = pupils.numberOf.get(code)
  if (pupil === undefined) throw new Mistake(file, refuse(row, 'code', reasons.unknownPupil(code)))
  return pupil
}

const sortedNames = (names: readonly string[]): string[] => [...new Set(names)].sort((a, b) => (a < b ? -1 : 1))

const numbersOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, number) => [name, number]))
