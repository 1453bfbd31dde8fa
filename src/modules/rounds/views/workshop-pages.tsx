// Workshops of a round: the list by vocational school, one workshop, its places in single blocks, closings.
import { paths } from '../../../kernel/names/paths.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  Form,
  type FormField,
  HeatBar,
  More,
  Section,
} from '../../../platform/html/index.ts'
import { weekdays } from '../../calendar/index.ts'
import { berufsfeldLabel } from '../berufsfelder.ts'
import { fieldsOf } from '../capacities.ts'
import type { Closing, RoundPage, Workshop } from '../terms.ts'
import { t as shared } from '../texts.ts'
import { spanOf, weekdayName, weekdayShort } from '../words.ts'
import { blockCellName, reasonCellName } from '../workshops/cell-names.ts'
import { t } from '../workshops/texts.ts'
import { CellInput } from './round-kit.tsx'

export interface MayOnWorkshops {
  /** Vocational schools whose workshops the actor keeps. */
  readonly keeps: ReadonlySet<string>
  readonly readsTeachers: boolean
}

const conditionsOf = (workshop: Workshop): string =>
  [
    workshop.minimumAge === null ? '' : t.age(workshop.minimumAge),
    workshop.protectiveGear === null ? '' : t.gear(workshop.protectiveGear),
    workshop.needsHygieneInstruction ? t.hygiene : '',
    workshop.isStepFree ? t.stepFree : t.notStepFree,
  ]
    .filter((part) => part !== '')
    .join(', ')

