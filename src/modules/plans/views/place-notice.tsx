// Says on the first page for the holder of a slip that there is a place.
import { paths } from '../../../kernel/names/paths.ts'
import { ButtonLink, Notice } from '../../../platform/html/index.ts'
import type { Services } from '../../../platform/services.ts'
import type { PupilVisit } from '../../wishes/index.ts'
import { publicTexts as p } from '../public-texts/catalogue.ts'
import { hasResult, readOwnObjections } from '../result/read-result.ts'

/** Undefined while no plan with the pupil is published; somebody who objected to one before is led to the answer. */
export async function PlaceNotice(services: Services, visit: PupilVisit) {
  if (!(await hasResult(services, visit))) {
    const [objection] = await readOwnObjections(services, visit)
    if (objection === undefined) return undefined
    const title = p.result.objectedBy[objection.raisedBy]
    return (
      <Notice title={title}>
        <div class="steg-actions">
          <ButtonLink kind="secondary" href={paths.myPlace}>
            {title}
          </ButtonLink>
        </div>
      </Notice>
    )
  }
  return (
    <Notice tone="success" title={p.result.toPlace}>
      <p class="kern-body">{p.result.toPlaceText}</p>
      <div class="steg-actions">
        <ButtonLink href={paths.myPlace}>{p.result.toPlaceLink}</ButtonLink>
      </div>
    </Notice>
  )
}
