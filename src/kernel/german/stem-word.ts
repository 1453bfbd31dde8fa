// The German Snowball stemmer for words that foldWord has already folded (no umlauts, no ß), plus female forms.

const vowels = 'aeiouy'
const sEnding = 'bdfghklmnrt'
const stEnding = 'bdfghklmnt'

const femaleExceptions = new Set(['entsinnen', 'ersinnen', 'entrinnen', 'gerinnen', 'verrinnen', 'drinnen'])

// The stemmer alone would make one word of pupil and school.
const pupil = /^schuler[ns]?$/

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && vowels.includes(letter)
}

/** Beraterinnen, Beraterin -> berater: the stemmer alone would keep them apart. */
function withoutFemaleEnding(word: string): string {
  if (word.endsWith('innen') && word.length >= 9 && !femaleExceptions.has(word)) return word.slice(0, -5)
  if (word.length >= 8 && /(?:er|ist|ent|ant)in$/.test(word)) return word.slice(0, -2)
  return word
}

function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) {
    if (!isVowel(word[i]) && isVowel(word[i - 1])) return i + 1
  }
  return word.length
}

/** u and y between vowels count as consonants; they are upper-cased while the stemmer works. */
function markConsonants(word: string): string {
  let out = word
  for (let i = 1; i + 1 < out.length; i++) {
    const letter = out[i]
    if ((letter === 'u' || letter === 'y') && isVowel(out[i - 1]) && isVowel(out[i + 1])) {
      out = out.slice(0, i) + letter.toUpperCase() + out.slice(i + 1)
    }
  }
  return out
}

function stepOne(word: string, r1: number): string {
  const ending = /(?:ern|em|er|en|es|e)$/.exec(word)?.[0]
  if (ending !== undefined) {
    if (word.length - ending.length < r1) return word
    const rest = word.slice(0, -ending.length)
    return ending.length <= 2 && ending !== 'em' && ending !== 'er' && rest.endsWith('niss') ? rest.slice(0, -1) : rest
  }
  if (word.endsWith('s') && word.length - 1 >= r1 && sEnding.includes(word.at(-2) ?? '-')) return word.slice(0, -1)
  return word
}

function stepTwo(word: string, r1: number): string {
  const ending = /(?:est|en|er)$/.exec(word)?.[0]
  if (ending !== undefined) return word.length - ending.length >= r1 ? word.slice(0, -ending.length) : word
  const valid = word.endsWith('st') && word.length >= 6 && stEnding.includes(word.at(-3) ?? '-')
  return valid && word.length - 2 >= r1 ? word.slice(0, -2) : word
}

function stepThree(word: string, r1: number, r2: number): string {
  const ending = /(?:isch|lich|heit|keit|end|ung|ig|ik)$/.exec(word)?.[0]
  if (ending === undefined || word.length - ending.length < r2) return word
  const rest = word.slice(0, -ending.length)
  const cut = (suffixes: readonly string[], from: number): string => {
    const found = suffixes.find((suffix) => rest.endsWith(suffix) && rest.length - suffix.length >= from)
    return found === undefined ? rest : rest.slice(0, -found.length)
  }
  switch (ending) {
    case 'end':
    case 'ung': {
      const shorter = cut(['ig'], r2)
      return shorter !== rest && shorter.endsWith('e') ? rest : shorter
    }
    case 'ig':
    case 'ik':
    case 'isch':
      return rest.endsWith('e') ? word : rest
    case 'keit':
      return cut(['lich', 'ig'], r2)
    default:
      return cut(['er', 'en'], r1)
  }
}

/**
 * The stem of a folded word. O(length).
 * Source: the published description of the German stemmer at snowballstem.org/algorithms/german/stemmer.html, written
 * anew from that description; the rules for female forms and for pupils are our own.
 */
export function stemWord(folded: string): string {
  if (folded.length < 4) return folded
  const male = withoutFemaleEnding(folded)
  if (pupil.test(male)) return 'schuler'
  const word = markConsonants(male)
  const first = regionAfter(word, 0)
  const r1 = Math.max(first, 3)
  const r2 = regionAfter(word, first)
  return stepThree(stepTwo(stepOne(word, r1), r1), r1, r2).toLowerCase()
}
