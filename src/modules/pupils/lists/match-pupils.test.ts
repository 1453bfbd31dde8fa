import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../../kernel/plain-date.ts'
import { isSameButForDamage, type Matchable, matchPupils, type StoredMatchable } from './match-pupils.ts'

const born = (text: string) => plainDate(text)
const person = (
  givenName: string,
  familyName: string,
  birthDate: string | null = '2013-05-01',
  className = '8a',
): Matchable => ({
  className,
  givenName,
  familyName,
  birthDate: birthDate === null ? null : born(birthDate),
})
const stored = (id: string, ...of: Parameters<typeof person>): StoredMatchable => ({ id, ...person(...of) })

describe('a pupil of a new list', () => {
  test.each([
    ['the same', person('Yusuf', 'Kılıç'), 'a'],
    ['however umlauts and apostrophes are typed', person('YUSUF', 'Kilic'), 'a'],
    ['with a letter lost by an old code page', person('Yusuf', 'K?l?ç'), 'a'],
    ['without birth date', person('Yusuf', 'Kılıç', null), 'a'],
    ['with another birth date: somebody else', person('Yusuf', 'Kılıç', '2013-05-02'), undefined],
    ['with another name: somebody else', person('Yusuf', 'Kaya'), undefined],
    ['damaged, and born on another day', person('Yusuf', 'K?l?ç', '2012-05-01'), undefined],
  ])('is found: %s', (_how, listed, expected) => {
    expect(matchPupils([listed], [stored('a', 'Yusuf', 'Kılıç'), stored('b', 'Mia', 'Meyer')])).toEqual([expected])
  })

  test('without birth date is not found where two have the name', () => {
    const both = [stored('a', 'Mia', 'Meyer', '2013-01-01', '8b'), stored('b', 'Mia', 'Meyer', '2012-01-01', '8b')]
    expect(matchPupils([person('Mia', 'Meyer', null)], both)).toEqual([undefined])
    expect(
      matchPupils([person('Mia', 'Meyer', null), person('Mia', 'Meyer', null)], [both[0] as StoredMatchable]),
    ).toEqual([undefined, undefined])
  })

  test('without birth date is found by the class where two have the name', () => {
    const both = [stored('a', 'Mia', 'Meyer', null, '8b'), stored('b', 'Mia', 'Meyer', null, '8a')]
    const listed = [person('Mia', 'Meyer', null, '8A'), person('Mia', 'Meyer', null, '8b')]
    expect(matchPupils(listed, both)).toEqual(['b', 'a'])
  })

  test('damaged is not found where two fit', () => {
    const both = [stored('a', 'Đạt', 'Fuchs'), stored('b', 'Müt', 'Fuchs')]
    expect(matchPupils([person('??t', 'Fuchs')], both)).toEqual([undefined])
  })

  test('damaged in the old list is found by the whole name', () => {
    expect(matchPupils([person('Łucja', 'Öztürk')], [stored('a', '?ucja', 'Öztürk')])).toEqual(['a'])
  })
})

const names = ['Mia', 'Çağla', 'Łucja', 'Đạt', 'Anna', 'Zoë'] as const
const families = ['Meyer', 'Şahin', 'Müller-Łukaszewicz', '’t Hooft', 'García López'] as const
const anyone = fc.record({
  className: fc.constantFrom('8a', '8b'),
  givenName: fc.constantFrom(...names),
  familyName: fc.constantFrom(...families),
  birthDate: fc.option(
    fc.integer({ min: 0, max: 3 }).map((days) => addDays(born('2013-01-01'), days)),
    { nil: null },
  ),
})
const school = fc
  .uniqueArray(anyone, { selector: (one) => JSON.stringify(one), maxLength: 40 })
  .map((all) => all.map((one, index) => ({ id: `p${index}`, ...one })))

/** Written once more, slowly and without any index: what the rules say, pair by pair. */
function slowly(listed: readonly Matchable[], known: readonly StoredMatchable[]): (string | undefined)[] {
  const found: (string | undefined)[] = listed.map(() => undefined)
  const isFree = (one: StoredMatchable) => !found.includes(one.id)
  const fold = (text: string) => text.toLowerCase()
  const sameName = (a: Matchable, b: Matchable) =>
    fold(a.givenName) === fold(b.givenName) && fold(a.familyName) === fold(b.familyName)
  listed.forEach((one, at) => {
    const other = known.find(
      (each) => isFree(each) && one.birthDate !== null && sameName(one, each) && one.birthDate === each.birthDate,
    )
    found[at] = other?.id
  })
  for (const narrow of [true, false]) {
    const before = [...found]
    const isLike = (a: Matchable, b: Matchable) => sameName(a, b) && (!narrow || a.className === b.className)
    listed.forEach((one, at) => {
      if (before[at] !== undefined) return
      const free = known.filter((each) => !before.includes(each.id) && isLike(one, each))
      const rivals = listed.filter((each, index) => before[index] === undefined && isLike(one, each))
      const [only] = free
      const isUnsure = one.birthDate === null || only?.birthDate === null
      if (free.length === 1 && rivals.length === 1 && isUnsure) found[at] = only?.id
    })
  }
  return found
}

describe('matching a list', () => {
  test('does what the rules say, pair by pair', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 30 }), school, (listed, known) => {
        expect(matchPupils(listed, known)).toEqual(slowly(listed, known))
      }),
    )
  })

  test('finds nobody twice', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 30 }), school, (listed, known) => {
        const ids = matchPupils(listed, known).filter((id) => id !== undefined)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  // As in a school: nobody shares name and birth date with somebody else.
  const dated = school.map((all) => [
    ...new Map(
      all
        .filter(({ birthDate }) => birthDate !== null)
        .map((one) => [`${one.givenName}|${one.familyName}|${one.birthDate}`, one]),
    ).values(),
  ])

  test('finds everybody of the same list again, in any order, and misses nobody but those who left', () => {
    fc.assert(
      fc.property(dated, fc.array(fc.nat()), fc.func(fc.boolean()), (known, keys, stays) => {
        const listed = known
          .filter((one) => stays(one.id))
          .map((one, index) => ({ one, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(matchPupils(listed, known)).toEqual(listed.map(({ id }) => id))
      }),
    )
  })

  test('takes the damaged spelling of a name for the name, and for no shorter or longer one', () => {
    fc.assert(
      fc.property(anyone, fc.nat(), (one, at) => {
        const letters = [...one.familyName]
        letters[at % letters.length] = '?'
        expect(isSameButForDamage({ ...one, familyName: letters.join('') }, one)).toBe(true)
        expect(isSameButForDamage({ ...one, familyName: `${letters.join('')}?` }, one)).toBe(false)
      }),
    )
  })
})
