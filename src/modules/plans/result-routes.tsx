// The own place of a pupil, opened by the code of the slip. No account; the program acts after the code was checked.
import { paths } from '../../kernel/names/paths.ts'
import { drawFields, type FieldDescription, parseForm } from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import { withQuery } from '../../platform/html/index.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { currentLocale } from '../../platform/i18n/locale.ts'
import { fieldWords, findPupilVisit, LanguageSwitch, speak } from '../wishes/index.ts'
import { holderOf, longestObjection, raiseObjection } from './objections/raise-objection.ts'
import { publicTexts as p } from './public-texts/catalogue.ts'
import { readOwnObjections, readResult } from './result/read-result.ts'
import { type Again, failedForm } from './run-routes.tsx'
import { NoResult, ResultObjection, ResultPage } from './views/result-page.tsx'

const permission = 'plan.result'
const section = paths.wishes

const objectFields = () =>
  ({
    raisedBy: {
      control: 'radio',
      label: p.result.who,
      required: true,
      options: (['pupil', 'guardian'] as const).map((who) => ({ value: who, label: p.result.whos[who] })),
      rule: rules.choice(['pupil', 'guardian']),
    },
    text: {
      control: 'textarea',
      label: p.result.text,
      help: p.result.textHelp,
      required: true,
      rows: 6,
      maxLength: longestObjection,
      rule: rules.paragraphs(longestObjection).refine((text) => text.length >= 10, { error: () => p.result.tooShort }),
    },
  }) as const satisfies Record<string, FieldDescription>

/** 0 = Monday, in the language of the request. */
const weekdayName = (weekday: number): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + weekday))

/** Without a code, or when its time is over: to where codes are entered, and back here. */
const toEnter = (request: PageRequest) => request.redirect(withQuery(paths.wishes, { weiter: paths.myPlace }))

async function showPlace(request: PageRequest) {
  const { services, raw } = request
  const visit = await findPupilVisit(raw, services)
  if (visit === undefined) return toEnter(request)
  const result = await readResult(services, visit)
  if (result === undefined)
    return request.page(
      { title: p.result.title, unlisted: true, section },
      <>
        <LanguageSwitch url={request.url} />
        <NoResult objections={await readOwnObjections(services, visit)} />
      </>,
    )
  return request.page(
    {
      title: p.result.title,
      preline: result.roundName,
      lead: p.result.lead(
        weekdayName(result.weekday),
        result.blocks.length,
        result.blocks.map(({ place }) =>
          place === undefined ? p.result.inSchool : fieldWords(place.berufsfeld).label,
        ),
      ),
      unlisted: true,
      section,
    },
    <>
      <LanguageSwitch url={request.url} />
      <ResultPage result={result} today={services.today()} />
    </>,
  )
}

async function showForm(request: PageRequest, again?: Again) {
  const { services, raw } = request
  const visit = await findPupilVisit(raw, services)
  if (visit === undefined) return toEnter(request)
  const result = await readResult(services, visit)
  if (result === undefined || !result.mayObject) {
    return request.redirect(paths.myPlace, { title: p.result.tooLate, tone: 'warning' })
  }
  return request.page(
    { title: p.result.formTitle, lead: p.result.formLead, unlisted: true, section, ...failedForm(again) },
    <>
      <LanguageSwitch url={request.url} />
      <ResultObjection
        fields={drawFields(objectFields(), again?.typed ?? { raisedBy: 'pupil' }, again?.errors ?? {})}
      />
    </>,
  )
}

async function object(request: PageRequest) {
  const { services, raw } = request
  const visit = await findPupilVisit(raw, services)
  if (visit === undefined) return toEnter(request)
  const parsed = parseForm(objectFields(), await request.form())
  if (!parsed.ok) return showForm(request, parsed)
  const result = await readResult(services, visit)
  if (result === undefined) return request.redirect(paths.myPlace)
  const done = await raiseObjection(holderOf(visit.regionId), services, {
    runId: result.run.id,
    pupilId: visit.pupil.id,
    ...parsed.value,
  })
  if (done.ok) return request.redirect(paths.myPlace, { title: p.result.sent, next: p.result.sentNext })
  const title = done.error === 'open-already' ? p.result.openAlready : p.result.tooLate
  return request.redirect(paths.myPlace, { title, tone: 'warning' })
}

const inLanguage =
  (handle: (request: PageRequest) => Promise<Response>) =>
  (request: PageRequest): Promise<Response> =>
    speak(request, () => handle(request))

export const resultRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.myPlace, permission, handle: inLanguage(showPlace) },
  { method: 'GET', path: paths.myPlaceObject, permission, handle: inLanguage((request) => showForm(request)) },
  { method: 'POST', path: paths.myPlaceObject, permission, handle: inLanguage(object) },
]
