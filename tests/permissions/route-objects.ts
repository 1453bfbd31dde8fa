// Objects that the routes of the site are asked about: of the own organisation, of another one, and of a foreign region.
import pg from 'pg'
import { demoNeedId, demoWaiverId } from '../../src/modules/gaps/demo.ts'
import { allParts } from './parts/all-parts.ts'
import type { Parameters } from './parts/part.ts'
import { seedRows, twoRegions, writeTwoRegions } from './two-regions.ts'

const made = (number: number) => `0199d000-0000-7000-8000-${String(number).padStart(12, '0')}`

const foreignId = (table: string, label: string): string => {
  const row = seedRows.find((one) => one.table === table && one.label === label)
  if (row === undefined) throw new Error(`no row "${label}" in ${table}`)
  return String(row.values.id)
}

/** The last region is the foreign one. */
const foreignOf = (table: string): string => String(seedRows.findLast((row) => row.table === table)?.values.id)

const foreign: Parameters = {
  ...Object.assign({}, ...allParts.map((part) => part.foreign)),
  netzwerk: twoRegions.there.school,
  zweite: twoRegions.there.office,
  standorte: foreignId('network.place', 'school there'),
  personen: foreignId('network.contact_person', 'school there public'),
  'luecken/bedarf': foreignOf('gaps.need'),
  'luecken/kein-bedarf': foreignOf('gaps.waiver'),
  'gemeinden/import': foreignOf('platform.import_run'),
  angebote: foreignId('offers.offer', 'school there published'),
  bilder: foreignId('offers.picture', 'school there open with picture shown'),
  meldungen: foreignId('offers.report', 'school there'),
  vorschlaege: foreignId('offers.suggestion', 'school there'),
  zugaenge: foreignId('accounts.membership', 'stranger'),
  einladungen: foreignId('accounts.invitation', 'school there by somebody else'),
  postfach: String(seedRows.findLast(({ table }) => table === 'platform.outbox_mail')?.values.id),
  import: String(seedRows.findLast(({ table }) => table === 'platform.import_run')?.values.id),
}

