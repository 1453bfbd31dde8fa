// The printed lists: per school, per workshop and day, per way. Made for A4.
import { paths } from '../../../kernel/names/paths.ts'
import { ActionBar, ButtonLink, DataTable, EmptyState, Notice, Section, Summary } from '../../../platform/html/index.ts'
import { berufsfeldLabel, type Workshop } from '../../rounds/index.ts'
import { listTexts as l } from '../lists/list-texts.ts'
import {
  type BusList,
  type DayGroup,
  type ListedPupil,
  type ListOverview,
  listedName,
  type SchoolList,
  type SchoolListRow,
  type WorkshopList,
} from '../lists/read-list.ts'
import { nameOf } from '../read-round.ts'
import { t } from '../texts.ts'
import { dateRange, short, workshopSentence } from '../words.ts'

const FreeOfSchool = ({ count }: { count: number }) =>
  count === 0 ? null : <p class="kern-body">{l.freeInSchool(count)}</p>

function Downloads({ hrefOf }: { hrefOf: (form: string) => string }) {
  return (
    <div class="steg-actions steg-no-print">
      <steg-print data-label={l.print} />
      <p class="kern-body">
        {(['csv', 'xlsx'] as const).map((form, index) => (
          <>
            {index > 0 && ' · '}
            <a class="kern-link" href={hrefOf(form)} download>
              {l.export(form.toUpperCase())}
            </a>
          </>
        ))}
      </p>
    </div>
  )
}

const WhoIsShown = ({ showsNames, showsCodes = true }: { showsNames: boolean; showsCodes?: boolean }) => (
  <p class="steg-muted">{showsNames ? l.namesAudited : showsCodes ? l.codesOnly : l.withoutNames}</p>
)

export function ListsPage({ overview }: { overview: ListOverview }) {
  const { page, run, schools, workshops, openObjections } = overview
  const [id, runId] = [page.round.id, run.id]
  return (
    <>
      {openObjections !== undefined && (
        <ActionBar>
          <ButtonLink kind="secondary" href={paths.workPlanObjections(id, runId)}>
            {t.list.objections(openObjections)}
          </ButtonLink>
        </ActionBar>
      )}
      {schools.length > 0 && (
        <Section title={l.perSchool}>
          <DataTable
            caption={l.perSchool}
            captionHidden
            rows={schools}
            columns={[
              {
                label: l.columns.school,
                cell: (school) => (
                  <a class="kern-link" href={paths.workPlanSchoolList(id, runId, school.id)}>
                    {school.name}
                  </a>
                ),
              },
              {
                label: l.perBus,
                cell: (school) => (
                  <a class="kern-link" href={paths.workPlanBusList(id, runId, school.id)}>
                    {l.busTitle(school.name)}
                  </a>
                ),
              },
            ]}
          />
        </Section>
      )}
      {workshops.length > 0 && (
        <Section title={l.perWorkshop}>
          <DataTable
            caption={l.perWorkshop}
            captionHidden
            rows={workshops}
            columns={[
              {
                label: l.columns.workshop,
                cell: (workshop) => (
                  <a class="kern-link" href={paths.workPlanWorkshopList(id, runId, workshop.id)}>
                    {workshop.name}
                  </a>
                ),
              },
              { label: l.columns.field, cell: ({ berufsfeld }) => berufsfeldLabel(berufsfeld) },
              { label: l.columns.school, cell: ({ organizationId }) => nameOf(page, organizationId) },
            ]}
          />
        </Section>
      )}
    </>
  )
}

export function SchoolListPage({ list }: { list: SchoolList }) {
  const { page, run, schoolId, groups, showsNames } = list
  return (
    <>
      <Downloads hrefOf={(form) => paths.workPlanSchoolFile(page.round.id, run.id, schoolId, form)} />
      <p class="kern-body steg-no-print">{l.schoolHelp}</p>
      <WhoIsShown showsNames={showsNames} />
      <FreeOfSchool count={list.freeCount} />
      {groups.map(({ className, weekday, rows }) => (
        <section class="steg-section steg-plan-sheet">
          <h2 class="kern-heading-medium">{l.classTitle(className, t.weekdays[weekday] ?? '')}</h2>
          <DataTable
            caption={l.classTitle(className, t.weekdays[weekday] ?? '')}
            captionHidden
            rows={rows}
            columns={[
              {
                label: l.pupil,
                // To the reasons, and to the objection while it is possible.
                cell: ({ pupil }: SchoolListRow) => (
                  <a class="kern-link" href={paths.workPlanPupil(page.round.id, run.id, pupil.pupilId)}>
                    {listedName(pupil)}
                  </a>
                ),
              },
              ...page.blocks.map(({ number, startsOn, endsOn }) => ({
                label: `${t.block(number + 1)}, ${dateRange(startsOn, endsOn)}`,
                cell: ({ places }: SchoolListRow) => {
                  const place = places[number]
                  if (place === undefined) return t.inSchool
                  return (
                    <>
                      {place.name}
                      {/* On paper it stands once, below. */}
                      <span class="steg-no-print">, {nameOf(page, place.organizationId)}</span>
                    </>
                  )
                },
              })),
            ]}
          />
          {[...Map.groupBy(placesOf(rows), ({ organizationId }) => organizationId)].map(([bbsId, places]) => (
            <p class="steg-print-only">
              {nameOf(page, bbsId)}: {places.map(({ name }) => name).join(', ')}
            </p>
          ))}
        </section>
      ))}
    </>
  )
}

