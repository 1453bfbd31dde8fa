// One pupil: facts on the left, what was said and done on the right.
import { paths } from '../../../kernel/names/paths.ts'
import { formatGermanDate } from '../../../kernel/plain-date.ts'
import {
  ActionBar,
  Badge,
  Button,
  ButtonLink,
  Columns,
  History,
  Section,
  Summary,
} from '../../../platform/html/index.ts'
import { formatInstant } from '../../../platform/i18n/format.ts'
import { schoolYearLabel } from '../../calendar/index.ts'
import { shownCode } from '../codes.ts'
import type { PupilPage } from '../get-pupil.ts'
import { t } from '../texts.ts'

/** Titles stay in the history of browsers that several people use: the name stands on the page only. */
export const pupilTitle = ({ pupil }: PupilPage): string => t.pupil.title(shownCode(pupil.code))

/** For the page itself; the code where the name may not be read. */
export const pupilName = ({ person, pupil }: PupilPage): string =>
  person === undefined ? shownCode(pupil.code) : t.pupil.fullName(person.givenName, person.familyName)

function Facts({ page }: { page: PupilPage }) {
  const { pupil, person, schoolClass, may } = page
  const className = `${schoolClass.name} (${schoolYearLabel(schoolClass.schoolYear)})`
  const facts = [
    ...(person === undefined ? [] : [{ label: t.pupil.name, value: pupilName(page) }]),
    { label: t.pupil.code, value: <span class="steg-code">{shownCode(pupil.code)}</span> },
    { label: t.pupil.className, value: <a href={paths.workClass(schoolClass.id)}>{className}</a> },
    {
      label: t.pupil.state,
      value: page.isDeparting ? (
        <Badge tone="warning" icon="warning">
          {t.pupil.departing}
        </Badge>
      ) : (
        t.states[pupil.state]
      ),
    },
  ]
  // The office may be allowed to read names; birth date and access are the school's business even then.
  const own =
    person === undefined || !may.keep
      ? []
      : [
          {
            label: t.pupil.birthDate,
            value:
              person.birthDate === null
                ? t.pupil.birthDateNone
                : `${formatGermanDate(person.birthDate)} (${t.pupil.birthDateHelp})`,
          },
          { label: t.pupil.access, value: person.needsStepFree ? t.pupil.accessStepFree : t.pupil.accessNone },
        ]
  return <Summary facts={[...facts, ...own]} />
}

const labels: Readonly<Record<string, string | undefined>> = t.actions

export function PupilView({ page }: { page: PupilPage }) {
  const { pupil, events, bases, may, history } = page
  const normById = new Map(bases.map((basis) => [basis.id, basis.norm]))
  return (
    <Columns
      aside={
        <>
          <Section title={t.pupil.consent}>
            {events.length === 0 ? (
              <p class="kern-body">{t.pupil.consentNone}</p>
            ) : (
              <History
                entries={[...events].reverse().map((event) => {
                  const norm = normById.get(event.legalBasisId) ?? ''
                  return {
                    title: t.events[event.event],
                    when: formatGermanDate(event.happenedOn),
                    dateTime: event.happenedOn,
                    by: event.givenBy === null ? norm : t.pupil.consentBy(t.givers[event.givenBy], norm),
                  }
                })}
              />
            )}
            {may.keep && (
              <ActionBar>
                <ButtonLink kind="secondary" href={paths.workPupilConsent(pupil.id)}>
                  {t.pupil.record}
                </ButtonLink>
              </ActionBar>
            )}
          </Section>
          <Section title={t.pupil.history}>
            {history.length === 0 ? (
              <p class="kern-body">{t.pupil.historyNone}</p>
            ) : (
              <History
                entries={history.map((entry) => ({
                  title: labels[entry.action] ?? entry.action,
                  when: formatInstant(entry.happenedAt),
                  dateTime: entry.happenedAt.toISOString(),
                }))}
              />
            )}
          </Section>
        </>
      }
    >
      <Section title={t.pupil.facts}>
        <Facts page={page} />
      </Section>
      {may.keep && pupil.state === 'active' && (
        <Section title={t.pupil.newCodeTitle}>
          <p class="kern-body">{t.pupil.newCodeText}</p>
          <form method="post" action={paths.workPupilCode(pupil.id)}>
            <Button kind="secondary">{t.pupil.newCode}</Button>
          </form>
        </Section>
      )}
      {may.erase && (
        <Section title={t.pupil.eraseTitle}>
          <ActionBar>
            <ButtonLink kind="tertiary" icon="delete" href={paths.workPupilErase(pupil.id)}>
              {t.pupil.eraseLink}
            </ButtonLink>
          </ActionBar>
        </Section>
      )}
    </Columns>
  )
}
