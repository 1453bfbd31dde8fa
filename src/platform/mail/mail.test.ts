import fc from 'fast-check'
import { sql } from 'kysely'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { look } from '../../../tests/made-up/accounts-region.ts'
import { type TestServices, testServices } from '../../../tests/support/services.ts'
import type { SystemActor } from '../actor/actor.ts'
import { inContext } from '../db/database.ts'
import { asOperator } from '../db/operator.ts'
import { isPlainAddress, subjectLine } from './address.ts'
import { findMail, type OutgoingMail, queueMail } from './outbox.ts'
import { openText, sealText } from './sealed-text.ts'
import { forgetOldMail, sendWaitingMail } from './send-mail.ts'

const region = '0190b7c2-0000-7000-8000-000000000001'
const fictionalRegion = '0190b7c2-0000-7000-8000-000000000002'
const actor: SystemActor = { kind: 'system', regionId: region, reason: 'test' }
const inFiction: SystemActor = { ...actor, regionId: fictionalRegion }

let services: TestServices
beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await asOperator(services.testDatabase.ownerConfig, (tx) =>
    sql`INSERT INTO network.region (id, slug, name, office_name, land, is_demo) VALUES
      (${region}, 'mail', 'Mail', 'Mail', '03', false),
      (${fictionalRegion}, 'fiction', 'Musterau', 'Musterau', '03', true)`.execute(tx),
  )
})

const queue = (mail: Partial<OutgoingMail> = {}, by = actor) =>
  inContext(services.database, by, (tx) =>
    queueMail(tx, by, services, {
      to: 'hoa@musterau.example',
      subject: 'Einladung für Đặng',
      text: 'Guten Tag,\n\nhttp://localhost/einladung?code=geheim\n',
      purpose: 'test',
      ...mail,
    }),
  )

interface State {
  sent_at: Date | null
  failed_at: Date | null
  attempts: number
  next_attempt_at: Date
  last_error: string | null
}
async function stateOf(id: string): Promise<State> {
  const [row] = await look<State>(services, 'SELECT * FROM platform.outbox_mail WHERE id = $1', [id])
  if (row === undefined) throw new Error('no such mail')
  return row
}

interface Received {
  readonly to: readonly string[]
  readonly text: string
}
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  services.setNow(undefined)
  await look(services, 'DELETE FROM platform.outbox_mail')
  await Promise.all(closing.splice(0).map((close) => close()))
})

/** A mail server at the wire. */
async function mailServer(
  options: SMTPServerOptions = {},
): Promise<{ received: Received[]; given: TestServices; stop(): Promise<void> }> {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  let stopped = false
  const stop = () =>
    new Promise<void>((resolve) => {
      if (stopped) return resolve()
      stopped = true
      server.close(() => resolve())
    })
  closing.push(stop)
  const given = { ...services, settings: { ...services.settings, smtpUrl: `smtp://127.0.0.1:${port}` } }
  return { received, given, stop }
}

