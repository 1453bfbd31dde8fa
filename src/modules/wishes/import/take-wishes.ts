// The database half of an import of wishes: whose row it is, for which round, and what would change.
import { recordAudits } from '../../../platform/audit/record-audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { LinedRow, PlanInput, PlannedRow, RowRefusal, TakeInput } from '../../../platform/imports/target.ts'
import { listClasses, listPupils, mayBePlanned, type Pupil, readNames, type SchoolClass } from '../../pupils/index.ts'
import { type Berufsfeld, findRound, isPlanPublished, listRounds, type Round } from '../../rounds/index.ts'
import { isSameChoice } from '../choice.ts'
import { offeredFields } from '../offered-fields.ts'
import { findAnswers, findReasons, type NewAnswer, putAnswers } from '../store.ts'
import type { Answer } from '../terms.ts'
import { t } from '../texts.ts'
import { mergeRows } from './merge-rows.ts'
import { classKeyOf, nameKeyOf, type WishFileRow } from './wish-row.ts'

/** A row with what will be written; only the first row of a pupil has it. */
export interface PlannedWishes extends WishFileRow {
  readonly write?: { readonly roundId: string; readonly answer: NewAnswer }
}

type Row = LinedRow<WishFileRow>

interface OpenRound {
  readonly round: Round
  /** Its plan no longer asks for wishes; whose row it is can still be said. */
  readonly isPublished: boolean
  readonly classes: ReadonlyMap<string, SchoolClass>
  readonly pupils: readonly Pupil[]
  offeredTo(schoolClass: SchoolClass): readonly Berufsfeld[]
}

/** Rounds whose wishes can still be entered: decided, and not begun. The nearest first. */
async function openRounds(tx: Tx, { actor, services }: PlanInput<WishFileRow>): Promise<OpenRound[]> {
  const listed = await listRounds(actor, services)
  const today = services.today()
  const rounds = (listed.ok ? listed.value : [])
    .filter(({ wishesFrom, startsOn }) => wishesFrom !== null && startsOn > today)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const open: OpenRound[] = []
  for (const round of rounds) {
    const page = await findRound(actor, services, round.id)
    if (!page.ok) continue
    const takesPart = new Set(page.value.schools.filter((one) => one.takesPart).map((one) => one.organizationId))
    const { schoolYear, grade } = round
    const classes = (await listClasses(actor, services, { schoolYear, grade })).filter((one) =>
      takesPart.has(one.organizationId),
    )
    const byId = new Map(classes.map((one) => [one.id, one]))
    const pupils = (await listPupils(actor, services, { schoolYear, grade })).filter(({ classId }) => byId.has(classId))
    const offered = new Map<string, readonly Berufsfeld[]>()
    open.push({
      round,
      isPublished: await isPlanPublished(tx, actor, round.id),
      classes: byId,
      pupils,
      offeredTo: ({ id, organizationId }) => {
        const known = offered.get(id) ?? offeredFields(page.value, { classId: id, organizationId })
        offered.set(id, known)
        return known
      },
    })
  }
  return open
}

type Found =
  | { readonly pupil: Pupil; readonly open: OpenRound }
  | { readonly reason: string; readonly column: string | null }

/** By code everybody who may import, by name only the school itself. */
async function finderOf(input: PlanInput<WishFileRow>, rounds: readonly OpenRound[]) {
  const { actor, services, rows } = input
  const { fields } = t.import
  const byCode = new Map(
    rounds.toReversed().flatMap((open) => open.pupils.map((pupil) => [pupil.code, { pupil, open }] as const)),
  )
  const [nearest] = rounds
  const isSchool = actor.kind === 'person' && actor.role !== 'coordinator'
  const asksNames = isSchool && rows.some(({ row }) => row.who.kind === 'name')
  const names =
    asksNames && nearest
      ? await readNames(
          actor,
          services,
          nearest.pupils.map(({ id }) => id),
        )
      : new Map()
  const byName = Map.groupBy(
    (nearest?.pupils ?? []).filter(({ id }) => names.has(id)),
    ({ id, classId }) => {
      const name = names.get(id)
      return `${nameKeyOf(`${name?.givenName} ${name?.familyName}`)} ${classKeyOf(nearest?.classes.get(classId)?.name ?? '')}`
    },
  )
  return ({ row }: Row): Found => {
    const { who } = row
    if (nearest === undefined) return { column: null, reason: t.import.noRound }
    if (who.kind === 'code') return byCode.get(who.code) ?? { column: fields.code, reason: t.import.unknownCode }
    if (!isSchool) return { column: fields.name, reason: t.import.officeByCode }
    const found = byName.get(`${who.nameKey} ${who.classKey}`) ?? []
    const [pupil] = found
    if (pupil === undefined) return { column: fields.name, reason: t.import.unknownName }
    return found.length > 1 ? { column: fields.name, reason: t.import.doubleName } : { pupil, open: nearest }
  }
}

