// Every rule of docs/house.md that a program can see: each takes the tree and names what breaks it.
import type { Import, SourceFile, Tree } from './source-tree.ts'
import { wordsOf } from './source-tree.ts'

export interface Breach {
  readonly path: string
  readonly what: string
}

export type Rule = (tree: Tree) => readonly Breach[]

/** Which module may use which other one, through its door. Whoever adds a pair says why in the same commit. */
export const allowedUses: Readonly<Record<string, readonly string[]>> = {
  // Memberships belong to organisations.
  accounts: ['network'],
  // Offers have an organisation as provider.
  offers: ['network'],
  // Gaps are counted from offers, for the municipalities of a region.
  gaps: ['network', 'offers'],
  // Classes belong to schools, and to a school year.
  pupils: ['calendar', 'network'],
  // Schools and vocational schools take part in a round, class by class, on days of school.
  rounds: ['calendar', 'network', 'pupils'],
  // Pupils answer for a round.
  wishes: ['network', 'pupils', 'rounds'],
  // A plan puts pupils into the workshops of a round by their wishes.
  plans: ['calendar', 'network', 'pupils', 'rounds', 'wishes'],
}

/** What the top floor may open besides the door. */
const appDoors = [
  'index.ts',
  'routes.ts',
  'permissions.ts',
  'api.ts',
  'demo.ts',
  'erase.ts',
  'imports.ts',
  'personal-fields.ts',
  // Commands without a database must start fast: this door opens pure cores only.
  'headless.ts',
]

const maximumLines = 400

const floors: readonly (string | undefined)[] = ['kernel', 'platform', 'modules', 'app']

const floorOf = (path: string): number => {
  const part = /^src\/([^/]+)\//.exec(path)?.[1]
  return floors.indexOf(part)
}

const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1]

const productOf = (tree: Tree): readonly SourceFile[] =>
  tree.sources.filter((file) => file.path.startsWith('src/') && !file.isTest)

const perImport = (
  files: readonly SourceFile[],
  check: (file: SourceFile, used: Import) => string | undefined,
): Breach[] =>
  files.flatMap((file) =>
    file.imports.flatMap((used) => {
      const what = check(file, used)
      return what === undefined ? [] : [{ path: file.path, what }]
    }),
  )

const perFile = (files: readonly SourceFile[], check: (file: SourceFile) => readonly string[]): Breach[] =>
  files.flatMap((file) => check(file).map((what) => ({ path: file.path, what })))

export const everyFileStandsOnAFloor: Rule = (tree) =>
  perFile(
    tree.sources.filter((file) => file.path.startsWith('src/')),
    (file) =>
      floorOf(file.path) >= 0 || file.path.startsWith('src/client/')
        ? []
        : [`stands on no floor (${floors.join(', ')}, client)`],
  )

export const nobodyImportsUpstairs: Rule = (tree) =>
  perImport(productOf(tree), (file, { target }) => {
    if (target === undefined) return undefined
    if (!target.startsWith('src/'))
      return target.endsWith('.json') ? undefined : `imports ${target} from outside of src/`
    if (file.path.startsWith('src/client/'))
      return target.startsWith('src/client/') || target.startsWith('src/kernel/')
        ? undefined
        : `client imports ${target}`
    if (target.startsWith('src/client/')) return `imports ${target}; the client runs in the browser only`
    return floorOf(target) > floorOf(file.path) ? `imports ${target} upstairs` : undefined
  })

export const theGroundFloorIsPure: Rule = (tree) => {
  const kernel = productOf(tree).filter((file) => file.path.startsWith('src/kernel/'))
  return [
    ...perImport(kernel, (_file, used) =>
      used.target === undefined ? `imports ${used.specifier}; the ground floor needs nobody` : undefined,
    ),
    ...perFile(kernel, (file) => [
      ...file.calls
        .filter((call) => ['Date.now', 'Math.random', 'fetch', 'setTimeout'].includes(call))
        .map((call) => `calls ${call}`),
      ...(/\bnew Date\(\s*\)/.test(file.text) ? ['asks the clock by new Date()'] : []),
      ...(file.names.some((use) => use.name === 'process') ? ['asks the process'] : []),
    ]),
  ]
}

