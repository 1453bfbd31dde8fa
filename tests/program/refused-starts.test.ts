// Whatever is wrong at the start: one clear sentence, an exit code, and nothing that only programmers understand.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { builtProgram, type Ended, freePorts } from './running-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const secret = 'Geheimwort-4711'
const isRoot = process.getuid?.() === 0

const program = await builtProgram()

function expectOneSentence({ code, out, errors }: Ended, expected: RegExp): void {
  const said = `${out}${errors}`.trim()
  expect(said).toMatch(expected)
  expect(said.split('\n')).toHaveLength(1)
  expect(said).not.toMatch(/\bat \S+:\d+|node:|Error\b|\.js\b/)
  expect(said).not.toContain(secret)
  expect([1, 2]).toContain(code)
}

const start = async (environment: Readonly<Record<string, string>>): Promise<Ended> => {
  const [port, opsPort] = await freePorts()
  return program.run(['serve'], {
    PORT: String(port),
    STEG_OPS_PORT: String(opsPort),
    STEG_DATA: program.newFolder(),
    ...environment,
  })
}

async function takePort(): Promise<number> {
  const taker = await listening(createServer())
  onTestFinished(() => void taker.close())
  return portOf(taker)
}

const listening = (server: Server): Promise<Server> =>
  new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('a start that cannot be', () => {
  test.each(['PORT', 'STEG_OPS_PORT'])('because the port of %s is taken', async (name) => {
    const port = await takePort()
    expectOneSentence(await start({ [name]: String(port) }), new RegExp(`^Auf Port ${port} läuft schon`))
  })

  test('because the address is none of this machine', async () => {
    expectOneSentence(await start({ STEG_HOST: '203.0.113.7' }), /^Die Adresse 203\.0\.113\.7 \(STEG_HOST\)/)
    expectOneSentence(await start({ STEG_HOST: 'gibt-es-nicht.invalid' }), /^Die Adresse gibt-es-nicht\.invalid/)
  })

  test('because the folder is a file', async () => {
    const folder = program.newFolder()
    writeFileSync(folder, 'kein Ordner')
    expectOneSentence(await start({ STEG_DATA: folder }), /^In den Ordner \S+ \(STEG_DATA\) kann Steg nicht schreiben/)
    expectOneSentence(await start({ STEG_DATA: `${folder}/darin` }), /kann Steg nicht schreiben/)
  })

  test('because a folder inside is not one', async () => {
    const folder = program.newFolder()
    mkdirSync(folder)
    writeFileSync(`${folder}/keys`, 'kein Ordner')
    expectOneSentence(await start({ STEG_DATA: folder }), /^In den Ordner \S+ lässt sich nicht schreiben/)
  })

  test('because nobody may write into the folder', async () => {
    // Root may write everywhere, except into what the kernel itself shows.
    const folder = isRoot ? '/sys/steg' : program.newFolder()
    if (!isRoot) mkdirSync(folder, { mode: 0o500 })
    expectOneSentence(await start({ STEG_DATA: folder }), /kann Steg nicht schreiben/)
  })

  test.each([
    [`mysql://steg:${secret}@localhost/steg`, /^Die Einstellung DATABASE_URL ist ungültig/],
    [`postgresql://steg:${secret}@127.0.0.1:1/steg`, /127\.0\.0\.1:1/],
    [`postgresql://steg:${secret}@gibt-es-nicht.invalid/steg`, /gibt-es-nicht\.invalid/],
    [`postgresql://steg:${secret}@127.0.0.1:1`, /DATABASE_URL/],
  ])('because DATABASE_URL is %s', async (url, expected) => {
    expectOneSentence(await start({ DATABASE_URL: url }), expected)
  })

  test('because the password of DATABASE_URL is wrong, or its database does not exist', async () => {
    const { owner } = inject('databaseServer')
    const url = (password: string, database: string) => {
      const address = new URL('postgresql://localhost')
      address.username = String(owner.user)
      address.password = password
      address.pathname = `/${database}`
      // A folder as host is a socket.
      address.searchParams.set('host', String(owner.host))
      address.searchParams.set('port', String(owner.port))
      return address.href
    }
    expectOneSentence(await start({ DATABASE_URL: url(secret, String(owner.database)) }), /steg_owner|Passwort/)
    const known = url(String(owner.password ?? ''), 'gibt_es_nicht')
    const ended = await start({ DATABASE_URL: known })
    expectOneSentence(ended, /gibt_es_nicht/)
    expect(`${ended.out}${ended.errors}`).not.toContain(String(owner.password))
  })

  test.each([
    [{ STEG_DATEN: '/tmp' }, /^Die Einstellung STEG_DATEN kennt Steg nicht/],
    [{ PORT: 'achtzig' }, /^Die Einstellung PORT ist ungültig/],
    [{ PORT: '4000', STEG_OPS_PORT: '4000' }, /müssen verschieden sein/],
    [{ STEG_SMTP_URL: `http://steg:${secret}@localhost` }, /^Die Einstellung STEG_SMTP_URL ist ungültig/],
  ] as const)('because of the setting %j', async (setting, expected) => {
    expectOneSentence(await start({ ...setting }), expected)
  })
})
