// The rules of docs/house.md: they fail, they never warn. Then each rule is shown trees that break it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { brokenTrees, type Files, healthyTree } from './house/broken-trees.ts'
import { allRules, type Rule } from './house/rules.ts'
import { parseSource, readTree, wordsOf } from './house/source-tree.ts'

const root = join(import.meta.dirname, '..')

describe('the house of Steg', () => {
  const tree = readTree(root)

  test('is read: its files are there', () => {
    expect(tree.sources.length).toBeGreaterThan(40)
    expect(tree.sources.flatMap((file) => file.imports).length).toBeGreaterThan(60)
  })

  test.each(Object.entries(allRules))('%s', (_sentence, rule) => {
    const breaches = rule(tree).filter(({ path }) => !path.startsWith('tests/house/'))
    expect(breaches.map(({ path, what }) => `${path}: ${what}`)).toEqual([])
  })
})

describe('a broken house is noticed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steg-house-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  let count = 0
  const treeOf = (files: Files) => {
    const home = join(folder, String(count++))
    for (const [path, text] of Object.entries({ ...healthyTree, ...files })) {
      mkdirSync(dirname(join(home, path)), { recursive: true })
      writeFileSync(join(home, path), text)
    }
    return readTree(home)
  }
  const ruleOf = (sentence: string): Rule => {
    const rule = allRules[sentence]
    if (rule === undefined) throw new Error(`no rule is called "${sentence}"`)
    return rule
  }

  test('but a healthy one is left in peace by every rule', () => {
    const tree = treeOf({})
    expect(
      Object.entries(allRules).flatMap(([name, rule]) => rule(tree).map((breach) => ({ name, ...breach }))),
    ).toEqual([])
  })

  test('every rule has a tree that breaks it', () => {
    const shown = new Set(brokenTrees.map(({ rule }) => rule))
    expect(Object.keys(allRules).filter((sentence) => !shown.has(sentence))).toEqual([])
  })

  test.each(brokenTrees)('$rule: $because', ({ rule, files, blames }) => {
    expect(ruleOf(rule)(treeOf(files)).map(({ path }) => path)).toContain(blames)
  })
})

describe('the reader of sources', () => {
  test('finds every way to import, and none in text, comments or strings', () => {
    const file = parseSource(
      'src/app/a.tsx',
      [
        `// import x from './comment.ts'`,
        `import one, { type Two } from './one.ts'`,
        `import type { Three } from './three.ts'`,
        `import { type Four } from './four.ts'`,
        `import './five.css'`,
        `export { six } from './six.ts'`,
        `export type { Seven } from './seven.ts'`,
        `export * as eight from './eight.ts'`,
        `const nine = () => import('./nine.ts')`,
        `const ten: import('./ten.ts').Ten = "import 'string.ts'"`,
        'const text = `import "x" from "./template.ts"`',
        `const view = <p>import isn't './text.ts'</p>`,
      ].join('\n'),
    )
    expect(
      file.imports.map(({ specifier, kind, typeOnly }) => `${specifier} ${kind}${typeOnly ? ' type' : ''}`),
    ).toEqual([
      './one.ts import',
      './three.ts import type',
      './four.ts import type',
      './five.css import',
      './six.ts re-export',
      './seven.ts re-export type',
      './eight.ts re-export-all',
      './nine.ts dynamic',
      './ten.ts type-query type',
    ])
    expect(file.imports[0]?.target).toBe('src/app/one.ts')
  })

  test('splits identifiers into words', () => {
    expect(wordsOf('findPraxistageByBBSId2')).toEqual(['find', 'praxistage', 'by', 'bbs', 'id'])
    expect(wordsOf('region_id')).toEqual(['region', 'id'])
    expect(wordsOf('HTTPServer')).toEqual(['http', 'server'])
  })
})
