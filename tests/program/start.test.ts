// Starting and ending: what an operator sees in the terminal, and that an end loses nothing.
import { existsSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { builtProgram, type RunningProgram } from './running-program.ts'
import { addCompany, enterAs, get } from './visitor.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const program = await builtProgram()

describe('npm start', () => {
  test('makes an empty folder a running region, and Ctrl-C and a second start keep everything', async () => {
    const folder = program.newFolder()
    const first = await program.serve({ STEG_DATA: folder })
    expect(first.output()).toMatch(/Steg läuft: http:\/\/localhost:\d+ /)
    expect(first.output()).toContain(folder)
    expect(first.output()).toMatch(/coordinator@musterau\.example .* Koordinierung/)
    const start = await get(first.url, '/')
    expect(start.status).toBe(200)
    expect(await start.text()).toContain('Landkreis Musterau')
    expect((await get(first.url, '/assets/steg.css')).status).toBe(200)
    expect(await (await get(first.opsUrl, '/health')).json()).toEqual({ status: 'ok', database: 'ok' })
    expect(await (await get(first.opsUrl, '/metrics')).text()).toContain('steg_database_up 1')

    const cookie = await enterAs(first.url, 'coordinator')
    const added = await addCompany(first.url, cookie, 'Tischlerei Đặng')
    expect(added.status).toBe(303)
    first.process.kill('SIGINT')
    expect(await first.ended).toMatchObject({ code: 0, out: expect.stringContaining('Es ging nichts verloren.') })
    expect(existsSync(`${folder}/postgres/postmaster.pid`)).toBe(false)

    // The one who was signed in still is, and the second end, by a service manager, is as calm.
    const second = await program.serve({ STEG_DATA: folder })
    expect(second.output()).not.toContain('ist angelegt')
    const page = await get(second.url, added.headers.get('location') ?? '', cookie)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Tischlerei Đặng')
    second.process.kill('SIGTERM')
    expect((await second.ended).code).toBe(0)
  })

  test('a second one on the same folder is refused with a sentence, and the first goes on', async () => {
    const folder = program.newFolder()
    const first = await program.serve({ STEG_DATA: folder, STEG_DEMO: 'off' })
    const second = await program.serve({ STEG_DATA: folder, STEG_DEMO: 'off' }, 'at once')
    const { code, out, errors } = await second.ended
    expect(code).toBe(1)
    expect(`${out}${errors}`.trim()).toMatch(/^In \S+ läuft Steg schon\. .*\.$/)
    expect((await get(first.opsUrl, '/health')).status).toBe(200)
  })

  test('ends at once while browsers keep their connections open, and whoever asks too late is not left hanging', async () => {
    const running = await program.serve({ STEG_DATA: program.newFolder(), STEG_DEMO: 'off' })
    // fetch keeps the connection of this answer open for the next question.
    await (await get(running.url, '/assets/steg.css')).text()
    running.process.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
    await expect(get(running.url, '/')).rejects.toThrow()
  })

  test('an installation without a region says so, on a page and to programs', async () => {
    const running = await program.serve({ STEG_DATA: program.newFolder(), STEG_DEMO: 'off' })
    expect(running.output()).not.toContain('@musterau.example')
    const page = await get(running.url, '/')
    expect(page.status).toBe(503)
    expect(await page.text()).toContain('noch keine Region')
    const api = await get(running.url, '/api/organizations')
    expect(api.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect((await get(running.opsUrl, '/health')).status).toBe(200)
  })
})

describe('kill -9 in the middle of saving', () => {
  test('loses nothing that was answered as saved', async () => {
    const folder = program.newFolder()
    const first = await program.serve({ STEG_DATA: folder })
    const cookie = await enterAs(first.url, 'coordinator')
    const saved: string[] = []
    await saveUntilKilled(first, cookie, saved)
    expect(saved.length).toBeGreaterThanOrEqual(12)

    const second = await program.serve({ STEG_DATA: folder })
    const kept = await Promise.all(saved.map((path) => get(second.url, path, cookie)))
    expect(kept.map((page) => page.status)).toEqual(saved.map(() => 200))
    second.process.kill('SIGTERM')
    expect((await second.ended).code).toBe(0)
  })
})

/** Four people save at once; after the twelfth answer the program is gone. */
async function saveUntilKilled(running: RunningProgram, cookie: string, saved: string[]): Promise<void> {
  const saveMore = async (person: number) => {
    for (let number = 1; ; number++) {
      const answer = await addCompany(running.url, cookie, `Betrieb ${person}-${number}`).catch(() => undefined)
      if (answer === undefined) return
      expect(answer.status).toBe(303)
      saved.push(answer.headers.get('location') ?? '')
      if (saved.length === 12) running.process.kill('SIGKILL')
    }
  }
  await Promise.all([1, 2, 3, 4].map(saveMore))
  await running.ended
}
