// Pages about legal bases, the information sheet, and what guardians were told and said.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import { ActionBar, ButtonLink, Form, withQuery } from '../../../platform/html/index.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { schoolYearLabel } from '../../calendar/index.ts'
import { findRegion } from '../../network/index.ts'
import { type ClassPage, getClass } from '../get-class.ts'
import { getPupil, type PupilPage } from '../get-pupil.ts'
import { activeBases } from '../planning.ts'
import { breadcrumb, refuse, section } from '../routes-kit.ts'
import { t as sheetTexts } from '../sheet-texts.ts'
import type { LegalBasis } from '../terms.ts'
import { t } from '../texts.ts'
import { BasesView } from '../views/basis-pages.tsx'
import { nameOf } from '../views/class-page.tsx'
import { InformationSheet } from '../views/information-sheet.tsx'
import { pupilName, pupilTitle } from '../views/pupil-page.tsx'
import { basisFields, choicesOf, consentFields, groundOf } from './forms.ts'
import { findBasis, listBases, revokeBasis, type SetBasisRefusal, setBasis } from './keep-bases.ts'
import { type RecordRefusal, recordConsent } from './record-consent.ts'

interface Again {
  readonly typed: TypedValues
  readonly errors: FormErrors
}

const failed = (again: Again | undefined) => (again === undefined ? {} : { hasErrors: true, status: 422 as const })

async function showBases(request: WorkRequest) {
  const list = await listBases(request.actor, request.services)
  if (!list.ok) return request.forbidden()
  return request.page(
    {
      title: t.bases.title,
      lead: t.bases.lead(list.value.active.length),
      breadcrumb,
      section,
      actions: list.value.mayKeep ? (
        <ButtonLink href={paths.workLegalBasisNew} icon="add">
          {t.bases.add}
        </ButtonLink>
      ) : undefined,
    },
    <BasesView list={list.value} />,
  )
}

async function showBasisForm(request: WorkRequest, again?: Again) {
  const list = await listBases(request.actor, request.services)
  if (!list.ok || !list.value.mayKeep) return request.forbidden()
  const typed = again?.typed ?? { validFrom: request.services.today() }
  return request.page(
    {
      title: t.bases.formTitle,
      lead: t.bases.formLead,
      breadcrumb: [...breadcrumb, { href: paths.workLegalBases, label: t.bases.title }],
      section,
      ...failed(again),
    },
    <Form
      action={paths.workLegalBasisNew}
      fields={drawFields(basisFields(), typed, again?.errors)}
      submit={t.bases.save}
      cancel={{ href: paths.workLegalBases }}
      draft={paths.workLegalBasisNew}
    />,
  )
}

const basisErrors = {
  'ends-before-it-begins': () => ({ validUntil: t.bases.endsBefore }),
  'names-need-law': () => ({ ground: t.bases.namesNeedLaw }),
} satisfies Record<Exclude<SetBasisRefusal, 'forbidden'>, () => FormErrors>

async function saveBasis(request: WorkRequest) {
  const list = await listBases(request.actor, request.services)
  if (!list.ok || !list.value.mayKeep) return request.forbidden()
  const parsed = parseForm(basisFields(), await request.form())
  if (!parsed.ok) return showBasisForm(request, parsed)
  const { ground, ...details } = parsed.value
  const done = await setBasis(request.actor, request.services, { ...details, ...groundOf(ground) })
  if (done.ok) {
    return request.redirect(paths.workLegalBases, { title: t.bases.saved, tone: 'success', next: t.bases.savedNext })
  }
  return done.error === 'forbidden'
    ? request.forbidden()
    : showBasisForm(request, { typed: parsed.typed, errors: basisErrors[done.error]() })
}

async function takeBasisBack(request: WorkRequest) {
  await request.form()
  const done = await revokeBasis(request.actor, request.services, request.param('id'))
  if (!done.ok) return refuse(request, done.error)
  return request.redirect(paths.workLegalBases, { title: t.bases.revoked, tone: 'success', next: t.bases.revokedNext })
}

async function showSheet(request: WorkRequest) {
  const { actor, services } = request
  const basis = await findBasis(actor, services, request.param('id'))
  const region = await findRegion(services, actor.regionId)
  if (basis === undefined || region === undefined) return request.notFound()
  const namesBases = await activeBases(services, actor.regionId, 'office-names')
  return request.page(
    {
      title: t.bases.sheet,
      lead: sheetTexts.lead,
      breadcrumb: [...breadcrumb, { href: paths.workLegalBases, label: t.bases.title }],
      section,
    },
    <InformationSheet
      basis={basis}
      officeName={region.officeName}
      officeReadsNames={namesBases.length > 0}
      regionName={region.name}
    />,
  )
}

const sentences = t.record.errors
const recordErrors = {
  nobody: () => ({ pupilIds: sentences.nobody }),
  'unknown-basis': () => ({ what: sentences['unknown-basis'] }),
  'wrong-event': () => ({ what: sentences['wrong-event'] }),
  'giver-missing': () => ({ givenBy: sentences['giver-missing'] }),
  'bad-day': () => ({ happenedOn: sentences['bad-day'] }),
} satisfies Record<Exclude<RecordRefusal, 'forbidden' | 'not-found'>, () => FormErrors>

type Options = readonly { readonly value: string; readonly label: string }[]

/** Whom a form is about, and where it leads back to. */
interface About {
  readonly action: string
  readonly back: string
  readonly title: string
  readonly lead: string
  /** Whom it is about, for the way back. */
  readonly name: string
  readonly pupils: Options
  readonly bases: readonly LegalBasis[]
}

