// What a sent form of an offer is answered with besides itself: its preview, and two versions side by side.
import { paths } from '../../../kernel/names/paths.ts'
import { inContext } from '../../../platform/db/database.ts'
import type { TypedValues } from '../../../platform/forms/form.ts'
import {
  ActionBar,
  Button,
  ConflictView,
  HiddenInputs,
  type HiddenValues,
  Notice,
} from '../../../platform/html/index.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import { comparedFields } from '../compare-offers.ts'
import { namingOf } from '../eligibility/region-naming.ts'
import { findRegionPlaces } from '../eligibility/store.ts'
import type { OfferPage } from '../get-offer.ts'
import { findProviders } from '../neighbours.ts'
import type { Offer, OfferDetails } from '../terms.ts'
import { PublicOfferContent } from '../views/public-offer.tsx'
import { w } from '../work-texts.ts'
import { d } from './texts.ts'

const section = paths.workOffers
const breadcrumb = [{ href: paths.workOffers, label: w.page.breadcrumb }]

/** Typed values on their way through a page that is not the form. */
const hiddenOf = (typed: TypedValues): HiddenValues =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as HiddenValues

/** Nothing is stored: everything that was typed comes along, and goes back by either button. */
export function showFormPreview(
  request: PageRequest,
  given: { page: OfferPage; action: string; submit: string; typed: TypedValues; version: string | undefined },
) {
  const { page, action, submit, typed, version } = given
  return request.page(
    {
      title: w.preview.title(page.offer.title),
      preline: page.provider?.name,
      lead: page.offer.summary ?? undefined,
      breadcrumb,
      section,
    },
    <>
      <form method="post" action={action} class="steg-no-print">
        <Notice title={d.preview.unsaved} announce>
          <p class="kern-body">{d.preview.help}</p>
        </Notice>
        <HiddenInputs values={{ ...hiddenOf(typed), ...(version === undefined ? {} : { version }) }} />
        <ActionBar>
          <Button>{submit}</Button>
          <Button kind="secondary" name="entscheidung" value="edit">
            {d.preview.back}
          </Button>
        </ActionBar>
      </form>
      <PublicOfferContent page={page} today={request.services.today()} />
    </>,
  )
}

export async function showConflict(
  request: PageRequest,
  current: Offer,
  mine: { details: OfferDetails; typed: TypedValues },
) {
  const { actor, services } = request
  const [providers, places] = await inContext(services.database, actor, async (tx) => [
    await findProviders(tx, [current.organizationId]),
    await findRegionPlaces(tx),
  ])
  return request.page(
    {
      title: w.form.editTitle(current.title),
      preline: providers.get(current.organizationId)?.name,
      breadcrumb: [...breadcrumb, { href: paths.workOffer(current.id), label: current.title }],
      section,
      status: 409,
    },
    <ConflictView
      action={paths.workOfferEdit(current.id)}
      fields={comparedFields(current, mine.details, namingOf(places, services.today()))}
      hidden={{ ...hiddenOf(mine.typed), version: String(current.version) }}
    />,
  )
}
