// For whom offers appear at once: the rule of the region, and the exceptions from it.
import { paths } from '../../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, type TypedValues } from '../../../../platform/forms/form.ts'
import { Button, DataTable, Form, HiddenInputs, Section } from '../../../../platform/html/index.ts'
import { type OrganizationKind, organizationKindLabel } from '../../../network/index.ts'
import type { NamedRule } from '../approval-rules.ts'
import { kindRuleFields, organizationRuleFields, regionRuleFields } from '../rule-form.ts'
import { d } from '../texts.ts'

const nameOf = (rule: NamedRule): string =>
  rule.organizationKind === null
    ? (rule.organizationName ?? '')
    : d.rules.allOfKind(organizationKindLabel(rule.organizationKind as OrganizationKind))

export interface RulesTyped {
  readonly which: 'region' | 'kind' | 'organization'
  readonly values: TypedValues
  readonly errors: FormErrors
}

export function ApprovalRules(props: {
  rules: readonly NamedRule[]
  organizations: readonly string[]
  typed?: RulesTyped | undefined
}) {
  const { rules, typed } = props
  const ofRegion = rules.find((rule) => rule.organizationKind === null && rule.organizationId === null)
  const exceptions = rules.filter((rule) => rule !== ofRegion)
  const valuesFor = (which: RulesTyped['which'], fallback: TypedValues): TypedValues =>
    typed?.which === which ? typed.values : fallback
  const errorsFor = (which: RulesTyped['which']): FormErrors => (typed?.which === which ? typed.errors : {})
  return (
    <>
      <Section title={d.rules.region}>
        <Form
          action={paths.workOfferApprovalRules}
          hidden={{ fuer: 'region', ...(ofRegion === undefined ? {} : { version: String(ofRegion.version) }) }}
          fields={drawFields(
            regionRuleFields(),
            valuesFor('region', { regionMode: ofRegion?.mode ?? 'at-once' }),
            errorsFor('region'),
          )}
          submit={d.rules.save}
        />
      </Section>
      <Section title={d.rules.exceptions}>
        {exceptions.length === 0 ? (
          <p class="kern-body">{d.rules.noExceptions}</p>
        ) : (
          <DataTable
            caption={d.rules.exceptions}
            captionHidden
            rows={exceptions}
            columns={[
              { label: d.rules.organization, cell: nameOf },
              { label: d.rules.mode, cell: (rule) => d.modes[rule.mode] },
              {
                label: d.rules.change,
                cell: (rule) => (
                  <form method="post" action={paths.workOfferApprovalRuleRemove}>
                    <HiddenInputs values={{ id: rule.id, version: String(rule.version) }} />
                    <Button kind="tertiary">{d.rules.remove(nameOf(rule))}</Button>
                  </form>
                ),
              },
            ]}
          />
        )}
        <p class="steg-muted">{d.rules.exceptionsHelp}</p>
      </Section>
      <Section title={d.rules.addKind}>
        <Form
          action={paths.workOfferApprovalRules}
          hidden={{ fuer: 'kind' }}
          fields={drawFields(kindRuleFields(), valuesFor('kind', { kindMode: 'by-office' }), errorsFor('kind'))}
          submit={d.rules.add}
        />
      </Section>
      <Section title={d.rules.addOrganization}>
        <Form
          action={paths.workOfferApprovalRules}
          hidden={{ fuer: 'organization' }}
          fields={drawFields(
            organizationRuleFields(props.organizations),
            valuesFor('organization', { organizationMode: 'by-office' }),
            errorsFor('organization'),
          )}
          submit={d.rules.add}
        />
      </Section>
    </>
  )
}
