// Which Schulform the words of a register mean: one name (NRW) or a list of branches with their hours (Niedersachsen). Pure.
import { findSchulform, findSchulformByName, type Schulform } from '../schulform.ts'

export type SchulformAnswer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'one'; readonly schulform: Schulform }
  /** More than one says something; `schulform` is the one that describes the school as a whole. */
  | { readonly kind: 'several'; readonly schulform: Schulform; readonly names: readonly string[] }

/** Hours of the day and lists of offers are no Schulform. */
const hours =
  /\s*(?:-\s*)?((Offene |Volle |Teilgebundene )?(Ganztagsschule|Halbtagsschule)( \(o\. ZB\))?|Ganztägiger Unterricht.*)$/i
const level = /\s*-\s*SEK I{1,2}\s*-?\s*/gi

/** One word of the register as key of the code list; '' says nothing. */
function keyOf(word: string): string | undefined {
  const plain = word
    .replace(hours, '')
    .replace(level, ' ')
    .replace(/\s*-\s*$/, '')
    .trim()
  if (plain === '' || plain === 'Bildungsangebot') return ''
  if (/^FöS\b/.test(plain)) return 'foerderschule'
  if (/^KGS\b/.test(plain)) return 'kgs'
  // The Land files Waldorf schools with the IGS; the name of the school tells them apart.
  if (/^IGS\/FWS/.test(plain)) return 'igs'
  if (/^OBS\b/.test(plain)) return 'oberschule'
  return findSchulformByName(plain)?.key
}

/** Which of several describes the whole: the comprehensive ones before their branches. */
const wholeFirst = [
  'freie-waldorfschule',
  'kgs',
  'igs',
  'oberschule',
  'regionale-schule',
  'haupt-und-realschule',
  'grund-und-hauptschule',
  'gymnasium',
  'realschule',
  'hauptschule',
  'grundschule',
  'foerderschule',
  'schulkindergarten',
]

/** Branches that say nothing beside the whole: they are no doubt worth naming. */
const branches: Readonly<Record<string, readonly string[]>> = {
  oberschule: ['hauptschule', 'realschule', 'haupt-und-realschule', 'gymnasium'],
  'haupt-und-realschule': ['hauptschule', 'realschule'],
  'grund-und-hauptschule': ['grundschule', 'hauptschule'],
  grundschule: ['schulkindergarten'],
  'freie-waldorfschule': ['igs', 'kgs'],
}

export function schulformOf(words: readonly string[], schoolName: string): SchulformAnswer {
  const named = words.map((word) => word.trim()).filter((word) => word !== '')
  const keys = new Set<string>()
  for (const word of named) {
    const key = keyOf(word)
    if (key === undefined) return { kind: 'unknown', name: word }
    if (key !== '') keys.add(key)
  }
  if (keys.has('igs') && /waldorf/i.test(schoolName)) keys.add('freie-waldorfschule')
  if (keys.has('hauptschule') && keys.has('realschule') && !keys.has('oberschule')) keys.add('haupt-und-realschule')
  else if (keys.has('hauptschule') && keys.has('grundschule')) keys.add('grund-und-hauptschule')
  const whole = keys.size === 1 ? [...keys][0] : wholeFirst.find((key) => keys.has(key))
  const schulform = whole === undefined ? undefined : findSchulform(whole)
  if (schulform === undefined) return { kind: 'empty' }
  const others = [...keys].filter((key) => key !== schulform.key && !(branches[schulform.key] ?? []).includes(key))
  return others.length === 0 ? { kind: 'one', schulform } : { kind: 'several', schulform, names: named }
}