/** Gives every organisation of the filled region what the routes ask about, beside two regions that are foreign to it. */
export async function makeRouteObjects(
  ownerConfig: pg.PoolConfig,
  regionId: string,
): Promise<{ of(organizationId: string): Parameters; other: string; foreign: Parameters }> {
  const owner = new pg.Client(ownerConfig)
  await owner.connect()
  try {
    await writeTwoRegions(owner)
    await owner.query('SET ROLE steg_operator')
    const organizations = await owner.query<{ id: string; kind: string }>(
      `SELECT id, kind FROM network.organization WHERE region_id = $1 AND status = 'active' AND merged_into IS NULL ORDER BY id`,
      [regionId],
    )
    const byOrganization = new Map<string, Parameters>()
    let next = 1
    const [run, offersRun, gapsRun, needsRun] = [made(next++), made(next++), made(next++), made(next++)]
    await owner.query(
      `INSERT INTO platform.import_run (region_id, id, target, file_name, state)
       VALUES ($1, $2, 'schools', 'a.csv', 'failed'), ($1, $3, 'courses', 'a.json', 'failed'),
         ($1, $4, 'municipalities', 'a.csv', 'failed'), ($1, $5, 'needs', 'a.csv', 'failed')`,
      [regionId, run, offersRun, gapsRun, needsRun],
    )
    const members = await owner.query<{ id: string; organization_id: string }>(
      `SELECT id, organization_id FROM accounts.membership WHERE region_id = $1`,
      [regionId],
    )
    for (const { id, kind } of organizations.rows) {
      const [place, person, offer, picture] = [made(next++), made(next++), made(next++), made(next++)]
      await owner.query(
        `INSERT INTO network.place (region_id, id, organization_id, name) VALUES ($1, $2, $3, 'Werkstatt')`,
        [regionId, place, id],
      )
      await owner.query(
        `INSERT INTO network.contact_person (region_id, id, organization_id, family_name, function_name)
         VALUES ($1, $2, $3, 'Đặng', 'Leitung')`,
        [regionId, person, id],
      )
      await owner.query(
        `INSERT INTO offers.offer (region_id, id, organization_id, title, kind, phase, status, published_at)
         SELECT $1, $2, $3, 'Schnuppertag', kind, phase, 'published', now() FROM offers.offer WHERE region_id = $1 LIMIT 1`,
        [regionId, offer, id],
      )
      await owner.query(
        `INSERT INTO offers.picture (region_id, id, offer_id, organization_id, is_shown, alt_text, source_note, media_type,
           large, large_width, large_height, small, small_width, small_height, created_at)
         VALUES ($1, $2, $3, $4, true, 'Werkbank', 'Eigenes Bild', 'image/webp', '', 1, 1, '', 1, 1, now())`,
        [regionId, picture, offer, id],
      )
      await owner.query(
        `INSERT INTO offers.submission (region_id, offer_id, organization_id, kind, state, changes, submitted_at)
         VALUES ($1, $2, $3, 'change', 'submitted', '{"title": "Neuer Titel"}', now())`,
        [regionId, offer, id],
      )
      const [report, request, suggestion] = [made(next++), made(next++), made(next++)]
      await owner.query(
        `INSERT INTO offers.report (region_id, id, offer_id, organization_id, about, created_at)
         VALUES ($1, $2, $3, $4, 'gone', now())`,
        [regionId, report, offer, id],
      )
      await owner.query(
        `INSERT INTO offers.confirmation_request (region_id, id, organization_id, token_hash, recipient, asked_because,
           offer_ids, mail_id, created_at, expires_at)
         VALUES ($1, $2, $3, sha256(convert_to($4::uuid::text, 'UTF8')), 'mailbox', 'due', ARRAY[$4::uuid], $4::uuid, now(), now())`,
        [regionId, request, id, offer],
      )
      await owner.query(
        `INSERT INTO offers.suggestion (region_id, id, offer_id, organization_id, request_id, note, created_at)
         VALUES ($1, $2, $3, $4, $5, 'Der Kurs beginnt später.', now())`,
        [regionId, suggestion, offer, id, request],
      )
      const ofParts: Parameters[] = []
      for (const part of allParts) {
        const about = { regionId, organizationId: id, organizationKind: kind, newId: () => made(next++) }
        ofParts.push(await part.objectsOf(owner, about))
      }
      byOrganization.set(id, {
        ...Object.assign({}, ...ofParts),
        netzwerk: id,
        zweite: organizations.rows.find((one) => one.id !== id)?.id ?? id,
        standorte: place,
        personen: person,
        angebote: offer,
        meldungen: report,
        vorschlaege: suggestion,
        bilder: picture,
        zugaenge: members.rows.find((member) => member.organization_id === id)?.id ?? made(0),
        einladungen: made(0),
        postfach: made(0),
        import: run,
        'angebote/import': offersRun,
        'luecken/bedarf': demoNeedId(1),
        'luecken/kein-bedarf': demoWaiverId(1),
        'gemeinden/import': gapsRun,
        'bedarf/import': needsRun,
      })
    }
    const nobodys = organizations.rows.find(({ kind }) => kind === 'municipality' || kind === 'initiative')
    if (nobodys === undefined) throw new Error('the filled region needs a municipality or an initiative')
    const of = (organizationId: string): Parameters => {
      const found = byOrganization.get(organizationId)
      if (found === undefined) throw new Error(`no objects for ${organizationId}`)
      return found
    }
    return { of, other: nobodys.id, foreign }
  } finally {
    await owner.end()
  }
}

/** `/arbeit/netzwerk/:id/standorte/:standort` with the id that belongs behind each part. */
export function fillPath(pattern: string, parameters: Parameters): string {
  const parts = pattern.split('/')
  return parts
    .map((part, index) => {
      if (part === ':form') return 'csv'
      if (!part.startsWith(':')) return part
      const value =
        part === ':erste'
          ? parameters.netzwerk
          : part === ':zweite'
            ? parameters.zweite
            : (parameters[parts.slice(index - 2, index).join('/')] ?? parameters[parts[index - 1] ?? ''])
      if (value === undefined) throw new Error(`no object for ${pattern}`)
      return value
    })
    .join('/')
}
