// Where a provider puts the picture of an offer, describes it, and takes it away.
import { paths } from '../../../../kernel/names/paths.ts'
import { Button, Form, type FormField, HiddenInputs, Notice } from '../../../../platform/html/index.ts'
import type { WorkOfferPage } from '../../get-offer.ts'
import { d } from '../texts.ts'
import { OfferPicture } from './picture.tsx'

export function PicturePage({ page, fields }: { page: WorkOfferPage; fields: readonly FormField[] }) {
  const { offer, picture, waitingPicture, submission } = page
  const hidden = { version: String(offer.version) }
  const isLeaving = submission?.kind === 'change' && submission.picture === 'none'
  const current = isLeaving ? undefined : (waitingPicture ?? picture)
  return (
    <>
      {waitingPicture !== undefined && <Notice title={d.picture.waiting} />}
      {isLeaving && <Notice title={d.picture.waitingNone} />}
      {current !== undefined && <OfferPicture picture={current} />}
      <Form
        action={paths.workOfferPicture(offer.id)}
        fields={fields}
        submit={page.needsApproval && offer.status !== 'draft' ? d.waits.saveAndSubmit : d.picture.save}
        hidden={hidden}
        cancel={{ href: paths.workOffer(offer.id) }}
      />
      {current !== undefined && (
        <form method="post" action={paths.workOfferPictureRemove(offer.id)}>
          <HiddenInputs values={hidden} />
          <Button kind="tertiary">{d.picture.remove}</Button>
        </form>
      )}
    </>
  )
}
