// Prints the permission table for people (docs/permissions.md): who may, from whom it is hidden, who is refused.
import type { Actor, Verdict } from '../actor/actor.ts'
import { catalogue } from '../i18n/catalogue.ts'
import type { PermissionCase, PermissionRow } from './permission-row.ts'

export interface NamedActor {
  /** German, for example `Schulleitung`. */
  readonly label: string
  readonly actor: Actor
}

const t = catalogue({
  de: {
    head: ['Fall', 'darf', 'sieht es nicht', 'darf nicht'],
    everybody: 'alle',
    everybodyElse: 'alle anderen',
    nobody: '–',
  },
})

/** Markdown: one section per object, one table per action, one line per case. Rows keep their order. */
export function printPermissions(rows: readonly PermissionRow[], actors: readonly NamedActor[]): string {
  const objects = [...new Set(rows.map(({ object }) => object))]
  return objects
    .flatMap((object) => [
      `## ${object}`,
      '',
      ...rows.filter((row) => row.object === object).flatMap((row) => printRow(row, actors)),
    ])
    .join('\n')
}

const printRow = (row: PermissionRow, actors: readonly NamedActor[]): string[] => [
  `### ${row.object}: ${row.action} (\`${row.key}\`)`,
  '',
  lineOf(t.head),
  lineOf(t.head.map(() => '---')),
  ...row.cases.map((permissionCase) => lineOf(cellsOf(permissionCase, actors))),
  '',
]

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function cellsOf(permissionCase: PermissionCase, actors: readonly NamedActor[]): string[] {
  const verdicts = actors.map(({ label, actor }) => ({ label, verdict: permissionCase.decide(actor) }))
  const labelsOf = (wanted: Verdict) => verdicts.filter(({ verdict }) => verdict === wanted).map(({ label }) => label)
  const groups = (['allowed', 'hidden', 'forbidden'] as const).map(labelsOf)
  // The largest group is the rule, the others are its exceptions; naming these is enough.
  const largest = groups.reduce((best, group, index) => (group.length > (groups[best]?.length ?? 0) ? index : best), 0)
  const cellOf = (labels: readonly string[], index: number): string => {
    if (labels.length === 0) return t.nobody
    if (labels.length === actors.length) return t.everybody
    return index === largest && labels.length > 3 ? t.everybodyElse : labels.join(', ')
  }
  return [permissionCase.label, ...groups.map(cellOf)]
}
