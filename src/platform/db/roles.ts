// The database roles that belong to the whole server. Migrations rely on them, so they are made before the files run.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { derivePassword } from './embedded/key.ts'
import { t } from './texts.ts'

export const appRole = 'steg_app'
export const loginRole = 'steg_login'
export const operatorRole = 'steg_operator'

/** The app's password follows from the owner's, so there is nothing to keep; without one, the server trusts us anyway. */
export function appConfigOf(owner: pg.PoolConfig): pg.PoolConfig {
  const { password, ...rest } = owner
  if (typeof password !== 'string' || password === '') return { ...rest, user: appRole }
  return { ...rest, user: appRole, password: derivePassword(password, appRole) }
}

const alreadyThere = ['42710', '23505']
/** Two databases of one server being migrated at once change the same rows of its catalogue. */
const disturbed = ['XX000', '40001', '40P01', ...alreadyThere]

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work()
      return
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? (error.code ?? '') : ''
      if (attempt >= 20 || !disturbed.includes(code)) throw error
      await after(20 + Math.random() * 30 * attempt)
    }
  }
}

export async function ensureRoles(client: pg.Client, owner: pg.PoolConfig): Promise<Result<void, string>> {
  const ownerName = owner.user ?? ''
  const wanted: readonly (readonly [string, string])[] = [
    [appRole, 'LOGIN'],
    [loginRole, 'NOLOGIN'],
    [operatorRole, 'NOLOGIN'],
  ]
  for (const [role, login] of wanted) {
    try {
      await patiently(async () => {
        const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
        if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} ${login} NOSUPERUSER NOBYPASSRLS NOCREATEDB`)
      })
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '42501') return refused(t.mayNotMakeRoles(ownerName))
      throw error
    }
    const strong = await client.query('SELECT FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolbypassrls)', [role])
    if (strong.rowCount !== 0) return refused(t.roleTooStrong(role))
  }
  for (const role of [loginRole, operatorRole]) {
    const member = await client.query<{ is: boolean }>(`SELECT pg_has_role(current_user, $1, 'USAGE') AS is`, [role])
    if (member.rows[0]?.is) continue
    try {
      await patiently(() => client.query(`GRANT ${role} TO CURRENT_USER`))
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '42501') return refused(t.mayNotGrant(ownerName, role))
      throw error
    }
  }
  return ensureAppLogin(client, owner)
}

async function ensureAppLogin(client: pg.Client, owner: pg.PoolConfig): Promise<Result<void, string>> {
  const app = appConfigOf(owner)
  if (typeof app.password !== 'string') return ok(undefined)
  const { password } = app
  const before = await whyNoLogin(app)
  if (before === undefined) return ok(undefined)
  if (before !== '28P01') return refused(t.appCannotLogIn(appRole, before))
  await patiently(() => client.query(`ALTER ROLE ${appRole} PASSWORD ${pg.escapeLiteral(scramVerifier(password))}`))
  const afterwards = await whyNoLogin(app)
  return afterwards === undefined ? ok(undefined) : refused(t.appCannotLogIn(appRole, afterwards))
}

async function whyNoLogin(config: pg.PoolConfig): Promise<string | undefined> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '?') : '?'
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** RFC 5803: so the statement that sets the password does not contain it, whatever the server logs. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`
}
