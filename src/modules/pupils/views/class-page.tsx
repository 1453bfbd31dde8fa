// One class as a list: by name for the school, by code for the office.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { type Column, DataTable, EmptyState } from '../../../platform/html/index.ts'
import { shownCode } from '../codes.ts'
import type { ClassPage, PupilLine } from '../get-class.ts'
import { t } from '../texts.ts'

export const nameOf = ({ person, pupil }: Pick<PupilLine, 'person' | 'pupil'>): string =>
  person === undefined ? shownCode(pupil.code) : `${person.familyName}, ${person.givenName}`

const saidOf = ({ said }: PupilLine): string => [...new Set(said.map((state) => t.said[state]))].join(', ') || '–'

export function ClassView({ page }: { page: ClassPage }) {
  if (page.lines.length === 0) return <EmptyState title={t.one.empty}>{t.one.emptyText}</EmptyState>
  const code: Column<PupilLine> = {
    label: t.one.code,
    cell: (line) => <span class="steg-code">{shownCode(line.pupil.code)}</span>,
  }
  const columns: readonly Column<PupilLine>[] = [
    {
      label: page.may.readNames ? t.one.name : t.one.code,
      cell: (line) => <a href={paths.workPupil(line.pupil.id)}>{nameOf(line)}</a>,
    },
    ...(page.may.readNames ? [code] : []),
    ...(page.may.keep
      ? [
          {
            label: t.one.birthDate,
            cell: (line: PupilLine) =>
              line.person?.birthDate ? formatGermanDate(line.person.birthDate, 'short') : '–',
          },
          { label: t.one.access, cell: (line: PupilLine) => (line.person?.needsStepFree ? t.one.stepFree : '–') },
        ]
      : []),
    { label: t.one.guardians, cell: saidOf },
    { label: t.one.planning, cell: (line) => t.planning[line.planning.because] },
  ]
  return <DataTable caption={t.one.table} captionHidden columns={columns} rows={page.lines} />
}
