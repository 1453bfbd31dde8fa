// Brings the spellings of one German word together: Müller, Mueller and Muller, Straße and Strasse.
import { foldGerman } from '../fold.ts'

const plain = /^[a-z0-9]*$/
// "ue" is an umlaut except after a vowel (neue, Steuer) and after q (Quelle); the same care for ae and oe.
const writtenUmlaut = /(?<![aeiouyq])([aou])e/g

/**
 * Lower-cases, removes every accent and writes ae/oe/ue as a/o/u where they can be umlauts. O(length). Idempotent for
 * words without a written umlaut left; total for any string, lone surrogates included.
 * Source: the "German2" variant of the Snowball stemmer, widened to names of other languages.
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  return (plain.test(lower) ? lower : foldGerman(lower)).replace(writtenUmlaut, '$1')
}
