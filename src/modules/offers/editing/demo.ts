// Pictures, a rule of approval, and what waits for the office in the fictional Landkreis Musterau: one offer that was
// handed in, one change of what is public, and one that came back with a reason.
import { sql } from 'kysely'
import type { SystemActor } from '../../../platform/actor/actor.ts'
import { recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Services } from '../../../platform/services.ts'
import { anybody } from '../eligibility/eligibility.ts'
import { emptyDetails } from '../import/imported-offer.ts'
import { settleDetails } from '../keep-offer.ts'
import { findProvidersNamed } from '../neighbours.ts'
import { insertOffers } from '../store.ts'
import type { OfferDetails } from '../terms.ts'
import demoPictures from './demo-pictures.json' with { type: 'json' }
import { findRules, insertRule, putSubmission, returnSubmission } from './store.ts'
import { putPicture } from './store-pictures.ts'

const traegerName = 'Werkhof Aue gGmbH'

const drafts: readonly (Pick<OfferDetails, 'title' | 'summary' | 'description' | 'eligibility'> & {
  readonly reason?: string
})[] = [
  {
    title: 'Fahrradwerkstatt für Schulklassen',
    summary: 'Ein Vormittag an echten Rädern: Reifen flicken, Bremsen einstellen, Licht reparieren.',
    description: 'Höchstens zwölf Jugendliche, zwei Werkstattleute. Die Räder gehen danach an die Tafel Musterau.',
    eligibility: {
      ...anybody,
      grade: { from: 7, to: 9 },
      condition: 'nur für ganze Klassen oder Gruppen einer Schule',
    },
  },
  {
    title: 'Schnuppertage in der Gärtnerei',
    summary: 'Drei Tage säen, pflanzen, verkaufen.',
    description: 'Für alle, die lieber draußen arbeiten als am Schreibtisch.',
    eligibility: { ...anybody, grade: { from: 8, to: 10 } },
    reason: 'Bitte schreiben Sie dazu, in welchen Wochen die Tage stattfinden und wie man sich anmeldet.',
  },
]

const demoDraftId = (index: number): string => `03999000-0000-7000-8000-0000000017${String(index + 1).padStart(2, '0')}`
const demoPictureId = (index: number): string =>
  `03999000-0000-7000-8000-0000000018${String(index + 1).padStart(2, '0')}`

export const demoSubmittedOfferId = demoDraftId(0)
export const demoReturnedOfferId = demoDraftId(1)

/** In the transaction that fills in the offers. */
export async function fillEditingDemo(tx: Tx, actor: SystemActor, services: Services): Promise<void> {
  await addPictures(tx, actor, services)
  const [traeger] = await findProvidersNamed(tx, traegerName)
  if (traeger === undefined || (await findRules(tx)).length > 0) return
  await insertRule(tx, {
    regionId: actor.regionId,
    id: services.newId(),
    organizationKind: 'traeger',
    organizationId: null,
    mode: 'by-office',
    version: 1,
    at: services.now(),
  })
  await addDrafts(tx, actor, services, traeger.id)
  await addChange(tx, actor, services)
}

const findByTitle = async (tx: Tx, title: string): Promise<{ id: string; organization_id: string } | undefined> => {
  const { rows } = await sql<{ id: string; organization_id: string }>`
    SELECT id, organization_id FROM offers.offer WHERE title = ${title} AND status = 'published'`.execute(tx)
  return rows[0]
}

async function addPictures(tx: Tx, actor: SystemActor, services: Services): Promise<void> {
  for (const [index, { title, altText, sourceNote, large, small }] of demoPictures.entries()) {
    const offer = await findByTitle(tx, title)
    if (offer === undefined) continue
    const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
    await putPicture(tx, {
      regionId: actor.regionId,
      id: demoPictureId(index),
      offerId: offer.id,
      organizationId: offer.organization_id,
      isShown: true,
      altText,
      sourceNote,
      large: { ...large, bytes: bytesOf(large.base64) },
      small: { ...small, bytes: bytesOf(small.base64) },
      at: services.now(),
    })
  }
}

const daysAgo = (services: Services, days: number): Date => new Date(services.now().getTime() - days * 86_400_000)

async function addDrafts(tx: Tx, actor: SystemActor, services: Services, organizationId: string): Promise<void> {
  const { regionId } = actor
  for (const [index, { reason, ...texts }] of drafts.entries()) {
    const offerId = demoDraftId(index)
    const settled = await settleDetails(tx, {
      ...emptyDetails,
      ...texts,
      organizationId,
      placeId: null,
      contactPersonId: null,
      kind: 'training',
      phase: 'orientierung',
      targetGroups: ['schuelerinnen-und-schueler', 'schulen'],
      languages: ['de'],
    })
    if (!settled.ok) continue
    await insertOffers(tx, [{ regionId, id: offerId, ...settled.value, at: daysAgo(services, 6) }])
    const at = daysAgo(services, 5 - index)
    await putSubmission(tx, { regionId, offerId, organizationId, changes: null, picture: 'same', at, personId: null })
    if (reason !== undefined) await returnSubmission(tx, { offerId, reason, at: daysAgo(services, 1) })
    const line = (action: string) => ({ action, objectKind: 'offer', objectId: offerId })
    await recordAudits(tx, actor, services, [line('offer.create'), line('offer.submit')])
    if (reason !== undefined) await recordAudits(tx, actor, services, [{ ...line('offer.send-back'), reason }])
  }
}

async function addChange(tx: Tx, actor: SystemActor, services: Services): Promise<void> {
  const offer = await findByTitle(tx, 'Jugendwerkstatt Holz und Garten')
  if (offer === undefined) return
  const changes = {
    datesText: 'montags bis donnerstags, 8 bis 14 Uhr',
    costText: 'kostenlos; die Fahrkarte zahlt das Jobcenter',
  }
  await putSubmission(tx, {
    regionId: actor.regionId,
    offerId: offer.id,
    organizationId: offer.organization_id,
    changes,
    picture: 'same',
    at: daysAgo(services, 2),
    personId: null,
  })
  await recordAudits(tx, actor, services, [
    {
      action: 'offer.submit-change',
      objectKind: 'offer',
      objectId: offer.id,
      changes: Object.entries(changes).map(([field, after]) => ({ field, before: null, after })),
    },
  ])
}
