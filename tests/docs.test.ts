// The documents keep pace with the program: links lead somewhere, settings and commands are described, and so is every role.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { t as commandLine } from '../src/app/cli-texts.ts'
import { allImportTargets } from '../src/app/imports.ts'
import { readSettings } from '../src/platform/env/settings.ts'
import { allowedUses } from './house/rules.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
]

describe('the documents', () => {
  test.each(documents)('%s links to what is there', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
    const broken = links
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(document), target)))
    expect(broken).toEqual([])
  })

  test('the guide for operators explains every setting, and none that does not exist', () => {
    const refusal = readSettings({ STEG_UNKNOWN: '1' })
    const known = refusal.ok
      ? []
      : [...refusal.error.matchAll(/\b(PORT|DATABASE_URL|STEG_(?!UNKNOWN)[A-Z_]+)\b/g)].map(([name]) => name)
    expect(known.length).toBeGreaterThan(10)
    const explained = [...read('docs/betrieb.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name)
    expect([...explained].sort()).toEqual([...new Set(known)].sort())
  })

  test('the proxy of the guide leaves it to the program to refuse what is too large, and keeps none of it', () => {
    const [, proxy = ''] = /^```\n(server \{[\s\S]+?)^```/m.exec(read('docs/betrieb.md')) ?? []
    expect(proxy).toMatch(/^ *client_max_body_size 0;$/m)
    // Without HTTP/1.1 nginx keeps bodies of unknown length whatever the other line says.
    for (const line of ['proxy_http_version 1.1;', 'proxy_request_buffering off;']) expect(proxy).toContain(line)
  })

  test('commands in the documents exist', () => {
    const named = documents.flatMap((path) =>
      [...read(path).matchAll(/npm run steg -- ([a-z]+)/g)].map(([, name = '']) => name),
    )
    expect(named).not.toEqual([])
    expect(named.filter((name) => !new RegExp(`^  ${name}\\b`, 'm').test(commandLine.usage))).toEqual([])
  })

  test('the overview of commands names everything that the program itself may import, and nothing else', () => {
    const system = { kind: 'system', regionId: '', reason: 'test' } as const
    const known = allImportTargets.filter((target) => target.mayImport(system) === 'allowed').map(({ key }) => key)
    const named = [...commandLine.usage.matchAll(/^ {2}import (\S+) DATEI\b/gm)].map(([, name = '']) => name)
    expect(named.sort()).toEqual(known.sort())
    const inDocuments = documents.flatMap((path) =>
      [...read(path).matchAll(/npm run steg -- import (\S+)/g)].map(([, name = '']) => name),
    )
    expect(inDocuments).not.toEqual([])
    expect(inDocuments.filter((name) => !known.includes(name))).toEqual([])
  })

  test('docs/house.md lists which module may use which, as the rules do', () => {
    const [, table = ''] = /^\| module \| may use \|\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(read('docs/house.md')) ?? []
    const rows = [...table.matchAll(/^\| ([a-z]+) \| ([a-z, ]+) \|$/gm)]
    expect(Object.fromEntries(rows.map(([, name = '', uses = '']) => [name, uses.split(', ')]))).toEqual(allowedUses)
  })

  test('every page of the handbook is reached from its first page', () => {
    const first = read('docs/handbuch/README.md')
    const pages = documents
      .map((path) => relative('docs/handbuch', path))
      .filter((path) => !path.startsWith('..') && path !== 'README.md')
    expect(pages.filter((page) => !first.includes(`(${page})`))).toEqual([])
  })

  test('decisions are numbered without gaps and have their parts', () => {
    const decisions = documents.filter((path) => path.startsWith('docs/decisions/')).sort()
    decisions.forEach((path, index) => {
      expect(path).toMatch(new RegExp(`/${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`))
      for (const part of ['## Context', '## Decision', '## Consequences', '- 20']) expect(read(path)).toContain(part)
    })
  })

  test('the licence is the EUPL 1.2, complete', () => {
    const licence = read('LICENSE')
    expect(licence).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
    for (let article = 1; article <= 15; article++) expect(licence).toMatch(new RegExp(`^${article}\\.`, 'm'))
    expect(licence).toContain('LiLiQ-R+')
  })
})
