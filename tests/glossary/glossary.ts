// Reads docs/glossary.md, and recognises German words and forbidden synonyms in identifiers.
import { wordsOf } from '../house/source-tree.ts'

export interface Term {
  readonly identifier: string
  readonly plural: string
  readonly label: string
  readonly definition: string
  readonly source: string
  readonly module: string
  readonly notToBeCalled: readonly string[]
}

export function parseGlossary(markdown: string): Term[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(1).map((line) => {
    const cells = line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim())
    const [identifier = '', plural = '', label = '', definition = '', source = '', module = '', not = ''] = cells
    if (cells.length !== 7) throw new Error(`A row of the glossary needs seven cells: ${line}`)
    return { identifier, plural, label, definition, source, module, notToBeCalled: not === '–' ? [] : not.split(', ') }
  })
}

/** Words that only addresses use: lines like "- `umkreis`: …". */
export const parseAddressWords = (markdown: string): string[] =>
  [...markdown.matchAll(/^- `([a-z]+)`: .+$/gm)].map(([, word = '']) => word)

/** Names in SQL: without comments, texts and the language itself (words are judged one by one anyway). */
export const identifierWords = (sql: string): string[] => [
  ...new Set(
    sql
      .replace(/--.*$/gm, '')
      .replace(/'(?:[^']|'')*'/g, "''")
      .match(/\b[a-z][a-z0-9_]*\b/g) ?? [],
  ),
]

/** Beginnings and parts that are German and not English; long enough not to hit an English word. */
const germanStems = [
  ...[
    'ausbild',
    'beruf',
    'bildung',
    'schul(?!tz)',
    'schueler',
    'lehrkr',
    'lehrer',
    'lehrst',
    'betrieb',
    'praktik',
    'praxis',
  ],
  ...['traeger', 'koordin', 'rechtskr', 'anschl', 'abschl', 'uebergang', 'angebot', 'zielgrup', 'beratung', 'massnahm'],
  ...['foerder', 'jugend', 'arbeits', 'agentur', 'kammer', 'verband', 'gemeinde', 'landkreis', 'bundesland', 'leitst'],
  ...[
    'ansprech',
    'einricht',
    'anmeld',
    'abmeld',
    'einlad',
    'geburt',
    'nachname',
    'vorname',
    'strasse',
    'plz$',
    'anbieter',
  ],
  ...[
    'bewerb',
    'verbleib',
    'klasse(?!s)',
    'jahrgang',
    'werkst',
    'zeugnis',
    'einwillig',
    'datenschutz',
    'qualifizier',
    'standort',
  ],
  ...[
    'pruef',
    'gueltig',
    'oeffent',
    'zugang',
    'benutzer',
    'kennung',
    'schluessel',
    'nummer',
    'leitung',
    'handlungs',
    'wunsch',
  ],
  ...['vereinbar', 'mindest', 'zeitraum', 'termin(?!a|e$|er|i|o|u)', 'sprach', 'ferien', 'kreis', 'einzel', 'gruppe'],
]
const german = new RegExp(germanStems.join('|'))
/** Endings that only German nouns have. */
const germanEndings = /[a-z]{3,}(ungen|ung|keiten|keit|heiten|schaft|schaften|itaet|ismus|nisse)$/
const notGerman = /^(young|sprung|hung|unsung|lung|internationalism)$/

const partsOf = (name: string): string[] => {
  const words = wordsOf(name)
  return [...words, words.join('')]
}

/** Names with a German word in them that neither the glossary lists nor `others` (words of addresses, official codes). */
export function germanWordsIn(
  names: readonly string[],
  glossary: readonly Term[],
  others: readonly string[] = [],
): string[] {
  const listed = new Set(
    [...others, ...glossary.flatMap(({ identifier, plural }) => [identifier, plural])].map((word) =>
      word.toLowerCase(),
    ),
  )
  const isUnlisted = (word: string) =>
    !listed.has(word) && !notGerman.test(word) && (german.test(word) || germanEndings.test(word))
  return names.filter((name) => wordsOf(name).some(isUnlisted))
}

/** Names that use a word that the glossary rules out; `schoolForm` stands for school_form and SchoolForms, too. */
export function synonymsIn(names: readonly string[], glossary: readonly Term[]): string[] {
  const forbidden = glossary.flatMap(({ notToBeCalled }) => notToBeCalled).map((synonym) => wordsOf(synonym))
  return names.filter((name) => {
    const words = partsOf(name).slice(0, -1)
    return forbidden.some((synonym) =>
      words.some((_word, at) =>
        synonym.every((part, index) => {
          const word = words[at + index] ?? ''
          return word === part || (index === synonym.length - 1 && (word === `${part}s` || word === `${part}es`))
        }),
      ),
    )
  })
}
