// Tries everything on every row in the context of every role, as the application, and says what the database let through.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { allRoles } from '../../src/kernel/names/roles.ts'
import { allParts } from './parts/all-parts.ts'
import { type Command, type SqlContext, sqlOracle } from './sql-oracle.ts'
import { insertStatement, type SeedRow, seedRows, twoRegions } from './two-regions.ts'

const { here, actingPerson, personThere } = twoRegions

/** Every role at the school of the first region; and the two that come without a person or without an organisation. */
export const sqlContexts: readonly SqlContext[] = [
  ...allRoles.map((role) => {
    const outside = role === 'public' || role === 'young-person' || role === 'guardian'
    return {
      region: here.id,
      role,
      person: outside ? undefined : actingPerson,
      organization: outside ? undefined : here.school,
    }
  }),
  { region: here.id, role: 'system', person: undefined, organization: undefined },
  // The office of a region in which a legal basis for names is on record; here there is none.
  { region: twoRegions.there.id, role: 'coordinator', person: personThere, organization: twoRegions.there.office },
  // Whose membership here is gone: only what is their own is left.
  { region: here.id, role: 'school-teacher', person: personThere, organization: undefined },
]

/** How a row is recognised, a column that may be set without looking at the row, and a change that nobody may make. */
const handles: Readonly<Record<string, { key: string; set: string; never?: string }>> = {
  ...Object.assign({}, ...allParts.map((part) => part.handles)),
  'platform.audit_event': { key: 'id', set: `reason = 'changed'` },
  'platform.outbox_mail': { key: 'id', set: `last_error = 'changed'` },
  'platform.import_run': { key: 'id', set: `failure = 'changed'` },
  'platform.import_mapping': { key: 'header_fingerprint', set: 'used_at = now()' },
  'network.region': { key: 'id', set: 'version = 77' },
  'network.organization': { key: 'id', set: 'version = 77' },
  'network.place': { key: 'id', set: 'version = 77' },
  'network.contact_person': { key: 'id', set: 'version = 77' },
  'network.distinct_pair': { key: 'first_id', set: 'decided_at = now()' },
  'accounts.membership': { key: 'id', set: 'ended_at = now()', never: 'ended_at = NULL' },
  'accounts.invitation': { key: 'id', set: 'revoked_at = now()' },
  'accounts.person': { key: 'id', set: 'version = 77' },
  'offers.offer': { key: 'id', set: 'version = 77' },
  'network.municipality': { key: 'municipality_key', set: 'updated_at = now()' },
  'gaps.waiver': { key: 'id', set: 'lifted_at = now()' },
  'gaps.need': { key: 'id', set: 'noted_at = now()' },
  'offers.confirmation_request': { key: 'id', set: 'bounced_at = now()' },
  'offers.confirmation': { key: 'id', set: `reason = 'changed'` },
  'offers.suggestion': { key: 'id', set: `reason = 'changed'` },
  'offers.freshness_setting': { key: 'region_id', set: 'changed_at = now()' },
  'offers.report': { key: 'id', set: `answer = 'changed'` },
  'offers.approval_rule': { key: 'id', set: 'version = 77' },
  'offers.submission': { key: 'offer_id', set: 'submitted_at = now()' },
  'offers.picture': { key: 'id', set: `alt_text = 'changed'` },
  'offers.search_index': { key: 'region_id', set: 'revision = 77' },
  'offers.search_revision': { key: 'region_id', set: 'revision = 77' },
  'offers.search_change': { key: 'id', set: 'id = gen_random_uuid()' },
  'offers.search_demand': { key: 'words', set: 'searches = 77' },
  'offers.link_check': { key: 'offer_id', set: 'failed_days = 7' },
}

export const lockedTables: readonly string[] = Object.keys(handles)

const membershipSight = {
  // Written down, not asked: who may see which membership is itself a line of the oracle.
  seesMembershipOf(context: SqlContext, personId: string): boolean {
    return seedRows.some(
      ({ table, values }) =>
        table === 'accounts.membership' &&
        values.person_id === personId &&
        oracle['accounts.membership']?.select(context, values) === true,
    )
  },
}
const offerSight = {
  seesOffer(context: SqlContext, offerId: string): boolean {
    return seedRows.some(
      ({ table, values }) =>
        table === 'offers.offer' && values.id === offerId && oracle['offers.offer']?.select(context, values) === true,
    )
  },
}
const oracle = sqlOracle({ ...membershipSight, ...offerSight })

