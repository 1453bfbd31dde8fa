// The information sheet for guardians: one page for printing, made from the legal basis.
import type { Child } from 'hono/jsx'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import { ActionBar } from '../../../platform/html/index.ts'
import { retention } from '../retention.ts'
import { t } from '../sheet-texts.ts'
import type { LegalBasis } from '../terms.ts'

const Part = ({ title, children }: { title: string; children: Child }) => (
  <section>
    <h3 class="kern-title">{title}</h3>
    {children}
  </section>
)

const Tick = ({ label }: { label: string }) => (
  <p class="steg-tick">
    <span class="steg-tick__box" />
    {label}
  </p>
)

const Line = ({ label }: { label: string }) => (
  <p class="steg-fill-in">
    <span class="steg-fill-in__line" />
    <span class="steg-slip__small">{label}</span>
  </p>
)

export function InformationSheet(props: {
  basis: LegalBasis
  officeName: string
  /** By whatever legal basis: what guardians are told about one is true of all that is done. */
  officeReadsNames: boolean
  regionName: string
}) {
  const { basis, officeName, officeReadsNames, regionName } = props
  const { parts } = t
  const isConsent = basis.kind === 'consent'
  return (
    <>
      <ActionBar>
        <steg-print data-label={t.print} />
      </ActionBar>
      <article class="steg-sheet steg-prose">
        <h2 class="kern-heading-medium">{t.title}</h2>
        <p>{t.greeting}</p>
        <Part title={parts.why}>
          <p>{basis.explanation}</p>
        </Part>
        <Part title={parts.what}>
          <p>{parts.whatText}</p>
        </Part>
        <Part title={parts.basis}>
          <p>
            {t.kinds[basis.kind]}: {t.norm(basis.norm, formatGermanDate(basis.validFrom))}.
          </p>
        </Part>
        <Part title={parts.who}>
          <p>{parts.whoText[officeReadsNames || basis.purpose === 'office-names' ? 'byName' : 'byCode'](officeName)}</p>
        </Part>
        <Part title={parts.protection}>
          <p>{parts.protectionText}</p>
        </Part>
        <Part title={parts.howLong}>
          <p>{parts.howLongText(retention)}</p>
        </Part>
        <Part title={parts.rights}>
          <p>
            {parts.rightsText} {isConsent ? parts.consentText : parts.objectText}
          </p>
        </Part>
        <Part title={parts.need}>
          <p>{parts.needText}</p>
        </Part>
        <Part title={parts.responsible}>
          <p>{parts.responsibleText(officeName, regionName)}</p>
          <Line label={t.fillIn} />
        </Part>
        <div class="steg-cut">
          <p class="steg-slip__small">{t.cut}</p>
          {isConsent ? (
            <>
              <Tick label={t.consentYes} />
              <Tick label={t.consentNo} />
            </>
          ) : (
            <Tick label={t.received} />
          )}
          <Line label={t.child} />
          <Line label={t.signature} />
        </div>
      </article>
    </>
  )
}
