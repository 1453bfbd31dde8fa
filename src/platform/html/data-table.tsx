// A table that stays a table for screen readers on every width: stacked rows on the phone, or a region that scrolls.
import type { Child } from 'hono/jsx'
import { Icon } from './basics.tsx'
import { safeHref } from './href.ts'
import { t } from './texts.ts'

export type Column<Row> = {
  readonly label: string
  readonly cell: (row: Row) => Child
  /** Numbers stand right-aligned with equally wide digits. */
  readonly numeric?: boolean | undefined
  /** This column names its row; the first one does unless another is marked. */
  readonly rowHeader?: boolean | undefined
  readonly sortHref?: string | undefined
  readonly sorted?: 'ascending' | 'descending' | undefined
}

/** Said outright, because stacked rows (display: block) lose their role as a table in some browsers. */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

type DataTableProps<Row> = {
  caption: string
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Sums below, one entry per column. */
  footer?: readonly Child[] | undefined
  /** `stacked` (rows become cards) suits lists of things, `scroll` suits matrices of numbers. */
  phone?: 'stacked' | 'scroll' | undefined
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const arrow =
    column.sorted === undefined ? null : (
      <Icon size="small" name={column.sorted === 'ascending' ? 'arrow-up' : 'arrow-down'} />
    )
  return (
    <th
      class={`kern-table__header${column.numeric ? ' kern-table__header--numeric' : ''}`}
      {...as.columnheader}
      scope="col"
      aria-sort={column.sorted}
    >
      {column.sortHref === undefined ? (
        column.label
      ) : (
        <a class="steg-sort" href={safeHref(column.sortHref)}>
          {column.label}
          {arrow}
        </a>
      )}
    </th>
  )
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, phone = 'stacked' } = props
  const marked = columns.findIndex((column) => column.rowHeader)
  const header = marked === -1 ? 0 : marked
  const shape = (column: Column<Row> | undefined, base: string) =>
    column?.numeric ? `${base} ${base}--numeric steg-number` : base
  const table = (
    <table class={`kern-table steg-table steg-table--${phone}`} {...as.table}>
      <caption class={props.captionHidden ? 'kern-sr-only' : 'kern-title'}>{props.caption}</caption>
      <thead {...as.rowgroup}>
        <tr class="kern-table__row" {...as.row}>
          {columns.map((column) => (
            <HeaderCell column={column} />
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body" {...as.rowgroup}>
        {props.rows.map((row) => (
          <tr class="kern-table__row" {...as.row}>
            {columns.map((column, index) =>
              index === header ? (
                <th class={shape(column, 'kern-table__header')} {...as.rowheader} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td class={shape(column, 'kern-table__cell')} {...as.cell} data-label={column.label}>
                  <span>{column.cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {props.footer && (
        <tfoot class="kern-table__footer" {...as.rowgroup}>
          <tr class="kern-table__row" {...as.row}>
            {props.footer.map((cell, index) => (
              <td class={shape(columns[index], 'kern-table__cell')} {...as.cell} data-label={columns[index]?.label}>
                <span>{cell}</span>
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
  if (phone === 'stacked') return table
  return (
    // A region that scrolls must be reachable with the keyboard.
    <section class="steg-scroll" aria-label={t.scrollable(props.caption)} tabindex={0}>
      {table}
    </section>
  )
}
