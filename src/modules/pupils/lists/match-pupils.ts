// Recognises the pupils of a new class list among those that a school has already. Pure.
import { searchForm } from '../../../kernel/din-91379.ts'
import type { PlainDate } from '../../../kernel/plain-date.ts'
import { classKey } from '../terms.ts'

export interface Matchable {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: PlainDate | null
  /** Tells two of one name apart where a birth date is missing. */
  readonly className: string
}

export interface StoredMatchable extends Matchable {
  readonly id: string
}

/** A letter that an old code page could not hold was saved as "?" or as U+FFFD. */
export const isDamaged = ({ givenName, familyName }: Pick<Matchable, 'givenName' | 'familyName'>): boolean =>
  /[?\ufffd]/.test(givenName + familyName)

export const nameKey = ({ givenName, familyName }: Pick<Matchable, 'givenName' | 'familyName'>): string =>
  `${searchForm(givenName)}|${searchForm(familyName)}`

/** Damaged and whole spelling of one name: letter by letter the same, but for what was lost. O(n). */
export function isSameButForDamage(a: Matchable, b: Matchable): boolean {
  const [first, second] = [a, b].map(({ givenName, familyName }) => [
    ...`${givenName}|${familyName}`.normalize('NFC').toLowerCase(),
  ])
  if (first === undefined || second === undefined || first.length !== second.length) return false
  const isLost = (sign: string | undefined) => sign === '?' || sign === '\ufffd'
  return first.every((sign, at) => sign === second[at] || isLost(sign) || isLost(second[at]))
}

/**
 * For each listed pupil the id of the stored one, or undefined for somebody new. Each stored pupil is found once at most.
 *
 * 1. Same name (however spelled: searchForm) and same birth date.
 * 2. Same birth date, and the names differ only in letters that were lost; if there is only one such pair.
 * 3. Same name and class, and one of both has no birth date; if there is only one such on both sides.
 * 4. Same name, whatever the class, and one of both has no birth date; if there is only one such on both sides.
 *
 * So two pupils of one name and different birth dates are never taken for each other. Where two stored ones share name
 * and birth date, the earlier in the list given is found first. The order of the listed ones does not matter, unless two
 * of them are the same by rule 1. O((n + m) log m) beside the damaged names, which cost O(damaged × born that day).
 */
export function matchPupils(listed: readonly Matchable[], stored: readonly StoredMatchable[]): (string | undefined)[] {
  const found: (string | undefined)[] = listed.map(() => undefined)
  const open = new Set(stored)
  const take = (at: number, one: StoredMatchable | undefined): void => {
    if (one === undefined) return
    found[at] = one.id
    open.delete(one)
  }

  const byNameAndBirth = Map.groupBy(
    stored.filter(({ birthDate }) => birthDate !== null),
    (one) => `${nameKey(one)}|${one.birthDate}`,
  )
  for (const [at, one] of listed.entries()) {
    if (one.birthDate === null) continue
    take(
      at,
      byNameAndBirth.get(`${nameKey(one)}|${one.birthDate}`)?.find((other) => open.has(other)),
    )
  }

  const restOf = () => listed.flatMap((one, at) => (found[at] === undefined ? [{ one, at }] : []))

  const byBirth = Map.groupBy(open, ({ birthDate }) => birthDate ?? '')
  const restByBirth = Map.groupBy(restOf(), ({ one }) => one.birthDate ?? '')
  for (const [birthDate, rest] of restByBirth) {
    if (birthDate === '') continue
    const born = byBirth.get(birthDate) ?? []
    const isPair = (one: Matchable, other: Matchable) =>
      (isDamaged(one) || isDamaged(other)) && isSameButForDamage(one, other)
    for (const { one, at } of rest) {
      const candidates = born.filter((other) => isPair(one, other))
      const [only] = candidates
      if (only === undefined || candidates.length > 1) continue
      if (rest.filter((other) => isPair(other.one, only)).length === 1) take(at, only)
    }
  }

  for (const keyOf of [(one: Matchable) => `${nameKey(one)}|${classKey(one.className)}`, nameKey]) {
    const openByKey = Map.groupBy(open, keyOf)
    for (const [key, rest] of Map.groupBy(restOf(), ({ one }) => keyOf(one))) {
      const candidates = openByKey.get(key) ?? []
      const [listedOne, storedOne] = [rest[0], candidates[0]]
      if (listedOne === undefined || storedOne === undefined || rest.length > 1 || candidates.length > 1) continue
      if (listedOne.one.birthDate === null || storedOne.birthDate === null) take(listedOne.at, storedOne)
    }
  }
  return found
}
