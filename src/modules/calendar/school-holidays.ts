// The code list of school holidays (code-lists/schulferien.json): read once, refused as a whole if it is not what it says.
import { z } from 'zod'
import list from '../../../code-lists/schulferien.json' with { type: 'json' }
import { addDays, parsePlainDate, plainDate } from '../../kernel/plain-date.ts'
import { laender } from './public-holidays.ts'
import { schoolYearRange } from './school-year.ts'
import { type SchoolHoliday, type SchoolKind, schoolKinds } from './terms.ts'

const day = z
  .string()
  .refine((text) => parsePlainDate(text).ok)
  .transform(plainDate)

const schema = z.strictObject({
  name: z.literal('schulferien'),
  label: z.string(),
  source: z.string(),
  note: z.string(),
  sources: z.record(z.string(), z.string().min(10)),
  entries: z.array(
    z.strictObject({
      land: z.enum(laender as [string, ...string[]]),
      schoolYear: z.int().min(2020).max(2199),
      schoolKinds: z.array(z.enum(schoolKinds)).min(1),
      /** Key of `sources`. */
      source: z.string(),
      holidays: z
        .array(z.strictObject({ name: z.string().min(3), from: day, to: day }).refine(({ from, to }) => from <= to))
        .min(3),
    }),
  ),
})

interface KnownYear {
  readonly source: string
  readonly holidays: readonly SchoolHoliday[]
}

const keyOf = (land: string, schoolYear: number, schoolKind: SchoolKind) => `${land} ${schoolYear} ${schoolKind}`

/** By Land, school year and kind of school; throws for a list that contradicts itself. Exported for its test. */
export function readSchoolHolidays(given: unknown): ReadonlyMap<string, KnownYear> {
  const parsed = schema.parse(given)
  const years = new Map<string, KnownYear>()
  for (const { land, schoolYear, schoolKinds: kinds, source, holidays } of parsed.entries) {
    const words = parsed.sources[source]
    if (words === undefined) throw new Error(`No source ${source}`)
    const { from, to } = schoolYearRange(schoolYear)
    // The summer holidays in which it begins belong to it: no day of the year may be left in doubt.
    const isWhole = holidays.some((one) => one.from <= addDays(from, 30) && one.to >= from)
    if (!isWhole || holidays.some((one) => one.to < from || one.from > to))
      throw new Error(`Holidays of ${land} ${schoolYear} are not those of the whole year`)
    for (const kind of kinds) {
      const key = keyOf(land, schoolYear, kind)
      if (years.has(key)) throw new Error(`${key} stands there twice`)
      years.set(key, { source: words, holidays })
    }
  }
  return years
}

const known = readSchoolHolidays(list)

export const knownSchoolYear = (about: {
  readonly land: string
  readonly schoolYear: number
  readonly schoolKind: SchoolKind
}): KnownYear | undefined => known.get(keyOf(about.land, about.schoolYear, about.schoolKind))

/** Earliest first. */
export const knownSchoolYears = (land: string, schoolKind: SchoolKind): readonly number[] =>
  [...known.keys()]
    .map((key) => key.split(' '))
    .filter(([ofLand, , kind]) => ofLand === land && kind === schoolKind)
    .map(([, year]) => Number(year))
    .sort((a, b) => a - b)