const columnsOf = (page: RoundPage, may: MayOnWorkshops): Column<Workshop>[] => [
  {
    label: t.workshop,
    cell: (one) => (
      <>
        <a href={paths.workWorkshop(page.round.id, one.id)}>{one.name}</a>
        <span class="steg-under">
          {[berufsfeldLabel(one.berufsfeld), one.room, may.readsTeachers ? one.teacher : null]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </>
    ),
  },
  ...weekdays.map((day) => ({
    label: weekdayShort(day),
    numeric: true,
    cell: (one: Workshop) => {
      const found = one.days.find(({ weekday }) => weekday === day)
      return found === undefined ? t.closedDay : shared.count(found.capacity)
    },
  })),
  {
    label: t.grid.minimumShort,
    numeric: true,
    cell: (one) => one.days.reduce((most, { minimum }) => Math.max(most, minimum), 0) || t.closedDay,
  },
  { label: t.conditions, cell: conditionsOf },
]

function PlacesPicture({ page }: { page: RoundPage }) {
  const active = page.workshops.filter(({ archivedAt }) => archivedAt === null)
  const rows = fieldsOf(page).map(({ key, label }) => ({
    label,
    perDay: weekdays.map((day) =>
      active
        .filter(({ berufsfeld }) => berufsfeld === key)
        .reduce((sum, one) => sum + (one.days.find(({ weekday }) => weekday === day)?.capacity ?? 0), 0),
    ),
  }))
  const most = rows.flatMap(({ perDay }) => perDay).reduce((max, count) => Math.max(max, count), 0)
  return (
    <Section title={t.places}>
      <div class="steg-heats">
        {rows.map(({ label, perDay }) => (
          <HeatBar
            label={label}
            summary={`${label}: ${weekdays.map((day) => `${weekdayName(day)} ${perDay[day] ?? 0}`).join(', ')}`}
            max={most}
            headings={{ cell: shared.start.dayLabel, value: t.places }}
            cells={weekdays.map((day) => ({ label: weekdayName(day), value: perDay[day] ?? 0 }))}
          />
        ))}
      </div>
    </Section>
  )
}

export function WorkshopList(props: {
  page: RoundPage
  may: MayOnWorkshops
  /** Vocational schools that have none yet, for those who may add. */
  others: readonly { readonly id: string; readonly name: string }[]
  closingForm: readonly FormField[] | undefined
}) {
  const { page, may, others, closingForm } = props
  const active = page.workshops.filter(({ archivedAt }) => archivedAt === null)
  const archived = page.workshops.filter(({ archivedAt }) => archivedAt !== null)
  const bbsIds = [...new Set(active.map(({ organizationId }) => organizationId))]
  const table = (id: string) => (
    <ButtonLink kind="secondary" href={paths.workWorkshopTable(page.round.id, id)}>
      {t.table}
    </ButtonLink>
  )
  return (
    <>
      {active.length === 0 && (
        <EmptyState title={t.none}>
          <p class="kern-body">{t.noneText}</p>
        </EmptyState>
      )}
      {bbsIds.map((id) => (
        <Section title={page.names.get(id) ?? ''} actions={may.keeps.has(id) ? table(id) : undefined}>
          <DataTable
            caption={page.names.get(id) ?? ''}
            captionHidden
            rows={active.filter(({ organizationId }) => organizationId === id)}
            columns={columnsOf(page, may)}
          />
        </Section>
      ))}
      {others.map(({ id, name }) => (
        <Section title={name} actions={table(id)}>
          <p class="kern-body">{t.none}</p>
        </Section>
      ))}
      {active.length > 0 && <PlacesPicture page={page} />}
      <ClosingSection page={page} may={may} form={closingForm} />
      {archived.length > 0 && (
        <More summary={t.archivedTitle}>
          <ul>
            {archived.map((one) => (
              <li>
                <a href={paths.workWorkshop(page.round.id, one.id)}>{one.name}</a>
              </li>
            ))}
          </ul>
        </More>
      )}
    </>
  )
}

function ClosingSection(props: { page: RoundPage; may: MayOnWorkshops; form: readonly FormField[] | undefined }) {
  const { page, may, form } = props
  const nameOf = (closing: Closing): string => {
    const workshop = page.workshops.find(({ id }) => id === closing.workshopId)
    const bbs = page.names.get(closing.organizationId) ?? ''
    return `${workshop?.name ?? t.closings.wholeBbs}, ${bbs}`
  }
  const canRemove = page.closings.some(({ organizationId }) => may.keeps.has(organizationId))
  return (
    <Section title={t.closings.title} id="schliesszeiten">
      <p class="kern-body steg-muted">{t.closings.help}</p>
      {page.closings.length === 0 ? (
        <p class="kern-body">{t.closings.none}</p>
      ) : (
        <DataTable
          caption={t.closings.title}
          captionHidden
          rows={page.closings}
          columns={[
            { label: t.closings.what, cell: nameOf },
            { label: shared.start.from, cell: (closing) => spanOf(closing.startsOn, closing.endsOn) },
            { label: t.closings.reason, cell: (closing) => closing.reason },
            ...(canRemove
              ? [
                  {
                    label: t.closings.remove,
                    cell: (closing: Closing) =>
                      may.keeps.has(closing.organizationId) && (
                        <form method="post" action={paths.workClosingRemove(page.round.id, closing.id)}>
                          <button type="submit" class="steg-quiet-button">
                            {t.closings.remove}
                            <span class="kern-sr-only">{t.closings.removeOf(nameOf(closing))}</span>
                          </button>
                        </form>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {form !== undefined && <Form action={paths.workClosings(page.round.id)} fields={form} submit={t.closings.add} />}
    </Section>
  )
}

export interface BlockCells {
  /** By `wochentag-block`. */
  readonly values: ReadonlyMap<string, string>
  readonly errors: ReadonlyMap<string, string>
}

/** Days down, blocks across. */
function BlockPlaces({ page, workshop, cells }: { page: RoundPage; workshop: Workshop; cells: BlockCells }) {
  const field = (name: string, label: string) => ({
    name,
    label,
    value: cells.values.get(name) ?? '',
    error: cells.errors.get(name),
  })
  return (
    <Section title={t.blocks.title} id="plaetze">
      <form
        class="steg-form steg-form--wide"
        method="post"
        action={paths.workWorkshopPlaces(page.round.id, workshop.id)}
        novalidate
      >
        <p class="kern-body steg-muted">{t.blocks.help}</p>
        <DataTable
          caption={t.blocks.title}
          captionHidden
          rows={workshop.days}
          columns={[
            { label: t.blocks.day, cell: (day) => `${weekdayName(day.weekday)} (${t.blocks.usual(day.capacity)})` },
            ...page.blocks.map(({ number }) => ({
              label: t.blocks.block(number + 1),
              cell: (day: Workshop['days'][number]) => (
                <CellInput
                  kind="count"
                  maxLength={3}
                  field={field(
                    blockCellName(day.weekday, number),
                    t.blocks.of(weekdayName(day.weekday), t.blocks.block(number + 1)),
                  )}
                />
              ),
            })),
            {
              label: t.blocks.reason,
              cell: (day) => (
                <CellInput
                  kind="text"
                  maxLength={300}
                  field={field(reasonCellName(day.weekday), t.blocks.of(weekdayName(day.weekday), t.blocks.reason))}
                />
              ),
            },
          ]}
        />
        <ActionBar>
          <Button kind="secondary">{t.blocks.save}</Button>
        </ActionBar>
      </form>
    </Section>
  )
}

export function WorkshopFacts({ workshop, may }: { workshop: Workshop; may: MayOnWorkshops }) {
  const facts: [string, string][] = [
    [t.field, berufsfeldLabel(workshop.berufsfeld)],
    ...(workshop.room === null ? [] : [[t.room, workshop.room] as [string, string]]),
    ...(may.readsTeachers && workshop.teacher !== null ? [[t.teacher, workshop.teacher] as [string, string]] : []),
    [
      t.days,
      workshop.days
        .map(({ weekday, capacity, minimum }) => `${weekdayName(weekday)} ${t.dayPlaces(capacity, minimum)}`)
        .join(', '),
    ],
    [t.conditions, conditionsOf(workshop)],
  ]
  return (
    <dl class="kern-description-list steg-summary">
      {facts.map(([label, value]) => (
        <div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{label}</dt>
          <dd class="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function WorkshopPage(props: {
  page: RoundPage
  workshop: Workshop
  fields: readonly FormField[]
  cells: BlockCells
}) {
  const { page, workshop, fields, cells } = props
  const isArchived = workshop.archivedAt !== null
  return (
    <>
      <Form
        action={paths.workWorkshop(page.round.id, workshop.id)}
        fields={fields}
        hidden={{ version: String(workshop.version) }}
        submit={t.save}
        cancel={{ href: paths.workWorkshops(page.round.id), label: shared.cancel }}
        draft={`${paths.workWorkshop(page.round.id, workshop.id)} ${workshop.version}`}
      />
      {page.blocks.length > 0 && workshop.days.length > 0 && (
        <BlockPlaces page={page} workshop={workshop} cells={cells} />
      )}
      <form class="steg-form" method="post" action={paths.workWorkshopArchive(page.round.id, workshop.id)}>
        {!isArchived && <p class="kern-body steg-muted">{t.archiveHelp}</p>}
        <ActionBar>
          <Button kind="tertiary" name="stillgelegt" value={isArchived ? 'nein' : 'ja'}>
            {isArchived ? t.restore : t.archive}
          </Button>
        </ActionBar>
      </form>
    </>
  )
}
