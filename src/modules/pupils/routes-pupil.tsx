// Pages of one pupil: what is known, a new code, forgetting.
import { paths } from '../../kernel/names/paths.ts'
import { ConfirmForm } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { schoolYearLabel } from '../calendar/index.ts'
import { shownCode } from './codes.ts'
import { getPupil, type PupilPage } from './get-pupil.ts'
import { erasePupil, renewCode } from './keep-pupil.ts'
import { breadcrumb, refuse, section } from './routes-kit.ts'
import { t } from './texts.ts'
import { PupilView, pupilName, pupilTitle } from './views/pupil-page.tsx'

const heading = (page: PupilPage) => ({
  preline: schoolYearLabel(page.schoolClass.schoolYear),
  breadcrumb: [
    ...breadcrumb,
    { href: paths.workClass(page.schoolClass.id), label: t.one.title(page.schoolClass.name) },
  ],
  section,
})

async function showPupil(request: WorkRequest) {
  const read = await getPupil(request.actor, request.services, request.param('id'))
  if (!read.ok) return refuse(request, read.error)
  return request.page({ ...heading(read.value), title: pupilTitle(read.value) }, <PupilView page={read.value} />)
}

async function giveNewCode(request: WorkRequest) {
  await request.form()
  const done = await renewCode(request.actor, request.services, request.param('id'))
  if (!done.ok) return refuse(request, done.error)
  return request.redirect(paths.workPupil(done.value.id), {
    title: t.pupil.newCodeDone(shownCode(done.value.code)),
    tone: 'success',
    next: t.pupil.newCodeNext,
    link: { href: paths.workClassSlips(done.value.classId), label: t.one.slips },
  })
}

async function askErase(request: WorkRequest) {
  const read = await getPupil(request.actor, request.services, request.param('id'))
  if (!read.ok) return refuse(request, read.error)
  if (!read.value.may.erase) return request.forbidden()
  const { id } = read.value.pupil
  return request.page(
    { ...heading(read.value), title: pupilTitle(read.value) },
    <ConfirmForm
      action={paths.workPupilErase(id)}
      question={t.pupil.eraseQuestion}
      confirm={t.pupil.erase}
      cancel={{ href: paths.workPupil(id), label: t.pupil.keep }}
    >
      <p>
        <strong>{pupilName(read.value)}</strong>
      </p>
      <p>{t.pupil.eraseText}</p>
    </ConfirmForm>,
  )
}

async function erase(request: WorkRequest) {
  await request.form()
  const done = await erasePupil(request.actor, request.services, request.param('id'))
  if (!done.ok) return refuse(request, done.error)
  return request.redirect(paths.workClass(done.value.classId), {
    title: t.pupil.erased,
    tone: 'success',
    next: t.pupil.erasedNext,
  })
}

const erasing = { path: paths.workPupilErase(':id'), permission: 'pupil.erase' }

export const pupilRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workPupil(':id'), permission: 'school-class.read', handle: showPupil }),
  workRoute({ method: 'POST', path: paths.workPupilCode(':id'), permission: 'pupil.keep', handle: giveNewCode }),
  workRoute({ method: 'GET', ...erasing, handle: askErase }),
  workRoute({ method: 'POST', ...erasing, handle: erase }),
]
