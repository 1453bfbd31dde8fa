// Schools of a round as one table, classes with a day of their own, load per day; and the table of ways.
import { paths } from '../../../kernel/names/paths.ts'
import { ActionBar, Button, ButtonLink, DataTable, EmptyState, Notice, Section } from '../../../platform/html/index.ts'
import { weekdays } from '../../calendar/index.ts'
import type { SchoolClass } from '../../pupils/index.ts'
import type { DayLoad } from '../schools/keep-schools.ts'
import { t } from '../schools/texts.ts'
import type { RoundPage, RoundSchool } from '../terms.ts'
import { t as shared } from '../texts.ts'
import { weekdayName } from '../words.ts'
import { CellCheckbox, CellInput, CellSelect } from './round-kit.tsx'

/** Values of the table by name of the field, and what is wrong with them. */
export interface Typed {
  readonly values: ReadonlyMap<string, string>
  readonly errors: ReadonlyMap<string, string>
}

export const schoolFieldNames = {
  takesPart: (id: string) => `teil-${id}`,
  expected: (id: string) => `zahl-${id}`,
  day: (id: string) => `tag-${id}`,
  classDay: (id: string) => `klasse-${id}`,
}

export const dayOptions = () => weekdays.map((day) => ({ value: String(day), label: weekdayName(day) }))

export function SchoolsView(props: {
  page: RoundPage
  classes: readonly SchoolClass[]
  load: readonly DayLoad[] | undefined
  typed: Typed
  notice?: { title: string; text: string; tone: 'info' | 'warning' } | undefined
}) {
  const { page, classes, load, typed, notice } = props
  const { round } = page
  if (page.schools.length === 0) {
    return (
      <EmptyState title={t.none} action={<ButtonLink href={paths.workNetwork}>{t.school}</ButtonLink>}>
        <p class="kern-body">{t.noneText}</p>
      </EmptyState>
    )
  }
  const field = (name: string, label: string) => ({
    name,
    label,
    value: typed.values.get(name) ?? '',
    error: typed.errors.get(name),
  })
  const ownClasses = (id: string) => classes.filter(({ organizationId }) => organizationId === id)
  const inLists = (school: RoundSchool): number =>
    ownClasses(school.organizationId).reduce((sum, { pupilCount }) => sum + pupilCount, 0)
  const split = page.schools.flatMap((school) => {
    const own = ownClasses(school.organizationId)
    return school.takesPart && own.length > 1 ? own.map((one) => ({ school, ...one })) : []
  })
  return (
    <>
      {notice !== undefined && (
        <Notice tone={notice.tone} title={notice.title} announce>
          <p class="kern-body">{notice.text}</p>
        </Notice>
      )}
      {load !== undefined && <LoadTable load={load} />}
      <form class="steg-form steg-form--wide" method="post" action={paths.workRoundSchools(round.id)} novalidate>
        <DataTable
          caption={t.caption}
          rows={page.schools}
          columns={[
            { label: t.school, cell: (school) => school.name },
            {
              label: t.takesPart,
              cell: (school) => (
                <CellCheckbox
                  field={field(schoolFieldNames.takesPart(school.organizationId), t.takesPartOf(school.name))}
                />
              ),
            },
            {
              label: t.expected,
              cell: (school) => (
                <CellInput
                  kind="count"
                  field={field(schoolFieldNames.expected(school.organizationId), t.expectedOf(school.name))}
                />
              ),
            },
            { label: t.inLists, numeric: true, cell: (school) => shared.count(inLists(school)) },
            {
              label: t.day,
              cell: (school) => (
                <CellSelect
                  empty={t.noDay}
                  options={dayOptions()}
                  field={field(schoolFieldNames.day(school.organizationId), t.dayOf(school.name))}
                />
              ),
            },
          ]}
        />
        {split.length > 0 && (
          <details class="steg-more" open={page.classDays.length > 0}>
            <summary>{t.classesTitle}</summary>
            <p class="kern-body steg-muted">{t.classesHelp}</p>
            <DataTable
              caption={t.classesCaption}
              captionHidden
              rows={split}
              columns={[
                { label: t.class, cell: (row) => `${row.name}, ${row.school.name}` },
                { label: t.pupils, numeric: true, cell: (row) => shared.count(row.pupilCount) },
                {
                  label: t.day,
                  cell: (row) => (
                    <CellSelect
                      empty={t.asSchool}
                      options={dayOptions()}
                      field={field(schoolFieldNames.classDay(row.id), t.dayOf(`${row.name}, ${row.school.name}`))}
                    />
                  ),
                },
              ]}
            />
          </details>
        )}
        <ActionBar>
          <Button>{t.save}</Button>
          <ButtonLink kind="secondary" href={`${paths.workRoundSchools(round.id)}?vorschlag=ja`}>
            {t.propose}
          </ButtonLink>
        </ActionBar>
      </form>
    </>
  )
}

