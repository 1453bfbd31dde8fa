// Which findings stay with a run when there are more than anybody reads. Pure.
import { type Finding, isAboutARow, type Severity } from './target.ts'
import { t } from './texts.ts'

/** A file that is wrong in every line needs no second thousand. */
const mostFindings = 5_000

/** What the reader must not miss goes first: a refused row is not taken, and nowhere else does it say so. */
const rankOf = (finding: Finding): number =>
  isAboutARow(finding) ? { refused: 1, doubtful: 2, note: 3 }[finding.severity] : 0

/**
 * At most `most` of them, the weightier before the others and earlier lines before later ones, in the order given; and a
 * sentence about the file that says how many of which kind were left out. O(n log n).
 */
export function keepFindings(findings: readonly Finding[], most = mostFindings): readonly Finding[] {
  if (findings.length <= most) return findings
  const byWeight = findings.toSorted((a, b) => rankOf(a) - rankOf(b))
  const kept = new Set(byWeight.slice(0, most))
  const left: Record<Severity, number> = { refused: 0, doubtful: 0, note: 0 }
  for (const { severity } of byWeight.slice(most)) left[severity]++
  return [
    { line: 0, column: null, severity: 'doubtful', subject: '', reason: t.findings.leftOut(left) },
    ...findings.filter((finding) => kept.has(finding)),
  ]
}
