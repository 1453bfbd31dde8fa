// Demand: what was told to the office, what was searched in vain, and the form for noting a need.
import { paths } from '../../../kernel/names/paths.ts'
import { type Column, DataTable, EmptyState, Form, type FormField, Section } from '../../../platform/html/index.ts'
import type { Municipality } from '../../network/index.ts'
import { kindLabel, type MissedSearches, targetGroupLabel } from '../../offers/index.ts'
import type { Demand, NeedSum } from '../demand.ts'
import { figureOf, type Need } from '../terms.ts'
import { t } from '../texts.ts'
import { figureText, municipalityLabel, short } from '../words.ts'

interface NeedsGiven {
  readonly demand: Demand
  readonly municipalities: readonly Municipality[]
  /** Undefined for those who may only read. */
  readonly fields: readonly FormField[] | undefined
}

export function NeedsView({ demand, municipalities, fields }: NeedsGiven) {
  const placeOf = (key: string | null): string =>
    key === null ? t.needs.noMunicipality : municipalityLabel(municipalities, key)
  const subject = <T extends Pick<Need, 'targetGroup' | 'kind' | 'municipalityKey'>>(): Column<T>[] => [
    { label: t.needs.group, cell: (one) => targetGroupLabel(one.targetGroup) },
    { label: t.needs.kind, cell: (one) => kindLabel(one.kind) },
    { label: t.needs.municipality, cell: (one) => placeOf(one.municipalityKey) },
  ]
  const remove: Column<Need> = {
    label: t.needs.action,
    cell: (need) => (
      <form method="post" action={paths.workGapNeedRemove(need.id)}>
        <button type="submit" class="steg-quiet-button">
          {t.needs.remove}
          <span class="kern-sr-only">
            {t.needs.removeOf(`${targetGroupLabel(need.targetGroup)}, ${kindLabel(need.kind)}, ${short(need.askedOn)}`)}
          </span>
        </button>
      </form>
    ),
  }
  return (
    <>
      {demand.needs.length === 0 ? (
        <EmptyState title={t.needs.none}>{t.needs.noneHelp}</EmptyState>
      ) : (
        <>
          <Section title={t.needs.sums}>
            <DataTable<NeedSum>
              caption={t.needs.sums}
              captionHidden
              rows={demand.sums}
              columns={[
                ...subject<NeedSum>(),
                { label: t.needs.people, numeric: true, cell: (sum) => figureText(sum.people) },
                { label: t.needs.askedBy, cell: (sum) => sum.toldBy.map((kind) => t.needs.askers[kind]).join(', ') },
                { label: t.needs.lastOn, cell: (sum) => short(sum.lastOn) },
              ]}
            />
            <p class="steg-muted">{t.needs.suppressedHelp}</p>
          </Section>
          {fields !== undefined && (
            <Section title={t.needs.entries}>
              <DataTable<Need>
                caption={t.needs.entries}
                captionHidden
                rows={demand.needs}
                columns={[
                  ...subject<Need>(),
                  { label: t.needs.people, numeric: true, cell: (need) => figureText(figureOf(need.personCount)) },
                  { label: t.needs.askedBy, cell: (need) => t.needs.askers[need.askedBy] },
                  { label: t.needs.askedOn, cell: (need) => short(need.askedOn) },
                  remove,
                ]}
              />
            </Section>
          )}
        </>
      )}
      <Searches searches={demand.searches} />
      {fields !== undefined && (
        <Section title={t.needs.add} id="notieren">
          <p class="kern-body">{t.needs.addLead}</p>
          <Form action={paths.workGapNeeds} fields={fields} submit={t.needs.save} draft={paths.workGapNeeds} />
        </Section>
      )}
    </>
  )
}

function Searches({ searches }: { searches: MissedSearches }) {
  return (
    <Section title={t.needs.searches}>
      <p class="kern-body">{searches.searches.length === 0 ? t.needs.searchesNone : t.needs.searchesHelp}</p>
      {searches.searches.length > 0 && (
        <DataTable
          caption={t.needs.searches}
          captionHidden
          rows={searches.searches}
          columns={[
            { label: t.needs.words, cell: (search) => search.words },
            { label: t.needs.times, numeric: true, cell: (search) => t.count(search.times) },
            { label: t.needs.lastOn, cell: (search) => short(search.lastOn) },
          ]}
        />
      )}
      {searches.rareCount > 0 && <p class="steg-muted">{t.needs.rare(searches.rareCount)}</p>}
    </Section>
  )
}
