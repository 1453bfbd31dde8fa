// The rules of a round in plain words: for those who set them and for everybody who reads them.
import { paths } from '../../../kernel/names/paths.ts'
import { DataTable, Form, type FormField, History, More, Section } from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import type { PolicyRules } from '../policy-rules.ts'
import { exampleOf } from '../rules/example.ts'
import { t } from '../rules/texts.ts'
import type { PolicyVersion, RoundPage } from '../terms.ts'

/** In which order things are looked at, as sentences. */
const orderOf = (rules: PolicyRules): readonly string[] => [
  ...(rules.wishForAllFirst ? [t.rules.wishFirst, t.rules.thenNoEmpty] : [t.rules.firstNoEmpty]),
  t.rules.thenSum,
  t.rules.thenLot,
]

const furtherOf = (rules: PolicyRules): readonly string[] => [
  ...(rules.wishForAllFirst ? [] : [t.rules.noWishFirst]),
  rules.unansweredLast ? t.rules.unansweredLast : t.rules.unansweredSame,
  t.rules.timeIrrelevant,
  rules.outsideWeight === null ? t.rules.outsideIgnored : t.rules.outsideCounts,
  rules.perClass === null ? t.rules.noPerClass : t.rules.perClass(rules.perClass),
]

export function RulesInWords({ rules }: { rules: PolicyRules }) {
  const rows = [
    ...rules.rankWeights.map((points, index) => ({ what: t.rules.rank(index + 1), points })),
    ...(rules.outsideWeight === null ? [] : [{ what: t.rules.outside, points: rules.outsideWeight }]),
    { what: t.rules.neutral, points: rules.neutralWeight },
    { what: t.rules.never, points: rules.neverWeight },
    { what: t.rules.empty, points: rules.emptyWeight },
    ...rules.fairness.flatMap((points, index) => (points === 0 ? [] : [{ what: t.rules.bonus(index + 1), points }])),
  ]
  return (
    <>
      <div class="steg-prose">
        <ol>
          {orderOf(rules).map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ol>
        {furtherOf(rules).map((sentence) => (
          <p class="kern-body">{sentence}</p>
        ))}
      </div>
      <DataTable
        caption={t.rules.pointsTitle}
        rows={rows}
        columns={[
          { label: t.rules.what, cell: (row) => row.what },
          { label: t.rules.worth, numeric: true, cell: (row) => t.points(row.points) },
        ]}
      />
    </>
  )
}

export function RulesExampleText({ rules }: { rules: PolicyRules }) {
  return (
    <div class="steg-prose">
      <p class="kern-body">{t.rules.exampleText(exampleOf(rules))}</p>
      {rules.wishForAllFirst && <p class="kern-body">{t.rules.exampleWishFirst}</p>}
      {rules.fairness.some((bonus) => bonus > 0) && (
        <More summary={t.rules.exampleChange}>
          <p class="kern-body">{t.rules.exampleText(exampleOf({ ...rules, fairness: [] }))}</p>
        </More>
      )}
    </div>
  )
}

export function SeedInWords({ page }: { page: RoundPage }) {
  const { seed } = page.round
  return (
    <div class="steg-prose">
      <p class="kern-body">{t.seed.text}</p>
      {seed === null ? (
        <p class="kern-body">{t.seed.none}</p>
      ) : (
        <p class="kern-body">
          <strong>{t.seed.published(String(seed.value), formatInstant(seed.publishedAt))}</strong>{' '}
          {t.seed.source(seed.source)}
        </p>
      )}
    </div>
  )
}

export function RulesView(props: {
  page: RoundPage
  /** undefined for those who may only read. */
  fields: readonly FormField[] | undefined
  seedForm: readonly FormField[] | undefined
  general: readonly string[]
}) {
  const { page, fields, seedForm, general } = props
  const { current, history } = page.policy
  return (
    <>
      <Section title={t.rules.current}>
        <RulesInWords rules={current.rules} />
      </Section>
      <Section title={t.rules.example}>
        <RulesExampleText rules={current.rules} />
      </Section>
      <Section title={t.seed.title} id="losnummer">
        <SeedInWords page={page} />
        {page.round.seed === null && seedForm !== undefined && (
          <>
            <p class="kern-body">{t.seed.publishHelp}</p>
            <Form action={paths.workRoundSeed(page.round.id)} fields={seedForm} submit={t.seed.publish} />
          </>
        )}
      </Section>
      {fields !== undefined && (
        <Section title={t.rules.change} id="aendern">
          <p class="kern-body">{t.rules.changeHelp}</p>
          <Form
            action={paths.workRoundPolicy(page.round.id)}
            fields={fields}
            general={general}
            hidden={{ nach: String(current.version) }}
            submit={t.rules.save}
          />
        </Section>
      )}
      <Section title={t.rules.history}>
        <History entries={history.map(versionEntry)} />
      </Section>
    </>
  )
}

const versionEntry = ({ version, reason, setAt, rules }: PolicyVersion) => ({
  title: `${t.rules.version(version)}: ${reason}`,
  when: formatInstant(setAt),
  dateTime: setAt.toISOString(),
  details: (
    <More summary={t.rules.pointsTitle} label={`${t.rules.pointsTitle}, ${t.rules.version(version)}`}>
      <RulesInWords rules={rules} />
    </More>
  ),
})
