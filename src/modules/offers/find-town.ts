// A town as people type it: its middle, and its key in the register of municipalities.
import { sql } from 'kysely'
import type { Coordinates } from '../../kernel/geo.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findMunicipalitiesIn, shortName } from '../network/index.ts'
import { townKey } from './keys.ts'

export interface Town {
  readonly name: string
  readonly centre: Coordinates
  /** Amtlicher Gemeindeschluessel; undefined where neither the register nor an organisation knows it. */
  readonly municipalityKey: string | undefined
}

/**
 * The middle of a town as far as its organisations and offers tell, since they stand where people go; else the centre
 * that the register names: a village in which nobody sits has one, too.
 */
export async function findTown(tx: Tx, typed: string | null): Promise<Town | undefined> {
  const key = townKey(typed)
  if (typed === null || key === '') return undefined
  const registered = (await findMunicipalitiesIn(tx)).find(({ name }) => townKey(shortName(name)) === key)
  const { rows } = await sql<{ latitude: number | null; longitude: number | null; municipality: string | null }>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY latitude) AS latitude,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY longitude) AS longitude,
      mode() WITHIN GROUP (ORDER BY municipality_key) AS municipality
    FROM (
      SELECT latitude, longitude, municipality_key FROM network.organization
        WHERE city_key = ${key} AND latitude IS NOT NULL
      UNION ALL
      SELECT latitude, longitude, NULL FROM offers.offer
        WHERE city_key = ${key} AND latitude IS NOT NULL AND status = 'published') AS point`.execute(tx)
  const [found] = rows
  const latitude = found?.latitude ?? registered?.latitude ?? null
  const longitude = found?.longitude ?? registered?.longitude ?? null
  if (latitude === null || longitude === null) return undefined
  return {
    name: registered === undefined ? typed : shortName(registered.name),
    centre: { latitude, longitude },
    municipalityKey: registered?.key ?? found?.municipality ?? undefined,
  }
}