export const modulesUseEachOtherByTheTable: Rule = (tree) =>
  perImport(productOf(tree), (file, { target }) => {
    const from = moduleOf(file.path)
    const to = target === undefined ? undefined : moduleOf(target)
    if (from === undefined || to === undefined || from === to) return undefined
    return allowedUses[from]?.includes(to) === true ? undefined : `${from} may not use ${to}`
  })

export const modulesAreEnteredByTheDoor: Rule = (tree) =>
  perImport(productOf(tree), (file, { target }) => {
    const to = target === undefined ? undefined : moduleOf(target)
    if (to === undefined || to === moduleOf(file.path)) return undefined
    const inside = target?.slice(`src/modules/${to}/`.length) ?? ''
    const open = file.path.startsWith('src/app/') ? appDoors : ['index.ts']
    return open.includes(inside) ? undefined : `enters ${to} by ${inside}, not by ${open.join(', ')}`
  })

export const theDoorIsNarrow: Rule = (tree) =>
  perImport(
    productOf(tree).filter((file) => /^src\/modules\/[^/]+\/index\.ts$/.test(file.path)),
    (_file, used) => {
      if (used.kind === 're-export-all') return `lets everything of ${used.specifier} out`
      return /\/(store|routes|permissions|api|demo)\.tsx?$/.test(used.target ?? '') && used.kind === 're-export'
        ? `lets ${used.specifier} out`
        : undefined
    },
  )

export const policiesTermsAndPresentersArePure: Rule = (tree) =>
  perImport(
    productOf(tree).filter((file) => /^src\/modules\/[^/]+\/(policy|terms|present)\.tsx?$/.test(file.path)),
    (_file, used) => {
      if (used.typeOnly) return undefined
      const forbidden = /(^node:|^pg$|^kysely$|\/store(-[a-z-]+)?\.ts$|\/platform\/(db|audit|jobs|mail|http|log)\/)/
      return forbidden.test(used.specifier)
        ? `imports ${used.specifier}; it takes values and returns values`
        : undefined
    },
  )

/** Tarjan's strongly connected components; a circle is one with more than one file, or a file that imports itself. */
export const noCircles: Rule = (tree) => {
  const files = new Map(productOf(tree).map((file) => [file.path, file]))
  const state = new Map<string, { index: number; low: number; onStack: boolean }>()
  const stack: string[] = []
  const circles: string[][] = []
  const connect = (path: string): { index: number; low: number; onStack: boolean } => {
    const own = { index: state.size, low: state.size, onStack: true }
    state.set(path, own)
    stack.push(path)
    for (const { target } of files.get(path)?.imports ?? []) {
      if (target === undefined || !files.has(target)) continue
      const other = state.get(target)
      if (other === undefined) own.low = Math.min(own.low, connect(target).low)
      else if (other.onStack) own.low = Math.min(own.low, other.index)
    }
    if (own.low === own.index) {
      const circle = stack.splice(stack.indexOf(path))
      for (const member of circle) (state.get(member) ?? own).onStack = false
      const importsItself = files.get(path)?.imports.some(({ target }) => target === path) === true
      if (circle.length > 1 || importsItself) circles.push(circle)
    }
    return own
  }
  for (const path of files.keys()) if (!state.has(path)) connect(path)
  return circles.map((circle) => ({ path: [...circle].sort()[0] ?? '', what: `circle: ${circle.join(' ↔ ')}` }))
}

export const everyImportHasItsEnding: Rule = (tree) =>
  perImport(tree.sources, (_file, used) =>
    used.target !== undefined && !/\.(ts|tsx|mjs|js|json|css)$/.test(used.target)
      ? `imports ${used.specifier} without its ending`
      : undefined,
  )

