// Decisions that there is no need: what holds, what held, and the form for a new one.
import { paths } from '../../../kernel/names/paths.ts'
import { type Column, DataTable, Form, type FormField, Section } from '../../../platform/html/index.ts'
import type { WaiverList } from '../keep-waiver.ts'
import type { Waiver } from '../terms.ts'
import { t } from '../texts.ts'
import { aboutText, dayOf, short } from '../words.ts'

export function WaiverLists({ list, mayLift }: { list: WaiverList; mayLift: boolean }) {
  const about = (waiver: Waiver): string => aboutText(waiver, list.municipalities)
  const common: Column<Waiver>[] = [
    { label: t.waivers.about, cell: about },
    { label: t.waivers.reason, cell: (waiver) => waiver.reason },
    { label: t.waivers.setAt, cell: (waiver) => short(dayOf(waiver.setAt)) },
  ]
  const lift: Column<Waiver> = {
    label: t.waivers.action,
    cell: (waiver) => (
      <form method="post" action={paths.workGapWaiverLift(waiver.id)}>
        <button type="submit" class="steg-quiet-button">
          {t.waivers.lift}
          <span class="kern-sr-only">{t.waivers.liftOf(about(waiver))}</span>
        </button>
      </form>
    ),
  }
  return (
    <>
      {list.active.length > 0 && (
        <Section title={t.waivers.active}>
          <DataTable
            caption={t.waivers.active}
            captionHidden
            rows={list.active}
            columns={[
              ...common,
              { label: t.waivers.until, cell: (waiver) => short(waiver.validUntil) },
              ...(mayLift ? [lift] : []),
            ]}
          />
        </Section>
      )}
      <Section title={t.waivers.past}>
        {list.past.length === 0 ? (
          <p class="kern-body">{t.waivers.pastNone}</p>
        ) : (
          <DataTable
            caption={t.waivers.past}
            captionHidden
            rows={list.past}
            columns={[
              ...common,
              {
                label: t.waivers.ended,
                cell: (waiver) =>
                  waiver.liftedAt === null
                    ? t.waivers.ranOutOn(short(waiver.validUntil))
                    : t.waivers.liftedOn(short(dayOf(waiver.liftedAt))),
              },
            ]}
          />
        )}
      </Section>
    </>
  )
}

export const WaiverForm = ({ fields }: { fields: readonly FormField[] }) => (
  <Form
    action={paths.workGapWaiverNew}
    fields={fields}
    submit={t.waivers.save}
    cancel={{ href: paths.workGapWaivers, label: t.waivers.cancel }}
    draft={paths.workGapWaiverNew}
  />
)
