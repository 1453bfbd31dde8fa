// Every personal field has an owner, a legal basis, a retention rule and an erase step, and docs/datenschutz.md says so.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { allErasureSteps } from '../src/app/erasure.ts'
import { allActivities, allPersonalFields } from '../src/app/personal-fields.ts'
import { printActivities } from '../src/platform/erasure/print-activities.ts'
import { printPersonalFields } from '../src/platform/erasure/print-personal-fields.ts'
import { testDatabase } from './set-up/test-database.ts'

/** Ids and times of rows: they say nothing about a person that the other columns of the row do not say. */
const isTechnical = (column: string): boolean => /^(id|.*_id|.*_at|version)$/.test(column)

const tableOf = (column: string): string => column.slice(0, column.lastIndexOf('.'))

let columns: readonly { table: string; column: string }[]

beforeAll(async () => {
  const database = await testDatabase('migrated')
  const owner = new pg.Client(database.ownerConfig)
  await owner.connect()
  const answer = await owner.query<{ table: string; column: string }>(
    `SELECT table_schema || '.' || table_name AS table, column_name::text AS column FROM information_schema.columns
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  columns = answer.rows
  await owner.end()
})

describe('the register of activities', () => {
  test('names every table with something about people, by hand or printed', () => {
    const text = readFileSync(join(import.meta.dirname, '../docs/datenschutz.md'), 'utf8')
    const activities = text.slice(text.indexOf('## Tätigkeiten'), text.indexOf('## Felder mit Personenbezug'))
    // Searched words lead to nobody, so that no erasure step can find them; and yet a name may be among them.
    const byHand = [...allErasureSteps.flatMap((step) => step.tables), 'offers.search_demand']
    const tables = new Set([...byHand, ...allPersonalFields.map(({ column }) => tableOf(column))])
    expect([...tables].filter((table) => !activities.includes(`\`${table}\``))).toEqual([])
  })
})

describe('the personal fields', () => {
  test('are columns of the database, each named once', () => {
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`))
    const named = allPersonalFields.map(({ column }) => column)
    expect(named.filter((column) => !known.has(column))).toEqual([])
    expect(named).toEqual([...new Set(named)])
  })

  test('are all columns of the tables that modules of the Praxistage answer for, but ids and times', () => {
    const owners = new Set(allPersonalFields.map(({ owner }) => owner))
    const tables = new Set(allErasureSteps.filter(({ module }) => owners.has(module)).flatMap((step) => step.tables))
    const named = new Set(allPersonalFields.map(({ column }) => column))
    const forgotten = columns
      .filter(({ table, column }) => tables.has(table) && !isTechnical(column))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((column) => !named.has(column))
    expect(forgotten).toEqual([])
  })

  test('lie in tables for which an erase step of their module answers', () => {
    const tablesOf = new Map(allErasureSteps.map((step) => [step.module, step.tables]))
    const unanswered = allPersonalFields
      // Imports belong to nobody; the modules that read in have them forgotten.
      .filter(({ column }) => tableOf(column) !== 'platform.import_run')
      .filter(({ column, owner }) => !tablesOf.get(owner)?.includes(tableOf(column)))
    expect(unanswered.map(({ column }) => column)).toEqual([])
  })

  test('say something in every cell', () => {
    const told = [
      ...allPersonalFields.map((field) => [field.column, field] as const),
      ...allActivities.map((activity) => [activity.title, activity] as const),
    ]
    for (const [about, cells] of told) {
      for (const [name, text] of Object.entries(cells)) {
        expect(`${about} ${name}: ${text.length >= 3 && !text.includes('|')}`).toBe(`${about} ${name}: true`)
      }
    }
  })

  test('are printed in docs/datenschutz.md as they are', () => {
    const path = join(import.meta.dirname, '../docs/datenschutz.md')
    const between = (text: string, name: string, body: string): string => {
      const [begin, end] = [`<!-- ${name}: Anfang -->\n`, `\n<!-- ${name}: Ende -->`]
      return `${text.split(begin)[0] ?? ''}${begin}${body}${end}${text.split(end)[1] ?? ''}`
    }
    const text = readFileSync(path, 'utf8')
    const byHand = [...(text.split('<!-- Tätigkeiten: Anfang -->')[0] ?? '').matchAll(/^### \d+\. /gm)].length
    const activities = printActivities(allActivities, allPersonalFields, byHand + 1)
    const printed = between(between(text, 'Tätigkeiten', activities), 'Felder', printPersonalFields(allPersonalFields))
    if (process.env.UPDATE_DOCS === '1') writeFileSync(path, printed)
    expect(readFileSync(path, 'utf8')).toBe(printed)
  })
})