export const noLongFiles: Rule = (tree) =>
  tree.texts.flatMap(({ path, text }) => {
    if (!/\.(ts|tsx|mjs|css|sql)$/.test(path)) return []
    const lines = text.replace(/\n$/, '').split('\n')
    const reason = /over 400 lines[:,]? (because )?.{15,}/i.test(lines[0] ?? '')
    return lines.length <= maximumLines || reason
      ? []
      : [{ path, what: `${lines.length} lines, and no reason ("Over 400 lines because …") in its first line` }]
  })

export const registriesLiveInApp: Rule = (tree) =>
  perFile(
    productOf(tree).filter((file) => !file.path.startsWith('src/app/')),
    (file) => [
      ...file.names
        .filter((use) => use.exported && use.role !== 'use')
        .filter(
          ({ name, role }) =>
            /^(all|every)(?=[A-Z])\w*(Routes|Permissions|Apis?|Jobs|Modules|Steps|Tasks|Registry)$/.test(name) ||
            (role === 'function' && /^register[A-Z]/.test(name)),
        )
        .map(({ name }) => `${name} is a registry`),
      ...(/registry/.test(file.path) ? ['is named a registry'] : []),
    ],
  )

export const onlyTheCommandLineSpeaks: Rule = (tree) =>
  perFile(
    productOf(tree).filter((file) => !/^src\/app\/cli([/.-])/.test(file.path)),
    (file) =>
      file.calls.filter((call) => call.startsWith('console.')).map((call) => `calls ${call}; log by platform/log`),
  )

export const noTestIsSkippedOrAlone: Rule = (tree) =>
  perFile(
    tree.sources.filter((file) => file.isTest),
    (file) =>
      file.calls
        .filter((call) =>
          /^((test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fails)|x(test|it|describe)|f(it|describe))$/.test(call),
        )
        .map((call) => `calls ${call}`),
  )

