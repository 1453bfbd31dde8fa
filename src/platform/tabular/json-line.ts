// One line of JSON Lines with the column of every field, so that a refusal can point at the place.

import { ok, type Result, refused } from '../../kernel/result.ts'
import { lineReasons as reasons } from './texts.ts'

export interface Field {
  readonly value: unknown
  /** From 1, in UTF-16 units. */
  readonly column: number
}

export interface JsonMistake {
  /** From 1, in UTF-16 units. */
  readonly column: number
  readonly reason: string
}

class Mistake {
  readonly at: number
  readonly reason: string
  constructor(at: number, reason: string) {
    this.at = at
    this.reason = reason
  }
}

const space = /[ \t\r]*/y
const text = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const plainValue = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y
const deepest = 20

/** Reads one object. O(length); total for any string. Of a repeated field the last one counts, as in JSON.parse. */
export function readJsonLine(line: string): Result<ReadonlyMap<string, Field>, JsonMistake> {
  const fields = new Map<string, Field>()
  try {
    const start = skip(line, 0)
    if (line[start] !== '{') throw new Mistake(start, reasons.noObject)
    const end = skip(
      line,
      readMembers(line, start, 0, (key, from, to) => {
        fields.set(key, { value: JSON.parse(line.slice(from, to)), column: from + 1 })
      }),
    )
    if (end < line.length) throw new Mistake(end, reasons.afterObject)
    return ok(fields)
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake
    return refused({ column: mistake.at + 1, reason: mistake.reason })
  }
}

function match(line: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at
  return pattern.test(line) ? pattern.lastIndex : -1
}

function skip(line: string, at: number): number {
  return match(line, at, space)
}

type Visit = (key: string, from: number, to: number) => void

/** Reads { … } from its brace; answers the position after it. */
function readMembers(line: string, start: number, depth: number, visit?: Visit): number {
  let at = skip(line, start + 1)
  if (line[at] === '}') return at + 1
  for (;;) {
    const keyEnd = match(line, at, text)
    if (keyEnd < 0) throw new Mistake(at, reasons.noName)
    const key = String(JSON.parse(line.slice(at, keyEnd)))
    at = skip(line, keyEnd)
    if (line[at] !== ':') throw new Mistake(at, reasons.noColon)
    const from = skip(line, at + 1)
    const to = readValue(line, from, depth)
    visit?.(key, from, to)
    at = skip(line, to)
    if (line[at] === '}') return at + 1
    if (line[at] !== ',') throw new Mistake(at, reasons.noBrace)
    at = skip(line, at + 1)
  }
}

function readValue(line: string, at: number, depth: number): number {
  if (depth > deepest) throw new Mistake(at, reasons.tooDeep)
  if (line[at] === '"') {
    const end = match(line, at, text)
    if (end < 0) throw new Mistake(at, reasons.openText)
    return end
  }
  if (line[at] === '{') return readMembers(line, at, depth + 1)
  if (line[at] === '[') return readItems(line, at, depth + 1)
  const end = match(line, at, plainValue)
  if (end < 0) throw new Mistake(at, reasons.noValue)
  return end
}

function readItems(line: string, start: number, depth: number): number {
  let at = skip(line, start + 1)
  if (line[at] === ']') return at + 1
  for (;;) {
    at = skip(line, readValue(line, at, depth))
    if (line[at] === ']') return at + 1
    if (line[at] !== ',') throw new Mistake(at, reasons.noBracket)
    at = skip(line, at + 1)
  }
}
