import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate, type PlainDate } from '../../../kernel/plain-date.ts'
import { Columns } from '../../../platform/html/index.ts'
import type { OfferPage } from '../get-offer.ts'
import { t } from '../texts.ts'
import { ContactSection, OfferBody, ProviderSection } from './offer-facts.tsx'

export function PublicOffer({ page, today, address }: { page: OfferPage; today: PlainDate; address: string }) {
  return (
    <>
      <Columns
        aside={
          <>
            <ContactSection contact={page.contact} />
            <ProviderSection provider={page.provider} />
          </>
        }
      >
        <OfferBody page={page} today={today} />
      </Columns>
      <p class="steg-print-only">{t.page.printed(formatGermanDate(today), address)}</p>
      <p class="steg-muted steg-no-print">
        <a class="kern-link" href={`${paths.api}/offers/${page.offer.id}`}>
          {t.page.json}
        </a>
      </p>
    </>
  )
}
