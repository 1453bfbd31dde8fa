// zyklus.json: the rules of a plan.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { PlanRules } from '../engine/problem.ts'
import { decode, type PlaceRefusal } from './read-rows.ts'
import { fileReasons as reasons } from './texts.ts'

export interface Cycle {
  readonly blockCount: number
  readonly rules: PlanRules
  /** Weight of each rank that has one. */
  readonly weightOfRank: ReadonlyMap<number, number>
  readonly neutral: number
  readonly unwanted: number
}

const most = 1_000_000
const keys = [
  'bloecke',
  'gewichte',
  'leer',
  'fairness',
  'jeKlasse',
  'seed',
  'zuerstEinWunsch',
  'ohneWunschZuletzt',
] as const
type Key = (typeof keys)[number]
const classKey = 'jeKlasse' satisfies Key

class Mistake {
  readonly key: string
  readonly reason: string
  constructor(key: string, reason: string) {
    this.key = key
    this.reason = reason
  }
}

export function readCycle(bytes: Uint8Array): Result<Cycle, PlaceRefusal> {
  const text = decode(bytes)
  if (!text.ok) return text
  let parsed: unknown
  try {
    parsed = JSON.parse(text.value)
  } catch (error) {
    const [, line = '1', column = '1'] = /line (\d+) column (\d+)/.exec(String(error)) ?? []
    const isAtEnd = /end of JSON|Unterminated/.test(String(error))
    const place = isAtEnd ? placeAt(text.value, text.value.length) : { line: Number(line), column: Number(column) }
    return refused({ ...place, reason: reasons.notJson })
  }
  try {
    return ok(cycleFrom(parsed))
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake
    const at = mistake.key === '' ? 0 : text.value.search(keyPattern(mistake.key))
    return refused({ ...placeAt(text.value, Math.max(0, at)), reason: mistake.reason })
  }
}

const keyPattern = (key: string): RegExp =>
  new RegExp(`${JSON.stringify(key).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*:`)

function placeAt(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function cycleFrom(parsed: unknown): Cycle {
  const given = objectFrom(parsed, '')
  const strange = Object.keys(given).find((key) => !(keys as readonly string[]).includes(key))
  if (strange !== undefined) throw new Mistake(strange, reasons.unknownKey(strange))
  const weights = objectFrom(required(given, 'gewichte'), 'gewichte')
  const weightOfRank = new Map<number, number>()
  for (const key of Object.keys(weights)) {
    if (key === 'neutral' || key === 'nein') continue
    if (!/^[1-9]\d{0,8}$/.test(key)) throw new Mistake(key, reasons.unknownKey(key))
    weightOfRank.set(Number(key), integer(weights[key], key, -most))
  }
  for (const key of ['neutral', 'nein']) if (!(key in weights)) throw new Mistake('gewichte', reasons.missingKey(key))
  const perClass = given[classKey] ?? undefined
  return {
    blockCount: integer(required(given, 'bloecke'), 'bloecke', 1, 50),
    weightOfRank,
    neutral: integer(weights.neutral, 'neutral', -most),
    unwanted: integer(weights.nein, 'nein', -most),
    rules: {
      emptyWeight: integer(required(given, 'leer'), 'leer', -most),
      fairness: fairnessFrom(given.fairness),
      perClass: perClass === undefined ? undefined : integer(perClass, classKey, 1),
      wishForAllFirst: switchFrom(given, 'zuerstEinWunsch'),
      unansweredLast: switchFrom(given, 'ohneWunschZuletzt'),
      seed: integer(required(given, 'seed'), 'seed', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    },
  }
}

function objectFrom(value: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Mistake(key, reasons.noObject)
  return value as Readonly<Record<string, unknown>>
}

function required(given: Readonly<Record<string, unknown>>, key: Key): unknown {
  if (given[key] === undefined) throw new Mistake('', reasons.missingKey(key))
  return given[key]
}

function integer(value: unknown, key: string, least: number, highest = most): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= highest) return value
  throw new Mistake(key, reasons.noInteger(key, least, highest))
}

function switchFrom(given: Readonly<Record<string, unknown>>, key: Key): boolean {
  const value = given[key] ?? false
  if (typeof value !== 'boolean') throw new Mistake(key, reasons.noSwitch(key))
  return value
}

function fairnessFrom(value: unknown): readonly number[] {
  if (value === undefined) return []
  const isFine =
    Array.isArray(value) &&
    value.every(
      (bonus, wish) =>
        Number.isInteger(bonus) && bonus >= 0 && bonus <= most && (wish === 0 || bonus <= (value[wish - 1] as number)),
    )
  if (!isFine) throw new Mistake('fairness', reasons.noFairness)
  return value as readonly number[]
}