function aboutClass(page: ClassPage): About {
  const { schoolClass } = page
  return {
    action: paths.workClassConsent(schoolClass.id),
    back: paths.workClass(schoolClass.id),
    title: t.record.title,
    name: t.one.title(schoolClass.name),
    lead: t.record.lead(`${schoolClass.name}, ${schoolYearLabel(schoolClass.schoolYear)}`),
    pupils: page.lines.map((line) => ({ value: line.pupil.id, label: nameOf(line) })),
    bases: page.bases,
  }
}

function aboutPupil(page: PupilPage): About {
  const { pupil, bases } = page
  return {
    action: paths.workPupilConsent(pupil.id),
    back: paths.workPupil(pupil.id),
    title: t.pupil.record,
    name: pupilTitle(page),
    lead: pupilName(page),
    pupils: [{ value: pupil.id, label: pupilName(page) }],
    bases: bases.filter(({ revokedAt, purpose }) => revokedAt === null && purpose === 'planning'),
  }
}

const choice = 'auswahl'

function showRecord(request: WorkRequest, about: About, again?: Again) {
  const options = {
    title: about.title,
    lead: about.lead,
    breadcrumb: [...breadcrumb, { href: about.back, label: about.name }],
    section,
    ...failed(again),
  }
  if (about.bases.length === 0) return request.page(options, <p class="kern-body">{t.record.noBasis}</p>)
  const choosesAll = request.url.searchParams.get(choice) === 'alle'
  const typed = again?.typed ?? {
    what: choicesOf(about.bases)[0]?.value,
    happenedOn: request.services.today(),
    givenBy: 'guardian',
    // One person is meant; of many, nobody is chosen by mistake.
    pupilIds: about.pupils.length === 1 || choosesAll ? about.pupils.map(({ value }) => value) : [],
  }
  return request.page(
    options,
    <>
      {about.pupils.length > 1 && (
        <ActionBar>
          <ButtonLink kind="secondary" href={choosesAll ? about.action : withQuery(about.action, { [choice]: 'alle' })}>
            {choosesAll ? t.record.chooseNobody : t.record.chooseAll}
          </ButtonLink>
        </ActionBar>
      )}
      <Form
        action={about.action}
        fields={drawFields(consentFields(about.bases, about.pupils), typed, again?.errors)}
        submit={t.record.submit}
        cancel={{ href: about.back }}
      />
    </>,
  )
}

async function saveRecord(request: WorkRequest, about: About) {
  const parsed = parseForm(consentFields(about.bases, about.pupils), await request.form())
  if (!parsed.ok) return showRecord(request, about, parsed)
  const chosen = choicesOf(about.bases).find(({ value }) => value === parsed.value.what)
  if (chosen === undefined)
    return showRecord(request, about, { typed: parsed.typed, errors: recordErrors['unknown-basis']() })
  const { givenBy, happenedOn, pupilIds } = parsed.value
  const { basis, event } = chosen
  const record = { pupilIds, legalBasisId: basis.id, event, givenBy, happenedOn }
  const done = await recordConsent(request.actor, request.services, record)
  if (done.ok) {
    return request.redirect(about.back, {
      title: t.record.done(done.value.count, t.events[event]),
      tone: 'success',
      next: t.record.doneNext,
    })
  }
  if (done.error === 'forbidden' || done.error === 'not-found') return refuse(request, done.error)
  return showRecord(request, about, { typed: parsed.typed, errors: recordErrors[done.error]() })
}

type Handle = (request: WorkRequest, about: About) => Response | Promise<Response>

/** Finds the class or the pupil, and asks whether it is the actor's to keep. */
const ofClass = (handle: Handle) => async (request: WorkRequest) => {
  const read = await getClass(request.actor, request.services, request.param('id'))
  if (!read.ok) return refuse(request, read.error)
  return read.value.may.keep ? handle(request, aboutClass(read.value)) : request.forbidden()
}

const ofPupil = (handle: Handle) => async (request: WorkRequest) => {
  const read = await getPupil(request.actor, request.services, request.param('id'))
  if (!read.ok) return refuse(request, read.error)
  return read.value.may.keep ? handle(request, aboutPupil(read.value)) : request.forbidden()
}

const show: Handle = (request, about) => showRecord(request, about)
const [form, revoke, sheet] = [
  paths.workLegalBasisNew,
  paths.workLegalBasisRevoke(':id'),
  paths.workLegalBasisSheet(':id'),
]
const [classRecord, pupilRecord] = [paths.workClassConsent(':id'), paths.workPupilConsent(':id')]

export const basisRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.workLegalBases, permission: 'legal-basis.read', handle: showBases }),
  workRoute({ method: 'GET', path: form, permission: 'legal-basis.keep', handle: (request) => showBasisForm(request) }),
  workRoute({ method: 'POST', path: form, permission: 'legal-basis.keep', handle: saveBasis }),
  workRoute({ method: 'POST', path: revoke, permission: 'legal-basis.keep', handle: takeBasisBack }),
  workRoute({ method: 'GET', path: sheet, permission: 'legal-basis.read', handle: showSheet }),
]

export const recordRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: classRecord, permission: 'pupil.keep', handle: ofClass(show) }),
  workRoute({ method: 'POST', path: classRecord, permission: 'pupil.keep', handle: ofClass(saveRecord) }),
  workRoute({ method: 'GET', path: pupilRecord, permission: 'pupil.keep', handle: ofPupil(show) }),
  workRoute({ method: 'POST', path: pupilRecord, permission: 'pupil.keep', handle: ofPupil(saveRecord) }),
]
