// Who is missing on the newest list: one question for each, three answers, nothing chosen beforehand.
import { paths } from '../../../kernel/names/paths.ts'
import { ButtonLink, Form, type FormField } from '../../../platform/html/index.ts'
import { shownCode } from '../codes.ts'
import type { Departure } from '../departures.ts'
import { t } from '../texts.ts'

export const departureField = (pupilId: string): string => `wer-${pupilId}`

export function DepartureForm({ departures }: { departures: readonly Departure[] }) {
  if (departures.length === 0) return <ButtonLink href={paths.workClasses}>{t.departures.none}</ButtonLink>
  const fields = departures.map(({ pupil, person, className }): FormField => {
    const name = person === undefined ? shownCode(pupil.code) : `${person.givenName} ${person.familyName}`
    return {
      control: 'radio',
      name: departureField(pupil.id),
      label: t.departures.who(name, className),
      value: 'later',
      options: (['left', 'stays', 'later'] as const).map((value) => ({ value, label: t.departures[value] })),
    }
  })
  return (
    <>
      <p class="kern-body">{t.departures.explanation}</p>
      <Form action={paths.workClassDepartures} fields={fields} submit={t.departures.submit} />
    </>
  )
}