function LoadTable({ load }: { load: readonly DayLoad[] }) {
  return (
    <Section title={t.load}>
      <DataTable
        caption={t.load}
        captionHidden
        phone="scroll"
        rows={load}
        columns={[
          { label: t.day, cell: (row) => weekdayName(row.weekday) },
          { label: t.pupils, numeric: true, cell: (row) => shared.count(row.pupilCount) },
          { label: t.places, numeric: true, cell: (row) => shared.count(row.places) },
          {
            label: t.left,
            numeric: true,
            cell: (row) =>
              row.pupilCount > row.places
                ? shared.start.loadMissing(row.pupilCount - row.places)
                : shared.count(row.places - row.pupilCount),
          },
        ]}
      />
    </Section>
  )
}

export const wayFieldNames = {
  possible: (schoolId: string, bbsId: string) => `moeglich-${schoolId}-${bbsId}`,
  minutes: (schoolId: string, bbsId: string) => `minuten-${schoolId}-${bbsId}`,
  way: (schoolId: string, bbsId: string) => `weg-${schoolId}-${bbsId}`,
}

/** Vocational schools with a workshop of the round, by name. */
export const bbsOf = (page: RoundPage): readonly { readonly id: string; readonly name: string }[] =>
  [...new Set(page.workshops.filter(({ archivedAt }) => archivedAt === null).map((one) => one.organizationId))].map(
    (id) => ({ id, name: page.names.get(id) ?? '' }),
  )

export function TravelView({ page, typed }: { page: RoundPage; typed: Typed }) {
  const schools = page.schools.filter(({ takesPart }) => takesPart)
  const all = bbsOf(page)
  if (schools.length === 0 || all.length === 0) {
    return (
      <EmptyState
        title={t.travel.none}
        action={<ButtonLink href={paths.workRoundSchools(page.round.id)}>{t.title}</ButtonLink>}
      >
        <p class="kern-body">{t.travel.noneText}</p>
      </EmptyState>
    )
  }
  const field = (name: string, label: string) => ({
    name,
    label,
    value: typed.values.get(name) ?? '',
    error: typed.errors.get(name),
  })
  return (
    <form class="steg-form steg-form--wide" method="post" action={paths.workRoundTravel(page.round.id)} novalidate>
      <p class="kern-body steg-muted">{t.travel.help}</p>
      {all.map((bbs) => (
        <DataTable
          caption={t.travel.caption(bbs.name)}
          rows={schools}
          columns={[
            { label: t.school, cell: (school) => school.name },
            {
              label: t.travel.possible,
              cell: (school) => (
                <CellCheckbox
                  field={field(
                    wayFieldNames.possible(school.organizationId, bbs.id),
                    t.travel.possibleOf(`${school.name}, ${bbs.name}`),
                  )}
                />
              ),
            },
            {
              label: t.travel.minutes,
              cell: (school) => (
                <CellInput
                  kind="count"
                  maxLength={3}
                  field={field(
                    wayFieldNames.minutes(school.organizationId, bbs.id),
                    t.travel.minutesOf(`${school.name}, ${bbs.name}`),
                  )}
                />
              ),
            },
            {
              label: t.travel.way,
              cell: (school) => (
                <CellInput
                  kind="text"
                  maxLength={300}
                  field={field(
                    wayFieldNames.way(school.organizationId, bbs.id),
                    t.travel.wayOf(`${school.name}, ${bbs.name}`),
                  )}
                />
              ),
            },
          ]}
        />
      ))}
      <ActionBar>
        <Button>{t.travel.save}</Button>
      </ActionBar>
    </form>
  )
}
