import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withQuery } from '../../platform/html/href.ts'
import { type Draft, draftValues, faultOf, isSameChoice, markOf, moved, readDraft, withMarks } from './choice.ts'

const offered = new Set(['kfz', 'holz', 'it', 'pflege', 'bau'])
const nothing: Draft = { wishes: [], never: [], outside: null, version: 0 }

const anyDraft = fc
  .tuple(fc.shuffledSubarray([...offered]), fc.nat(5), fc.nat(5), fc.boolean(), fc.nat(9))
  .map(([keys, wanted, refused, hasOutside, version]): Draft => {
    const never = keys.slice(wanted, wanted + refused)
    return {
      wishes: keys.slice(0, wanted),
      never,
      outside: hasOutside ? (keys[wanted + refused] ?? null) : null,
      version,
    }
  })

describe('what travels in the address', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const address = new URL(withQuery('http://steg.invalid/', draftValues(draft)))
        expect(readDraft(address.searchParams, offered)).toEqual(draft)
      }),
    )
  })

  test.each([
    ['a field that nobody offers', 'w=kfz&w=zauberei', { ...nothing, wishes: ['kfz'] }],
    ['a field twice', 'w=kfz&w=kfz', { ...nothing, wishes: ['kfz'] }],
    ['wanted and not at all', 'w=kfz&n=kfz', { ...nothing, wishes: ['kfz'] }],
    ['a surprise that is wanted anyway', 'w=kfz&a=kfz', { ...nothing, wishes: ['kfz'] }],
    ['a version that is none', 'v=-3', nothing],
    ['a version that is a word', 'v=eins', nothing],
  ] as const)('%s is left out', (_what, query, draft) => {
    expect(readDraft(new URLSearchParams(query), offered)).toEqual(draft)
  })
})

describe('choosing', () => {
  test('keeps the place of what stays wanted, and puts what is new behind', () => {
    const draft = { ...nothing, wishes: ['it', 'kfz'], version: 2 }
    const marks = new Map([
      ['kfz', 'ja'],
      ['holz', 'ja'],
      ['it', 'ja'],
      ['bau', 'nein'],
      ['pflege', 'offen'],
    ])
    expect(withMarks(draft, marks)).toEqual({
      wishes: ['it', 'kfz', 'holz'],
      never: ['bau'],
      outside: null,
      version: 2,
    })
  })

  test('takes the surprise away when it is wanted or ruled out', () => {
    const draft = { ...nothing, outside: 'bau' }
    expect(withMarks(draft, new Map([['bau', 'nein']])).outside).toBeNull()
    expect(withMarks(draft, new Map([['kfz', 'ja']])).outside).toBe('bau')
  })

  test('marks come back as they were set', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const marks = new Map([...offered].map((key) => [key, markOf(draft, key)] as const))
        expect(isSameChoice(withMarks(draft, marks), draft)).toBe(true)
      }),
    )
  })

  test.each([
    [[], 2, 'none'],
    [['kfz'], 2, undefined],
    [['kfz', 'it'], 2, undefined],
    [['kfz', 'it', 'bau'], 2, 'too-many'],
  ] as const)('%j of at most %i: %s', (wishes, most, fault) => {
    expect(faultOf({ ...nothing, wishes }, most)).toBe(fault)
  })
})

describe('moving a wish', () => {
  test.each([
    ['b', 'up', ['b', 'a', 'c']],
    ['b', 'down', ['a', 'c', 'b']],
    ['a', 'up', ['a', 'b', 'c']],
    ['c', 'down', ['a', 'b', 'c']],
    ['x', 'up', ['a', 'b', 'c']],
  ] as const)('%s %s', (key, direction, after) => {
    expect(moved(['a', 'b', 'c'], key, direction)).toEqual(after)
  })

  test('up and down again changes nothing, and never loses a wish', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...offered], { minLength: 2 }), fc.nat(4), (wishes, at) => {
        const key = wishes[(at % (wishes.length - 1)) + 1] ?? ''
        const up = moved(wishes, key, 'up')
        expect([...up].sort()).toEqual([...wishes].sort())
        expect(up.indexOf(key)).toBe(wishes.indexOf(key) - 1)
        expect(moved(up, key, 'down')).toEqual(wishes)
      }),
    )
  })
})
