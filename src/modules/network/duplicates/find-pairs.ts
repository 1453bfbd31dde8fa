// Which records could be the same organisation, and why. Pure: a hint for a person, never a decision.
import { searchForm } from '../../../kernel/din-91379.ts'
import { distanceKm } from '../../../kernel/geo.ts'
import { tokenOverlap, trigramSimilarity } from '../../../kernel/similarity.ts'
import { cityKey, nameKey, streetKey } from '../keys.ts'
import type { OrganizationDetails } from '../terms.ts'

export type Candidate = { readonly id: string } & Pick<
  OrganizationDetails,
  'kind' | 'name' | 'schulform' | 'officialNumber' | 'street' | 'postalCode' | 'city' | 'latitude' | 'longitude'
>

export type PairReason = 'same-number' | 'same-name-and-place' | 'same-address' | 'similar-name-near'

export interface Pair {
  readonly first: string
  readonly second: string
  readonly reasons: readonly PairReason[]
}

/** Words that half of all schools and companies carry: they tell nobody apart. */
const generic = new Set(
  (
    'staedt staedtische staedtisches staedtischer stadt gemeinde gem kath katholische ev evangelische schule schulen grundschule ' +
    'gemeinschaftsgrundschule hauptschule realschule gymnasium gesamtschule oberschule foerderschule berufskolleg bbs igs kgs ' +
    'kooperative integrierte sekundarschule primarstufe sekundarstufe der die das des und in im am an fuer mit gmbh ggmbh ' +
    'ev verein kg ag co gbr freie staatlich anerkannte private priv'
  ).split(' '),
)

const distinctive = (name: string): string =>
  searchForm(name)
    .split(' ')
    .filter((word) => word.length > 1 && !generic.has(word))
    .join(' ')

/** Schools under one roof, one of each confession: the word that all the others hide makes the difference. */
const confessionOf = (name: string): string | undefined =>
  /\b(kath|katholische[rs]?)\b/.test(name)
    ? 'kath'
    : /\b(ev|evang|evangelische[rs]?)\b/.test(name)
      ? 'ev'
      : /\b(gem|gemeinschafts?\w*)\b/.test(name)
        ? 'gem'
        : undefined

const differInConfession = (a: string, b: string): boolean => {
  const [first, second] = [confessionOf(a), confessionOf(b)]
  return first !== undefined && second !== undefined && first !== second
}

const families: Readonly<Record<string, string>> = { igs: 'gesamtschule', kgs: 'gesamtschule' }
const familyOf = (one: Candidate): string => families[one.schulform ?? ''] ?? one.schulform ?? one.kind

const metres = 0.3

interface Prepared {
  readonly one: Candidate
  readonly name: string
  readonly words: string
  readonly city: string
  readonly street: string
}

function reasonsFor(a: Prepared, b: Prepared): PairReason[] {
  const numbers = [a.one.officialNumber, b.one.officialNumber]
  const bothNumbered = numbers[0] !== null && numbers[1] !== null
  if (bothNumbered && numbers[0] === numbers[1] && a.one.kind !== b.one.kind) return ['same-number']
  if (familyOf(a.one) !== familyOf(b.one) || differInConfession(a.name, b.name)) return []
  const sameTown =
    (a.one.postalCode !== null && a.one.postalCode === b.one.postalCode) || (a.city !== '' && a.city === b.city)
  const sameStreet = a.street !== '' && a.street === b.street && a.one.postalCode === b.one.postalCode
  const contained = a.words !== '' && b.words !== '' && tokenOverlap(a.words, b.words) === 1
  // A register that gives two numbers has told them apart, unless even the house is the same.
  if (bothNumbered && !sameStreet) return []
  const reasons: PairReason[] = []
  if (a.name === b.name && sameTown && !(bothNumbered && a.words === '')) reasons.push('same-name-and-place')
  if (sameStreet && contained) reasons.push('same-address')
  if (reasons.length === 0 && !bothNumbered && near(a.one, b.one) && trigramSimilarity(a.name, b.name) >= 0.6) {
    reasons.push('similar-name-near')
  }
  return reasons
}

function near(a: Candidate, b: Candidate): boolean {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return false
  return (
    distanceKm({ latitude: a.latitude, longitude: a.longitude }, { latitude: b.latitude, longitude: b.longitude }) <=
    metres
  )
}

/** Cells of about 400 m; neighbours across an edge are found by looking into the cells around. */
const cellSize = 0.004

/**
 * All pairs with at least one reason. Compares only records that share a number, a name, an address or a cell of a
 * 400 m grid: O(n) for real registers, O(k²) within one such group; groups above 200 are no hint any more.
 */
export function findPairs(candidates: readonly Candidate[]): Pair[] {
  const steps = pairSteps(candidates)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, with a pause every few hundred records, so that thousands of them hold up nobody else. */
export async function findPairsCalmly(candidates: readonly Candidate[], pause: () => Promise<void>): Promise<Pair[]> {
  const steps = pairSteps(candidates)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}

const stepSize = 250

function* pairSteps(candidates: readonly Candidate[]): Generator<undefined, Pair[]> {
  const groups = new Map<string, Prepared[]>()
  for (const [index, one] of candidates.entries()) {
    if (index % stepSize === stepSize - 1) yield
    const prepared = {
      one,
      name: nameKey(one.name),
      words: distinctive(one.name),
      city: cityKey(one.city),
      street: streetKey(one.street),
    }
    for (const key of blockKeys(prepared)) push(groups, key, prepared)
  }
  const pairs = new Map<string, Pair>()
  let compared = 0
  for (const group of groups.values()) {
    if (group.length < 2 || group.length > 200) continue
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) {
        if (++compared % 5000 === 0) yield
        if (a.one.id === b.one.id) continue
        const [first, second] = [a.one.id, b.one.id].sort() as [string, string]
        const key = `${first}|${second}`
        if (pairs.has(key)) continue
        const reasons = reasonsFor(a, b)
        if (reasons.length > 0) pairs.set(key, { first, second, reasons })
      }
    }
  }
  return [...pairs.values()]
}

function blockKeys({ one, name, city, street }: Prepared): string[] {
  const keys = [`name|${name}|${city}`]
  if (one.postalCode !== null) keys.push(`name|${name}|${one.postalCode}`)
  if (street !== '' && one.postalCode !== null) keys.push(`street|${one.postalCode}|${street}`)
  if (one.officialNumber !== null) keys.push(`number|${one.officialNumber}`)
  if (one.latitude !== null && one.longitude !== null) {
    const row = Math.floor(one.latitude / cellSize)
    const column = Math.floor(one.longitude / cellSize)
    // Each record lies in its own cell and the three to the south-east, so every pair of neighbours shares one.
    for (const dy of [0, 1]) for (const dx of [0, 1]) keys.push(`cell|${row + dy}|${column + dx}`)
  }
  return keys
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [value])
  else group.push(value)
}
