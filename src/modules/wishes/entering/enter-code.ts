// Whoever holds a slip comes in by its code. Nobody else shall: wrong codes are counted, and codes are many.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { ownerOf } from '../../../platform/http/client-address.ts'
import type { Services } from '../../../platform/services.ts'
import { countUse, type Limit, limiterOn, type Throttled, throttleKey } from '../../../platform/throttle/throttle.ts'
import { findPupilByCode, type PupilOfSlip, parseCode } from '../../pupils/index.ts'

const hour = 3600

/** Thirty pupils mistype behind one address: what one browser got wrong keeps nobody else out. */
const wrongFromBrowser: Limit = { name: 'wishesWrongCode', points: 60, duration: hour }

/**
 * Whoever throws the cookie away is a new browser each time, so addresses are counted, too; high enough that a school
 * behind one address does not get there. There are 32^8 codes; with 2,000 slips in use in all regions together, 3,000
 * tries an hour hit one of them once in about 20 years.
 */
const wrongFromAddress: Limit = { name: 'wishesWrongAddress', points: 3000, duration: hour }

/** One slip is not opened all the time: that would be a program that tries something. */
const usesOfCode: Limit = { name: 'wishesCode', points: 40, duration: hour }

export type EnterRefusal = { readonly code: 'missing' } | { readonly code: 'wrong' } | Throttled

type Counts = readonly (readonly [limit: Limit, key: string])[]

/** Where a later limit refuses, the earlier ones get their point back: that try looked at no code. */
async function countAll(services: Services, counts: Counts): Promise<Result<void, Throttled>> {
  for (const [index, count] of counts.entries()) {
    const counted = await countUse(services.database, [count])
    if (counted.ok) continue
    await giveBack(services, counts.slice(0, index))
    return counted
  }
  return ok(undefined)
}

async function giveBack(services: Services, counts: Counts): Promise<void> {
  for (const [limit, key] of counts) await limiterOn(services.database, limit).reward(key)
}

export interface GivenCode {
  /** Where the slip may be from: a slip names no region. Asked in this order. */
  readonly regionIds: readonly string[]
  readonly typed: string
  readonly address: string
  /** Of the cookie that tells browsers behind one address apart. */
  readonly browser: string
}

export interface EnteredSlip {
  readonly regionId: string
  readonly pupil: PupilOfSlip
}

export async function enterCode(
  services: Services,
  { regionIds, typed, address, browser }: GivenCode,
): Promise<Result<EnteredSlip, EnterRefusal>> {
  if (typed.trim() === '') return refused({ code: 'missing' })
  const code = parseCode(typed)
  // What can be no code tells nothing to anybody, and is not looked for.
  if (code === undefined) return refused({ code: 'wrong' })
  const owner = ownerOf(address)
  const wrong: Counts = [
    [wrongFromBrowser, throttleKey(owner, browser)],
    [wrongFromAddress, throttleKey(owner)],
  ]
  // Counted before the code is looked at, so that a hundred tries at once are a hundred tries.
  const counted = await countAll(services, [...wrong, [usesOfCode, throttleKey(code)]])
  if (!counted.ok) return counted
  const entered = await findSlip(services, regionIds, code)
  if (entered === undefined) return refused({ code: 'wrong' })
  // A right code was no wrong one: gives the counted try back.
  await giveBack(services, wrong)
  return ok(entered)
}

async function findSlip(
  services: Services,
  regionIds: readonly string[],
  code: string,
): Promise<EnteredSlip | undefined> {
  for (const regionId of regionIds) {
    const pupil = await findPupilByCode(services, regionId, code)
    if (pupil !== undefined) return { regionId, pupil }
  }
  return undefined
}
