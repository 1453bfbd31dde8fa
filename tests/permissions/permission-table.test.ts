// The rows of all policies against the table written by hand, and docs/permissions.md against the rows.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allPermissions } from '../../src/app/permissions.ts'
import { printPermissions } from '../../src/platform/permissions/print-permissions.ts'
import { actors } from './actors.ts'
import { expectedVerdict, oracle } from './oracle.ts'

const casesOf = (key: string) => allPermissions.filter((row) => row.key === key).flatMap((row) => row.cases)

describe('the permission table', () => {
  test('names every row once, and every case of a row once', () => {
    const keys = allPermissions.map(({ key }) => key)
    expect(keys).toEqual([...new Set(keys)])
    for (const { key, cases } of allPermissions) {
      const labels = cases.map(({ label }) => `${key}: ${label}`)
      expect(labels).toEqual([...new Set(labels)])
      expect(labels).not.toEqual([])
    }
  })

  test('has the rows and cases that were expected by hand, no more and no fewer', () => {
    const linesOf = (rows: Iterable<readonly [string, Iterable<string>]>) =>
      [...rows].flatMap(([key, labels]) => [...labels].map((label) => `${key}: ${label}`)).sort()
    expect(linesOf(allPermissions.map(({ key, cases }) => [key, cases.map(({ label }) => label)] as const))).toEqual(
      linesOf(Object.entries(oracle).map(([key, cases]) => [key, Object.keys(cases)] as const)),
    )
  })

  test.each(Object.entries(oracle))('%s is allowed, hidden and forbidden as expected', (key, cases) => {
    for (const { label, decide } of casesOf(key)) {
      const expectation = cases[label]
      if (expectation === undefined) continue
      for (const { kind, actor } of actors)
        expect(`${label}, ${kind}: ${decide(actor)}`).toBe(`${label}, ${kind}: ${expectedVerdict(expectation, kind)}`)
    }
  })

  test('is printed in docs/permissions.md as it is', () => {
    const path = join(import.meta.dirname, '../../docs/permissions.md')
    const printed = `${head}\n${printPermissions(allPermissions, actors)}`
    if (process.env.UPDATE_DOCS === '1') writeFileSync(path, printed)
    expect(readFileSync(path, 'utf8')).toBe(printed)
  })
})

const head = `# Wer darf was

Diese Seite schreibt das Programm selbst: Sie entsteht aus den Regeln im Quelltext (\`policy.ts\` jedes Moduls) und wird bei
jedem Testlauf geprüft. Neu schreiben: \`UPDATE_DOCS=1 npx vitest run tests/permissions/permission-table.test.ts\`.

Eine Rolle gilt immer nur zusammen mit der Organisation und der Region, für die jemand gerade handelt. Wer zwei Rollen hat,
wählt eine; beide zusammen gelten nie. „Sieht es nicht“ heißt: Die Seite antwortet wie bei einer unbekannten Adresse, damit
niemand erfährt, dass es den Datensatz gibt. „Programm“ sind Hintergrundaufgaben und die Kommandozeile. Junge Menschen und
Erziehungsberechtigte haben bisher keine eigenen Zugänge; sie sehen, was die Öffentlichkeit sieht.
`
