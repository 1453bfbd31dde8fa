import { describe, expect, test } from 'vitest'
import { mostListed, readShortlist, shortlistHref } from './shortlist-address.ts'

const id = (number: number) => `0190b7c0-0000-7000-8000-${String(number).padStart(12, '0')}`

describe('marked offers in the address', () => {
  test('are read in order, each once, whatever their capitals', () => {
    expect(readShortlist([id(2), id(1).toUpperCase(), ` ${id(2)} `, ''])).toEqual({
      ids: [id(2), id(1)],
      isCut: false,
      unreadableCount: 0,
    })
  })

  test('nonsense is counted, not shown', () => {
    expect(readShortlist(['1', '<script>', "'; DROP TABLE", id(1)])).toEqual({
      ids: [id(1)],
      isCut: false,
      unreadableCount: 3,
    })
  })

  test('ten thousand are cut to what fits on a list, in no time', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => id(index))
    const read = readShortlist(many)
    expect(read.ids).toEqual(many.slice(0, mostListed))
    expect(read.isCut).toBe(true)
  })

  test('one more of what is there already cuts nothing', () => {
    const full = Array.from({ length: mostListed }, (_, index) => id(index))
    expect(readShortlist([...full, id(0)]).isCut).toBe(false)
  })

  test('an address with all of them stays below what every proxy takes', () => {
    const full = Array.from({ length: mostListed }, (_, index) => id(index))
    expect(shortlistHref(full).length).toBeLessThan(4_000)
  })
})
