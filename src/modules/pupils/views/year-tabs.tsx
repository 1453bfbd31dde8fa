// The school years beside each other: last, this, next.
import { Tabs } from '../../../platform/html/index.ts'
import { schoolYearLabel } from '../../calendar/index.ts'
import { t } from '../texts.ts'

export const YearTabs = (props: { years: readonly number[]; shown: number; hrefOf(year: number): string }) => (
  <Tabs
    label={t.overview.year}
    tabs={props.years.map((year) => ({
      href: props.hrefOf(year),
      label: schoolYearLabel(year),
      current: year === props.shown,
    }))}
  />
)
