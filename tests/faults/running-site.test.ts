// One running program as people meet it: huge uploads, a killed database, and no word about people in anything it writes.
import { readdirSync, readFileSync } from 'node:fs'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { openDatabaseServer } from '../../src/platform/db/open.ts'
import { builtProgram, type RunningProgram } from '../program/running-program.ts'
import { enterAs, get, post } from '../program/visitor.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const program = await builtProgram()
const folder = program.newFolder()
const mebibyte = 1024 * 1024

const running: RunningProgram = await program.serveForFile({
  STEG_DATA: folder,
  STEG_LOG: 'debug',
  // Nobody listens there: sending fails, and a failure must not talk either.
  STEG_SMTP_URL: 'smtp://kanarienvogel:Kanarienvogel-Postfach@127.0.0.1:1',
})
const cookie = await enterAs(running.url, 'coordinator')

const metric = async (name: string): Promise<number> => {
  const text = await (await get(running.opsUrl, '/metrics')).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

interface Upload {
  readonly headers: Readonly<Record<string, string>>
  /** How many megabytes the sender tries to send. */
  readonly megabytes: number
}

/** Sends as much as the other side takes, and answers what it said and how much had left by then. */
const upload = (
  path: string,
  { headers, megabytes }: Upload,
): Promise<{ status: number; text: string; sent: number }> =>
  new Promise((done, fail) => {
    let sent = 0
    let ended = false
    const sending = ask(running.url + path, {
      method: 'POST',
      headers: { origin: running.url, cookie, 'content-type': 'multipart/form-data; boundary=x', ...headers },
    })
    sending.on('response', (answer) => {
      const sentThen = sent
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      answer.on('end', () => {
        ended = true
        done({ status: answer.statusCode ?? 0, text, sent: sentThen })
        sending.destroy()
      })
    })
    sending.on('error', (error) => {
      if (!ended) fail(error)
    })
    const chunk = Buffer.alloc(mebibyte, 'x')
    const more = () => {
      while (!ended && sent < megabytes) {
        sent += 1
        if (!sending.write(chunk)) {
          sending.once('drain', more)
          return
        }
      }
    }
    if (megabytes === 0) sending.flushHeaders()
    more()
  })

describe('an upload of 200 MB', () => {
  const size = { 'content-length': String(200 * mebibyte) }

  test.each(['/arbeit/netzwerk/import', '/anmelden', '/darstellung'])(
    'to %s is refused before it is read',
    async (path) => {
      const told = await upload(path, { headers: size, megabytes: 0 })
      expect(told.status).toBe(413)
      expect(told.text).toContain('Die Datei ist zu groß')
      const before = await metric('process_resident_memory_bytes')
      const sent = await upload(path, { headers: size, megabytes: 200 })
      expect(sent.status).toBe(413)
      expect(sent.sent).toBeLessThan(100)
      expect((await metric('process_resident_memory_bytes')) - before).toBeLessThan(100 * mebibyte)
    },
  )

  test('that hides its length is refused as well', async () => {
    const sent = await upload('/arbeit/netzwerk/import', {
      headers: { 'transfer-encoding': 'chunked' },
      megabytes: 200,
    })
    expect(sent.status).toBe(411)
    expect(sent.sent).toBeLessThan(100)
  })
})

test('the killed database comes back by itself, and nobody has to sign in anew', async () => {
  const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  const statuses = new Set<number>()
  await vi.waitUntil(
    async () => {
      const { status } = await get(running.url, '/arbeit', cookie)
      statuses.add(status)
      return status === 200 && statuses.has(503)
    },
    { timeout: 60_000, interval: 20 },
  )
  expect([...statuses].sort()).toEqual([200, 503])
  expect((await get(running.opsUrl, '/health')).status).toBe(200)
})

test('no word about people is in the log, the log of the database, jobs, metrics or the protocol', async () => {
  const canary = 'Kanarienvogel'
  const mail = 'kanarienvogel@musterau.example'
  const ofCompany = await post(
    running.url,
    '/arbeit/netzwerk/neu',
    {
      kind: 'company',
      name: 'Vogelhandlung',
      email: mail,
      phone: '05551 4711000',
      note: canary,
    },
    cookie,
  )
  const company = ofCompany.headers.get('location') ?? ''
  const person = { functionName: canary, givenName: canary, familyName: canary, phone: '05551 4711000', email: mail }
  expect((await post(running.url, `${company}/personen/neu`, person, cookie)).status).toBe(303)
  // What is looked for is really there: otherwise this test could not fail.
  const page = await (await get(running.url, company, cookie)).text()
  expect(page).toContain(canary)
  const kept = /\/personen\/([0-9a-f-]{36})/.exec(page)?.[1]
  const changed = { ...person, version: '1', familyName: `${canary}-Neu`, functionName: `${canary}-Neu` }
  expect((await post(running.url, `${company}/personen/${kept}`, changed, cookie)).status).toBe(303)
  expect((await post(running.url, `${company}/personen/${kept}/entfernen`, { version: '2' }, cookie)).status).toBe(303)

  // A bug in the middle of saving: the error itself quotes what was typed.
  await asOwner((client) => client.query(quotingTrigger))
  const failed = await post(running.url, `${company}/personen/neu`, person, cookie)
  expect(failed.status).toBe(500)
  expect(await failed.text()).not.toContain('Zeile von')
  await asOwner((client) => client.query('DROP TRIGGER quoting ON network.contact_person'))
  expect(running.output()).toContain('request failed')

  const invitation = { einrichtung: company.split('/').at(-1) ?? '', rolle: 'company', email: mail }
  expect((await post(running.url, '/arbeit/einstellungen/zugaenge/einladen', invitation, cookie)).status).toBe(303)
  const signIn = { email: mail, password: `${canary}-Passwort` }
  expect((await post(running.url, '/anmelden', signIn)).status).toBe(401)
  await post(running.url, '/passwort-vergessen', { email: mail })
  await post(running.url, '/einladung', { code: canary, givenName: canary, familyName: canary, password: canary })
  for (const path of [
    '/angebote',
    '/netzwerk',
    '/arbeit/netzwerk',
    '/arbeit/suche',
    '/api/offers',
    '/api/organizations',
    '/gibt-es-nicht',
  ])
    await get(running.url, `${path}?q=${canary}&ort=${canary}&${canary}=1`, cookie)
  await get(running.url, `/${canary}/${canary}`, `${cookie}; steg_region=${canary}`)
  await post(running.url, '/anmelden', { email: `${canary}\u0000`, password: canary })

  const form = new FormData()
  form.set('ziel', 'organizations')
  form.set('datei', new Blob([`Name;Art;E-Mail\n${canary};Betrieb;${mail}\n;;${canary}\n`]), `${canary}.csv`)
  const uploaded = await fetch(`${running.url}/arbeit/netzwerk/import`, {
    method: 'POST',
    headers: { origin: running.url, cookie },
    body: form,
    redirect: 'manual',
  })
  expect(uploaded.status).toBe(303)
  const run = uploaded.headers.get('location') ?? ''
  await vi.waitUntil(
    async () => !(await (await get(running.url, `${run}/fortschritt`, cookie)).text()).includes('"finished":false'),
  )
  // Mail of the made-up region stays in the house; in a real one it is tried, and fails.
  await asOwner((client) =>
    client.query('SET ROLE steg_operator; UPDATE network.region SET is_demo = false; RESET ROLE'),
  )
  await vi.waitUntil(() => running.output().includes('mail not sent'), { timeout: 30_000 })

  const metrics = await (await get(running.opsUrl, '/metrics')).text()
  const logs = readdirSync(join(folder, 'log')).map((name) => readFileSync(join(folder, 'log', name), 'utf8'))
  const rows = await storedRows()
  expect(metrics).toContain('steg_http_request_seconds')
  expect(running.output()).toContain('"answered"')
  expect(logs.join('').length).toBeGreaterThan(100)
  expect(rows.audit).toContain('contact')
  for (const [place, text] of Object.entries({ log: running.output(), database: logs.join(''), metrics, ...rows })) {
    expect(text.match(/.{0,80}(kanarienvogel|4711000).{0,80}/gi) ?? [], place).toEqual([])
  }
})

const quotingTrigger = `
  CREATE FUNCTION public.quote_row() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'Zeile von %', NEW.family_name USING DETAIL = NEW::text, ERRCODE = '22000'; END $$;
  CREATE TRIGGER quoting BEFORE INSERT ON network.contact_person FOR EACH ROW EXECUTE FUNCTION public.quote_row()`

/** Jobs, throttling and protocol as they lie in the database of the running program. */
const storedRows = (): Promise<{ jobs: string; throttle: string; audit: string }> =>
  asOwner(async (client) => {
    await client.query('SET ROLE steg_operator')
    const all = async (table: string) => JSON.stringify((await client.query(`SELECT * FROM ${table}`)).rows)
    return {
      jobs: await all('platform.job'),
      throttle: await all('platform.throttle'),
      audit: await all('platform.audit_event'),
    }
  })

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const options = { dataFolder: folder, databaseUrl: undefined, mode: 'command', say: () => undefined } as const
  const server = await openDatabaseServer(options)
  if (!server.ok) throw new Error(server.error)
  const client = new pg.Client(server.value.owner)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
    await server.value.stop()
  }
}
