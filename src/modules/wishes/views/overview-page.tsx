// Who has answered: one bar per school, one row per class, and for the school those who are missing.
import { paths } from '../../../kernel/names/paths.ts'
import { Bar, Columns, DataTable, Section } from '../../../platform/html/index.ts'
import { type Pupil, type PupilName, shownCode } from '../../pupils/index.ts'
import type { ClassCount } from '../terms.ts'
import { t } from '../texts.ts'

export interface SchoolCount {
  readonly name: string
  readonly pupilCount: number
  readonly answeredCount: number
}

/** In the order of the classes. */
export function schoolCountsOf(classes: readonly ClassCount[]): SchoolCount[] {
  return [...Map.groupBy(classes, ({ organizationId }) => organizationId).values()].map((own) => ({
    name: own[0]?.schoolName ?? '',
    pupilCount: own.reduce((sum, { pupilCount }) => sum + pupilCount, 0),
    answeredCount: own.reduce((sum, { answeredCount }) => sum + answeredCount, 0),
  }))
}

/** Named in the sentence; the others follow in the bars. */
const namedInSentence = 3

/** The first sentence: how many answered, how many are missing, and where most of them are. */
export function missingSentence(classes: readonly ClassCount[], oneSchool: boolean): string {
  const all = classes.reduce((sum, { pupilCount }) => sum + pupilCount, 0)
  const answered = classes.reduce((sum, { answeredCount }) => sum + answeredCount, 0)
  const sentence = t.overview.lead(answered, all)
  if (answered === all) return sentence
  const parts = oneSchool
    ? classes.map(({ className, pupilCount, answeredCount }) => [className, pupilCount - answeredCount] as const)
    : schoolCountsOf(classes).map(({ name, pupilCount, answeredCount }) => [name, pupilCount - answeredCount] as const)
  const missing = parts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a)
  const named = oneSchool ? missing : missing.slice(0, namedInSentence)
  const others = missing.slice(named.length).reduce((sum, [, count]) => sum + count, 0)
  return `${sentence}: ${t.overview.missingAt(named, others)}`
}

export const whoIs = (pupil: Pupil, names: ReadonlyMap<string, PupilName>): string => {
  const name = names.get(pupil.id)
  return name === undefined ? shownCode(pupil.code) : `${name.familyName}, ${name.givenName}`
}

function ClassTable(props: {
  roundId: string
  caption: string
  classes: readonly ClassCount[]
  mayType: boolean
  mayReadReasons: boolean
}) {
  const { roundId } = props
  const link = (href: string, label: string, one: ClassCount) => (
    <a class="kern-link" href={href}>
      {label}
      <span class="kern-sr-only">{t.overview.about(one.className)}</span>
    </a>
  )
  return (
    <DataTable
      caption={props.caption}
      rows={props.classes}
      columns={[
        { label: t.overview.columns.schoolClass, cell: (one) => one.className },
        {
          label: t.overview.columns.answered,
          numeric: true,
          cell: (one) => t.overview.bar(one.answeredCount, one.pupilCount),
        },
        { label: t.overview.columns.missing, numeric: true, cell: (one) => String(one.pupilCount - one.answeredCount) },
        ...(props.mayType
          ? [
              {
                label: t.overview.columns.actions,
                cell: (one: ClassCount) => (
                  <span class="steg-row-links">
                    {link(paths.workWishSheet(roundId, one.classId), t.overview.type, one)}
                    {link(paths.workWishPaper(roundId, one.classId), t.overview.paper, one)}
                    {one.answeredCount < one.pupilCount &&
                      link(paths.workWishReminders(roundId, one.classId), t.overview.remind, one)}
                    {props.mayReadReasons && link(paths.workWishReasons(roundId, one.classId), t.overview.reasons, one)}
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

export interface MissingClass {
  readonly className: string
  readonly pupils: readonly Pupil[]
}

function MissingList(props: { missing: readonly MissingClass[]; names: ReadonlyMap<string, PupilName> }) {
  const open = props.missing.filter(({ pupils }) => pupils.length > 0)
  if (open.length === 0) return <p>{t.overview.nobodyMissing}</p>
  return (
    <>
      {open.map(({ className, pupils }) => (
        <div>
          <h3 class="kern-title">{t.overview.missingOf(className, pupils.length)}</h3>
          <ul class="steg-missing">
            {pupils.map((pupil) => (
              <li>
                {props.names.has(pupil.id) && `${whoIs(pupil, props.names)} `}
                <span class="steg-muted steg-nowrap">{shownCode(pupil.code)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

export function OverviewView(props: {
  roundId: string
  classes: readonly ClassCount[]
  withoutList: readonly string[]
  stage: string
  /** Of the own school; undefined for those who see counts only. */
  missing: readonly MissingClass[] | undefined
  names: ReadonlyMap<string, PupilName>
  mayType: boolean
}) {
  const schools = schoolCountsOf(props.classes)
  const bySchool = Map.groupBy(props.classes, ({ schoolName }) => schoolName)
  return (
    <Columns
      aside={
        props.missing === undefined ? (
          <Section title={t.overview.bars}>
            <div class="steg-stack-small">
              {schools.map(({ name, pupilCount, answeredCount }) => (
                <Bar
                  label={name}
                  value={answeredCount}
                  max={pupilCount}
                  text={t.overview.bar(answeredCount, pupilCount)}
                />
              ))}
            </div>
          </Section>
        ) : (
          <Section title={t.overview.missing}>
            <MissingList missing={props.missing} names={props.names} />
          </Section>
        )
      }
    >
      <div class="steg-prose">
        <p>{props.stage}</p>
        {props.withoutList.length > 0 && <p>{t.overview.withoutList(props.withoutList)}</p>}
        <p class="steg-muted">{t.overview.equal}</p>
      </div>
      {[...bySchool].map(([name, classes]) => (
        <div class="steg-class-table">
          <ClassTable
            roundId={props.roundId}
            caption={name}
            classes={classes}
            mayType={props.mayType}
            mayReadReasons={props.missing !== undefined}
          />
        </div>
      ))}
    </Columns>
  )
}
