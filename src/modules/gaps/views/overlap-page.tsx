// Entries that stand there twice, and offers of several providers for the same.
import { paths } from '../../../kernel/names/paths.ts'
import { Section } from '../../../platform/html/index.ts'
import { kindLabel, type Supply, targetGroupLabel } from '../../offers/index.ts'
import type { Duplicate, Overlap } from '../overlaps.ts'
import { t } from '../texts.ts'

const mostOverlaps = 50

const Offers = ({ offers }: { offers: readonly Supply[] }) => (
  <ul>
    {offers.map((offer) => (
      <li>
        <a class="kern-link" href={paths.workOffer(offer.id)}>
          {t.overlaps.listed(offer.title, offer.providerName)}
        </a>
      </li>
    ))}
  </ul>
)

export function OverlapsView({
  duplicates,
  overlaps,
}: {
  duplicates: readonly Duplicate[]
  overlaps: readonly Overlap[]
}) {
  return (
    <>
      <Section title={t.overlaps.duplicates}>
        <p class="kern-body">{duplicates.length === 0 ? t.overlaps.duplicatesNone : t.overlaps.duplicatesHelp}</p>
        {duplicates.map(({ offers, isAcrossProviders }) => (
          <div class="steg-prose">
            {isAcrossProviders && <p class="steg-muted">{t.overlaps.acrossProviders}</p>}
            <Offers offers={offers} />
          </div>
        ))}
      </Section>
      <Section title={t.overlaps.overlaps}>
        <p class="kern-body">{overlaps.length === 0 ? t.overlaps.overlapsNone : t.overlaps.overlapsHelp}</p>
        {overlaps.slice(0, mostOverlaps).map((overlap) => (
          <div class="steg-prose">
            <h3 class="kern-title">{t.overlaps.of(kindLabel(overlap.kind), overlap.city)}</h3>
            <p class="steg-muted">
              {t.overlaps.forWhom(overlap.targetGroups.map(targetGroupLabel).join(', ') || t.overlaps.everybody)}
            </p>
            <Offers offers={overlap.offers} />
          </div>
        ))}
        {overlaps.length > mostOverlaps && (
          <p class="steg-muted">{t.overlaps.moreOverlaps(overlaps.length - mostOverlaps)}</p>
        )}
      </Section>
    </>
  )
}
