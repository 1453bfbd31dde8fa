// Seeds faults into the text of a policy: comparisons turned round, clauses left out, verdicts swapped, roles added and
// removed. What is bundled from the broken text is a permission table, which must differ from the one written by hand.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { parseSync } from 'vite'
import { membershipRoles } from '../../src/kernel/names/roles.ts'
import type { PermissionRow } from '../../src/platform/permissions/permission-row.ts'
import { actors } from './actors.ts'
import { expectedVerdict, oracle } from './oracle.ts'

const root = join(import.meta.dirname, '../..')

export interface PolicyFault {
  readonly name: string
  readonly file: string
  readonly text: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value

const worse: Readonly<Record<string, string>> = { hidden: 'forbidden', forbidden: 'allowed', allowed: 'forbidden' }

const isRole = (value: unknown): boolean => (membershipRoles as readonly unknown[]).includes(value)

/** `file` from the root of the checkout. */
export function policyFaults(file: string): PolicyFault[] {
  const text = readFileSync(join(root, file), 'utf8')
  const faults: PolicyFault[] = []
  const put = (node: Node, replacement: string) => {
    const was = text.slice(node.start, node.end).replace(/\s+/g, ' ')
    // Named by the nearest declaration, so that the name survives when lines move.
    const within = /(?:function|const) (\w+)[^\n]*$/.exec(
      text
        .slice(0, node.start)
        .split(/\n(?=(?:export )?(?:function|const) )/)
        .at(-1)
        ?.split('\n')[0] ?? '',
    )?.[1]
    faults.push({
      name: `${file} ${within ?? ''}: ${was.length > 90 ? `${was.slice(0, 90)}…` : was} → ${replacement}`,
      file,
      text: text.slice(0, node.start) + replacement + text.slice(node.end),
    })
  }
  const sourceOf = (value: unknown): string => (isNode(value) ? text.slice(value.start, value.end) : '')
  const visit = (node: Node): void => {
    // Types are not decided at run time.
    if (
      /^TS(?!AsExpression|SatisfiesExpression|NonNullExpression)/.test(node.type) ||
      node.type === 'ImportDeclaration'
    )
      return
    if (node.type === 'BinaryExpression' && (node.operator === '===' || node.operator === '!=='))
      put(node, `${sourceOf(node.left)} ${node.operator === '===' ? '!==' : '==='} ${sourceOf(node.right)}`)
    if (node.type === 'LogicalExpression')
      // Without `actor.kind === 'person' &&` the rest does not compile, so this is nobody's mistake.
      for (const [left, kept] of [
        [node.right, node.left],
        [node.left, node.right],
      ])
        if (!(node.operator === '&&' && /^\w+\.kind === 'person'$/.test(sourceOf(left))))
          put(node, `(${sourceOf(kept)})`)
    if (node.type === 'UnaryExpression' && node.operator === '!') put(node, `(${sourceOf(node.argument)})`)
    if (node.type === 'ConditionalExpression' || node.type === 'IfStatement')
      for (const value of ['true', 'false']) if (isNode(node.test)) put(node.test, value)
    if (node.type === 'Literal' && typeof node.value === 'string') {
      const swapped = worse[node.value]
      if (swapped !== undefined) put(node, `'${swapped}'`)
      if (isRole(node.value)) put(node, `'nobody'`)
    }
    if (node.type === 'ArrayExpression' && Array.isArray(node.elements)) {
      const values = node.elements.filter(isNode).map((element) => element.value)
      if (values.some(isRole))
        for (const role of membershipRoles.filter((name) => !values.includes(name)))
          put(node, `[${values.map((value) => `'${String(value)}'`).join(', ')}, '${role}']`)
    }
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child)
  }
  visit(parseSync(file, text, { lang: 'ts' }).program as unknown as Node)
  return faults
}

/** The permission rows of one module, with the fault in it. */
async function rowsWith(entry: string, fault: PolicyFault | undefined): Promise<PermissionRow[]> {
  const built = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'seeded fault',
        setup: (plugin) => {
          plugin.onLoad({ filter: /\/(policy|terms|site-permissions)\.ts$/ }, ({ path }) =>
            fault !== undefined && path === join(root, fault.file) ? { contents: fault.text, loader: 'ts' } : undefined,
          )
        },
      },
    ],
  })
  const code = built.outputFiles[0]?.text ?? ''
  const module = (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as Record<string, PermissionRow[]>
  return Object.entries(module).flatMap(([name, rows]) => (name.endsWith('Permissions') ? rows : []))
}

/** Whether the table notices it: a verdict that differs, or a policy that breaks down. */
export async function isNoticed(entry: string, fault: PolicyFault | undefined): Promise<boolean> {
  try {
    const rows = await rowsWith(entry, fault)
    return rows.some(({ key, cases }) =>
      cases.some(({ label, decide }) => {
        const expectation = oracle[key]?.[label]
        return (
          expectation === undefined ||
          actors.some(({ kind, actor }) => decide(actor) !== expectedVerdict(expectation, kind))
        )
      }),
    )
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) return true
    throw error
  }
}
