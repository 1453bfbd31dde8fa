// The database half of an import of offers: what would happen to each row, and doing it.
import { searchForm } from '../../kernel/din-91379.ts'
import { changesBetween, recordAudits } from '../../platform/audit/record-audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { breathe, type PlanInput, type PlannedRow, type Remark, type TakeInput } from '../../platform/imports/target.ts'
import { addOrganizationIn } from '../network/index.ts'
import { type ImportedOffer, isObject } from './import/imported-offer.ts'
import { i } from './import/texts.ts'
import { detailsOf, settleDetails } from './keep-offer.ts'
import { findProvidersNamed } from './neighbours.ts'
import {
  findImported,
  findOffer,
  type ImportedState,
  insertOffers,
  type NewOffer,
  updateOfferDetails,
  updateOfferState,
} from './store.ts'
import { type OfferDetails, personalOfferFields } from './terms.ts'

type Source = 'courses' | 'hsds'
type Row = ImportedOffer

/** What is remembered of the file: the same values again mean that nothing changed there. */
const rememberedOf = ({ provider, status, confirmedOn, details }: Row): Readonly<Record<string, unknown>> => ({
  ...details,
  provider: provider.name,
  status,
  confirmedOn,
})

/** Parts of the contact that were forgotten on request are not remembered either, or the file after the next brought them. */
const withoutForgotten = (
  last: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(now).filter(([key]) => key in last || !(personalOfferFields as readonly string[]).includes(key)),
  )

/** Order of keys does not matter: the database gives them back in its own. */
const sameText = (value: unknown): string => JSON.stringify(value ?? null, (_key, part: unknown) => sorted(part))

const sorted = (part: unknown): unknown =>
  isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part

