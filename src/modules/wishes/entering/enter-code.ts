// Whoever holds a slip comes in by its code. Nobody else shall: wrong codes are counted, and codes are many.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { ownerOf } from '../../../platform/http/client-address.ts'
import type { Services } from '../../../platform/services.ts'
import { countUse, type Limit, limiterOn, type Throttled, throttleKey } from '../../../platform/throttle/throttle.ts'
import { findPupilByCode, type PupilOfSlip, parseCode } from '../../pupils/index.ts'

const hour = 3600

/**
 * A whole school sits behind one address, and thirty pupils mistype: only wrong codes count there, and many of them.
 * There are 32^8 codes; with 2,000 slips in use, 300 tries an hour hit one of them once in about 200 years.
 */
const wrongFromAddress: Limit = { name: 'wishesWrongCode', points: 300, duration: hour }

/** One slip is not opened all the time: that would be a program that tries something. */
const usesOfCode: Limit = { name: 'wishesCode', points: 40, duration: hour }

export type EnterRefusal = { readonly code: 'missing' } | { readonly code: 'wrong' } | Throttled

export async function enterCode(
  services: Services,
  given: { readonly regionId: string; readonly typed: string; readonly address: string },
): Promise<Result<PupilOfSlip, EnterRefusal>> {
  const { regionId, address } = given
  if (given.typed.trim() === '') return refused({ code: 'missing' })
  const code = parseCode(given.typed)
  // What can be no code tells nothing to anybody, and is not looked for.
  if (code === undefined) return refused({ code: 'wrong' })
  const addressKey = throttleKey(ownerOf(address))
  // Counted before the code is looked at, so that a hundred tries at once are a hundred tries.
  const counted = await countUse(services.database, [
    [wrongFromAddress, addressKey],
    [usesOfCode, throttleKey(regionId, code)],
  ])
  if (!counted.ok) return counted
  const pupil = await findPupilByCode(services, regionId, code)
  if (pupil === undefined) return refused({ code: 'wrong' })
  // A right code was no wrong one: gives the counted try back.
  await limiterOn(services.database, wrongFromAddress).reward(addressKey)
  return ok(pupil)
}
