// What a council reads: young people in the headline, everybody else apart, and where exactly something is missing. Pure.
import { type Cube, type CubeView, type ViewCell, viewCube, worths } from './cube.ts'
import { type Finding, findingOf } from './finding.ts'
import type { Region } from './to-cube.ts'

/** Keys of code-lists/zielgruppe.json for whom the goal "every young person" does not speak. */
const notYoung: readonly string[] = ['eltern', 'ohne-berufsabschluss', 'schulen', 'betriebe', 'fachkraefte']

/** Keys of code-lists/angebotsart.json that no young person could miss. */
const notForYoung: readonly string[] = ['fortbildung']

export interface KindFinding {
  /** Index of the kind. */
  readonly kind: number
  /** Municipalities in which no young group reaches an offer of this kind, of those in which one is needed. */
  readonly gaps: number
  readonly needed: number
}

export interface GroupFinding {
  /** Index of the group. */
  readonly group: number
  readonly needed: number
  /** Indices of the municipalities without an offer within reach: the emptiest first, of these the most people first. */
  readonly without: readonly number[]
}

export interface CouncilPaper {
  /** Young groups by municipalities. */
  readonly view: CubeView
  readonly picture: readonly (readonly ViewCell[])[]
  readonly finding: Finding
  /** Young groups with gaps, the worst first. */
  readonly groups: readonly GroupFinding[]
  /** Counted apart: parents, adults, schools, companies and professionals. */
  readonly others: { readonly groups: readonly number[]; readonly gaps: number; readonly needed: number }
  /** The kinds that are missing in most municipalities first; none where the view looks at one kind only. */
  readonly kinds: readonly KindFinding[]
}

/** O(cells of the view); `view` has target groups as rows and municipalities as columns. */
export function councilPaperOf({ region, cube }: { region: Region; cube: Cube }, view: CubeView): CouncilPaper {
  const isYoung = (group: number): boolean => !notYoung.includes(region.groups[group] ?? '')
  const of = (groups: readonly number[]): CubeView => ({ ...view, chosen: { ...view.chosen, group: groups } })
  const young = of(view.chosen.group.filter(isYoung))
  const others = of(view.chosen.group.filter((group) => !isYoung(group)))
  const picture = viewCube(cube, young)
  const finding = findingOf(picture)
  const apart = findingOf(viewCube(cube, others))
  return {
    view: young,
    picture,
    finding,
    groups: finding.rowsWithGaps.map(({ index, needed, gapsAt }) => ({
      group: young.chosen.group[index] ?? -1,
      needed,
      without: worstFirst(region, young, { cells: picture[index] ?? [], columns: gapsAt }),
    })),
    others: { groups: others.chosen.group, gaps: apart.gaps, needed: apart.needed },
    kinds: view.chosen.kind.length < 2 ? [] : kindsOf({ region, cube }, young),
  }
}

function worstFirst(
  region: Region,
  view: CubeView,
  { cells, columns }: { readonly cells: readonly ViewCell[]; readonly columns: readonly number[] },
): number[] {
  const worth = (column: number): number => worths[cells[column]?.state ?? 'available']
  const municipality = (column: number): number => view.chosen.municipality[column] ?? -1
  const people = (column: number): number => region.municipalities[municipality(column)]?.population ?? 0
  return [...columns].sort((a, b) => worth(a) - worth(b) || people(b) - people(a) || a - b).map(municipality)
}

function kindsOf({ region, cube }: { region: Region; cube: Cube }, young: CubeView): KindFinding[] {
  const kind = young.chosen.kind.filter((index) => !notForYoung.includes(region.kinds[index] ?? ''))
  const picture = viewCube(cube, { rows: 'kind', columns: 'municipality', chosen: { ...young.chosen, kind } })
  return findingOf(picture).rowsWithGaps.map(({ index, gaps, needed }) => ({
    kind: kind[index] ?? -1,
    gaps,
    needed,
  }))
}
