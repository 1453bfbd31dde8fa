// The marked offers as they stand in an address: as many as fit on a list, and only what looks like an id. Pure.
import { paths } from '../../../kernel/names/paths.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { withQuery } from '../../../platform/html/index.ts'

/** 50 ids make an address of 2 kB, which every browser and proxy takes. */
export const mostListed = 50

export interface ReadShortlist {
  readonly ids: readonly string[]
  readonly isCut: boolean
  readonly unreadableCount: number
}

export function readShortlist(given: readonly string[]): ReadShortlist {
  const ids = new Set<string>()
  let [unreadableCount, isCut] = [0, false]
  for (const value of given) {
    const id = value.trim().toLowerCase()
    if (id === '') continue
    if (!isUuid(id)) unreadableCount++
    else if (ids.size < mostListed) ids.add(id)
    else if (!ids.has(id)) isCut = true
  }
  return { ids: [...ids], isCut, unreadableCount }
}

export const shortlistHref = (ids: readonly string[]): string => withQuery(paths.shortlist, { id: ids })
