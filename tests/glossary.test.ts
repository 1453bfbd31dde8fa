// docs/glossary.md decides how things are called: German identifiers are listed there, and its synonyms are not used.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { germanWordsIn, identifierWords, parseAddressWords, parseGlossary, synonymsIn } from './glossary/glossary.ts'
import { parseSource, readTree, type SourceFile } from './house/source-tree.ts'

const root = join(import.meta.dirname, '..')
const markdown = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
const glossary = parseGlossary(markdown)
const tree = readTree(root)

/** Keys of the official lists: `{ "code": "…" }`. */
const officialCodes = tree.texts
  .filter(({ path }) => path.startsWith('code-lists/'))
  .flatMap(({ text }) => [...text.matchAll(/"(?:key|code|id)":\s*"([a-z-]+)"/g)].map(([, code = '']) => code))
const others = [...parseAddressWords(markdown), ...officialCodes]

const usesOf = (path: string, words: readonly string[]) => words.map((word) => `${path}: ${word}`)

/** Keys of object literals are data: words of other people's files, labels of an export. Their types are declared elsewhere. */
const namesOf = (file: SourceFile): string[] => [
  ...new Set(file.names.filter(({ role }) => role !== 'key').map(({ name }) => name)),
]

/** Names in our code and the names of files; tests may play with wrong words. */
const identifiers = [
  ...tree.sources
    .filter(({ path, isTest }) => path.startsWith('src/') && !isTest)
    .map((file) => ({ path: file.path, names: namesOf(file) })),
  ...tree.texts
    .filter(({ path }) => path.startsWith('migrations/'))
    .map(({ path, text }) => ({ path, names: identifierWords(text) })),
  ...tree.texts
    .filter(({ path }) => path.startsWith('src/'))
    .map(({ path }) => ({ path, names: [path.replace(/^.*\//, '').replace(/\..*$/, '')] })),
]

describe('the glossary', () => {
  test('explains every term once, in all columns', () => {
    expect(glossary.length).toBeGreaterThan(25)
    const names = glossary.flatMap(({ identifier, plural }) =>
      identifier === plural ? [identifier] : [identifier, plural],
    )
    expect(names).toEqual([...new Set(names)])
    for (const row of glossary) {
      expect(row.identifier).toMatch(/^[a-z][A-Za-z]*$/)
      expect(row.plural).toMatch(/^[a-z][A-Za-z]*$/)
      expect(row.label).not.toBe('')
      expect(row.definition).toMatch(/^[A-Z].{10,}\.$/)
      expect(row.source).not.toBe('')
    }
  })

  test('names modules that exist, or says that they come later', () => {
    const modules = new Set(tree.sources.map(({ path }) => /^src\/(?:modules\/)?([a-z-]+)\//.exec(path)?.[1]))
    expect(glossary.filter(({ module }) => module !== 'later' && !modules.has(module))).toEqual([])
  })

  test('has one word for one thing: no term is the forbidden synonym of another', () => {
    const names = new Set(glossary.flatMap(({ identifier, plural }) => [identifier, plural]))
    expect(glossary.flatMap(({ notToBeCalled }) => notToBeCalled).filter((word) => names.has(word))).toEqual([])
  })

  test('lists every German word that code, SQL or file names use', () => {
    expect(identifiers.flatMap(({ path, names }) => usesOf(path, germanWordsIn(names, glossary, others)))).toEqual([])
  })

  test('is followed: nothing is called by a forbidden synonym', () => {
    expect(identifiers.flatMap(({ path, names }) => usesOf(path, synonymsIn(names, glossary)))).toEqual([])
  })
})

describe('a breach of the glossary is noticed', () => {
  const namesIn = (text: string) => namesOf(parseSource('src/app/a.ts', text))

  test.each([
    ['export const findAusbildungsbetriebe = 1', 'findAusbildungsbetriebe'],
    ['export interface Schueler { id: string }', 'Schueler'],
    ['const anmeldungPruefen = 1', 'anmeldungPruefen'],
    ['export interface Row { berufsfeldgruppe: string }', 'berufsfeldgruppe'],
    ['const lehrkraftId = 1', 'lehrkraftId'],
  ])('German and unlisted: %s', (text, name) => {
    expect(germanWordsIn(namesIn(text), glossary)).toContain(name)
  })

  test('German in SQL', () => {
    const names = identifierWords(`CREATE TABLE offers.bewerbung (geburtsdatum date); -- Bewerbung\nSELECT 'Schulname'`)
    expect(germanWordsIn(names, glossary)).toEqual(['bewerbung', 'geburtsdatum'])
  })

  test.each([
    ['export const vocationalSchoolIds = 1', 'vocationalSchoolIds'],
    ['export interface SchoolForm {}', 'SchoolForm'],
    ['const mandantId = 1', 'mandantId'],
    ['const practiceDays = 1', 'practiceDays'],
  ])('a forbidden synonym: %s', (text, name) => {
    expect(synonymsIn(namesIn(text), glossary)).toContain(name)
  })

  test.each([
    'const findPraxistage = isTraeger(schulform)',
    'const traegerLead = uebergangsphasen',
    'const languages = { zu: 1 }',
    'const verify = unverified',
    'const rights = interest',
    'const understand = interest',
  ])('but listed and English words are left in peace: %s', (text) => {
    expect(germanWordsIn(namesIn(text), glossary)).toEqual([])
    expect(synonymsIn(namesIn(text), glossary)).toEqual([])
  })
})