/** Rights refused, and not some other mistake: 42501 is both "permission denied" and "violates row-level security". */
const isRefused = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '42501'
/** Row-level security comes before keys and checks, so whoever meets those has passed the lock: −1 rows, an unknown number. */
const isPastTheLock = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code?.startsWith('23') === true

const allCommands: readonly Command[] = ['select', 'insert', 'update', 'delete']

/** What differs from the oracle, as sentences; stops at the first one if asked to. */
export async function differences(
  app: pg.Client,
  about: { tables: readonly string[]; commands?: readonly Command[]; onlyFirst?: boolean },
): Promise<string[]> {
  const found: string[] = []
  for (const table of about.tables)
    for (const context of sqlContexts) {
      found.push(...(await differencesIn(app, table, context, about.commands ?? allCommands)))
      if (about.onlyFirst === true && found.length > 0) return found
    }
  return found
}

async function differencesIn(
  app: pg.Client,
  table: string,
  context: SqlContext,
  commands: readonly Command[],
): Promise<string[]> {
  const rows = seedRows.filter((row) => row.table === table)
  const { key, set, never } = handles[table] ?? { key: 'id', set: 'version = 77' }
  const expectedOf = (command: Command) =>
    rows.filter(({ values }) => oracle[table]?.[command](context, values) === true)
  const found: string[] = []
  // Changes go without a condition and without RETURNING, so that the policy for reading cannot hide what the one for
  // writing lets through.
  const changed = async (tryOut: Try, command: Command, statement: string) => {
    const count = (await tryOut(statement))?.rowCount ?? 0
    const expected = expectedOf(command).length
    if (count !== expected) found.push(`${context.role}: ${command} of ${count} rows of ${table}, expected ${expected}`)
  }
  const ways: Readonly<Record<Command, (tryOut: Try) => Promise<void>>> = {
    select: async (tryOut) => {
      const seen = await tryOut(`SELECT ${key}::text AS key FROM ${table}`)
      const keys = new Set(seen?.rows.map((row) => String(row.key)))
      for (const row of rows)
        if (keys.has(String(row.values[key])) !== expectedOf('select').includes(row))
          found.push(`${context.role} reads ${table} "${row.label}"`)
    },
    insert: async (tryOut) => {
      for (const row of rows) {
        const { text, values } = insertStatement(table, copyOf(row.values))
        const taken = (await tryOut(text, values)) !== undefined
        if (taken !== expectedOf('insert').includes(row)) found.push(`${context.role} adds to ${table} "${row.label}"`)
      }
    },
    update: async (tryOut) => {
      await changed(tryOut, 'update', `UPDATE ${table} SET ${set}`)
      if (never === undefined) return
      const count = (await tryOut(`UPDATE ${table} SET ${never}`))?.rowCount ?? 0
      if (count > 0) found.push(`${context.role}: SET ${never} of ${count} rows of ${table}`)
    },
    delete: (tryOut) => changed(tryOut, 'delete', `DELETE FROM ${table}`),
  }
  for (const command of commands) await attempt(app, context, ways[command])
  return found
}

/** The same row again under a new id, so that only the lock can be in the way. */
const copyOf = (values: SeedRow['values']): SeedRow['values'] => ({
  ...values,
  ...('id' in values ? { id: crypto.randomUUID() } : {}),
  ...('header_fingerprint' in values ? { header_fingerprint: crypto.randomUUID() } : {}),
  ...('token_hash' in values ? { token_hash: `\\x${randomBytes(32).toString('hex')}` } : {}),
  ...('slug' in values ? { slug: randomBytes(6).toString('hex') } : {}),
  ...('email_key' in values && !('token_hash' in values) ? { email_key: crypto.randomUUID() } : {}),
})

type Try = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult | undefined>

/** Everything in one transaction that is rolled back. `tryOut` answers undefined when the lock refuses. */
async function attempt(app: pg.Client, context: SqlContext, work: (tryOut: Try) => Promise<void>): Promise<void> {
  await app.query('BEGIN')
  try {
    await app.query(
      `SELECT set_config('app.region', $1, true), set_config('app.role', $2, true), set_config('app.person', $3, true),
         set_config('app.organization', $4, true)`,
      [context.region, context.role, context.person ?? '', context.organization ?? ''],
    )
    await work(async (text, values = []) => {
      await app.query('SAVEPOINT here')
      try {
        return await app.query(text, [...values])
      } catch (error) {
        await app.query('ROLLBACK TO SAVEPOINT here')
        if (isRefused(error)) return undefined
        if (isPastTheLock(error)) return { rows: [], rowCount: -1, command: '', oid: 0, fields: [] }
        throw error
      }
    })
  } finally {
    await app.query('ROLLBACK')
  }
}
