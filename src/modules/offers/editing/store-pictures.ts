// SQL for the pictures of offers. Never exported from the module.
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { EncodedImage } from '../../../platform/images/image-worker.ts'
import { preparedType } from '../../../platform/images/prepare-image.ts'
import type { Picture, PictureSize } from './terms.ts'

type PictureRow = {
  readonly id: string
  readonly offer_id: string
  readonly is_shown: boolean
  readonly alt_text: string
  readonly source_note: string
  readonly large_width: number
  readonly large_height: number
  readonly small_width: number
  readonly small_height: number
}

const pictureOf = (row: PictureRow): Picture => ({
  id: row.id,
  offerId: row.offer_id,
  isShown: row.is_shown,
  altText: row.alt_text,
  sourceNote: row.source_note,
  large: { width: row.large_width, height: row.large_height },
  small: { width: row.small_width, height: row.small_height },
})

/** Shown and waiting ones, as far as the actor may see them. */
export async function findPictures(tx: Tx, offerIds: readonly string[]): Promise<Picture[]> {
  if (offerIds.length === 0) return []
  const { rows } = await sql<PictureRow>`
    SELECT id, offer_id, is_shown, alt_text, source_note, large_width, large_height, small_width, small_height
    FROM offers.picture WHERE offer_id = ANY (${offerIds}::uuid[])`.execute(tx)
  return rows.map(pictureOf)
}

export const findShownPicture = async (tx: Tx, offerId: string): Promise<Picture | undefined> =>
  (await findPictures(tx, [offerId])).find(({ isShown }) => isShown)

export async function findPictureBytes(
  tx: Tx,
  given: { readonly id: string; readonly size: PictureSize },
): Promise<
  { readonly bytes: Uint8Array; readonly type: string; readonly offerId: string; readonly isShown: boolean } | undefined
> {
  const column = sql.ref(given.size)
  const { rows } = await sql<{ bytes: Buffer; media_type: string; offer_id: string; is_shown: boolean }>`
    SELECT ${column} AS bytes, media_type, offer_id, is_shown FROM offers.picture WHERE id = ${given.id}`.execute(tx)
  const [row] = rows
  return row && { bytes: row.bytes, type: row.media_type, offerId: row.offer_id, isShown: row.is_shown }
}

export interface PictureWords {
  readonly altText: string
  readonly sourceNote: string
}

export interface NewPicture extends PictureWords {
  readonly regionId: string
  readonly id: string
  readonly offerId: string
  readonly organizationId: string
  readonly isShown: boolean
  readonly large: EncodedImage
  readonly small: EncodedImage
  readonly at: Date
}

/** Takes the place of the one that was shown, or that waited. */
export async function putPicture(tx: Tx, given: NewPicture): Promise<void> {
  await deletePicture(tx, { offerId: given.offerId, isShown: given.isShown })
  const { large, small } = given
  await sql`
    INSERT INTO offers.picture (region_id, id, offer_id, organization_id, is_shown, alt_text, source_note, media_type,
      large, large_width, large_height, small, small_width, small_height, created_at)
    VALUES (${given.regionId}, ${given.id}, ${given.offerId}, ${given.organizationId}, ${given.isShown},
      ${given.altText}, ${given.sourceNote}, ${preparedType}, ${Buffer.from(large.bytes)}, ${large.width},
      ${large.height}, ${Buffer.from(small.bytes)}, ${small.width}, ${small.height}, ${given.at})`.execute(tx)
}

/** The same bytes once more: for a copied offer, or for words about the picture that wait for the office. */
export async function copyPicture(
  tx: Tx,
  given: Omit<NewPicture, 'large' | 'small'> & { readonly from: string },
): Promise<void> {
  await sql`DELETE FROM offers.picture WHERE offer_id = ${given.offerId} AND is_shown = ${given.isShown}
    AND id <> ${given.from}`.execute(tx)
  await sql`
    INSERT INTO offers.picture (region_id, id, offer_id, organization_id, is_shown, alt_text, source_note, media_type,
      large, large_width, large_height, small, small_width, small_height, created_at)
    SELECT ${given.regionId}, ${given.id}, ${given.offerId}, ${given.organizationId}, ${given.isShown},
      ${given.altText}, ${given.sourceNote}, media_type, large, large_width, large_height, small, small_width,
      small_height, ${given.at}
    FROM offers.picture WHERE id = ${given.from}`.execute(tx)
}

export async function updatePictureWords(tx: Tx, given: PictureWords & { readonly id: string }): Promise<void> {
  await sql`
    UPDATE offers.picture SET alt_text = ${given.altText}, source_note = ${given.sourceNote}
    WHERE id = ${given.id}`.execute(tx)
}

export async function deletePicture(
  tx: Tx,
  given: { readonly offerId: string; readonly isShown: boolean },
): Promise<void> {
  await sql`DELETE FROM offers.picture WHERE offer_id = ${given.offerId} AND is_shown = ${given.isShown}`.execute(tx)
}

/** What waited is shown from now on, instead of what was. */
export async function showWaitingPicture(tx: Tx, offerId: string): Promise<void> {
  await deletePicture(tx, { offerId, isShown: true })
  await sql`UPDATE offers.picture SET is_shown = true WHERE offer_id = ${offerId}`.execute(tx)
}
