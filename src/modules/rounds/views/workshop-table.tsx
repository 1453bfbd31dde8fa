// Fast entry: all workshops of a vocational school as one table, days as columns; stacked on the phone.
import { paths } from '../../../kernel/names/paths.ts'
import { ActionBar, Button, ButtonLink, DataTable, HiddenInputs, Notice } from '../../../platform/html/index.ts'
import { weekdays } from '../../calendar/index.ts'
import type { RoundPage } from '../terms.ts'
import { t as shared } from '../texts.ts'
import { weekdayName, weekdayShort } from '../words.ts'
import { fieldOptions } from '../workshops/forms.ts'
import { cellName, type TypedRow } from '../workshops/read-table.ts'
import { t } from '../workshops/texts.ts'
import { CellCheckbox, CellInput, CellSelect } from './round-kit.tsx'

export function WorkshopTable(props: {
  page: RoundPage
  organizationId: string
  rows: readonly TypedRow[]
  errors: ReadonlyMap<string, string>
  general: string | undefined
}) {
  const { page, organizationId, errors, general } = props
  const rows = props.rows.map((row, index) => ({ ...row, index }))
  type Row = (typeof rows)[number]
  const nameOf = (row: Row): string => (row.name === '' ? t.grid.newRow(row.index + 1) : row.name)
  const field = (row: Row, column: string, label: string, value: string) => ({
    name: cellName(row.index, column),
    label: t.grid.of(nameOf(row), label),
    value,
    error: errors.get(cellName(row.index, column)),
  })
  return (
    <form
      class="steg-form steg-form--wide"
      method="post"
      action={paths.workWorkshopTable(page.round.id, organizationId)}
      novalidate
    >
      {(general !== undefined || errors.size > 0) && (
        <Notice tone="danger" title={general ?? t.grid.faulty(errors.size)} announce>
          {undefined}
        </Notice>
      )}
      <div class="steg-grid">
        <DataTable
          caption={t.grid.caption}
          captionHidden
          rows={rows}
          columns={[
            {
              label: t.workshop,
              cell: (row) => (
                <>
                  <HiddenInputs
                    values={{ [cellName(row.index, 'id')]: row.id, [cellName(row.index, 'version')]: row.version }}
                  />
                  <CellInput kind="text" maxLength={120} field={field(row, 'name', t.fields.name, row.name)} />
                </>
              ),
            },
            {
              label: t.field,
              cell: (row) => (
                <CellSelect empty="–" options={fieldOptions()} field={field(row, 'feld', t.field, row.field)} />
              ),
            },
            {
              label: t.room,
              cell: (row) => <CellInput kind="text" maxLength={120} field={field(row, 'raum', t.room, row.room)} />,
            },
            {
              label: t.teacher,
              cell: (row) => (
                <CellInput kind="text" maxLength={200} field={field(row, 'lehrkraft', t.teacher, row.teacher)} />
              ),
            },
            ...weekdays.map((day) => ({
              label: weekdayShort(day),
              cell: (row: Row) => (
                <CellInput
                  kind="count"
                  maxLength={3}
                  field={field(row, `tag${day}`, t.fields.capacity(weekdayName(day)), row.days[day] ?? '')}
                />
              ),
            })),
            {
              label: t.grid.minimumShort,
              cell: (row) => (
                <CellInput kind="count" maxLength={3} field={field(row, 'ab', t.fields.minimum, row.minimum)} />
              ),
            },
            {
              label: t.grid.stepFreeShort,
              cell: (row) => (
                <CellCheckbox field={field(row, 'stufenlos', t.fields.isStepFree, row.isStepFree ? 'ja' : '')} />
              ),
            },
          ]}
        />
      </div>
      <p class="steg-muted">{t.grid.more}</p>
      <ActionBar>
        <Button>{t.grid.save}</Button>
        <ButtonLink kind="tertiary" href={paths.workWorkshops(page.round.id)}>
          {shared.cancel}
        </ButtonLink>
      </ActionBar>
    </form>
  )
}
