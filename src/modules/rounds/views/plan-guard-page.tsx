// Before something is changed on which a published plan counts: what it breaks, and the question whether it shall be so.
import { paths } from '../../../kernel/names/paths.ts'
import { ConfirmForm, DataTable } from '../../../platform/html/index.ts'
import type { WorkRequest } from '../../../platform/http/work-route.ts'
import type { BrokenGroup } from '../plan-guard.ts'
import { section } from '../start-routes.tsx'
import type { RoundPage } from '../terms.ts'
import { t } from '../texts.ts'
import { weekdayName } from '../words.ts'
import { breadcrumbOf } from './round-kit.tsx'

const acceptedName = 'trotzdem'

export const isAccepted = (data: FormData): boolean => data.get(acceptedName) === 'ja'

/** Everything that was typed, to be sent once more. */
const typedIn = (data: FormData): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).map(String)]))

export function askWhetherToBreak(
  request: WorkRequest,
  given: {
    readonly page: RoundPage
    readonly groups: readonly BrokenGroup[]
    readonly data: FormData
    /** The page with the form. */
    readonly back: string
  },
) {
  const { page, groups, data, back } = given
  const nameOf = new Map(page.workshops.map(({ id, name }) => [id, name]))
  const places = groups.reduce((sum, { count }) => sum + count, 0)
  return request.page(
    {
      title: t.breaks.title,
      lead: t.breaks.lead(places, groups.length),
      breadcrumb: breadcrumbOf(page.round),
      section,
      status: 409,
      unlisted: true,
    },
    <>
      <DataTable
        caption={t.breaks.caption}
        rows={groups}
        columns={[
          { label: t.ofBbs.workshop, cell: ({ workshopId }) => nameOf.get(workshopId) ?? '' },
          { label: t.start.dayLabel, cell: ({ weekday }) => weekdayName(weekday) },
          { label: t.start.blockLabel, cell: ({ block }) => t.start.block(block + 1) },
          { label: t.breaks.places, numeric: true, cell: ({ count }) => t.count(count) },
        ]}
      />
      <p class="kern-body">
        <a href={paths.workPlans(page.round.id)}>{t.breaks.plan}</a>
      </p>
      <ConfirmForm
        action={request.url.pathname}
        question={t.breaks.question}
        confirm={t.breaks.confirm}
        cancel={{ href: back }}
        hidden={{ ...typedIn(data), [acceptedName]: 'ja' }}
      >
        <p class="kern-body">{t.breaks.whatThen}</p>
      </ConfirmForm>
    </>,
  )
}
