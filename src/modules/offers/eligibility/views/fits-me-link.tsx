// The way in to „Passt das für mich?“, on the start page and above the list.
import { paths } from '../../../../kernel/names/paths.ts'
import { ButtonLink, withQuery } from '../../../../platform/html/index.ts'
import type { AskedParameters } from '../../asked.ts'
import { e } from '../texts.ts'

/** Filters of the list stay on the way. */
export function FitsMeLink({ filters = {} }: { filters?: AskedParameters }) {
  return (
    <p class="steg-no-print">
      <ButtonLink kind="secondary" icon="checklist" href={withQuery(paths.fitsMe, filters)}>
        {e.page.link}
      </ButtonLink>
    </p>
  )
}
