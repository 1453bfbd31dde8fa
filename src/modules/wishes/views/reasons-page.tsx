// Why something is out of the question, for the own school.
import { DataTable } from '../../../platform/html/index.ts'
import { berufsfeldLabel } from '../../rounds/index.ts'
import type { Reason } from '../entering/reasons.ts'
import { t } from '../texts.ts'
import type { Sheet } from '../typing/open-sheet.ts'
import { whoIs } from './overview-page.tsx'

export function ReasonsView({ sheet, reasons }: { sheet: Sheet; reasons: readonly Reason[] }) {
  const pupilOf = (id: string) => sheet.pupils.find((pupil) => pupil.id === id)
  return (
    <>
      <p class="steg-prose">{t.reasons.help}</p>
      <DataTable
        caption={t.reasons.title(sheet.schoolClass.name)}
        captionHidden
        rows={reasons}
        columns={[
          {
            label: t.reasons.columns.who,
            cell: ({ pupilId }) => {
              const pupil = pupilOf(pupilId)
              return pupil === undefined ? '' : whoIs(pupil, sheet.names)
            },
          },
          { label: t.reasons.columns.field, cell: ({ berufsfeld }) => berufsfeldLabel(berufsfeld) },
          { label: t.reasons.columns.reason, cell: ({ text }) => <span class="steg-kept-lines">{text}</span> },
        ]}
      />
    </>
  )
}
