// Splits German compounds by the words of the corpus itself: no dictionary is shipped.

/** How often a folded word form occurs in the corpus; 0 for unknown forms. */
export type FormCount = (form: string) => number

const shortestPart = 4
const links = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ns', 'ens']
const endings: readonly (readonly [string, string])[] = [
  ...links.map((link) => [link, ''] as const),
  ['', 'e'],
  ['', 'en'],
]
const mostParts = 4

// Shorter parts only from this list: three letters occur by chance inside most words.
const shortestKnown = 3
const shortParts = new Set([
  'amt',
  'tag',
  'weg',
  'ort',
  'bus',
  'rat',
  'arm',
  'bad',
  'hof',
  'akt',
  'abi',
  'ehe',
  'gas',
  'alt',
  'neu',
  'not',
])
// Endings of derivation that also exist as words; cutting them off is no splitting of a compound.
const suffixes = new Set([
  'ende',
  'enden',
  'endes',
  'ender',
  'lich',
  'keit',
  'heit',
  'isch',
  'sein',
  'lein',
  'haft',
  'igen',
  'innen',
  'anderen',
  'andere',
  'dies',
  'eine',
  'einer',
])

/**
 * The parts of a compound, or [] when it is none. Parts are folded forms of the corpus, linking elements removed.
 * Chosen by the geometric mean of the parts' counts (Koehn & Knight 2003), the best split of every tail kept:
 * O(length² · links). Deterministic; ties go to fewer parts, then to the longer first part.
 */
export function splitCompound(form: string, countOf: FormCount): string[] {
  if (form.length < 2 * shortestPart - 1 || !/^[a-z]+$/.test(form)) return []
  const best = bestSplit(form, true, mostParts, { countOf, memo: new Map(), tailCounts: [] })
  return best === undefined || best.parts.length < 2 ? [] : [...best.parts]
}

interface Split {
  readonly parts: readonly string[]
  readonly logSum: number
}

interface Search {
  readonly countOf: FormCount
  /** By the tail's length and the parts that are left. */
  readonly memo: Map<number, Split | undefined>
  readonly tailCounts: number[]
}

function isBetter(a: Split, b: Split | undefined): boolean {
  if (b === undefined) return true
  const difference = a.logSum / a.parts.length - b.logSum / b.parts.length
  if (difference !== 0) return difference > 0
  return a.parts.length < b.parts.length
}

function bestSplit(rest: string, isWhole: boolean, left: number, search: Search): Split | undefined {
  const key = rest.length * 8 + left
  const kept = search.memo.get(key)
  if (kept !== undefined || search.memo.has(key)) return kept
  let best: Split | undefined
  // The whole word itself is never a part of itself.
  if (!isWhole) {
    const count = search.tailCounts[rest.length] ?? countOfPart(rest, search)
    search.tailCounts[rest.length] = count
    if (count > 0) best = { parts: [rest], logSum: Math.log(count) }
  }
  if (left > 1) {
    for (let cut = rest.length - shortestKnown; cut >= shortestKnown; cut--) {
      // Few tails are words: asked first, they spare most questions about the left side.
      const tail = bestSplit(rest.slice(cut), false, left - 1, search)
      const part = tail === undefined ? undefined : leftPart(rest.slice(0, cut), search)
      if (tail === undefined || part === undefined) continue
      const found = { parts: [part.form, ...tail.parts], logSum: Math.log(part.count) + tail.logSum }
      if (isBetter(found, best)) best = found
    }
  }
  search.memo.set(key, best)
  return best
}

function countOfPart(form: string, { countOf }: Search): number {
  if (form.length < shortestPart && !shortParts.has(form)) return 0
  return suffixes.has(form) ? 0 : countOf(form)
}

/** The left side of a cut with its linking element taken off, in the form that the corpus knows best. */
function leftPart(left: string, search: Search): { form: string; count: number } | undefined {
  let best: { form: string; count: number } | undefined
  for (const [end, put] of endings) {
    if (!left.endsWith(end)) continue
    const form = left.slice(0, left.length - end.length) + put
    const count = countOfPart(form, search)
    if (count > (best?.count ?? 0)) best = { form, count }
  }
  return best
}

/** The form under which the corpus knows several words written together, with or without linking elements. */
export function joinParts(parts: readonly string[], countOf: FormCount): string | undefined {
  let candidates = ['']
  parts.forEach((part, i) => {
    candidates = i === 0 ? [part] : candidates.flatMap((left) => links.map((link) => left + link + part))
  })
  let best: string | undefined
  let bestCount = 0
  for (const candidate of candidates) {
    const count = countOf(candidate)
    if (count > bestCount) {
      best = candidate
      bestCount = count
    }
  }
  return best
}

/**
 * Which known words stand inside an unknown one (greatest sum of squared lengths), and the letters between them.
 * O(length²). Only for words that neither occur nor split nor can be corrected as a whole.
 */
export function coverCompound(form: string, countOf: FormCount): { known: string[]; gaps: string[] } {
  const score = new Float64Array(form.length + 1)
  const lengths = new Uint16Array(form.length + 1)
  for (let end = 1; end <= form.length; end++) {
    score[end] = score[end - 1] ?? 0
    for (let length = shortestPart; length <= end && length < form.length; length++) {
      const sum = (score[end - length] ?? 0) + length * length
      if (sum > (score[end] ?? 0) && countOf(form.slice(end - length, end)) > 0) {
        score[end] = sum
        lengths[end] = length
      }
    }
  }
  const known: string[] = []
  const gaps: string[] = []
  let gap = ''
  for (let end = form.length; end > 0; ) {
    const length = lengths[end] ?? 0
    if (length === 0) {
      gap = form.charAt(end - 1) + gap
      end--
      continue
    }
    if (gap !== '') gaps.unshift(gap)
    gap = ''
    known.unshift(form.slice(end - length, end))
    end -= length
  }
  if (gap !== '') gaps.unshift(gap)
  return { known, gaps: gaps.filter((letters) => letters.length >= shortestPart) }
}