const header = (mail: Received | undefined, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(mail?.text.split('\r\n\r\n')[0] ?? '')?.[1]

describe('the outbox', () => {
  test('is sent to a server that accepts, once, with the id of the row as Message-ID', async () => {
    const { received, given } = await mailServer()
    const id = await queue()
    await Promise.all([sendWaitingMail(given), sendWaitingMail(given)])
    await sendWaitingMail(given)
    expect(received).toHaveLength(1)
    expect(received[0]?.to).toEqual(['hoa@musterau.example'])
    expect(header(received[0], 'Message-ID')).toBe(`<${id}@localhost>`)
    expect(header(received[0], 'Auto-Submitted')).toBe('auto-generated')
    expect(received[0]?.text).toContain('code')
    expect(await stateOf(id)).toMatchObject({ attempts: 1, failed_at: null, last_error: null })
    expect((await stateOf(id)).sent_at).not.toBeNull()
  })

  test('stays where no mail server is set', async () => {
    const id = await queue()
    await sendWaitingMail(services)
    expect(await stateOf(id)).toMatchObject({ attempts: 0, sent_at: null })
    const read = await inContext(services.database, actor, (tx) => findMail(tx, services, id))
    expect(read?.text).toContain('/einladung?code=geheim')
  })

  test('waits for a server that is down, and longer each time, until it gives up', async () => {
    const { given, stop, received } = await mailServer()
    await stop()
    const id = await queue()
    const start = Date.now()
    let now = start
    const waits: number[] = []
    for (let n = 1; n <= 8; n++) {
      services.setNow(new Date(now))
      await sendWaitingMail(given)
      const state = await stateOf(id)
      expect(state.attempts).toBe(n)
      if (state.failed_at !== null) break
      waits.push(Math.round((state.next_attempt_at.getTime() - now) / 60_000))
      services.setNow(new Date(now + 30_000))
      await sendWaitingMail(given)
      expect((await stateOf(id)).attempts).toBe(n)
      now = state.next_attempt_at.getTime()
    }
    expect(waits).toEqual([1, 5, 15, 60, 240, 720, 1440])
    expect(await stateOf(id)).toMatchObject({ sent_at: null, attempts: 8, last_error: 'ESOCKET' })
    expect((await stateOf(id)).failed_at).not.toBeNull()
    expect(received).toEqual([])
  })

  test('tries again after a refusal for now, and gives up after one for good, without keeping the address', async () => {
    const refusal = (code: number) => (_address: unknown, _session: unknown, done: (error?: Error) => void) =>
      done(Object.assign(new Error('hoa@musterau.example unknown'), { responseCode: code }))
    const soft = await mailServer({ onRcptTo: refusal(450) })
    const later = await queue()
    await sendWaitingMail(soft.given)
    expect(await stateOf(later)).toMatchObject({ failed_at: null, sent_at: null, last_error: 'EENVELOPE 450' })

    const hard = await mailServer({ onRcptTo: refusal(550) })
    const never = await queue()
    await sendWaitingMail(hard.given)
    expect(await stateOf(never)).toMatchObject({ sent_at: null, last_error: 'EENVELOPE 550' })
    expect((await stateOf(never)).failed_at).not.toBeNull()
    expect(services.logLines.join('\n')).not.toContain('hoa@')
  })

  test('of a fictional region is never sent, whoever it is for, and is forgotten all the same', async () => {
    const { received, given } = await mailServer()
    const kept = [
      await queue({ to: 'jemand@example.org' }, inFiction),
      await queue({ to: 'hoa@musterau.example' }, inFiction),
    ]
    const sent = await queue({ to: 'hoa@kreis.example' })
    await sendWaitingMail(given)
    // Also when it waits with others, and for long.
    services.setNow(new Date(Date.now() + 29 * 24 * 3_600_000))
    await sendWaitingMail(given)
    expect(received.map(({ to }) => to)).toEqual([['hoa@kreis.example']])
    expect((await stateOf(sent)).sent_at).not.toBeNull()
    for (const id of kept) {
      expect(await stateOf(id)).toMatchObject({ attempts: 0, sent_at: null, failed_at: null })
      const read = await inContext(services.database, inFiction, (tx) => findMail(tx, services, id))
      expect(read?.text).toContain('/einladung?code=geheim')
    }
    services.setNow(new Date(Date.now() + 31 * 24 * 3_600_000))
    await forgetOldMail(services)
    expect(await look(services, 'SELECT 1 FROM platform.outbox_mail WHERE id = ANY($1)', [kept])).toEqual([])
  })

  test('is taken over from a sender that died in the middle', async () => {
    const { received, given } = await mailServer()
    const id = await queue()
    await look(
      services,
      `UPDATE platform.outbox_mail SET attempts = 1, next_attempt_at = now() + interval '10 minutes' WHERE id = $1`,
      [id],
    )
    await sendWaitingMail(given)
    expect(received).toHaveLength(0)
    services.setNow(new Date(Date.now() + 11 * 60_000))
    await sendWaitingMail(given)
    expect(received).toHaveLength(1)
  })

  test('forgets a mail thirty days after it was sent', async () => {
    const { given } = await mailServer()
    const id = await queue()
    await sendWaitingMail(given)
    await forgetOldMail(services)
    expect(await stateOf(id)).toMatchObject({ attempts: 1 })
    services.setNow(new Date(Date.now() + 31 * 24 * 3_600_000))
    await forgetOldMail(services)
    expect(await look(services, 'SELECT 1 FROM platform.outbox_mail WHERE id = $1', [id])).toEqual([])
  })
})

describe('the header', () => {
  test('cannot be changed by a subject', async () => {
    const { received, given } = await mailServer()
    await queue({ subject: 'Hallo\r\nBcc: boese@example.org\u2028X: y\u0000' })
    await sendWaitingMail(given)
    expect(received[0]?.to).toEqual(['hoa@musterau.example'])
    expect(header(received[0], 'Bcc')).toBeUndefined()
    expect(header(received[0], 'Subject')).toBe('Hallo Bcc: boese@example.org X: y')
  })

  test('takes one plain address and nothing else', async () => {
    for (const to of [
      'a@b.de, c@d.de',
      'a@b.de\r\nBcc: c@d.de',
      'A <a@b.de>',
      'a@b.de\u0000',
      'a b@c.de',
      'a@',
      '@b',
      '',
    ]) {
      expect(isPlainAddress(to), JSON.stringify(to)).toBe(false)
      await expect(queue({ to }), JSON.stringify(to)).rejects.toThrow('not a plain mail address')
    }
    for (const to of ['a@b.de', 'o’neill@büro.example', 'hoa.đặng+steg@musterau.example']) {
      expect(isPlainAddress(to)).toBe(true)
    }
  })

  test('stays one line, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(subjectLine(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('sealed text', () => {
  const key = new Uint8Array(32).fill(1)

  test('opens with the same key at the same place only', () => {
    const sealed = sealText(key, 'region/id', 'Grüße an ’t Hooft')
    expect(sealed).not.toContain('Hooft')
    expect(openText(key, 'region/id', sealed)).toBe('Grüße an ’t Hooft')
    expect(openText(key, 'region/other', sealed)).toBeUndefined()
    expect(openText(new Uint8Array(32).fill(2), 'region/id', sealed)).toBeUndefined()
    expect(openText(key, 'region/id', 'v1:AAAA')).toBeUndefined()
    expect(openText(key, 'region/id', 'Klartext')).toBeUndefined()
  })

  test('never opens after a change', () => {
    const sealed = Buffer.from(sealText(key, 'p', 'geheim').slice(3), 'base64')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(openText(key, 'p', `v1:${changed.toString('base64')}`)).toBeUndefined()
    }
  })
})
