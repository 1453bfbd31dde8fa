// Several offers at once: what is ticked in the list, and what became of each.
import { paths } from '../../../../kernel/names/paths.ts'
import { Button, ButtonLink, DataTable, HiddenInputs } from '../../../../platform/html/index.ts'
import { listHref } from '../../asked.ts'
import type { OfferList, OffersAsked } from '../../list-offers.ts'
import type { Offer } from '../../terms.ts'
import { OfferResults } from '../../views/list-parts.tsx'
import type { SeveralResult, SeveralStep } from '../change-several.ts'
import { d } from '../texts.ts'

function Tick({ offer }: { offer: Offer }) {
  const id = `auswahl-${offer.id}`
  return (
    <div class="kern-form-check steg-no-print">
      {/* The version comes along, so that what was changed meanwhile is not ended unseen. */}
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={id}
        name="angebot"
        value={`${offer.id}.${offer.version}`}
      />
      <label class="kern-label" for={id}>
        {d.several.tick}
        <span class="kern-sr-only">: {offer.title}</span>
      </label>
    </div>
  )
}

/** The results; with boxes to tick where there is something that the actor may end or confirm. */
export function SeveralForm(props: { list: OfferList; view: string; mayEdit: (offer: Offer) => boolean }) {
  const { list, view, mayEdit } = props
  const isTickable = (offer: Offer): boolean => offer.status !== 'ended' && mayEdit(offer)
  if (list.items.filter(({ offer }) => isTickable(offer)).length < 2) {
    return <OfferResults list={list} href={paths.workOffer} />
  }
  return (
    <form class="steg-stack" method="post" action={paths.workOffersSeveral}>
      <HiddenInputs values={{ ansicht: view }} />
      <OfferResults
        list={list}
        href={paths.workOffer}
        more={(offer) => (isTickable(offer) ? <Tick offer={offer} /> : null)}
      />
      <div class="steg-no-print">
        <p class="kern-body">{d.several.help}</p>
        <div class="steg-actions">
          <Button kind="secondary" name="schritt" value="confirm">
            {d.several.confirm}
          </Button>
          <Button kind="tertiary" name="schritt" value="end">
            {d.several.end}
          </Button>
        </div>
      </div>
    </form>
  )
}

export function SeveralDone({
  step,
  results,
  back,
}: {
  step: SeveralStep
  results: readonly SeveralResult[]
  back: string
}) {
  return (
    <>
      <DataTable
        caption={d.several.caption}
        rows={results}
        columns={[
          {
            label: d.several.offer,
            cell: ({ id, title }) =>
              title === undefined ? (
                d.several.unknown
              ) : (
                <a class="kern-link" href={paths.workOffer(id)}>
                  {title}
                </a>
              ),
          },
          {
            label: d.several.result,
            cell: ({ refusal }) => (refusal === undefined ? d.several.done[step] : d.several.refusals[refusal]),
          },
          ...(step === 'end'
            ? [
                {
                  label: d.several.next,
                  cell: ({ id, title, version }: SeveralResult) =>
                    version === undefined ? (
                      ''
                    ) : (
                      <form method="post" action={paths.workOfferReopen(id)}>
                        <HiddenInputs values={{ version: String(version) }} />
                        <Button kind="tertiary">
                          {d.several.undo}
                          <span class="kern-sr-only">: {title}</span>
                        </Button>
                      </form>
                    ),
                },
              ]
            : []),
        ]}
      />
      <ButtonLink href={back} kind="secondary">
        {d.several.back}
      </ButtonLink>
    </>
  )
}

/** The list as it stands, all of its pages. */
export function ExportLinks({ asked, view }: { asked: OffersAsked; view: string }) {
  return (
    <p class="kern-body steg-no-print">
      {(['csv', 'xlsx'] as const).map((form, index) => (
        <>
          {index > 0 && ' · '}
          <a class="kern-link" href={listHref(paths.workOffersExport(form), asked, { ansicht: view })} download>
            {d.export.as(form.toUpperCase())}
          </a>
        </>
      ))}
    </p>
  )
}
