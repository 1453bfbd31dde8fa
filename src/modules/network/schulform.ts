// The code list of Schulformen (code-lists/schulform.json): read once, refused as a whole if it is not what it says.
import { z } from 'zod'
import list from '../../../code-lists/schulform.json' with { type: 'json' }
import { foldGerman } from '../../kernel/fold.ts'
import { parsePlainDate } from '../../kernel/plain-date.ts'

const day = z
  .string()
  .refine((text) => parsePlainDate(text).ok)
  .nullable()

const schema = z.strictObject({
  list: z.literal('schulform'),
  title: z.string(),
  note: z.string(),
  entries: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z0-9-]{2,40}$/),
      label: z.string().min(1),
      /** Schools of this Schulform are general schools or BBS. */
      kind: z.enum(['school', 'bbs']),
      /** First two digits of the Gemeindeschluessel. */
      laender: z.array(z.string().regex(/^\d{2}$/)).min(1),
      /** As official files write it. */
      names: z.array(z.string().min(1)).min(1),
      validFrom: day,
      validTo: day,
      source: z.string().min(1),
    }),
  ),
})

export type Schulform = z.infer<typeof schema>['entries'][number]

export const readSchulformen = (content: unknown): readonly Schulform[] => {
  const { entries } = schema.parse(content)
  const keys = entries.map((entry) => entry.key)
  const names = entries.flatMap((entry) => entry.names.map(foldGerman))
  for (const all of [keys, names]) {
    const twice = all.find((one, index) => all.indexOf(one) !== index)
    if (twice !== undefined) throw new Error(`code-lists/schulform.json names "${twice}" twice`)
  }
  return entries
}

export const schulformen = readSchulformen(list)

const byKey = new Map(schulformen.map((entry) => [entry.key, entry]))
const byName = new Map(schulformen.flatMap((entry) => entry.names.map((name) => [foldGerman(name), entry] as const)))

export const findSchulform = (key: string): Schulform | undefined => byKey.get(key)

/** By key, label or any official writing, whatever the case. */
export const findSchulformByName = (name: string): Schulform | undefined =>
  byKey.get(name.trim()) ?? byName.get(foldGerman(name.trim())) ?? byLabel.get(foldGerman(name.trim()))

const byLabel = new Map(schulformen.map((entry) => [foldGerman(entry.label), entry]))

/** null is known: most organisations have none. */
export const isKnownSchulform = (key: string | null): boolean => key === null || byKey.has(key)

export const schulformLabel = (key: string | null): string => (key === null ? '' : (byKey.get(key)?.label ?? key))
