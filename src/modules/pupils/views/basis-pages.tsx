// On which legal bases pupils are kept: what holds, what no longer does.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { ActionBar, Button, Section, Summary } from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import type { BasisList } from '../consent/keep-bases.ts'
import type { LegalBasis } from '../terms.ts'
import { t } from '../texts.ts'

const periodOf = ({ validFrom, validUntil }: LegalBasis): string =>
  validUntil === null
    ? t.bases.open(formatGermanDate(validFrom))
    : t.bases.since(formatGermanDate(validFrom), formatGermanDate(validUntil))

function BasisEntry({ basis, mayRevoke }: { basis: LegalBasis; mayRevoke: boolean }) {
  return (
    <article class="steg-card">
      <h3 class="kern-title">{t.bases.purposes[basis.purpose]}</h3>
      <Summary
        facts={[
          { label: t.bases.kind, value: t.bases.kinds[basis.kind] },
          { label: t.bases.norm, value: basis.norm },
          { label: t.bases.explanation, value: basis.explanation },
          {
            label: t.bases.period,
            value:
              basis.revokedAt === null
                ? periodOf(basis)
                : `${periodOf(basis)}, ${t.bases.revokedOn(formatInstant(basis.revokedAt))}`,
          },
        ]}
      />
      {basis.revokedAt === null && (
        <form method="post" action={paths.workLegalBasisRevoke(basis.id)}>
          <ActionBar>
            <a class="kern-link" href={paths.workLegalBasisSheet(basis.id)}>
              {t.bases.sheetLabel(t.bases.purposes[basis.purpose])}
            </a>
            {mayRevoke && <Button kind="secondary">{t.bases.revokeLabel(t.bases.purposes[basis.purpose])}</Button>}
          </ActionBar>
        </form>
      )}
    </article>
  )
}

export function BasesView({ list }: { list: BasisList }) {
  const part = (title: string, bases: readonly LegalBasis[]) => (
    <Section title={title}>
      {bases.length === 0 ? (
        <p class="kern-body">{t.bases.none}</p>
      ) : (
        bases.map((basis) => <BasisEntry basis={basis} mayRevoke={list.mayKeep} />)
      )}
    </Section>
  )
  return (
    <>
      {part(t.bases.active, list.active)}
      {list.others.length > 0 && part(t.bases.others, list.others)}
    </>
  )
}
