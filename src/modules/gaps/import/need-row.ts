// One row of a survey of needs: what is needed, where, for how many, who said so and when. Pure.
import { foldGerman } from '../../../kernel/fold.ts'
import { type PlainDate, parsePlainDate } from '../../../kernel/plain-date.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { ImportValues, ParsedRow, RowRefusal } from '../../../platform/imports/target.ts'
import type { TargetField } from '../../../platform/tabular/column-mapping.ts'
import { organizationKinds } from '../../network/index.ts'
import { kinds, targetGroups } from '../../offers/index.ts'
import type { NewNeed } from '../terms.ts'
import { t } from '../texts.ts'

export interface SurveyedNeed {
  /** Without its municipality until the plan has found it. */
  readonly need: NewNeed
  /** Name or key as it stands in the file; null: the whole region, or not known. */
  readonly place: string | null
}

export const needImportFields = (): readonly TargetField[] => [
  { key: 'targetGroup', label: t.needs.group, aliases: ['Für wen'], required: true },
  { key: 'kind', label: t.needs.kind, aliases: ['Art', 'Angebot'], required: true },
  { key: 'municipality', label: t.needs.municipality, aliases: ['Ort', 'Wohnort', 'AGS', 'Gemeindeschlüssel'] },
  { key: 'personCount', label: t.needs.people, aliases: ['Anzahl', 'Anzahl Personen'], required: true },
  { key: 'askedBy', label: t.needs.askedBy, aliases: ['Von', 'Einrichtung', 'Gemeldet durch'], required: true },
  { key: 'askedOn', label: t.needs.askedOn, aliases: ['Datum', 'Tag'], required: true },
]

/** By key, or by label whatever its case and umlauts. */
const keyIn = (codes: readonly { readonly key: string; readonly label: string }[], typed: string): string | undefined =>
  codes.find(({ key, label }) => key === typed || foldGerman(label) === foldGerman(typed))?.key

const mostPeople = 9999

export function parseNeedRow(values: ImportValues): Result<ParsedRow<SurveyedNeed>, RowRefusal> {
  const typed = (field: string): string => (values[field] ?? '').replace(/\s+/g, ' ').trim()
  const [group, what, place] = [typed('targetGroup'), typed('kind'), typed('municipality')]
  // Never with the number of people: it may be small, and findings are kept.
  const subject = [group, what, place]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 120)
  const no = (column: string, reason: string) => refused({ column, reason, subject })
  const targetGroup = keyIn(targetGroups, group)
  if (targetGroup === undefined) return no(t.needs.group, t.needs.import.unknownGroup(group))
  const kind = keyIn(kinds, what)
  if (kind === undefined) return no(t.needs.kind, t.needs.import.unknownKind(what))
  const people = typed('personCount')
  const personCount = /^\d{1,4}$/.test(people) ? Number(people) : 0
  if (personCount < 1 || personCount > mostPeople) return no(t.needs.people, t.needs.import.badCount)
  const asker = typed('askedBy')
  const askedBy = organizationKinds.find(
    (one) => one === asker || foldGerman(t.needs.askers[one]) === foldGerman(asker),
  )
  if (askedBy === undefined) return no(t.needs.askedBy, t.needs.import.unknownAsker(asker))
  const day = parsePlainDate(typed('askedOn'))
  if (!day.ok) return no(t.needs.askedOn, t.needs.badDay)
  return ok({
    row: {
      need: { targetGroup, kind, municipalityKey: null, askedBy, askedOn: day.value, personCount },
      place: place === '' ? null : place,
    },
    remarks: [],
  })
}

/** What makes two rows of surveys the same. */
export const sameNeed = (need: Omit<NewNeed, 'askedOn'> & { readonly askedOn: PlainDate }): string =>
  [need.targetGroup, need.kind, need.municipalityKey ?? '', need.askedBy, need.askedOn, need.personCount].join('|')
