import type { Child } from 'hono/jsx'
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate, type PlainDate } from '../../../kernel/plain-date.ts'
import { Columns } from '../../../platform/html/index.ts'
import type { OfferPage } from '../get-offer.ts'
import { r } from '../reports/texts.ts'
import { t } from '../texts.ts'
import { ContactSection, OfferBody, ProviderSection } from './offer-facts.tsx'

/** What everybody reads; the preview shows the same. */
export function PublicOfferContent({ page, today, check }: { page: OfferPage; today: PlainDate; check?: Child }) {
  return (
    <Columns
      aside={
        <>
          <ContactSection contact={page.contact} />
          <ProviderSection provider={page.provider} />
        </>
      }
    >
      <OfferBody page={page} today={today} check={check} />
    </Columns>
  )
}

export function PublicOffer(props: { page: OfferPage; today: PlainDate; address: string; check?: Child }) {
  const { page, today, address, check } = props
  return (
    <>
      <PublicOfferContent page={page} today={today} check={check} />
      <p class="steg-print-only">{t.page.printed(formatGermanDate(today), address)}</p>
      <p class="steg-no-print">
        <a class="kern-link" href={paths.offerReport(page.offer.id)}>
          {r.link}
        </a>
      </p>
      <p class="steg-muted steg-no-print">
        <a class="kern-link" href={`${paths.api}/offers/${page.offer.id}`}>
          {t.page.json}
        </a>
      </p>
    </>
  )
}
