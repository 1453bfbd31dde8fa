// Folding of text for search and comparison. The result is a key, never something to show.

// Letters of DIN 91379 that Unicode does not take apart into a base letter and marks.
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ɨ: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  þ: 'th',
  ə: 'a',
  ƈ: 'c',
  ǥ: 'g',
  ʒ: 'z',
}

const undecomposedLetter = /[ßæœøđðłħıɨĸŋŧþəƈǥʒ]/g
const markedLetter = /([a-z])([̀-ͯ᪰-᫿᷀-᷿⃐-⃿︠-︯]+)/g
const strayMark = /[̀-ͯ᪰-᫿᷀-᷿⃐-⃿︠-︯]/g

const diaeresis = '̈'

const decompose = (text: string): string => text.toLowerCase().normalize('NFKD').toLowerCase()

/**
 * Lower case, ä→ae, ö→oe, ü→ue, ß→ss, every other diacritic removed (é→e, ł→l, đ→d, ø→o), ligatures and full-width
 * forms taken apart. Punctuation, digits and other scripts stay. O(n); folding twice changes nothing.
 */
export const foldGerman = (text: string): string =>
  decompose(text)
    .replace(markedLetter, (_, letter: string, marks: string) =>
      marks.includes(diaeresis) && (letter === 'a' || letter === 'o' || letter === 'u') ? `${letter}e` : letter,
    )
    .replace(undecomposedLetter, (letter) => undecomposed[letter] ?? letter)
    .replace(strayMark, '')
    .normalize('NFC')

/**
 * The key under which "Müller", "Mueller" and "Muller" meet: letters and digits only, and no e after a, o or u.
 * It joins too much on purpose ("Bauer" and "Baur"): a hint for recognising duplicates, never a proof. O(n).
 */
export const looseKey = (text: string): string =>
  foldGerman(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/([aou])e+/g, '$1')