export async function planWishes(tx: Tx, input: PlanInput<WishFileRow>): Promise<PlannedRow<PlannedWishes>[]> {
  const { actor, services, rows } = input
  const rounds = await openRounds(tx, input)
  const find = await finderOf(input, rounds)
  const found = rows.map((row) => ({ row, found: find(row) }))
  const refusals = new Map<Row, RowRefusal>()
  for (const { row, found: one } of found) if ('reason' in one) refusals.set(row, one)
  const known = found.flatMap(({ row, found: one }) => ('pupil' in one ? [{ row, ...one }] : []))
  const planning = await mayBePlanned(services, actor.regionId, [...new Set(known.map(({ pupil }) => pupil.id))])
  const writes = new Map<Row, NonNullable<PlannedWishes['write']>>()
  const states = new Map<Row, 'new' | 'changed' | 'known'>()
  for (const [open, ofRound] of Map.groupBy(known, (one) => one.open)) {
    const roundId = open.round.id
    const pupilIds = [...new Set(ofRound.map(({ pupil }) => pupil.id))]
    const stored = await findAnswers(tx, { roundId, pupilIds, lock: true })
    const sealed = Map.groupBy(await findReasons(tx, { roundId, pupilIds }), ({ pupilId }) => pupilId)
    for (const [pupilId, own] of Map.groupBy(ofRound, ({ pupil }) => pupil.id)) {
      const ownRows = own.map(({ row }) => row)
      const [first] = own
      const schoolClass = first && open.classes.get(first.pupil.classId)
      if (first === undefined || schoolClass === undefined) continue
      const closed = open.isPublished
        ? t.import.planPublished
        : planning.get(pupilId)?.may === true
          ? undefined
          : t.import.notPlanned
      if (closed !== undefined) {
        for (const row of ownRows) refusals.set(row, { column: null, reason: closed })
        continue
      }
      const merged = mergeRows(ownRows, { offered: open.offeredTo(schoolClass), most: open.round.wishCount })
      for (const [row, refusal] of merged.refusals) refusals.set(row, refusal)
      if (merged.refusals.size > 0) continue
      const before: Answer | undefined = stored.get(pupilId)
      const choice = { ...merged.choice, outside: before?.outside ?? null }
      const state = before === undefined ? 'new' : isSameChoice(before, choice) ? 'known' : 'changed'
      for (const row of ownRows) states.set(row, state)
      writes.set(first.row, {
        roundId,
        answer: {
          ...choice,
          pupilId,
          organizationId: first.pupil.organizationId,
          way: 'import',
          language: 'de',
          version: before?.version ?? 0,
          reasons: new Map((sealed.get(pupilId) ?? []).map((one) => [one.berufsfeld, one.sealed])),
        },
      })
    }
  }
  return rows.map((lined) => {
    const { subject } = lined.row
    const refusal = refusals.get(lined)
    if (refusal !== undefined) return { ...lined, state: 'refused', subject, refusal }
    const write = writes.get(lined)
    const row: PlannedWishes = write === undefined ? lined.row : { ...lined.row, write }
    return { ...lined, row, state: states.get(lined) ?? 'known', subject }
  })
}

export async function takeWishes(tx: Tx, given: TakeInput<PlannedWishes>): Promise<void> {
  const { actor, services, rows } = given
  const writes = rows.flatMap(({ row }) => (row.write === undefined ? [] : [row.write]))
  for (const [roundId, ofRound] of Map.groupBy(writes, (write) => write.roundId)) {
    const answers = ofRound.map(({ answer }) => answer)
    const missed = await putAnswers(tx, { regionId: actor.regionId, roundId, at: services.now() }, answers)
    // Locked while it was planned; only a first answer of this very moment can come between. Nothing is taken then.
    if (missed.size > 0) throw new Error('Somebody answered while the import was taken')
  }
  await recordAudits(
    tx,
    actor,
    services,
    writes.map(({ answer }) => ({
      action: 'wishes.import',
      objectKind: 'wishes',
      objectId: answer.pupilId,
      changes: [
        { field: 'way', before: null, after: answer.way },
        { field: 'wishCount', before: null, after: String(answer.wishes.length) },
        { field: 'neverCount', before: null, after: String(answer.never.length) },
      ],
      // Not the name of the file: it may name people, and the protocol forgets nothing.
      reason: 'import',
    })),
  )
  await given.progress(rows.length)
}
