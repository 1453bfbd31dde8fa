// The own place of a pupil, opened by the code of the slip. No account; the program acts after the code was checked.
import { paths } from '../../kernel/names/paths.ts'
import { drawFields, type FieldDescription, parseForm } from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import { withQuery } from '../../platform/html/index.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { findPupilVisit } from '../wishes/index.ts'
import { holderOf, longestObjection, raiseObjection } from './objections/raise-objection.ts'
import { readResult } from './result/read-result.ts'
import { resultTexts as r } from './result/result-texts.ts'
import { type Again, failedForm } from './run-routes.tsx'
import { t } from './texts.ts'
import { NoResult, ResultObjection, ResultPage } from './views/result-page.tsx'

const permission = 'plan.result'
const section = paths.wishes

const objectFields = () =>
  ({
    raisedBy: {
      control: 'radio',
      label: r.who,
      required: true,
      options: (['pupil', 'guardian'] as const).map((who) => ({ value: who, label: r.whos[who] })),
      rule: rules.choice(['pupil', 'guardian']),
    },
    text: {
      control: 'textarea',
      label: r.text,
      help: r.textHelp,
      required: true,
      rows: 6,
      maxLength: longestObjection,
      rule: rules.paragraphs(longestObjection).refine((text) => text.length >= 10, { error: () => r.tooShort }),
    },
  }) as const satisfies Record<string, FieldDescription>

/** Without a code, or when its time is over: to where codes are entered, and back here. */
const toEnter = (request: PageRequest) => request.redirect(withQuery(paths.wishes, { weiter: paths.myPlace }))

async function showPlace(request: PageRequest) {
  const { services, raw } = request
  const visit = await findPupilVisit(raw, services)
  if (visit === undefined) return toEnter(request)
  const result = await readResult(services, visit)
  if (result === undefined) return request.page({ title: r.title, unlisted: true, section }, <NoResult />)
  return request.page(
    {
      title: r.title,
      preline: result.roundName,
      lead: r.lead(
        t.weekdays[result.weekday] ?? '',
        result.blocks.length,
        result.blocks.map(({ place }) => place?.field ?? r.inSchool),
      ),
      unlisted: true,
      section,
    },
    <ResultPage result={result} today={services.today()} />,
  )
}

async function showForm(request: PageRequest, again?: Again) {
  const { services, raw } = request
  const visit = await findPupilVisit(raw, services)
  if (visit === undefined) return toEnter(request)
  const result = await readResult(services, visit)
  if (result === undefined || !result.mayObject) {
    return request.redirect(paths.myPlace, { title: r.tooLate, tone: 'warning' })
  }
  return request.page(
    { title: r.formTitle, lead: r.formLead, unlisted: true, section, ...failedForm(again) },
    <ResultObjection fields={drawFields(objectFields(), again?.typed ?? { raisedBy: 'pupil' }, again?.errors ?? {})} />,
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
  if (done.ok) return request.redirect(paths.myPlace, { title: r.sent, next: r.sentNext })
  const title = done.error === 'open-already' ? r.openAlready : r.tooLate
  return request.redirect(paths.myPlace, { title, tone: 'warning' })
}

export const resultRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.myPlace, permission, handle: showPlace },
  { method: 'GET', path: paths.myPlaceObject, permission, handle: (request) => showForm(request) },
  { method: 'POST', path: paths.myPlaceObject, permission, handle: object },
]
