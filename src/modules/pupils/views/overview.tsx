// The first page of class lists: for a school its classes, for everybody else who has handed in.
import { paths } from '../../../kernel/names/paths.ts'
import {
  ActionBar,
  Badge,
  Bar,
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  Notice,
  Section,
} from '../../../platform/html/index.ts'
import { schoolYearLabel } from '../../calendar/index.ts'
import {
  type ClassState,
  hasHandedIn,
  type RegionOverview,
  type SchoolOverview,
  type SchoolState,
} from '../read-overview.ts'
import { t } from '../texts.ts'

const classColumns: readonly Column<ClassState>[] = [
  { label: t.overview.className, cell: (one) => <a href={paths.workClass(one.id)}>{one.name}</a> },
  { label: t.overview.pupilCount, numeric: true, cell: (one) => t.count(one.pupilCount) },
  { label: t.overview.open, numeric: true, cell: (one) => t.count(one.openCount) },
  { label: t.overview.without, numeric: true, cell: (one) => t.count(one.withoutCount) },
]

export function SchoolOverviewView({ overview }: { overview: SchoolOverview }) {
  const { classes, departureCount, bases } = overview
  return (
    <>
      {departureCount > 0 && (
        <Notice tone="warning" title={t.overview.departures(departureCount)}>
          <ActionBar>
            <ButtonLink href={paths.workClassDepartures}>{t.overview.departuresAction}</ButtonLink>
          </ActionBar>
        </Notice>
      )}
      {bases.length === 0 && (
        <Notice tone="warning" title={t.overview.noBasis}>
          <p class="kern-body">{t.overview.noBasisText}</p>
        </Notice>
      )}
      {classes.length === 0 ? (
        <EmptyState
          title={t.overview.schoolNone(schoolYearLabel(overview.schoolYear))}
          action={<ButtonLink href={paths.workClassImport}>{t.overview.import}</ButtonLink>}
        >
          {t.overview.emptyText}
        </EmptyState>
      ) : (
        <>
          <DataTable caption={t.overview.tableClasses} captionHidden columns={classColumns} rows={classes} />
          <p class="steg-muted">{t.overview.withoutHelp}</p>
        </>
      )}
    </>
  )
}

const schoolColumns = (mayOpen: boolean): readonly Column<SchoolState>[] => [
  { label: t.overview.school_, cell: (one) => <a href={paths.workOrganization(one.organizationId)}>{one.name}</a> },
  {
    label: t.overview.state,
    cell: (one) =>
      hasHandedIn(one) ? (
        <Badge tone="success" icon="check">
          {t.overview.handedIn}
        </Badge>
      ) : (
        <Badge tone="warning" icon="warning">
          {t.overview.missing}
        </Badge>
      ),
  },
  {
    label: t.overview.classCount,
    cell: (one) =>
      mayOpen
        ? one.classes.map(({ id, name }) => (
            <>
              <a class="steg-class-link" href={paths.workClass(id)}>
                {name}
              </a>{' '}
            </>
          ))
        : t.count(one.classes.length),
  },
  { label: t.overview.pupilCount, numeric: true, cell: (one) => t.count(one.pupilCount) },
]

export function RegionOverviewView({ overview }: { overview: RegionOverview }) {
  const { schools } = overview
  const handedIn = schools.filter(hasHandedIn)
  if (schools.length === 0) return <p class="kern-body">{t.overview.regionNone}</p>
  return (
    <>
      <Bar
        label={t.overview.handedIn}
        value={handedIn.length}
        max={schools.length}
        text={`${handedIn.length} / ${schools.length}`}
      />
      <Section title={t.overview.tableSchools}>
        <DataTable
          caption={t.overview.tableSchools}
          captionHidden
          columns={schoolColumns(overview.mayOpen)}
          rows={[...schools].sort((a, b) => Number(hasHandedIn(a)) - Number(hasHandedIn(b)))}
          footer={[
            t.overview.sum,
            '',
            t.count(schools.reduce((sum, one) => sum + one.classes.length, 0)),
            t.count(schools.reduce((sum, one) => sum + one.pupilCount, 0)),
          ]}
        />
      </Section>
    </>
  )
}
