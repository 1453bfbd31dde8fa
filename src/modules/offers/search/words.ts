// Words as the search sees them: folded, without endings, without filler words. Pure.
import { foldGerman } from '../../../kernel/fold.ts'

/** Filler and question words, folded as `foldWord` does. */
const fillers = new Set(
  (
    'aber als am an auch auf aus bei beim bin bis das dass dein deine dem den der des dich die dies diese dieser dir du ' +
    'ein eine einem einen einer eines er es euch fur gibt habe haben hat ich ihr ihre im in ist ja jede jeder kann ' +
    'konnen mein meine mich mir mit nach nicht noch nur ob oder sich sie sind so uber um und uns unter vom von vor ' +
    'wann war warum was welche welcher wenn wer werden wie wir wird wo zu zum zur'
  ).split(' '),
)

/** ä and ae both become a (not after a vowel or q, where ue and ae are letters of their own: neue, quer). */
const foldWord = (word: string): string => word.replace(/(^|[^aeiouq])([aou])e/g, '$1$2')

// Longest first. What must stay in front keeps short words whole: "Schüler" is not "Schule", "Kind" is not "Ki".
const endings: readonly (readonly [string, number])[] = [
  ['erinnen', 5],
  ['innen', 5],
  ['ungen', 4],
  ['heiten', 4],
  ['keiten', 4],
  ['in', 6],
  ['em', 4],
  ['en', 4],
  ['er', 6],
  ['es', 4],
  ['e', 4],
  ['n', 5],
  ['s', 5],
]

const kept: Readonly<Record<string, string>> = {
  ungen: 'ung',
  heiten: 'heit',
  keiten: 'keit',
  erinnen: 'er',
  innen: '',
}

/** One ending off, and "Praktikum" and "Praktika" together. Not a linguist: it must only treat both sides alike. */
export function stem(folded: string): string {
  if (folded.endsWith('ern')) return stem(folded.slice(0, -1))
  const latin = /^(.{4,}ik|.{5,}[rt]i)(?:um|a|en)$/.exec(folded)?.[1]
  if (latin !== undefined) return latin
  for (const [ending, longest] of endings) {
    if (folded.endsWith(ending) && folded.length - ending.length >= longest) {
      return folded.slice(0, -ending.length) + (kept[ending] ?? '')
    }
  }
  return folded
}

/** Hyphens inside of words give the whole and its parts: "Ausbildungs-Platz" is also "Ausbildungsplatz". */
const splitter = /[^\p{L}\p{N}]+/u

/** Stems in the order of the text, fillers left out. At most `limit` words. O(n). */
export function stemsOf(text: string, limit = 20_000): string[] {
  const stems: string[] = []
  const take = (word: string): void => {
    const folded = foldWord(word)
    if (folded.length === 0 || folded.length > 80 || fillers.has(folded)) return
    stems.push(stem(folded))
  }
  for (const token of foldGerman(text).split(/[^\p{L}\p{N}\-‐‑\u00ad]+/u)) {
    if (stems.length >= limit) break
    const parts = token.split(splitter).filter((part) => part !== '')
    for (const part of parts) take(part)
    if (parts.length > 1) take(parts.join(''))
  }
  return stems
}
