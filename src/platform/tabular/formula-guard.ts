// A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"). The guard can
// be undone exactly, so that an own export comes back as it was.

/**
 * Where a guard is needed. 'cell': only at its start, for workbooks, whose cells cannot fall apart. 'every-line': at
 * the start and after each line break, for CSV, where a program that expects another delimiter does not see the
 * quotation marks and tears a cell apart at its line breaks.
 */
export type GuardScope = 'cell' | 'every-line'

// After apostrophes, blanks and invisible characters: = + - @, also in full width or small form, or a tab among the
// blanks. One class for all blanks, because alternatives that overlap would take exponential time.
const dangerousSign = /^'*[[\s\p{Z}\p{Cf}\p{Cc}]--[\r\n]]*[=+\-@＝＋－＠﹢﹣﹦﹫]/v
const leadingTab = /^'*[[\s\p{Z}\p{Cf}\p{Cc}]--[\r\n]]*\t/v
const blankLine = /^'*[\s\p{Z}\p{Cf}\p{Cc}]*$/v

/** A line is in danger by its first sign; the first line also if it is blank and more follow (a line break in front). */
const needsGuard = (line: string, first: boolean, followed: boolean): boolean =>
  dangerousSign.test(line) || leadingTab.test(line) || (first && followed && blankLine.test(line))

function mapLines(text: string, scope: GuardScope, change: (line: string) => string): string {
  // Odd places hold the line breaks themselves.
  const parts = text.split(/(\r\n|\r|\n)/)
  const followed = parts.length > 1
  for (let i = 0; i < parts.length; i += 2) {
    const line = parts[i] ?? ''
    if ((i === 0 || scope === 'every-line') && needsGuard(line, i === 0, followed)) parts[i] = change(line)
  }
  return parts.join('')
}

const mayMatter = /[=+\-@＝＋－＠﹢﹣﹦﹫\t\r\n]/

/** Whether a spreadsheet could take the cell for a formula, or cut it at a tab or line break in front. */
export function looksLikeFormula(text: string): boolean {
  const [first = '', ...others] = text.split(/\r\n|\r|\n/)
  return !/^'/.test(first) && needsGuard(first, true, others.length > 0)
}

/** Puts an apostrophe before what needs one, and before what already looks guarded: so undoing is exact. O(n). */
export const guardCell = (text: string, scope: GuardScope): string =>
  mayMatter.test(text) ? mapLines(text, scope, (line) => `'${line}`) : text

/** Takes away what `guardCell` has added with the same scope; leaves other apostrophes (’t Hooft, 'n) alone. O(n). */
export const unguardCell = (text: string, scope: GuardScope): string =>
  text.includes("'") && mayMatter.test(text)
    ? mapLines(text, scope, (line) => (line.startsWith("'") ? line.slice(1) : line))
    : text
