// For every rule the smallest trees that break it; house.test.ts wants to see each of them found.

export type Files = Readonly<Record<string, string>>

export interface BrokenTree {
  readonly rule: string
  readonly because: string
  readonly files: Files
  /** File that is blamed. */
  readonly blames: string
}

/** Breaks nothing; every broken tree is this one plus its files. */
export const healthyTree: Files = {
  'src/kernel/names/paths.ts': `export const paths = { start: '/', offers: '/angebote' } as const\n`,
  'src/platform/http/route.ts': `import { paths } from '../../kernel/names/paths.ts'\nexport const home = paths.start\n`,
  'src/modules/network/policy.ts': `import type { Row } from './store.ts'\nexport const mayRead = (row: Row) => row.open\n`,
  'src/modules/network/store.ts': `export interface Row { open: boolean }\n`,
  'src/modules/network/routes.ts': `export const networkRoutes = []\n`,
  'src/modules/network/index.ts': `export { mayRead } from './policy.ts'\n`,
  'src/modules/offers/index.ts': `export { mayRead } from '../network/index.ts'\n`,
  'src/modules/people/index.ts': `export const personCount = 1\n`,
  'src/app/routes.tsx': [
    `import { networkRoutes } from '../modules/network/routes.ts'`,
    `import type { home } from '../platform/http/route.ts'`,
    `export const allRoutes = [...networkRoutes]`,
    `export const View = () => <p>Don't import '../x.ts' here: it's only text</p>`,
    `export type Home = typeof home`,
    '',
  ].join('\n'),
  'src/app/cli.ts': `console.log('ready')\n`,
  'src/client/main.ts': `import { paths } from '../kernel/names/paths.ts'\nexport const start = paths.start\n`,
  'src/kernel/day.test.ts': `import { test } from 'vitest'\ntest.each([1])('counts', () => {})\n`,
  'migrations/0001_platform.sql': `-- Übergang\nCREATE TABLE a (b text DEFAULT 'Straße');\n`,
}

const lines = (count: number, first = '// Lives here.') => [first, ...Array(count - 1).fill('export {}')].join('\n')

const one = (rule: string, because: string, path: string, text: string): BrokenTree => ({
  rule,
  because,
  files: { [path]: text },
  blames: path,
})

const floor = 'every file stands on one of the four floors'
const upstairs = 'nobody imports upstairs'
const pure = 'the ground floor is pure: no package, no clock, no chance'
const uses = 'modules use each other by the table only'
const door = 'modules are entered by their door'
const narrow = 'the door names what it lets out, and no store, routes or demo'
const values = 'policies, terms and presenters take values and return values'
const circle = 'no circle of imports, types included'
const long = 'no file over 400 lines without a reason in its first line'
const registry = 'registries live in app/'
const speaks = 'only the command line writes to the console'
const skipped = 'no test is skipped, and none is alone'
const sleeping = 'no snapshots, no sleeping'
const left = 'nothing is left to do'
const silenced = 'the type checker is not silenced'
const numbered = 'migrations are numbered without gaps'
const kebab = 'files are kebab-case'
const nothing = 'no names that say nothing'
const ascii = 'identifiers, addresses and SQL are ASCII'

