// What a plan could not do and why, and what somebody should look at: the hints of bericht.json, each with its sentence.
import { explainFields, type FieldFigures } from '../engine/explain.ts'
import type { SmallWorkshop } from '../engine/find-small-groups.ts'
import { alone, nowhere, type Plan, type PlanProblem } from '../engine/problem.ts'
import { fieldSentence } from '../reason-texts.ts'
import type { ReadPlan } from './read-plan-files.ts'
import { hintTexts } from './texts.ts'

export interface Hint {
  /** Kind of the hint; what else there is depends on it. */
  readonly art: string
  readonly text: string
  readonly [detail: string]: unknown
}

export interface HintGiven {
  readonly plan: Plan
  readonly small: readonly SmallWorkshop[]
  readonly unevenWorkshops: readonly number[]
}

/** In the order in which they matter: places that are missing, fields that are wanted too much, groups. */
export function hintsOf(read: ReadPlan, given: HintGiven): Hint[] {
  const { problem, ranks } = read
  const figures = explainFields({ problem, allocation: given.plan.allocation, ranks })
  return [
    ...placeHints(problem),
    ...figures
      .filter(({ isOffered, wisherCount, placeCount }) => isOffered && wisherCount > placeCount)
      .map((one) => wantedHint(read, one)),
    ...unofferedHints(read, figures),
    ...given.small.map((one) => smallHint(read, one)),
    ...given.unevenWorkshops.flatMap((workshop) => unevenHint(read, given.plan, workshop)),
  ]
}

/** Days and blocks in which nothing is open, or less than pupils come. */
function placeHints({ workshops, blockCount, dayOf }: PlanProblem): Hint[] {
  const hints: Hint[] = []
  const days = [...new Set(Array.from(dayOf))].sort((a, b) => a - b)
  for (const day of days) {
    const pupils = Array.from(dayOf).filter((one) => one === day).length
    for (let block = 0; block < blockCount; block++) {
      const places = workshops.reduce((sum, one) => sum + (one.day === day ? (one.capacity[block] ?? 0) : 0), 0)
      const at = { tag: day, block, schueler: pupils, plaetze: places }
      if (places === 0) hints.push({ art: 'blockGeschlossen', ...at, text: hintTexts.closedBlock(day, block) })
      else if (places < pupils)
        hints.push({ art: 'zuWenigPlaetze', ...at, text: hintTexts.tooFewPlaces({ day, block, pupils, places }) })
    }
  }
  return hints
}

function wantedHint({ fieldNames }: ReadPlan, figures: FieldFigures): Hint {
  const name = fieldNames[figures.field] as string
  return {
    art: 'berufsfeldUeberzeichnet',
    berufsfeld: name,
    tag: figures.day,
    wuensche: figures.wisherCount,
    erstwuensche: figures.firstWisherCount,
    plaetze: figures.placeCount,
    belegt: figures.takenCount,
    text: hintTexts.wanted(figures.day, fieldSentence(figures, name)),
  }
}

/** Wishes for what nobody offers at all, or not on the day of the pupil, are not refused, but somebody should look at them. */
function unofferedHints({ fieldNames }: ReadPlan, figures: readonly FieldFigures[]): Hint[] {
  const byField = Map.groupBy(figures, ({ field }) => field)
  return fieldNames.flatMap((name, field): Hint[] => {
    const days = byField.get(field) ?? []
    if (!days.some(({ isOffered }) => isOffered)) {
      const all = days.reduce((sum, { wisherCount }) => sum + wisherCount, 0)
      const text = hintTexts.unknownField(name, all)
      return all === 0 ? [] : [{ art: 'berufsfeldOhneWerkstatt', berufsfeld: name, wuensche: all, text }]
    }
    return days
      .filter(({ isOffered }) => !isOffered)
      .map(({ day, wisherCount }) => {
        const text = hintTexts.fieldNotOnDay({ field: name, day, wishers: wisherCount })
        return { art: 'berufsfeldNichtAmTag', berufsfeld: name, tag: day, wuensche: wisherCount, text }
      })
  })
}

function smallHint(
  { problem, fieldNames, workshopNames }: ReadPlan,
  { workshop, groups, field, day, price }: SmallWorkshop,
): Hint {
  const minimum = problem.workshops[workshop]?.minimum as number
  const name = workshopNames[workshop] as string
  const fieldName = fieldNames[field] as string
  return {
    art: 'mindestgroesse',
    werkstatt: name,
    tag: day,
    mindestgroesse: minimum,
    gruppen: groups.map(({ block, size }) => ({ block, groesse: size })),
    vorschlag: {
      schliessen: fieldName,
      kosten: price.value,
      bewiesen: price.isProven,
      mehrLeereBloecke: price.moreEmpty,
      mehrOhneWunsch: price.moreWithoutWish,
      dannZuKlein: price.smallWorkshops.map((other) => workshopNames[other] as string),
    },
    text: hintTexts.smallGroup({ workshop: name, day, groups, minimum, field: fieldName, price }),
  }
}

/** Groups that differ by two or more between blocks, although the places are the same in all. */
function unevenHint({ problem, workshopNames }: ReadPlan, { allocation }: Plan, workshop: number): Hint[] {
  const { workshops, blockCount, teamOf, dayOf } = problem
  const { day, capacity } = workshops[workshop] as PlanProblem['workshops'][number]
  // Teams do not part for that.
  const hasTeam = Array.from(teamOf).some((team, pupil) => team !== alone && dayOf[pupil] === day)
  if (hasTeam || capacity.some((places) => places !== capacity[0])) return []
  const sizes = new Array<number>(blockCount).fill(0)
  for (const [cell, one] of allocation.entries())
    if (one !== nowhere && one === workshop) sizes[cell % blockCount] = (sizes[cell % blockCount] as number) + 1
  const name = workshopNames[workshop] as string
  const text = hintTexts.uneven({ workshop: name, day, sizes })
  return [{ art: 'ungleicheGruppen', werkstatt: name, tag: day, gruppen: sizes, text }]
}
