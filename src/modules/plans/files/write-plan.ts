// A plan to the files of `steg plan`: rows in the order of the codes, and a report.
import { explainPlan, noRank, unwanted } from '../engine/explain.ts'
import { nowhere, type Plan } from '../engine/problem.ts'
import { reasonSentence } from '../reason-texts.ts'
import type { Hint } from './plan-hints.ts'
import type { ReadPlan } from './read-plan-files.ts'

const header = 'code;block;werkstatt;berufsfeld;rang;grund\n'

/** zuteilung.csv: one row per pupil and block. Cells stay as they were sent; who opens them in Excel imports them as text. */
export function writeAllocation(read: ReadPlan, plan: Plan): string {
  const { problem, ranks, codes, fieldNames, workshopNames } = read
  const reasons = explainPlan({ problem, allocation: plan.allocation, ranks })
  const nameOfField = (field: number): string => fieldNames[field] as string
  const lines = reasons.map((reason, cell) => {
    const pupil = Math.floor(cell / problem.blockCount)
    const workshop = plan.allocation[cell] as number
    const field = problem.workshops[workshop]?.field
    const place =
      workshop === nowhere || field === undefined
        ? ['', '', '']
        : [
            workshopNames[workshop] as string,
            nameOfField(field),
            rankText(ranks[pupil * problem.fieldCount + field] as number),
          ]
    const cells = [
      codes[pupil] as string,
      String(cell % problem.blockCount),
      ...place,
      reasonSentence(reason, nameOfField),
    ]
    return `${cells.map(quoted).join(';')}\n`
  })
  return header + lines.join('')
}

const rankText = (rank: number): string => (rank === noRank ? '' : rank === unwanted ? 'nein' : String(rank))

const quoted = (cell: string): string => (/[;"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** bericht.json. */
export function writeReport(given: {
  readonly plan: Plan
  readonly hints: readonly Hint[]
  readonly seconds: number
}): string {
  const { plan, hints, seconds } = given
  const report = {
    ziel: plan.value,
    schranke: plan.bound,
    bewiesen: plan.proven,
    leereBloecke: plan.emptyCount,
    ohneWunsch: plan.withoutWishCount,
    hinweise: hints,
    sekunden: Math.round(seconds * 1000) / 1000,
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
