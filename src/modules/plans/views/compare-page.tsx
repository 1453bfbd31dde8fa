// Two plans side by side.
import { paths } from '../../../kernel/names/paths.ts'
import { DataTable, Section } from '../../../platform/html/index.ts'
import type { ChangedPupil, Comparison } from '../reading/compare-plans.ts'
import { t } from '../texts.ts'

const mostShown = 200

function Figures({ view }: { view: Comparison }) {
  const { run, other } = view
  const f = t.plan.facts
  const row = (label: string, before: number | null | undefined, after: number | null | undefined) => ({
    label,
    before: before ?? 0,
    after: after ?? 0,
  })
  const rows = [
    row(f.worth, other.worth, run.worth),
    row(f.bound, other.bound, run.bound),
    row(f.empty, other.emptyCount, run.emptyCount),
    row(t.compare.withoutWish, other.report?.fulfilled[0] ?? null, run.report?.fulfilled[0] ?? null),
    row(f.first, other.report?.firstWishCount, run.report?.firstWishCount),
    row(t.plan.schoolColumns.pupils, other.report?.pupilCount, run.report?.pupilCount),
  ]
  const signed = (value: number): string => (value > 0 ? `+${t.number(value)}` : t.number(value))
  return (
    <Section title={t.compare.figures}>
      <DataTable
        caption={t.compare.figures}
        captionHidden
        phone="scroll"
        rows={rows}
        columns={[
          { label: t.compare.figureColumns.figure, cell: ({ label }) => label },
          { label: t.run(other.number), numeric: true, cell: ({ before }) => t.number(before) },
          { label: t.run(run.number), numeric: true, cell: ({ after }) => t.number(after) },
          {
            label: t.compare.figureColumns.difference,
            numeric: true,
            cell: ({ before, after }) => signed(after - before),
          },
        ]}
      />
    </Section>
  )
}

function Changed({ view }: { view: Comparison }) {
  const { page, run, changed } = view
  const c = t.compare.changedColumns
  if (changed.length === 0) return null
  return (
    <Section title={t.compare.changed}>
      {changed.length > mostShown && <p class="kern-body">{t.compare.capped(mostShown, changed.length)}</p>}
      <DataTable
        caption={t.compare.changed}
        captionHidden
        rows={changed.slice(0, mostShown)}
        columns={[
          {
            label: c.code,
            cell: ({ code, pupilId }: ChangedPupil) => (
              <a class="kern-link" href={paths.workPlanPupil(page.round.id, run.id, pupilId)}>
                {code}
              </a>
            ),
          },
          { label: c.class, cell: ({ className }) => className },
          { label: c.school, cell: ({ schoolName }) => schoolName },
          { label: c.blocks, cell: ({ blocks }) => blocks.map((block) => block + 1).join(', ') },
          {
            label: c.wishes,
            cell: ({ wishesBefore, wishesAfter, turn }) =>
              `${t.compare.wishes(wishesBefore, wishesAfter)} (${t.compare.turns[turn]})`,
          },
        ]}
      />
    </Section>
  )
}

export function ComparePage({ view }: { view: Comparison }) {
  const { schools, onlyHere, onlyThere } = view
  const c = t.compare.schoolColumns
  return (
    <>
      {onlyHere + onlyThere > 0 && <p class="kern-body">{t.compare.only(onlyHere, onlyThere)}</p>}
      <Figures view={view} />
      <Section title={t.compare.schools}>
        <DataTable
          caption={t.compare.schools}
          captionHidden
          rows={schools}
          columns={[
            { label: c.school, cell: ({ name }) => name },
            { label: c.pupils, numeric: true, cell: ({ pupils }) => t.number(pupils) },
            { label: c.changed, numeric: true, cell: ({ changed }) => t.number(changed) },
            { label: c.better, numeric: true, cell: ({ better }) => t.number(better) },
            { label: c.worse, numeric: true, cell: ({ worse }) => t.number(worse) },
          ]}
        />
      </Section>
      <Changed view={view} />
    </>
  )
}
