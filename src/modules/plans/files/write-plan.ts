// A plan to the files of `steg plan`: rows in the order of the codes, and a report.
import { explainPlan, noRank, unwanted } from '../engine/explain.ts'
import type { SmallWorkshop } from '../engine/find-small-groups.ts'
import { nowhere, type Plan } from '../engine/problem.ts'
import { reasonSentence } from '../reason-texts.ts'
import type { ReadPlan } from './read-plan-files.ts'
import { hintTexts } from './texts.ts'

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
export function writeReport(
  read: ReadPlan,
  given: { readonly plan: Plan; readonly small: readonly SmallWorkshop[]; readonly seconds: number },
): string {
  const { plan, small, seconds } = given
  const report = {
    ziel: plan.value,
    schranke: plan.bound,
    bewiesen: plan.proven,
    leereBloecke: plan.emptyCount,
    ohneWunsch: plan.withoutWishCount,
    hinweise: [...small.map((one) => smallHint(read, one)), ...unknownFieldHints(read)],
    sekunden: Math.round(seconds * 1000) / 1000,
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function smallHint(
  { problem, fieldNames, workshopNames }: ReadPlan,
  { workshop, groups, field, day, price }: SmallWorkshop,
) {
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
      mehrLeereBloecke: price.moreEmpty,
      mehrOhneWunsch: price.moreWithoutWish,
      dannZuKlein: price.smallWorkshops.map((other) => workshopNames[other] as string),
    },
    text: hintTexts.smallGroup({ workshop: name, day, groups, minimum, field: fieldName, price: price.value }),
  }
}

/** Wishes for what nobody offers on any day are not refused, but somebody should look at them. */
function unknownFieldHints({ problem, ranks, fieldNames }: ReadPlan) {
  const offered = new Set(problem.workshops.map(({ field }) => field))
  return fieldNames.flatMap((name, field) => {
    if (offered.has(field)) return []
    let wishers = 0
    for (let cell = field; cell < ranks.length; cell += problem.fieldCount) if ((ranks[cell] as number) > 0) wishers++
    return wishers === 0
      ? []
      : [
          {
            art: 'berufsfeldOhneWerkstatt',
            berufsfeld: name,
            wuensche: wishers,
            text: hintTexts.unknownField(name, wishers),
          },
        ]
  })
}
