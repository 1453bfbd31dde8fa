// Keys and numbers of plans in the words of people. Pure.
import { formatGermanDate, type PlainDate, plainDateIn } from '../../kernel/plain-date.ts'
import { berufsfeldLabel } from '../rounds/index.ts'
import type { MoveBreach } from './problem/check-move.ts'
import type { Finding } from './problem/findings.ts'
import type { MissedField, SeatReason } from './problem/seat-reason.ts'
import { publicTexts } from './public-texts/catalogue.ts'
import type { WorkshopReason } from './reading/workshop-reason.ts'
import { reasonSentence } from './reason-texts.ts'
import { t } from './texts.ts'

export const short = (date: PlainDate): string => formatGermanDate(date, 'short')

export const dayOf = (instant: Date): PlainDate => plainDateIn('Europe/Berlin', instant)

export const dateRange = (from: PlainDate, to: PlainDate): string => `${short(from)} – ${short(to)}`

/** As it is told to the pupil, in the language of the request. */
export function seatSentence(reason: SeatReason, labelOf: (berufsfeld: string) => string = berufsfeldLabel): string {
  const engineMissed = (missed: MissedField | undefined) =>
    missed === undefined
      ? undefined
      : { reachableCount: missed.placeCount, ...missed, field: 0, perClass: missed.perClass }
  switch (reason.code) {
    case 'lock':
      return publicTexts.reasons.lock
    case 'override':
      return publicTexts.reasons.override
    case 'unanswered':
      return reasonSentence(reason, () => '')
    default: {
      const { missed } = reason
      return reasonSentence({ ...reason, missed: engineMissed(missed) }, () =>
        missed === undefined ? '' : labelOf(missed.berufsfeld),
      )
    }
  }
}

/** What a wish was, from the rank that a seat carries: 0 = none, -1 = not wanted. */
export const rankLabel = (rank: number): string =>
  rank > 0 ? t.ranks.wish(rank) : rank < 0 ? t.ranks.never : t.ranks.none

export function breachSentence(breach: MoveBreach): string {
  switch (breach.code) {
    case 'full':
      return t.breaches.full(breach.places)
    case 'field-twice':
      return t.breaches.fieldTwice(breach.otherBlock + 1)
    case 'class-limit':
      return t.breaches.classLimit(breach.limit)
    default:
      return t.breaches[breach.code]
  }
}

/** For those who teach there: one sentence about wishes and places, and one more where a group is small. */
export function workshopSentence(reason: WorkshopReason, field: string): string {
  const w = t.workshopReason
  const { wanted, first, fieldPlaces, places: own, taken, wished, minimum, small, neededForAll } = reason
  const said = [
    w.demand({ field, weekday: weekday(reason.weekday), wanted, first }),
    fieldPlaces === own ? w.places(own) : w.placesOfField(fieldPlaces, own),
    w.taken(taken, wished),
  ]
  if (small.length === 0) return said.join(' ')
  const groups = small.map(({ blockNumber, size }) => w.smallGroup(blockNumber + 1, size))
  const why = wanted < neededForAll ? w.fewWishes(neededForAll, wanted) : w.nobodyMoved
  return [...said, w.small(minimum, groups), why].join(' ')
}

const weekday = (index: number): string => t.weekdays[index] ?? ''

/** One sentence; classes are named by whoever knows them. */
export function findingSentence(finding: Finding, classNameOf: (classId: string) => string): string {
  const f = t.findings
  switch (finding.kind) {
    case 'no-blocks':
    case 'no-workshops':
    case 'no-pupils':
      return f[finding.kind]
    case 'locks':
      return f.locks(finding.lockIds.length, f.rules[finding.rule])
    case 'barred':
      return f.barred[finding.barrier](finding.count)
    case 'no-day':
      return f.noDay(
        finding.count,
        finding.classIds.map(classNameOf).filter((name) => name !== ''),
      )
    case 'not-offered':
      return f.notOffered(berufsfeldLabel(finding.berufsfeld), finding.count)
    case 'wanted':
      return f.wanted({ ...finding, field: berufsfeldLabel(finding.berufsfeld), weekday: weekday(finding.weekday) })
    case 'not-on-day':
      return f.notOnDay({ ...finding, field: berufsfeldLabel(finding.berufsfeld), weekday: weekday(finding.weekday) })
    case 'too-few-places':
      return f.tooFewPlaces(weekday(finding.weekday), finding.block + 1, finding.pupils, finding.places)
    case 'block-closed':
      return f.blockClosed(weekday(finding.weekday), finding.block + 1)
    case 'age-later':
      return f.ageLater(finding.count)
    case 'unknown-age':
      return f.unknownAge(finding.count)
    case 'nowhere':
      return f.nowhere(finding.count)
  }
}
