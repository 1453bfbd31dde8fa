// What the pages of the gap analysis share: the sign of a state, the tabs.
import { paths } from '../../../kernel/names/paths.ts'
import { Icon, type IconName, safeHref, Tabs } from '../../../platform/html/index.ts'
import type { CellState } from '../cube.ts'
import type { MayDo } from '../read-gaps.ts'
import { t } from '../texts.ts'

/** How a cell is shown: its state, or that it is not needed. */
export type Shown = CellState | 'waived'

export const shownStates: readonly Shown[] = ['none', 'stale', 'full', 'elsewhere', 'available', 'waived']

const icons: Readonly<Record<Shown, IconName>> = {
  none: 'close',
  stale: 'autorenew',
  full: 'warning',
  elsewhere: 'arrow-forward',
  available: 'check',
  waived: 'info',
}

export function StateSign(props: { shown: Shown; href?: string; count?: number; about?: string }) {
  const { shown, href, count, about } = props
  const inside = (
    <>
      <Icon name={icons[shown]} size="small" />
      <span>
        {t.states[shown]}
        {about !== undefined && <span class="kern-sr-only">{about}</span>}
      </span>
      {count !== undefined && count > 0 && <span class="steg-count">{t.count(count)}</span>}
    </>
  )
  const look = `steg-gap steg-gap--${shown}`
  return href === undefined ? (
    <span class={look}>{inside}</span>
  ) : (
    <a class={look} href={safeHref(href)}>
      {inside}
    </a>
  )
}

export type GapTab = 'matrix' | 'needs' | 'waivers' | 'overlaps' | 'municipalities'

/** Only what the actor may open. */
export function GapTabs({ current, may }: { current: GapTab; may: MayDo }) {
  const tabs: readonly { key: GapTab; href: string; shown: boolean }[] = [
    { key: 'matrix', href: paths.workGaps, shown: true },
    { key: 'needs', href: paths.workGapNeeds, shown: may.readDemand },
    { key: 'waivers', href: paths.workGapWaivers, shown: true },
    { key: 'overlaps', href: paths.workGapOverlaps, shown: true },
    { key: 'municipalities', href: paths.workGapMunicipalities, shown: true },
  ]
  return (
    <Tabs
      label={t.tabs.label}
      tabs={tabs
        .filter(({ shown }) => shown)
        .map(({ key, href }) => ({ href, label: t.tabs[key], current: key === current }))}
    />
  )
}
