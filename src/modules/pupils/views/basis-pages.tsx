// On which legal bases pupils are kept: what holds, what no longer does.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { ActionBar, Button, ButtonLink, Section, Summary } from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import type { BasisList } from '../consent/keep-bases.ts'
import type { LegalBasis } from '../terms.ts'
import { t } from '../texts.ts'

const periodOf = ({ validFrom, validUntil }: LegalBasis): string =>
  t.bases.since(formatGermanDate(validFrom), validUntil === null ? t.bases.open : formatGermanDate(validUntil))

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
            label: t.bases.validFrom,
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
            <ButtonLink kind="secondary" href={paths.workLegalBasisSheet(basis.id)}>
              {t.bases.sheet}
              <span class="kern-sr-only"> {basis.norm}</span>
            </ButtonLink>
            {mayRevoke && (
              <Button kind="tertiary">
                {t.bases.revoke}
                <span class="kern-sr-only"> {basis.norm}</span>
              </Button>
            )}
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
