// The public pages of the offers.
import { paths } from '../../kernel/names/paths.ts'
import { ButtonLink } from '../../platform/html/index.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { findOffice } from '../network/index.ts'
import { askedFrom, isFiltered } from './asked.ts'
import { readAnswers } from './eligibility/answers-address.ts'
import { OwnCheck } from './eligibility/views/offer-rules.tsx'
import { getOffer } from './get-offer.ts'
import { searchOffers } from './list-offers.ts'
import { countMissedSearch } from './search/count-missed-search.ts'
import { missedSearch } from './search/missed-search.ts'
import { FavouriteLink } from './shortlist/views/favourite.tsx'
import { t } from './texts.ts'
import { contactAnchor } from './views/offer-facts.tsx'
import { PublicOfferList } from './views/public-list.tsx'
import { PublicOffer } from './views/public-offer.tsx'

async function showList(request: PageRequest) {
  const { actor, services, url } = request
  const asked = askedFrom(url.searchParams)
  const list = await searchOffers(actor, services, asked)
  const missed = missedSearch(list, asked)
  if (missed !== undefined) await countMissedSearch(services, actor.regionId, missed)
  const office = list.total === 0 ? await findOffice(actor, services) : undefined
  const lead = isFiltered(asked)
    ? t.list.leadFiltered(list.total, list.partial)
    : list.total === 0
      ? t.list.leadNone
      : t.list.lead(list.total, list.confirmed)
  return request.page(
    { title: t.list.title, description: t.list.description, lead, section: paths.offers, unlisted: isFiltered(asked) },
    <PublicOfferList list={list} asked={asked} office={office} />,
  )
}

async function showOffer(request: PageRequest) {
  const { actor, services } = request
  const found = await getOffer(actor, services, request.param('id'))
  if (!found.ok) return request.notFound()
  const { offer, provider } = found.value
  return request.page(
    {
      title: offer.title,
      preline: provider?.name,
      lead: offer.summary ?? undefined,
      description: offer.summary ?? undefined,
      breadcrumb: [{ href: paths.offers, label: t.page.breadcrumb }],
      section: paths.offers,
      actions: (
        <>
          {/* On a phone the contact stands below everything else. */}
          <span class="steg-narrow-only">
            <ButtonLink kind="primary" href={`#${contactAnchor}`}>
              {t.page.toContact}
            </ButtonLink>
          </span>
          <FavouriteLink id={offer.id} title={offer.title} />
        </>
      ),
      unlisted: offer.status !== 'published' || request.url.search !== '',
    },
    <PublicOffer
      page={found.value}
      check={
        <OwnCheck
          page={found.value}
          today={services.today()}
          read={readAnswers(request.url.searchParams, found.value.regionPlaces)}
        />
      }
      today={services.today()}
      address={`${services.settings.baseUrl}${paths.offer(found.value.offer.id)}`}
    />,
  )
}

const isOfferOfRegion = async ({ actor, services, param }: PageRequest): Promise<boolean> =>
  (await getOffer(actor, services, param('id'))).ok

export const publicOfferRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.offers, permission: 'offer.read', isList: true, handle: showList },
  {
    method: 'GET',
    path: paths.offer(':id'),
    permission: 'offer.read',
    belongsHere: isOfferOfRegion,
    handle: showOffer,
  },
]
