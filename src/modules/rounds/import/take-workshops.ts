// The database half of an import of workshops: into which round, of which vocational school, new or changed.
import { foldGerman } from '../../../kernel/fold.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { PlanInput, PlannedRow, RowRefusal, TakeInput } from '../../../platform/imports/target.ts'
import type { Services } from '../../../platform/services.ts'
import { listOrganizations } from '../../network/index.ts'
import { mayKeepWorkshops } from '../policy.ts'
import { findRounds } from '../store.ts'
import { findWorkshops, insertWorkshops } from '../store-workshops.ts'
import type { Round, Workshop } from '../terms.ts'
import { t as shared } from '../texts.ts'
import {
  changeWorkshopIn,
  faultOf,
  hasFewerPlaces,
  isGroundChanged,
  type WorkshopInput,
} from '../workshops/keep-workshop.ts'
import { t } from '../workshops/texts.ts'
import { completeRow, removalsOf, type WorkshopRow } from './workshop-row.ts'

interface Bbs {
  readonly id: string
  readonly name: string
  readonly officialNumber: string | null
}

interface Around {
  readonly actor: Actor
  readonly rounds: readonly Round[]
  readonly bbs: readonly Bbs[]
  readonly workshopsOf: ReadonlyMap<string, readonly Workshop[]>
}

async function readAround(tx: Tx, actor: Actor, services: Services): Promise<Around> {
  const list = await listOrganizations(actor, services, { kinds: ['bbs'], statuses: ['active'], pageSize: 200 })
  const rounds = await findRounds(tx)
  const workshopsOf = new Map<string, readonly Workshop[]>()
  for (const { id } of rounds) workshopsOf.set(id, await findWorkshops(tx, id))
  return { actor, rounds, bbs: list.ok ? list.value.items : [], workshopsOf }
}

/** Where a row belongs: the named round or the newest; the named vocational school, or the own one. */
function placeOf(row: WorkshopRow, { actor, rounds, bbs }: Around): { round: Round; bbs: Bbs } | RowRefusal {
  const subject = row.name
  const round =
    row.roundName === null ? rounds[0] : rounds.find(({ name }) => foldGerman(name) === foldGerman(row.roundName ?? ''))
  if (round === undefined) return { column: t.importer.round, reason: t.importer.noRound, subject }
  const named = row.bbsName === null ? undefined : foldGerman(row.bbsName)
  const own = actor.kind === 'person' && actor.role === 'bbs' ? actor.organizationId : undefined
  const found =
    named === undefined
      ? (bbs.find(({ id }) => id === own) ?? (bbs.length === 1 ? bbs[0] : undefined))
      : bbs.find(
          ({ name, officialNumber }) =>
            foldGerman(name) === named || officialNumber === row.bbsName || foldGerman(name).startsWith(`${named} `),
        )
  if (found === undefined) return { column: t.fields.bbs, reason: t.importer.noBbs, subject }
  const verdict = mayKeepWorkshops(actor, { regionId: actor.regionId, organizationId: found.id })
  return verdict === 'allowed' ? { round, bbs: found } : { column: t.fields.bbs, reason: t.importer.notYours, subject }
}

const storedAs = (row: WorkshopRow, at: { round: Round; bbs: Bbs }, around: Around): Workshop | undefined =>
  around.workshopsOf
    .get(at.round.id)
    ?.find(
      ({ organizationId, name, archivedAt }) =>
        archivedAt === null && organizationId === at.bbs.id && foldGerman(name) === foldGerman(row.name),
    )

const contentOf = ({ details, teacher, days }: WorkshopInput): string =>
  JSON.stringify([
    details.berufsfeld,
    details.room,
    details.minimumAge,
    details.protectiveGear,
    details.needsHygieneInstruction,
    details.isStepFree,
    teacher,
    days.map(({ weekday, capacity, minimum }) => [weekday, capacity, minimum]),
  ])

export async function planWorkshops(
  tx: Tx,
  { actor, services, rows }: PlanInput<WorkshopRow>,
): Promise<PlannedRow<WorkshopRow>[]> {
  const around = await readAround(tx, actor, services)
  const seen = new Map<string, number>()
  return rows.map((lined) => {
    const { row, line } = lined
    const subject = row.name
    const refuse = (refusal: RowRefusal) => ({ ...lined, state: 'refused' as const, subject, refusal })
    const at = placeOf(row, around)
    if (!('round' in at)) return refuse(at)
    const before = storedAs(row, at, around)
    const input = completeRow(row, before)
    const fault = faultOf(input)
    if (fault !== undefined) return refuse({ column: null, reason: t.faults[fault], subject })
    const key = `${at.round.id} ${at.bbs.id} ${foldGerman(subject)}`
    const earlier = seen.get(key)
    if (earlier !== undefined) return refuse({ column: t.fields.name, reason: t.importer.twice(earlier), subject })
    seen.set(key, line)
    const { heldBy } = at.round
    if (heldBy !== null && before !== undefined && isGroundChanged(before, input)) {
      return refuse({ column: null, reason: shared.held[heldBy], subject })
    }
    // Somebody has to see what that breaks, and a file cannot ask.
    if (heldBy === 'published' && before !== undefined && hasFewerPlaces(before, input)) {
      return refuse({ column: null, reason: t.importer.fewerPlaces, subject })
    }
    if (before === undefined) return { ...lined, subject, state: 'new' }
    const isSame = contentOf({ ...before, details: before }) === contentOf(input)
    const remarks = [...lined.remarks, ...removalsOf(before, input)]
    return { ...lined, remarks, subject, state: isSame ? 'known' : 'changed' }
  })
}

/** What was looked at in the dry run may have been published since. */
const isFree = ({ heldBy }: Round, before: Workshop, input: WorkshopInput): boolean =>
  heldBy === null || !(isGroundChanged(before, input) || (heldBy === 'published' && hasFewerPlaces(before, input)))

export async function takeWorkshops(tx: Tx, given: TakeInput<WorkshopRow>): Promise<void> {
  const { actor, services, rows, fileName } = given
  const around = await readAround(tx, actor, services)
  const added = []
  for (const { row } of rows) {
    const at = placeOf(row, around)
    if (!('round' in at)) continue
    const before = storedAs(row, at, around)
    const input = completeRow(row, before)
    if (before === undefined) {
      added.push({ id: services.newId(), roundId: at.round.id, organizationId: at.bbs.id, ...input })
    } else if (isFree(at.round, before, input)) {
      await changeWorkshopIn(tx, { actor, services, workshop: before, input })
    }
  }
  await insertWorkshops(tx, { regionId: actor.regionId, at: services.now() }, added)
  await recordAudits(
    tx,
    actor,
    services,
    added.map(({ id, details }) => ({
      action: 'workshop.import',
      objectKind: 'workshop',
      objectId: id,
      changes: [{ field: 'name', before: null, after: details.name }],
      reason: fileName,
    })),
  )
  await given.progress(rows.length)
}