export const noSnapshotsAndNoSleeping: Rule = (tree) =>
  perFile(
    tree.sources.filter((file) => /\.test\.tsx?$/.test(file.path)),
    (file) => [
      ...file.names.filter(({ name }) => /^to(Throw)?Match\w*Snapshot$/.test(name)).map(({ name }) => `uses ${name}`),
      ...(/new Promise(<[^>]*>)?\(\s*\(?\w*\)?\s*=>\s*\{?\s*setTimeout/.test(file.text) ? ['sleeps'] : []),
      ...file.imports
        .filter((used) => used.specifier === 'node:timers/promises')
        .map(() => 'sleeps by node:timers/promises'),
    ],
  )

export const nothingIsLeftToDo: Rule = (tree) => [
  ...perFile(tree.sources, (file) =>
    file.comments
      .filter((comment) => /\b(TODO|FIXME|XXX|HACK)\b/.test(comment))
      .map((comment) => `says ${comment.trim()}`),
  ),
  ...tree.texts
    .filter(({ path, text }) => /\.(sql|css)$/.test(path) && /\b(TODO|FIXME|XXX|HACK)\b/.test(text))
    .map(({ path }) => ({ path, what: 'says TODO' })),
]

export const theCheckerIsNotSilenced: Rule = (tree) => [
  ...perFile(tree.sources, (file) =>
    file.comments
      .filter((comment) => /@ts-(ignore|nocheck|expect-error)/.test(comment))
      .map((comment) => `says ${comment.trim()}`),
  ),
  ...perFile(tree.sources, (file) => (file.hasAny ? ['uses any'] : [])),
]

export const migrationsAreNumberedWithoutGaps: Rule = (tree) => {
  const paths = tree.texts
    .map(({ path }) => path)
    .filter((path) => path.startsWith('migrations/'))
    .sort()
  return paths.flatMap((path, index) => {
    const expected = String(index + 1).padStart(4, '0')
    const name = path.slice('migrations/'.length)
    if (!/^\d{4}_[a-z0-9]+(_[a-z0-9]+)*\.sql$/.test(name)) return [{ path, what: 'is not named 0001_like_this.sql' }]
    return name.startsWith(expected) ? [] : [{ path, what: `should be number ${expected}` }]
  })
}

export const filesAreKebabCase: Rule = (tree) =>
  tree.texts
    .filter(({ path }) => !path.startsWith('migrations/') && !path.startsWith('docs/'))
    .filter(({ path }) => {
      const [fileName = '', ...folders] = path.split('/').reverse()
      const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
      const bare = fileName.replace(/(\.(soak\.)?test|\.bench|\.d|\.config)?\.(ts|tsx|mts|mjs|js|css|json|sql|md)$/, '')
      return !(fileName === 'README.md' || kebab.test(bare)) || !folders.every((folder) => kebab.test(folder))
    })
    .map(({ path }) => ({ path, what: 'is not kebab-case' }))

const bannedWords = ['manager', 'helper', 'helpers', 'util', 'utils', 'impl', 'dto', 'dtos']

export const noEmptyNames: Rule = (tree) => [
  ...perFile(tree.sources, (file) =>
    file.names
      .filter((use) => use.role !== 'use')
      .filter(
        ({ name, role }) =>
          wordsOf(name).some((word) => bannedWords.includes(word)) ||
          (role === 'type' && (/^I[A-Z][a-z]/.test(name) || /^(Base|Abstract)[A-Z]|Base$/.test(name))),
      )
      .map(({ name }) => `${name} is a name that says nothing`),
  ),
  ...tree.sources
    .filter(({ path }) =>
      /(^|[/-])(manager|helpers?|utils?|impl|dtos?|base|common|misc|stuff)\.(test\.)?\w+$/.test(path),
    )
    .map(({ path }) => ({ path, what: 'is a file name that says nothing' })),
]

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text)

/** An address of ours as it stands in code: /arbeit/netzwerk/:id. */
const looksLikePath = (text: string): boolean => /^\/[\p{L}\d:_~.-]+(\/[\p{L}\d:_~.*-]*)*$/u.test(text)

export const codeIsAscii: Rule = (tree) => [
  ...perFile(tree.sources, (file) => [
    // Keys of object literals are data: letters and what they fold to, towns and where they lie.
    ...new Set(
      file.names.filter(({ name, role }) => !isAscii(name) && role !== 'key').map(({ name }) => `${name} is not ASCII`),
    ),
    ...file.strings
      .filter((text) => looksLikePath(text) && !isAscii(text))
      .map((text) => `address ${text} is not ASCII`),
  ]),
  ...tree.texts
    .filter(({ path }) => path.endsWith('.sql'))
    .filter(({ text }) => !isAscii(text.replace(/'(?:[^']|'')*'/g, "''").replace(/--.*$/gm, '')))
    .map(({ path }) => ({ path, what: 'has names that are not ASCII' })),
  ...tree.texts.filter(({ path }) => !isAscii(path)).map(({ path }) => ({ path, what: 'is not ASCII' })),
]

export const allRules: Readonly<Record<string, Rule>> = {
  'every file stands on one of the four floors': everyFileStandsOnAFloor,
  'nobody imports upstairs': nobodyImportsUpstairs,
  'the ground floor is pure: no package, no clock, no chance': theGroundFloorIsPure,
  'modules use each other by the table only': modulesUseEachOtherByTheTable,
  'modules are entered by their door': modulesAreEnteredByTheDoor,
  'the door names what it lets out, and no store, routes or demo': theDoorIsNarrow,
  'policies, terms and presenters take values and return values': policiesTermsAndPresentersArePure,
  'no circle of imports, types included': noCircles,
  'every import has its ending': everyImportHasItsEnding,
  'no file over 400 lines without a reason in its first line': noLongFiles,
  'registries live in app/': registriesLiveInApp,
  'only the command line writes to the console': onlyTheCommandLineSpeaks,
  'no test is skipped, and none is alone': noTestIsSkippedOrAlone,
  'no snapshots, no sleeping': noSnapshotsAndNoSleeping,
  'nothing is left to do': nothingIsLeftToDo,
  'the type checker is not silenced': theCheckerIsNotSilenced,
  'migrations are numbered without gaps': migrationsAreNumberedWithoutGaps,
  'files are kebab-case': filesAreKebabCase,
  'no names that say nothing': noEmptyNames,
  'identifiers, addresses and SQL are ASCII': codeIsAscii,
}