export const brokenTrees: readonly BrokenTree[] = [
  one(floor, 'a fifth floor', 'src/lib/fold.ts', 'export {}'),
  one(floor, 'a file between the floors', 'src/main.ts', 'export {}'),
  one(upstairs, 'kernel imports platform', 'src/kernel/a.ts', `import { home } from '../platform/http/route.ts'`),
  one(upstairs, 'only a type', 'src/platform/a.ts', `import type { Row } from '../modules/network/index.ts'`),
  one(upstairs, 'a type in an expression', 'src/platform/a.ts', `export type X = import('../app/cli.ts').X`),
  one(upstairs, 'a dynamic import', 'src/modules/people/a.ts', `await import('../../app/cli.ts')`),
  one(upstairs, 're-export', 'src/platform/a.ts', `export * from '../app/cli.ts'`),
  one(upstairs, 'product code imports a test fixture', 'src/app/a.ts', `import '../../tests/house/rules.ts'`),
  one(upstairs, 'the server imports the client', 'src/app/a.ts', `import '../client/main.ts'`),
  one(upstairs, 'the client imports the server', 'src/client/a.ts', `import '../platform/http/route.ts'`),
  one(pure, 'a package', 'src/kernel/a.ts', `import { z } from 'zod'`),
  one(pure, 'a built-in module', 'src/kernel/a.ts', `import { readFileSync } from 'node:fs'`),
  one(pure, 'the clock', 'src/kernel/a.ts', `export const today = () => new Date()`),
  one(pure, 'chance', 'src/kernel/a.ts', `export const lot = () => Math.random()`),
  one(pure, 'the environment', 'src/kernel/a.ts', `export const port = process.env.PORT`),
  one(
    uses,
    'a pair that is not in the table',
    'src/modules/people/a.ts',
    `import { mayRead } from '../network/index.ts'`,
  ),
  one(uses, 'the other way round', 'src/modules/network/a.ts', `import type { A } from '../offers/index.ts'`),
  one(
    door,
    'a module takes the back door',
    'src/modules/offers/a.ts',
    `import type { Row } from '../network/store.ts'`,
  ),
  one(door, 'a module opens what only app may', 'src/modules/offers/a.ts', `import '../network/routes.ts'`),
  one(door, 'app takes the back door', 'src/app/a.ts', `import { mayRead } from '../modules/network/policy.ts'`),
  one(narrow, 'a wildcard', 'src/modules/people/index.ts', `export * from './terms.ts'`),
  one(narrow, 'the store', 'src/modules/people/index.ts', `export { find } from './store.ts'`),
  one(values, 'a policy that asks the database', 'src/modules/people/policy.ts', `import { sql } from 'kysely'`),
  one(values, 'a presenter that asks the store', 'src/modules/people/present.ts', `import { find } from './store.ts'`),
  {
    rule: circle,
    because: 'two files, by types only',
    files: {
      'src/kernel/a.ts': `import type { B } from './b.ts'\nexport interface A { b: B }`,
      'src/kernel/b.ts': `import { type A } from './a.ts'\nexport interface B { a?: A }`,
    },
    blames: 'src/kernel/a.ts',
  },
  {
    rule: circle,
    because: 'three files, one of them lazily',
    files: {
      'src/app/a.ts': `export * from './b.ts'`,
      'src/app/b.ts': `export const c = () => import('./c.ts')`,
      'src/app/c.ts': `export type A = import('./a.ts').A`,
    },
    blames: 'src/app/a.ts',
  },
  one(circle, 'a file that imports itself', 'src/app/a.ts', `import * as self from './a.ts'`),
  one('every import has its ending', 'no ending', 'src/app/a.ts', `import './cli'`),
  one(long, '401 lines', 'src/app/a.ts', lines(401)),
  one(long, 'a reason that is none', 'src/app/a.ts', lines(401, '// Over 400 lines.')),
  one(long, 'a long style sheet', 'assets/steg.css', lines(500, '/* x */')),
  one(registry, 'a list of everything below', 'src/platform/a.ts', `export const allRoutes = []`),
  one(registry, 'registering', 'src/platform/a.ts', `export function registerJob() {}`),
  one(registry, 'named so', 'src/platform/job-registry.ts', `export {}`),
  one(speaks, 'a page that logs', 'src/app/web/a.ts', `console.error('x')`),
  one(skipped, 'only', 'src/kernel/a.test.ts', `test.only('x', () => {})`),
  one(skipped, 'skip', 'tests/a.test.ts', `describe.skip('x', () => {})`),
  one(skipped, 'todo', 'tests/a.test.ts', `test.todo('x')`),
  one(skipped, 'concurrent and alone', 'tests/a.test.ts', `test.concurrent.only('x', () => {})`),
  one(sleeping, 'a snapshot', 'tests/a.test.ts', `expect(1).toMatchInlineSnapshot()`),
  one(sleeping, 'a nap', 'tests/a.test.ts', `await new Promise((done) => setTimeout(done, 50))`),
  one(left, 'in code', 'src/app/a.ts', `// TODO later\nexport {}`),
  one(left, 'in SQL', 'migrations/0001_platform.sql', `-- FIXME\nSELECT 1;`),
  one(silenced, 'a comment', 'src/app/a.ts', `// @ts-ignore\nexport {}`),
  one(silenced, 'any', 'src/app/a.ts', `export const a = (b: any) => b`),
  one(numbered, 'a gap', 'migrations/0003_offers.sql', `SELECT 1;`),
  one(numbered, 'the same number twice', 'migrations/0001_quick.sql', `SELECT 1;`),
  one(numbered, 'a name in another style', 'migrations/2_Offers.sql', `SELECT 1;`),
  one(kebab, 'camel case', 'src/app/openPage.ts', `export {}`),
  one(kebab, 'a folder in capitals', 'src/app/Pages/start.ts', `export {}`),
  one(nothing, 'a manager', 'src/app/a.ts', `export class CaseManager {}`),
  one(nothing, 'an I', 'src/app/a.ts', `export interface ICase { a: 1 }`),
  one(nothing, 'a base', 'src/app/a.ts', `export abstract class BaseStore {}`),
  one(nothing, 'a file of utils', 'src/app/date-utils.ts', `export {}`),
  one(ascii, 'an identifier', 'src/app/a.ts', `export const Träger = 1`),
  one(ascii, 'an address', 'src/app/a.ts', `export const path = '/schüler/:id'`),
  one(ascii, 'a column', 'migrations/0001_platform.sql', `CREATE TABLE a (straße text);`),
]