/** Each workshop once, by name. */
const placesOf = (rows: readonly SchoolListRow[]): readonly Workshop[] =>
  [
    ...new Map(
      rows.flatMap(({ places }) => places.flatMap((place) => place ?? [])).map((one) => [one.id, one]),
    ).values(),
  ].sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }))

/** Undefined: a place that nobody has any more. */
type Listed = ListedPupil | undefined

const sheetColumns = [
  {
    label: l.pupil,
    cell: (pupil: Listed) => (pupil === undefined ? l.freePlace : listedName(pupil)),
    rowHeader: true,
  },
  { label: l.columns.class, cell: (pupil: Listed) => pupil?.className ?? '' },
  { label: l.columns.school, cell: (pupil: Listed) => pupil?.schoolName ?? '' },
]

function DaySheet({ list, group }: { list: WorkshopList; group: DayGroup }) {
  const reason = list.reasons.get(group.weekday)
  const title = l.groupTitle(t.weekdays[group.weekday] ?? '', group.blockNumber + 1)
  return (
    <section class="steg-section steg-plan-sheet">
      <h2 class="kern-heading-medium">{title}</h2>
      <p class="kern-body">
        {list.workshop.name}
        {list.workshop.room !== null && `, ${list.workshop.room}`} · {l.groupSize(group.members.length)} ·{' '}
        {l.groupDays(group.days.length)}
      </p>
      {reason !== undefined && (
        <p class="kern-body">{workshopSentence(reason, berufsfeldLabel(list.workshop.berufsfeld))}</p>
      )}
      {group.freeCount > 0 && <p class="kern-body">{l.freeInGroup(group.freeCount)}</p>}
      <DataTable
        caption={title}
        captionHidden
        phone="scroll"
        rows={[...group.members, ...Array.from({ length: group.freeCount }, () => undefined)]}
        columns={[
          ...sheetColumns,
          // A box for each day, to tick with a pen.
          ...group.days.map((day) => ({ label: short(day).slice(0, 6), cell: () => <span class="steg-attendance" /> })),
        ]}
      />
    </section>
  )
}

export function WorkshopListPage({ list }: { list: WorkshopList }) {
  const { page, run, workshop, groups, showsNames, showsCodes } = list
  if (groups.length === 0) return <EmptyState title={l.workshopLead(0)} />
  return (
    <>
      <Downloads hrefOf={(form) => paths.workPlanWorkshopFile(page.round.id, run.id, workshop.id, form)} />
      <WhoIsShown showsNames={showsNames} showsCodes={showsCodes} />
      {groups.map((group) => (
        <DaySheet list={list} group={group} />
      ))}
    </>
  )
}

export function BusListPage({ list }: { list: BusList }) {
  const { page, run, schoolId, rides, showsNames } = list
  if (rides.length === 0) return <EmptyState title={l.busLead(0)} />
  return (
    <>
      <Downloads hrefOf={(form) => paths.workPlanBusFile(page.round.id, run.id, schoolId, form)} />
      <WhoIsShown showsNames={showsNames} />
      <FreeOfSchool count={list.freeCount} />
      {rides.map((ride) => (
        <section class="steg-section steg-plan-sheet">
          <h2 class="kern-heading-medium">{l.rideTitle(t.weekdays[ride.weekday] ?? '', ride.bbsName)}</h2>
          {ride.way === null ? (
            <Notice tone="warning" title={l.wayUnknown} />
          ) : (
            <Summary
              facts={[
                { label: l.columns.way, value: ride.way },
                ...(ride.minutes === null ? [] : [{ label: l.columns.minutes, value: String(ride.minutes) }]),
              ]}
            />
          )}
          {ride.blocks.map((members, block) => (
            <details class="steg-more" open={members.length > 0}>
              <summary>{`${t.block(block + 1)}: ${members.length === 0 ? l.nobodyRides : l.riders(members.length)}`}</summary>
              <ul class="steg-riders">
                {members.map((pupil) => (
                  <li>{`${listedName(pupil)} (${pupil.className})`}</li>
                ))}
              </ul>
            </details>
          ))}
        </section>
      ))}
    </>
  )
}
