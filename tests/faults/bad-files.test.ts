// Files that cannot be what they say: a sentence at the field, no memory filled, nothing imported.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { writeZip } from '../../src/platform/tabular/zip-writer.ts'
import { type TestSite, testSite } from '../support/site.ts'
import { enterAs, expectSecurityHeaders } from './known-requests.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 })

let site: TestSite
let cookie: string

beforeAll(async () => {
  site = await testSite()
  cookie = await enterAs(site, 'coordinator')
})

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/** A workbook whose only sheet unpacks to very much of the same. */
const bomb = (): Uint8Array =>
  writeZip([
    { name: '[Content_Types].xml', data: text('<Types/>') },
    { name: 'xl/workbook.xml', data: text('<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>') },
    { name: 'xl/worksheets/sheet1.xml', data: new Uint8Array(120 * 1024 * 1024).fill(32) },
  ])

async function send(path: string, file: { bytes: Uint8Array; name: string }): Promise<Response> {
  const form = new FormData()
  form.set('ziel', path.includes('angebote') ? 'hsds' : 'organizations')
  form.set('datei', new Blob([new Uint8Array(file.bytes)]), file.name)
  return site.ask(path, { method: 'POST', body: form, cookie })
}

describe.each(['/arbeit/netzwerk/import'])('an import at %s', (path) => {
  test.each([
    ['a bomb of blanks', 'Liste.xlsx', bomb],
    ['a bomb that is called a table', 'Liste.csv', bomb],
    ['a workbook that is cut off', 'Liste.xlsx', () => bomb().subarray(0, 2000)],
    ['a picture that is called a workbook', 'Liste.xlsx', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
    ['an old workbook', 'Liste.xls', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['nothing', 'Liste.csv', () => new Uint8Array()],
    ['null bytes only', 'Liste.csv', () => new Uint8Array(5000)],
    ['half a JSON', 'Liste.json', () => text('{"schools":[{"name":')],
    ['very deep JSON', 'Liste.json', () => text('['.repeat(200_000))],
    ['one line of a megabyte', 'Liste.csv', () => text('x'.repeat(1024 * 1024))],
  ])('of %s (%s) is refused with a sentence', async (_what, name, bytes) => {
    const before = process.memoryUsage.rss()
    const answer = await send(path, { bytes: bytes(), name })
    expect(answer.status).toBe(422)
    expectSecurityHeaders(answer)
    const page = await answer.text()
    expect(page).toContain('aria-invalid="true"')
    expect(page).not.toMatch(/\bat \S+:\d+:\d+|SyntaxError|undefined|\[object/)
    // The bomb itself is made here, in this process, from 120 MB.
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024)
  })

  test('in an encoding of old is read as it was meant', async () => {
    const windows = Uint8Array.from(Buffer.from('Name;Art\nB\u00e4ckerei Gr\u00fcn;Betrieb\n', 'latin1'))
    const answer = await send(path, { bytes: windows, name: 'Liste.csv' })
    expect(answer.status).toBe(303)
    const run = await site.ask(answer.headers.get('location') ?? '', { cookie })
    expect(await run.text()).not.toContain('\ufffd')
  })

  test('with a file name that is a path or a script keeps neither', async () => {
    for (const name of ['../../etc/passwd', '<script>alert(1)</script>.csv', `${'n'.repeat(5000)}.csv`]) {
      const answer = await send(path, { bytes: text('Name;Art\nX;Betrieb\n'), name })
      expect([303, 422]).toContain(answer.status)
      const page = answer.status === 303 ? await site.ask(answer.headers.get('location') ?? '', { cookie }) : answer
      expect(page.status).toBeLessThan(500)
      expect(await page.text()).not.toContain('<script>alert')
    }
  })
})
