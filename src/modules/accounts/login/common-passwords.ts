// What people choose first and attackers try first. The list of the 49,233 most common passwords is that of
// @zxcvbn-ts/language-common (MIT); the German words and the rules are ours. Pure.
import { dictionary } from '@zxcvbn-ts/language-common'
import { foldGerman } from '../../../kernel/fold.ts'

// Words that German-speaking people and this product's users make passwords from, folded.
const germanWords =
  'passwort kennwort geheim willkommen hallo schatz schatzi liebling liebe ichliebedich sommer winter herbst fruehling ' +
  'januar februar maerz april mai juni juli august september oktober november dezember montag dienstag mittwoch ' +
  'donnerstag freitag samstag sonntag sonne sonnenschein mond stern blume schule schueler lehrer lehrerin schulleitung ' +
  'berufsschule ausbildung praktikum beruf arbeit betrieb firma buero sekretariat verwaltung landkreis kreis stadt ' +
  'gemeinde rathaus jobcenter arbeitsagentur agentur kammer handwerk traeger koordinierung uebergang steg bruecke ' +
  'deutschland berlin hamburg muenchen koeln frankfurt stuttgart dresden leipzig hannover goettingen harz fussball ' +
  'bayern dortmund schalke werder computer internet drucker admin administrator benutzer test testen start anfang neu ' +
  'ficken arschloch scheisse kacke nichts niemand zugang anmelden anmeldung login system server daten musterau'

const keyboards = [
  '1234567890ß',
  'qwertzuiopü',
  'qwertyuiop',
  'asdfghjklöä',
  'yxcvbnm',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
]
  .map((row) => foldGerman(row))
  .flatMap((row) => [row, [...row].reverse().join('')])

let common: ReadonlySet<string> | undefined

function commonWords(): ReadonlySet<string> {
  common ??= new Set([...(dictionary['passwords-common'] as readonly string[]), ...germanWords.split(' ')])
  return common
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const unleet = (text: string): string => text.replace(/[013457@$!]/g, (sign) => leet[sign] ?? sign)

/** "abcabcabc" and "aaaaaaaaaa" are as long as their first piece. */
const isRepetition = (text: string): boolean => /^(.{1,5})\1+.{0,4}$/s.test(text) && new Set(text).size <= 5

/** Nothing but pieces of at least three neighbouring keys or letters: "qwertz1234", "asdf1234jkl". */
function isWalk(text: string): boolean {
  let at = 0
  while (at < text.length) {
    let longest = 0
    for (const row of keyboards) {
      let length = 0
      for (let from = 0; from < row.length; from++) {
        length = 0
        while (from + length < row.length && row[from + length] === text[at + length]) length++
        longest = Math.max(longest, length)
      }
    }
    const rest = text.length - at
    if (longest < 3) return rest <= 2 && at >= 8
    at += longest
  }
  return true
}

// What people hang before and after a word to please a rule: digits, years, one or two signs.
const decoration = /^[\d\W_]{0,8}?([^\d\W_].*?)[\d\W_]{0,8}$/su

const personalWords = (personal: readonly string[]): Set<string> =>
  new Set(
    personal
      .flatMap((text) => [
        foldGerman(text).replace(/[^\p{L}\p{N}]+/gu, ''),
        ...foldGerman(text).split(/[^\p{L}\p{N}]+/u),
      ])
      .filter((word) => word.length >= 3),
  )

/**
 * True for a common password, a common or personal word with digits and signs around it, two of them put
 * together, a walk over the keyboard, or a repetition. O(n²) for n ≤ 200 characters; longer texts are never common.
 */
export function isCommonPassword(password: string, personal: readonly string[]): boolean {
  if (password.length > 200) return false
  const lower = password.toLowerCase()
  const folded = foldGerman(password)
  const words = commonWords()
  const own = personalWords(personal)
  const isWord = (text: string) => words.has(text) || own.has(text)
  for (const form of new Set([lower, folded])) {
    if (isWord(form) || isRepetition(form) || isWalk(form)) return true
    const core = decoration.exec(form)?.[1] ?? form
    if (/^[\d\W_]+$/u.test(form) && form.length <= 12) return true
    for (const candidate of new Set([core, unleet(core), unleet(form)])) {
      if (isWord(candidate) || isMadeOfWords(candidate, isWord)) return true
    }
  }
  return false
}

/** "sommerschule", "hallo.steg": two known words of at least three letters. Three and more are a passphrase. */
function isMadeOfWords(text: string, isWord: (word: string) => boolean, parts = 2): boolean {
  const letters = text.replace(/[\W_]+/g, '')
  if (letters.length > 40) return false
  if (letters !== text && isWord(letters)) return true
  const fits = (from: number, left: number): boolean => {
    if (from === letters.length) return true
    if (left === 0) return false
    for (let to = letters.length; to >= from + 3; to--) {
      if (isWord(letters.slice(from, to)) && fits(to, left - 1)) return true
    }
    return false
  }
  return fits(0, parts)
}
