// Two records side by side, with one choice per field that differs.
import { paths } from '../../../kernel/names/paths.ts'
import { valuesOf } from '../../../platform/forms/form.ts'
import { ActionBar, Button, type Column, DataTable, HiddenInputs } from '../../../platform/html/index.ts'
import { schulformLabel } from '../schulform.ts'
import { type DetailField, detailFields, type Organization } from '../terms.ts'
import { t } from '../texts.ts'

const shown = (one: Organization, field: DetailField): string => {
  if (field === 'kind') return t.kinds[one.kind]
  if (field === 'schulform') return schulformLabel(one.schulform)
  if (field === 'legalStatus') return one.legalStatus === null ? '' : t.legalStatuses[one.legalStatus]
  return String(valuesOf({ [field]: one[field] })[field] ?? '')
}

type Side = 'erste' | 'zweite'

function Choice(props: { field: DetailField; side: Side; one: Organization; other: Organization }) {
  const { field, side, one, other } = props
  const mine = shown(one, field)
  const theirs = shown(other, field)
  if (mine === theirs) return <span>{mine || t.duplicates.empty}</span>
  // What says something beats what says nothing; of two that say something, the first.
  const checked = side === 'erste' ? mine !== '' : theirs === ''
  const id = `feld-${field}-${side}`
  return (
    <span class="steg-facet__option">
      <input type="radio" id={id} name={`feld-${field}`} value={side} checked={checked} />
      <label for={id}>
        <span>{mine || t.duplicates.empty}</span>
      </label>
    </span>
  )
}

export function PairView({ first, second }: { first: Organization; second: Organization }) {
  const rows = detailFields.filter((field) => shown(first, field) !== '' || shown(second, field) !== '')
  const columns: Column<DetailField>[] = [
    { label: t.duplicates.field, cell: (field) => t.fields[field] ?? field },
    { label: t.duplicates.first, cell: (field) => <Choice field={field} side="erste" one={first} other={second} /> },
    { label: t.duplicates.second, cell: (field) => <Choice field={field} side="zweite" one={second} other={first} /> },
  ]
  return (
    <form class="steg-form" method="post" action={paths.workDuplicatePair(first.id, second.id)}>
      <HiddenInputs
        values={{ [`version-${first.id}`]: String(first.version), [`version-${second.id}`]: String(second.version) }}
      />
      <DataTable caption={t.duplicates.pairLead} captionHidden columns={columns} rows={rows} />
      <fieldset class="steg-field-group">
        <legend class="kern-heading-medium">{t.duplicates.keep}</legend>
        <p class="kern-body">{t.duplicates.keepHelp}</p>
        {[first, second].map((one, index) => (
          <span class="steg-facet__option">
            <input type="radio" id={`bleibt-${index}`} name="bleibt" value={one.id} checked={index === 0} />
            <label for={`bleibt-${index}`}>
              <span>
                {index === 0 ? t.duplicates.first : t.duplicates.second}: {one.name}
              </span>
            </label>
          </span>
        ))}
      </fieldset>
      <ActionBar>
        <Button name="entscheidung" value="zusammen">
          {t.duplicates.merge}
        </Button>
        <Button name="entscheidung" value="verschieden" kind="secondary">
          {t.duplicates.different}
        </Button>
      </ActionBar>
    </form>
  )
}
