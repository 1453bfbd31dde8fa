// The page of an offer's picture, and the address under which pictures are given out.
import { paths } from '../../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues } from '../../../platform/forms/form.ts'
import type { FormField } from '../../../platform/html/index.ts'
import type { PageRequest } from '../../../platform/http/request.ts'
import type { PageRoute } from '../../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../../platform/http/work-route.ts'
import { mostImageBytes } from '../../../platform/images/prepare-image.ts'
import { getWorkOffer, type WorkOfferPage } from '../get-offer.ts'
import { versionOf } from '../work-routes.tsx'
import { w } from '../work-texts.ts'
import { describePicture, keepPicture, type PictureRefusal, readPicture, removePicture } from './keep-picture.ts'
import { pictureWordFields } from './rule-form.ts'
import type { Picture, PictureSize } from './terms.ts'
import { d } from './texts.ts'
import { PicturePage } from './views/picture-page.tsx'

async function open(request: WorkRequest): Promise<Response | WorkOfferPage> {
  const found = await getWorkOffer(request.actor, request.services, request.param('id'))
  if (!found.ok) return found.error === 'forbidden' ? request.forbidden() : request.notFound()
  return found.value.mayEdit ? found.value : request.forbidden()
}

interface Filled {
  readonly values: TypedValues
  readonly errors: FormErrors
}

const currentOf = ({ waitingPicture, picture, submission }: WorkOfferPage): Picture | undefined =>
  submission?.kind === 'change' && submission.picture === 'none' ? undefined : (waitingPicture ?? picture)

/** A file is needed once; later the words may be changed without it. */
const fileField = (hasPicture: boolean, error: string | undefined): FormField => ({
  control: 'file',
  name: 'file',
  label: hasPicture ? d.picture.otherFile : d.picture.file,
  help: hasPicture ? d.picture.otherFileHelp : d.picture.fileHelp,
  required: !hasPicture,
  accept: 'image/jpeg,image/png,image/webp',
  error,
})

function picturePage(request: WorkRequest, page: WorkOfferPage, filled?: Filled) {
  const { offer } = page
  const current = currentOf(page)
  const stored: TypedValues = current === undefined ? {} : { altText: current.altText, sourceNote: current.sourceNote }
  const errors = filled?.errors ?? {}
  return request.page(
    {
      title: d.picture.title(offer.title),
      lead: d.picture.lead,
      breadcrumb: [
        { href: paths.workOffers, label: w.page.breadcrumb },
        { href: paths.workOffer(offer.id), label: offer.title },
      ],
      section: paths.workOffers,
      ...(filled === undefined ? {} : { hasErrors: true, status: 422 as const }),
    },
    <PicturePage
      page={page}
      fields={[
        fileField(current !== undefined, errors.file),
        ...drawFields(pictureWordFields(), filled?.values ?? stored, errors),
      ]}
    />,
  )
}

async function show(request: WorkRequest) {
  const opened = await open(request)
  return opened instanceof Response ? opened : picturePage(request, opened)
}

async function answer(request: WorkRequest, refusal: PictureRefusal, values: TypedValues) {
  switch (refusal.code) {
    case 'not-found':
      return request.notFound()
    case 'forbidden':
      return request.forbidden()
    case 'stale':
      return request.refuse(409, w.refused.stale)
    case 'no-picture':
      return request.refuse(422, d.picture.noPicture)
    case 'image': {
      const opened = await open(request)
      if (opened instanceof Response) return opened
      return picturePage(request, opened, { values, errors: { file: d.picture.refused[refusal.why] } })
    }
  }
}

const done = (request: WorkRequest, given: { isHeld: boolean; title: string }): Response =>
  request.redirect(paths.workOffer(request.param('id')), {
    title: given.isHeld ? d.flash.held : given.title,
    tone: 'success',
    ...(given.isHeld ? { next: d.flash.heldNext } : {}),
  })

async function save(request: WorkRequest) {
  const opened = await open(request)
  if (opened instanceof Response) return opened
  const form = await request.form()
  const given = form.get('file')
  const file = given instanceof File && (given.size > 0 || given.name !== '') ? given : undefined
  const isMissing = file === undefined && currentOf(opened) === undefined
  const parsed = parseForm(pictureWordFields(), form)
  if (!parsed.ok || isMissing) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(isMissing ? { file: d.picture.missingFile } : {}) }
    return picturePage(request, opened, { values: parsed.typed, errors })
  }
  const { actor, services } = request
  const picture = { id: opened.offer.id, version: versionOf(form), ...parsed.value }
  const kept =
    file === undefined
      ? await describePicture(actor, services, picture)
      : await keepPicture(actor, services, { ...picture, file: new Uint8Array(await file.arrayBuffer()) })
  if (!kept.ok) return answer(request, kept.error, parsed.typed)
  return done(request, { ...kept.value, title: d.flash.pictureKept })
}

async function remove(request: WorkRequest) {
  const given = { id: request.param('id'), version: versionOf(await request.form()) }
  const kept = await removePicture(request.actor, request.services, given)
  return kept.ok ? done(request, { ...kept.value, title: d.flash.pictureRemoved }) : answer(request, kept.error, {})
}

const give = (size: PictureSize) => async (request: PageRequest) => {
  const { actor, services } = request
  const found = await readPicture(actor, services, { id: request.param('id'), size })
  if (!found.ok) return request.notFound()
  const { bytes, type, isPublic } = found.value
  return request.raw.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    // Another picture has another address. What not everybody may see stays with the one who asked, and is asked anew.
    'Cache-Control': isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
  })
}

const belongsHere = async ({ actor, services, param }: PageRequest): Promise<boolean> =>
  (await readPicture(actor, services, { id: param('id'), size: 'small' })).ok

const edit = 'offer.edit'
/** The words about the picture and the frame of the form come on top of the file. */
const uploadLimit = mostImageBytes + 64 * 1024

export const pictureRoutes: readonly PageRoute[] = [
  { method: 'GET', path: paths.picture(':id'), permission: 'offer.read', belongsHere, handle: give('large') },
  { method: 'GET', path: paths.pictureSmall(':id'), permission: 'offer.read', belongsHere, handle: give('small') },
  workRoute({ method: 'GET', path: paths.workOfferPicture(':id'), permission: edit, handle: show }),
  workRoute({
    method: 'POST',
    path: paths.workOfferPicture(':id'),
    permission: edit,
    bodyLimit: uploadLimit,
    handle: save,
  }),
  workRoute({ method: 'POST', path: paths.workOfferPictureRemove(':id'), permission: edit, handle: remove }),
]
