// The load of the workshops: workshops down, blocks across, each group a field that opens. A picture that is its own table.
import { paths } from '../../../kernel/names/paths.ts'
import { DataTable, Icon, Section, Tabs, withQuery } from '../../../platform/html/index.ts'
import { berufsfeldLabel } from '../../rounds/index.ts'
import { nameOf } from '../read-round.ts'
import type { LoadRow, PlanView } from '../reading/get-plan.ts'
import { t } from '../texts.ts'
import { dateRange } from '../words.ts'

/** 0 = nobody, 5 = full. */
const stepOf = (size: number, places: number): number =>
  size === 0 ? 0 : Math.min(5, Math.max(1, Math.ceil((5 * size) / Math.max(places, 1))))

function Group(props: { view: PlanView; row: LoadRow; block: number }) {
  const { view, row, block } = props
  const cell = row.cells[block]
  if (cell === undefined || (cell.places === 0 && cell.size === 0)) {
    return <span class="steg-load steg-load--closed">{t.plan.loadClosed}</span>
  }
  const isSmall = cell.size > 0 && cell.size < row.minimum
  const href = withQuery(paths.workPlanGroup(view.page.round.id, view.run.id), {
    werkstatt: row.workshopId,
    tag: String(row.weekday),
    block: String(block),
  })
  return (
    <a class={`steg-load steg-load--${stepOf(cell.size, cell.places)}`} href={href}>
      {isSmall && <Icon name="warning" size="small" />}
      <span>
        {t.plan.loadOf(cell.size, cell.places)}
        <span class="kern-sr-only">
          {t.plan.loadAbout(row.name, block + 1)}
          {isSmall && `, ${t.plan.belowMinimum}`}
        </span>
      </span>
    </a>
  )
}

export function LoadMatrix({ view, weekday, bbsId }: { view: PlanView; weekday: number; bbsId: string | undefined }) {
  const { page, run, rows } = view
  const days = [...new Set(rows.map((row) => row.weekday))].sort((a, b) => a - b)
  const schools = [...new Set(rows.map((row) => row.bbsId))]
  const shown = rows.filter((row) => row.weekday === weekday && (bbsId === undefined || row.bbsId === bbsId))
  const hrefOf = (day: number, bbs: string | undefined): string =>
    `${withQuery(paths.workPlan(page.round.id, run.id), { tag: String(day), bbs })}#auslastung`
  const caption = t.plan.loadCaption(t.weekdays[weekday] ?? '')
  return (
    <Section title={t.plan.load} id="auslastung">
      <p class="kern-body">{t.plan.loadHelp}</p>
      <Tabs
        label={t.plan.load}
        tabs={days.map((day) => ({
          href: hrefOf(day, bbsId),
          label: t.weekdays[day] ?? '',
          current: day === weekday,
        }))}
      />
      {schools.length > 1 && (
        <Tabs
          label={t.plan.tabAllBbs}
          tabs={[
            { href: hrefOf(weekday, undefined), label: t.plan.tabAllBbs, current: bbsId === undefined },
            ...schools.map((id) => ({ href: hrefOf(weekday, id), label: nameOf(page, id), current: id === bbsId })),
          ]}
        />
      )}
      {shown.length === 0 ? (
        <p class="kern-body">{t.plan.noGroups}</p>
      ) : (
        <section class="steg-matrix steg-load-matrix" aria-label={caption} tabindex={0}>
          <DataTable
            caption={caption}
            captionHidden
            rows={shown}
            columns={[
              {
                label: t.plan.workshop,
                cell: (row) => (
                  <>
                    {row.name}
                    <span class="steg-muted steg-load__field">
                      {berufsfeldLabel(row.berufsfeld)}
                      {bbsId === undefined && schools.length > 1 && `, ${nameOf(page, row.bbsId)}`}
                    </span>
                  </>
                ),
              },
              ...page.blocks.map(({ number, startsOn, endsOn }) => ({
                label: `${t.block(number + 1)}, ${dateRange(startsOn, endsOn)}`,
                cell: (row: LoadRow) => <Group view={view} row={row} block={number} />,
              })),
            ]}
          />
        </section>
      )}
      <p class="steg-muted">{t.plan.loadLegend}</p>
    </Section>
  )
}
