import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/set-up/test-database.ts'
import { migrate } from '../migrate.ts'
import { awkwardMigrations, awkwardRows } from './awkward-tables.ts'
import { backup } from './backup.ts'
import { readBackup } from './content.ts'
import { backupKey, backupKeyFile } from './key.ts'
import { restore } from './restore.ts'
import { backupIfDue } from './schedule.ts'

const folder = mkdtempSync(join(tmpdir(), 'steg-backup-'))
const levelOne = awkwardMigrations(1)
const levelTwo = awkwardMigrations(2)
const key = Buffer.alloc(32, 7)
const now = new Date('2026-11-20T08:30:00Z')
const file = join(folder, 'one.stegbackup')
let source: TestDatabase

const done = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

async function withClient<T>(config: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Everything that can be seen of a database: rows as the operator sees them, sequences, constraints, triggers, security. */
const portrait = (config: pg.PoolConfig) =>
  withClient(config, async (client) => {
    const all = async (sql: string) => (await client.query({ text: sql, rowMode: 'array' })).rows
    const structure = await all(`
      SELECT 'security', c.oid::regclass::text, c.relrowsecurity::text, c.relforcerowsecurity::text FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
      UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid), obj_description(oid) FROM pg_constraint
        WHERE conrelid <> 0 AND connamespace::regnamespace::text !~ '^(pg_|information_schema)'
      UNION ALL SELECT 'level', number::text, name, sha256 FROM steg_migration
      ORDER BY 1, 2, 3, 4`)
    const values = await all('SELECT v::text FROM values_of_all_kinds v ORDER BY id')
    const children = await all('SELECT c::text FROM "odd Schema".child c')
    await client.query('SET ROLE steg_operator')
    const parents = await all('SELECT p::text FROM "odd Schema".parent p ORDER BY p::text')
    return { structure, values, children, parents }
  })

beforeAll(async () => {
  source = await testDatabase('bare')
  done(await migrate(source.ownerConfig, levelOne))
  await withClient(source.ownerConfig, (client) => client.query(awkwardRows))
  done(await backup({ owner: source.ownerConfig, key, file, now }))
})

afterAll(() => {
  for (const made of [folder, levelOne, levelTwo]) rmSync(made, { recursive: true, force: true })
})

describe('a backup', () => {
  test('brings every value, key, trigger and lock back into an empty database', async () => {
    const target = await testDatabase('bare')
    const restored = done(await restore({ owner: target.ownerConfig, key, file, migrationsFolder: levelOne }))
    expect(restored).toEqual({ madeAt: now.toISOString(), tables: 3, rows: 2009, migrated: [] })
    expect(await portrait(target.ownerConfig)).toEqual(await portrait(source.ownerConfig))

    await withClient(target.ownerConfig, async (client) => {
      const next = await client.query(`SELECT nextval('ticket')::int AS ticket`)
      expect(next.rows).toEqual([{ ticket: 11 }])
      const inserted = await client.query(`INSERT INTO values_of_all_kinds (t) VALUES ('x') RETURNING id::int`)
      expect(inserted.rows).toEqual([{ id: 2007 }])
      await expect(client.query('DELETE FROM values_of_all_kinds')).rejects.toThrow('append-only')
    })
    await withClient(target.appConfig, async (client) => {
      expect((await client.query('SELECT FROM "odd Schema".parent')).rowCount).toBe(0)
      await client.query(`SET app.region = '00000000-0000-0000-0000-00000000000a'`)
      expect((await client.query('SELECT name, shout FROM "odd Schema".parent')).rows).toEqual([
        { name: 'eins', shout: 'EINS' },
      ])
    })
  })

  test('of a real set of migrations goes into a real database and back', async () => {
    const real = await testDatabase('filled')
    const realFile = join(folder, 'real.stegbackup')
    const made = done(await backup({ owner: real.ownerConfig, key, file: realFile, now }))
    const target = await testDatabase('bare')
    const migrationsFolder = join(process.cwd(), 'migrations')
    const restored = done(await restore({ owner: target.ownerConfig, key, file: realFile, migrationsFolder }))
    expect(restored.rows).toBe(made.rows)
    const again = join(folder, 'again.stegbackup')
    done(await backup({ owner: target.ownerConfig, key, file: again, now }))
    expect(done(await readBackup(again, key)).sums).toEqual(done(await readBackup(realFile, key)).sums)
  })

  test('holds no readable text and is closed to other users of the machine', () => {
    expect(readFileSync(file).includes('Zeile')).toBe(false)
    expect(readFileSync(file).includes('values_of_all_kinds')).toBe(false)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('made while others write shows one instant', async () => {
    const busy = await testDatabase('bare')
    done(await migrate(busy.ownerConfig, levelOne))
    let going = true
    const writing = withClient(busy.ownerConfig, async (client) => {
      // A consistent copy has as many rows in the one table as in the other.
      while (going)
        await client.query(`BEGIN;
          INSERT INTO values_of_all_kinds (t) VALUES ('pair');
          INSERT INTO "odd Schema".parent (region_id, id) VALUES (gen_random_uuid(), 1);
          COMMIT`)
    })
    const pairs: boolean[] = []
    for (let round = 0; round < 5; round++) {
      const live = join(folder, 'live.stegbackup')
      done(await backup({ owner: busy.ownerConfig, key, file: live, now }))
      const rows = new Map<string, number>()
      let table = ''
      done(
        await readBackup(live, key, {
          beginTable: ({ name }) => {
            table = name
          },
          endTable: (count) => {
            rows.set(table, count)
          },
        }),
      )
      pairs.push(rows.get('parent') === rows.get('values_of_all_kinds'))
    }
    going = false
    await writing
    expect(pairs).toEqual([true, true, true, true, true])
  })

  test('is refused, not shortened, where row-level security hides rows from it', async () => {
    const hiding = await testDatabase('bare')
    done(await migrate(hiding.ownerConfig, levelOne))
    await withClient(hiding.ownerConfig, (client) => client.query('DROP POLICY everything ON "odd Schema".parent'))
    const missing = join(folder, 'hidden.stegbackup')
    const made = await backup({ owner: hiding.ownerConfig, key, file: missing, now })
    expect(made).toEqual({ ok: false, error: expect.stringContaining('"odd Schema"."parent"') })
    expect(existsSync(missing)).toBe(false)
  })
})

describe('a restore refuses and changes nothing', () => {
  let target: TestDatabase
  let before: unknown

  beforeAll(async () => {
    target = await testDatabase('bare')
    done(await migrate(target.ownerConfig, levelOne))
    await withClient(target.ownerConfig, (client) =>
      client.query(`INSERT INTO values_of_all_kinds (t) VALUES ('mine')`),
    )
    before = await portrait(target.ownerConfig)
  })

  const refusal = async (options: { file?: string; key?: Buffer; folder?: string; replace?: boolean }) => {
    const result = await restore({
      owner: target.ownerConfig,
      key: options.key ?? key,
      file: options.file ?? file,
      migrationsFolder: options.folder ?? levelOne,
      replace: options.replace ?? true,
    })
    expect(await portrait(target.ownerConfig)).toEqual(before)
    return result.ok ? 'restored' : result.error
  }

  test('where rows are and nobody asked to replace them', async () => {
    expect(await refusal({ replace: false })).toContain('enthält schon Daten ("public"."values_of_all_kinds")')
  })

  test('with a wrong key', async () => {
    expect(await refusal({ key: Buffer.alloc(32, 8) })).toContain('Schlüssel passt nicht')
  })

  test('a file that is something else, or not there', async () => {
    const other = join(folder, 'other')
    writeFileSync(other, 'PK\u0003\u0004 something else entirely')
    expect(await refusal({ file: other })).toContain('keine Sicherung von Steg')
    writeFileSync(other, '')
    expect(await refusal({ file: other })).toContain('keine Sicherung von Steg')
    expect(await refusal({ file: join(folder, 'nowhere') })).toContain('lässt sich nicht öffnen')
  })

  test('a file cut off anywhere', async () => {
    const size = statSync(file).size
    for (const length of [10, 30, 43, 50, Math.floor(size / 2), size - 20, size - 1]) {
      const cut = join(folder, 'cut')
      copyFileSync(file, cut)
      truncateSync(cut, length)
      expect(await refusal({ file: cut }), String(length)).toContain('unvollständig')
    }
  })

  test('a file with one bit changed anywhere, or something added', async () => {
    const bytes = readFileSync(file)
    const changed = join(folder, 'changed')
    for (const at of [44, 60, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ 1
      writeFileSync(changed, copy)
      expect(await refusal({ file: changed }), String(at)).toMatch(/beschädigt|unvollständig/)
    }
    writeFileSync(changed, Buffer.concat([bytes, Buffer.from('x')]))
    expect(await refusal({ file: changed })).toContain('beschädigt')
  })

  test('a file from a newer program', async () => {
    const newer = await testDatabase('bare')
    done(await migrate(newer.ownerConfig, levelTwo))
    const newerFile = join(folder, 'newer.stegbackup')
    done(await backup({ owner: newer.ownerConfig, key, file: newerFile, now }))
    expect(await refusal({ file: newerFile })).toContain('neueren Fassung von Steg (0002_second.sql)')
  })

  test('when the last step fails', async () => {
    const result = await restore({
      owner: target.ownerConfig,
      key,
      file,
      migrationsFolder: levelTwo,
      replace: true,
      afterRestore: async () => {
        throw new Error('tombstone lost')
      },
    })
    expect(result).toEqual({ ok: false, error: expect.stringContaining('tombstone lost') })
    expect(await portrait(target.ownerConfig)).toEqual(before)
  })
})

test('an older backup is restored at its own level and then migrated, even over a newer database', async () => {
  const target = await testDatabase('bare')
  done(await migrate(target.ownerConfig, levelTwo))
  await withClient(target.ownerConfig, (client) => client.query(`INSERT INTO values_of_all_kinds (t) VALUES ('mine')`))
  const restored = done(
    await restore({ owner: target.ownerConfig, key, file, migrationsFolder: levelTwo, replace: true }),
  )
  expect(restored.migrated).toEqual(['0002_second.sql'])
  await withClient(target.ownerConfig, async (client) => {
    const later = await client.query(
      'SELECT DISTINCT later, count(*)::int AS rows FROM values_of_all_kinds GROUP BY later',
    )
    expect(later.rows).toEqual([{ later: 'new', rows: 2006 }])
  })
  expect(done(await migrate(target.ownerConfig, levelTwo))).toEqual({ applied: [] })
})

describe('the key of the backups', () => {
  test('is made once, closed to others, and announced', () => {
    const said: string[] = []
    const ask = (given?: string) => backupKey({ dataFolder: folder, given, say: (sentence) => said.push(sentence) })
    const first = done(ask())
    expect(done(ask())).toEqual(first)
    expect(said).toEqual([expect.stringContaining('getrennt')])
    expect(statSync(backupKeyFile(folder)).mode & 0o777).toBe(0o600)
    expect(done(ask('ab'.repeat(32)))).toEqual(Buffer.alloc(32, 0xab))
    expect(ask('short')).toEqual({ ok: false, error: expect.stringContaining('64 Zeichen') })
  })
})

test('regular backups are made when due, and the oldest go', async () => {
  const backups = join(folder, 'regular')
  const at = async (time: string) => {
    const owner = source.ownerConfig
    const result = done(await backupIfDue({ owner, key, folder: backups, every: 24, keep: 2, now: new Date(time) }))
    return { made: result.made !== undefined, kept: readdirSync(backups).sort() }
  }
  const [one, two, three] = ['20261120-0830', '20261121-0830', '20261122-0900'].map((day) => `steg-${day}.stegbackup`)
  expect(await at('2026-11-20T08:30:00Z')).toEqual({ made: true, kept: [one] })
  expect(await at('2026-11-21T08:29:00Z')).toEqual({ made: false, kept: [one] })
  expect(await at('2026-11-21T08:30:00Z')).toEqual({ made: true, kept: [one, two] })
  expect(await at('2026-11-22T09:00:00Z')).toEqual({ made: true, kept: [two, three] })
})
