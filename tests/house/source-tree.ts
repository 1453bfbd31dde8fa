// Reads a checkout into values that the rules of the house can be asked about: files, imports, names, calls, comments.
// The parser comes with vitest (vite), because TypeScript 7 has no programming interface.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

export interface Import {
  /** As written. */
  readonly specifier: string
  /** Path from the root of the checkout for a relative import, otherwise undefined. */
  readonly target: string | undefined
  readonly typeOnly: boolean
  /** `export … from`, so that the door can be kept narrow. */
  readonly kind: 'import' | 're-export' | 're-export-all' | 'dynamic' | 'type-query'
}

export interface NameUse {
  readonly name: string
  /** What is declared here; `key` is a key of an object literal, `use` every other appearance. */
  readonly role: 'type' | 'function' | 'variable' | 'property' | 'key' | 'use'
  readonly exported: boolean
}

export interface SourceFile {
  /** From the root, with slashes: src/kernel/fold.ts. */
  readonly path: string
  readonly text: string
  readonly lineCount: number
  readonly isTest: boolean
  readonly imports: readonly Import[]
  readonly names: readonly NameUse[]
  /** Dotted names of what is called: `console.log`, `test.only`. */
  readonly calls: readonly string[]
  readonly comments: readonly string[]
  readonly strings: readonly string[]
  readonly hasAny: boolean
}

export interface Tree {
  /** Parsed TypeScript and JavaScript. */
  readonly sources: readonly SourceFile[]
  /** Every text file of ours, the parsed ones included. */
  readonly texts: readonly { readonly path: string; readonly text: string }[]
}

const folders = ['src', 'tests', 'bench', 'tools', 'migrations', 'code-lists', 'assets', 'docs']
const parsed = /\.(ts|tsx|mts|mjs|js)$/
const readable = /\.(ts|tsx|mts|mjs|js|css|sql|json|md)$/

export function readTree(root: string): Tree {
  const paths = folders.flatMap((folder) => filesUnder(root, folder)).filter((path) => readable.test(path))
  const texts = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  return {
    texts,
    sources: texts.filter(({ path }) => parsed.test(path)).map(({ path, text }) => parseSource(path, text)),
  }
}

function filesUnder(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesUnder(root, path)
      return [path]
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

export function parseSource(path: string, text: string): SourceFile {
  const result = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' })
  if (result.errors.length > 0) throw new Error(`${path} cannot be parsed: ${result.errors[0]?.message}`)
  const found = {
    imports: [] as Import[],
    names: [] as NameUse[],
    calls: [] as string[],
    strings: [] as string[],
    hasAny: false,
  }
  const add = (specifier: string, kind: Import['kind'], typeOnly: boolean) =>
    found.imports.push({ specifier, kind, typeOnly, target: targetOf(path, specifier) })

  const visit = (node: Node, exported: boolean): void => {
    const source = isNode(node.source) ? String(node.source.value) : undefined
    if (node.type === 'ImportDeclaration' && source !== undefined) add(source, 'import', isTypeOnly(node, 'importKind'))
    if (node.type === 'ExportNamedDeclaration' && source !== undefined)
      add(source, 're-export', isTypeOnly(node, 'exportKind'))
    if (node.type === 'ExportAllDeclaration' && source !== undefined)
      add(source, 're-export-all', node.exportKind === 'type')
    if (node.type === 'ImportExpression' && source !== undefined && source !== 'undefined')
      add(source, 'dynamic', false)
    if (node.type === 'TSImportType') add(String((node.source as Node | undefined)?.value), 'type-query', true)
    if (node.type === 'TSAnyKeyword') found.hasAny = true
    if (node.type === 'Literal' && typeof node.value === 'string') found.strings.push(node.value)
    if (node.type === 'TemplateElement') found.strings.push(String((node.value as { cooked?: string }).cooked ?? ''))
    if (node.type === 'CallExpression' && isNode(node.callee)) {
      const name = dottedName(node.callee)
      if (name !== undefined) found.calls.push(name)
    }
    for (const use of namesOf(node, exported)) found.names.push(use)
    const below = node.type === 'ExportNamedDeclaration'
    for (const [key, value] of Object.entries(node)) {
      if (key === 'key' && isPlainKey(node)) continue
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) visit(child, below || (exported && node.type === 'VariableDeclaration'))
    }
  }
  visit(result.program as unknown as Node, false)
  return {
    path,
    text,
    lineCount: text.replace(/\n$/, '').split('\n').length,
    isTest: /\.test\.tsx?$/.test(path) || path.startsWith('tests/'),
    comments: result.comments.map((comment) => comment.value),
    ...found,
  }
}

/** `import { type A, type B }` is as type-only as `import type { A, B }`. */
function isTypeOnly(node: Node, key: 'importKind' | 'exportKind'): boolean {
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : []
  return node[key] === 'type' || (specifiers.length > 0 && specifiers.every((specifier) => specifier[key] === 'type'))
}

function targetOf(path: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : undefined
}

function dottedName(node: Node): string | undefined {
  if (node.type === 'Identifier') return String(node.name)
  if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return undefined
  const left = dottedName(node.object)
  return left === undefined || node.property.type !== 'Identifier' ? undefined : `${left}.${String(node.property.name)}`
}

const isPlainKey = (node: Node): boolean =>
  node.type === 'Property' &&
  node.shorthand !== true &&
  node.computed !== true &&
  isNode(node.key) &&
  node.key.type === 'Identifier'

const typeDeclarations = ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration', 'ClassDeclaration']

function namesOf(node: Node, exported: boolean): NameUse[] {
  const named = (value: unknown, role: NameUse['role']): NameUse[] =>
    isNode(value) && typeof value.name === 'string' ? [{ name: value.name, role, exported }] : []
  if (typeDeclarations.includes(node.type)) return named(node.id, 'type')
  if (node.type === 'FunctionDeclaration') return named(node.id, 'function')
  if (node.type === 'VariableDeclarator') {
    const isFunction = isNode(node.init) && /^(Arrow)?FunctionExpression$/.test(node.init.type)
    return named(node.id, isFunction ? 'function' : 'variable')
  }
  if (isPlainKey(node)) return named(node.key, 'key')
  if (node.type === 'TSPropertySignature' || node.type === 'PropertyDefinition' || node.type === 'TSMethodSignature')
    return named(node.key, 'property')
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier' || node.type === 'PrivateIdentifier')
    return named(node, 'use')
  return []
}

/** `isBaseUrl2` → is, base, url; `HTTPServer` → http, server. */
export const wordsOf = (identifier: string): string[] =>
  identifier
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
