// The four doors of the start page, each with its number and a list that is already filtered.
import { paths } from '../../../kernel/names/paths.ts'
import { Doors, withQuery } from '../../../platform/html/index.ts'
import { facetParameter } from '../asked.ts'
import { FitsMeLink } from '../eligibility/views/fits-me-link.tsx'
import { type StartFigures, wayGroups } from '../start-figures.ts'
import { t } from '../texts.ts'

export function StartDoors({ figures }: { figures: StartFigures }) {
  const forGroups = (groups: readonly string[]) => withQuery(paths.offers, { [facetParameter.targetGroup]: groups })
  return (
    <>
      <FitsMeLink />
      <Doors
        doors={[
          { href: forGroups(wayGroups), title: t.doors.way.title, text: t.doors.way.text(figures.way), icon: 'search' },
          {
            href: forGroups(['schulen']),
            title: t.doors.school.title,
            text: t.doors.school.text(figures.school),
            icon: 'easy-language',
          },
          {
            href: forGroups(['betriebe']),
            title: t.doors.company.title,
            text: t.doors.company.text(figures.company),
            icon: 'home',
          },
          {
            href: paths.network,
            title: t.doors.office.title,
            text: t.doors.office.text(figures.providers),
            icon: 'account-circle',
          },
        ]}
      />
    </>
  )
}