/** Only what was remembered counts: a contact that was forgotten on request does not come back by the next file. */
const changedKeys = (remembered: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(remembered).filter((key) => sameText(remembered[key]) !== sameText(now[key]))

export async function planOffers(tx: Tx, source: Source, given: PlanInput<Row>): Promise<PlannedRow<Row>[]> {
  const stored = await findImported(tx, source)
  const seen = new Map<string, { line: number; remembered: string }>()
  const providers = new Map<string, readonly Remark[]>()
  const planned: PlannedRow<Row>[] = []
  for (const [index, lined] of given.rows.entries()) {
    if (index % 200 === 199) await breathe()
    const { row } = lined
    const subject = row.details.title
    const remembered = rememberedOf(row)
    const earlier = seen.get(row.ref)
    if (earlier !== undefined) {
      const isSame = earlier.remembered === JSON.stringify(remembered)
      planned.push(
        isSame
          ? { ...lined, state: 'known', subject }
          : {
              ...lined,
              remarks: [],
              state: 'refused',
              subject,
              refusal: { column: 'id', reason: i.twice(earlier.line) },
            },
      )
      continue
    }
    seen.set(row.ref, { line: lined.line, remembered: JSON.stringify(remembered) })
    const known = stored.get(row.ref)
    const state = known === undefined ? 'new' : changedKeys(known.imported, remembered).length > 0 ? 'changed' : 'known'
    const about = state === 'new' ? await remarksOnProvider(tx, row.provider.name, providers) : []
    planned.push({ ...lined, remarks: [...lined.remarks, ...about], state, subject })
  }
  return planned
}

/** Said once for every organisation, at its first offer. */
async function remarksOnProvider(
  tx: Tx,
  name: string,
  said: Map<string, readonly Remark[]>,
): Promise<readonly Remark[]> {
  const key = searchForm(name)
  if (said.has(key)) return []
  const found = await findProvidersNamed(tx, name)
  const remark = (severity: Remark['severity'], reason: string): Remark => ({ severity, column: null, reason })
  const about =
    found.length === 0
      ? [remark('note', i.providerCreated(name))]
      : found.length > 1
        ? [remark('doubtful', i.providerAmbiguous(name))]
        : []
  said.set(key, about)
  return about
}

export async function takeOffers(tx: Tx, source: Source, given: TakeInput<Row>): Promise<void> {
  const { actor, services } = given
  const stored = await findImported(tx, source)
  const providerIds = new Map<string, string>()
  const providerOf = async ({ provider }: Row): Promise<string> => {
    const key = searchForm(provider.name)
    const id =
      providerIds.get(key) ??
      (await findProvidersNamed(tx, provider.name))[0]?.id ??
      (await addOrganizationIn(tx, actor, services, { ...provider, source: given.fileName }))
    if (id === undefined) throw new Error('Import without the right to write the register')
    providerIds.set(key, id)
    return id
  }
  let added: NewOffer[] = []
  for (const [index, planned] of given.rows.entries()) {
    if (planned.state === 'new') {
      added.push(await newOffer(tx, source, given, { row: planned.row, organizationId: await providerOf(planned.row) }))
    } else if (planned.state === 'changed') {
      const known = stored.get(planned.row.ref)
      if (known !== undefined) await changeOffer(tx, given, { known, row: planned.row, providerOf })
    }
    if (added.length >= 100 || index === given.rows.length - 1) {
      await write(tx, given, added)
      added = []
      await given.progress(index + 1)
    }
  }
}

async function write(tx: Tx, { actor, services }: TakeInput<Row>, added: readonly NewOffer[]): Promise<void> {
  await insertOffers(tx, added)
  const lines = added.map(({ id }) => ({ action: 'offer.import', objectKind: 'offer', objectId: id }))
  await recordAudits(tx, actor, services, lines)
}

const settledOrThrow = async (tx: Tx, details: OfferDetails) => {
  const settled = await settleDetails(tx, details)
  // The parser has held dates against each other, and the provider was just found.
  if (!settled.ok) throw new Error(`Imported offer does not settle: ${settled.error.code}`)
  return settled.value
}

async function newOffer(
  tx: Tx,
  source: Source,
  { actor, services }: TakeInput<Row>,
  given: { row: Row; organizationId: string },
): Promise<NewOffer> {
  const { row, organizationId } = given
  const settled = await settledOrThrow(tx, { ...row.details, organizationId, placeId: null, contactPersonId: null })
  const now = services.now()
  return {
    regionId: actor.regionId,
    id: services.newId(),
    ...settled,
    at: now,
    status: row.status,
    confirmedOn: row.confirmedOn !== null && row.confirmedOn <= services.today() ? row.confirmedOn : null,
    publishedAt: row.status === 'draft' ? null : now,
    endedAt: row.status === 'ended' ? now : null,
    source: { kind: source, ref: row.ref, imported: rememberedOf(row) },
  }
}

/** Only what changed in the file is changed here: what people corrected by hand stays. */
async function changeOffer(
  tx: Tx,
  { actor, services }: TakeInput<Row>,
  given: { known: ImportedState; row: Row; providerOf(row: Row): Promise<string> },
): Promise<void> {
  const { known, row } = given
  const { offer } = known
  const remembered = rememberedOf(row)
  const keys = changedKeys(known.imported, remembered)
  const fromFile = Object.fromEntries(Object.entries(row.details).filter(([key]) => keys.includes(key)))
  const before = detailsOf(offer)
  const organizationId = keys.includes('provider') ? await given.providerOf(row) : offer.organizationId
  const isElsewhere = organizationId !== offer.organizationId
  const details: OfferDetails = {
    ...before,
    ...fromFile,
    organizationId,
    ...(isElsewhere ? { placeId: null, contactPersonId: null } : {}),
    // Another town: where the old one lies says nothing any more.
    ...(keys.includes('city') && row.details.latitude === null ? { latitude: null, longitude: null } : {}),
  }
  const settled = await settledOrThrow(tx, details)
  await updateOfferDetails(tx, offer, {
    ...settled,
    at: services.now(),
    imported: withoutForgotten(known.imported, remembered),
  })
  const changes = changesBetween<OfferDetails>(before, settled.details, personalOfferFields)
  const now = services.now()
  const status =
    keys.includes('status') && row.status !== offer.status
      ? {
          status: row.status,
          published_at: row.status === 'draft' ? offer.publishedAt : (offer.publishedAt ?? now),
          ended_at: row.status === 'ended' ? now : null,
        }
      : {}
  const confirmed =
    keys.includes('confirmedOn') && row.confirmedOn !== null && row.confirmedOn <= services.today()
      ? { confirmed_on: row.confirmedOn }
      : {}
  if (Object.keys({ ...status, ...confirmed }).length > 0) {
    // With its new content: the deadlines come from both.
    const written = await findOffer(tx, offer.id)
    if (written === undefined) throw new Error('Imported offer is gone while it is written')
    await updateOfferState(tx, written, { ...status, ...confirmed })
  }
  await recordAudits(tx, actor, services, [
    { action: 'offer.import', objectKind: 'offer', objectId: offer.id, changes },
  ])
}
