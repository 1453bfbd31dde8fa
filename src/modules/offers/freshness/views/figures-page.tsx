// Figures of freshness: one bar per state, one row per organisation, the worst first.
import { paths } from '../../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../../kernel/plain-date.ts'
import {
  Badge,
  Bar,
  Button,
  type Column,
  DataTable,
  EmptyState,
  Form,
  HiddenInputs,
  More,
  Section,
  withQuery,
} from '../../../../platform/html/index.ts'
import { facetParameter } from '../../asked.ts'
import { cycles } from '../cycles.ts'
import type { Figures, OrganizationFigures } from '../figures.ts'
import { freshnesses } from '../state.ts'
import { unreachableAnchor } from '../terms.ts'
import { f } from '../texts.ts'

const t = () => f.figures

function Mail({ row }: { row: OrganizationFigures }) {
  const { lastMail } = row
  return (
    <>
      {lastMail === undefined
        ? t().noMail
        : `${formatGermanDate(lastMail.on, 'short')}, ${t().recipients[lastMail.recipient]}`}
      {lastMail?.bounced === true && (
        <>
          {' '}
          <Badge tone="danger">{t().bounced}</Badge>
        </>
      )}
      {row.isSilent && (
        <>
          {' '}
          <Badge tone="warning">{t().silent}</Badge>
        </>
      )}
      {lastMail?.bounced === false && (
        <form class="steg-remind" method="post" action={paths.workFreshnessReturned}>
          <HiddenInputs values={{ mail: lastMail.requestId }} />
          <Button kind="tertiary">
            <span aria-hidden="true">{t().returned}</span>
            <span class="kern-sr-only">{t().returnedName(row.name, formatGermanDate(lastMail.on))}</span>
          </Button>
        </form>
      )}
    </>
  )
}

function Remind({ row }: { row: OrganizationFigures }) {
  if (row.open === 0) return <>–</>
  return (
    <form class="steg-remind" method="post" action={paths.workFreshnessRemind}>
      <HiddenInputs values={{ einrichtung: row.organizationId }} />
      <Button kind="tertiary">
        <span aria-hidden="true">{t().remind}</span>
        <span class="kern-sr-only">{t().remindName(row.name)}</span>
      </Button>
    </form>
  )
}

const columnsFor = (figures: Figures): Column<OrganizationFigures>[] => [
  {
    label: t().organization,
    cell: (row) => (
      <a class="kern-link" href={withQuery(paths.workOffers, { [facetParameter.provider]: row.organizationId })}>
        {row.name}
      </a>
    ),
  },
  { label: t().offers, numeric: true, cell: (row) => String(row.offers) },
  { label: t().share, numeric: true, cell: (row) => t().shareOf(row.confirmed / row.offers) },
  { label: t().median, numeric: true, cell: (row) => t().days(row.medianAgeDays) },
  { label: t().late, numeric: true, cell: (row) => String(row.late) },
  ...(figures.maySteer
    ? [
        { label: t().mail, cell: (row: OrganizationFigures) => <Mail row={row} /> },
        { label: t().action, cell: (row: OrganizationFigures) => <Remind row={row} /> },
      ]
    : []),
]

export function FiguresPage({ figures }: { figures: Figures }) {
  if (figures.offers === 0) {
    return (
      <EmptyState title={t().empty}>
        <p>{t().lead(0, 0)}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <Section title={t().states}>
        {freshnesses.map((state) => (
          <Bar
            label={f.states[state]}
            value={figures.byState[state]}
            max={figures.offers}
            text={String(figures.byState[state])}
          />
        ))}
        <More summary={t().rules}>
          <DataTable
            caption={t().rules}
            captionHidden
            rows={cycles}
            columns={[
              { label: t().ruleFor, cell: ({ label }) => label },
              { label: t().ruleDays, numeric: true, cell: ({ days }) => t().days(days) },
              { label: t().ruleAsked, cell: ({ days, askDays }) => t().asked(days, askDays) },
              { label: t().ruleWhy, cell: ({ source }) => source },
            ]}
          />
        </More>
      </Section>
      {figures.unreachable.length > 0 && (
        <Section title={t().unreachable} id={unreachableAnchor}>
          <p class="kern-body">{t().unreachableHelp}</p>
          <ul class="steg-plain-list">
            {figures.unreachable.map(({ id, name }) => (
              <li>
                <a class="kern-link" href={paths.workOrganization(id)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t().caption}>
        <DataTable caption={t().caption} captionHidden columns={columnsFor(figures)} rows={figures.organizations} />
      </Section>
      {figures.maySteer && (
        <Section title={t().setting}>
          <Form
            action={paths.workFreshnessSetting}
            submit={t().settingSave}
            fields={[
              {
                control: 'checkbox',
                name: 'sofort',
                label: t().settingLabel,
                help: t().settingHelp,
                value: figures.takesDatesAtOnce,
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}
