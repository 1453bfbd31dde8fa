// The rules in the form of an offer: typed, stored, shown, refused, and kept through copy and import.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { enterAs } from '../../../../tests/faults/known-requests.ts'
import { look } from '../../../../tests/made-up/accounts-region.ts'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import { importFile } from '../../../platform/imports/import-file.ts'
import { demoRegionId } from '../../network/demo-data.ts'
import { offersImports } from '../imports.ts'
import { contradictionErrors } from './rules-form.ts'
import { e } from './texts.ts'

let site: TestSite
let cookie: string
beforeAll(async () => {
  site = await testSite()
  cookie = await enterAs(site, 'coordinator')
})

type Values = Readonly<Record<string, string | readonly string[]>>

async function post(path: string, values: Values) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) body.append(name, one)
  const answer = await site.ask(path, {
    method: 'POST',
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.toString().length) },
    cookie,
  })
  return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() }
}
const get = async (path: string) => (await site.ask(path, { cookie })).text()

const form: Values = {
  provider: 'Werkhof Aue gGmbH',
  title: 'Schweißen für den Anfang',
  kind: 'training',
  phase: 'berufswahl',
  summary: 'Erste Nähte ziehen.',
  languages: 'de',
  placesState: 'unknown',
}
const ruled: Values = {
  ...form,
  ageFrom: '15',
  ageTo: '18',
  gradeFrom: '9',
  abschlussTo: 'esa',
  germanFrom: 'a2',
  residences: ['03999', '03999002'],
  situations: ['schule', 'ohne-ausbildung'],
  support: 'offered',
  condition: 'Feste Schuhe sind Pflicht',
  isComplete: 'ja',
}

const idOf = (location: string): string => location.split('/').at(-1) ?? ''
const stored = async (id: string) => {
  const [row] = await look<{ eligibility: unknown; version: number }>(
    site.services,
    'SELECT eligibility, version FROM offers.offer WHERE id = $1',
    [id],
  )
  return row
}

describe('the group "Wer kann mitmachen?"', () => {
  test('is stored with its version and comes back into the form', async () => {
    const made = await post(paths.workOfferNew, ruled)
    expect(made.status).toBe(303)
    const id = idOf(made.location)
    expect((await stored(id))?.eligibility).toEqual({
      version: 1,
      isComplete: true,
      age: { from: 15, to: 18 },
      grade: { from: 9, to: null },
      abschluss: { from: null, to: 'esa' },
      german: { from: 'a2', to: null },
      residences: ['03999', '03999002'],
      situations: ['schule', 'ohne-ausbildung'],
      rechtskreise: [],
      support: 'offered',
      condition: 'Feste Schuhe sind Pflicht',
    })
    const html = await get(paths.workOfferEdit(id))
    expect(html).toMatch(/name="ageFrom" value="15"/)
    expect(html).toMatch(/name="isComplete" value="ja" checked/)
    expect(html).toContain('Feste Schuhe sind Pflicht</textarea>')
    // The same once more changes nothing.
    const again = await post(paths.workOfferEdit(id), { ...ruled, version: '1' })
    expect(again.status).toBe(303)
    expect(await stored(id)).toMatchObject({ version: 1 })
  })

  test('left empty is nothing known; ticked alone is open to all', async () => {
    const nothing = await post(paths.workOfferNew, form)
    expect((await stored(idOf(nothing.location)))?.eligibility).toBeNull()
    const open = await post(paths.workOfferNew, { ...form, isComplete: 'ja' })
    expect((await stored(idOf(open.location)))?.eligibility).toMatchObject({ isComplete: true, residences: [] })
  })

  test.each([
    [{ ageFrom: '18', ageTo: '15' }, 'age'],
    [{ gradeFrom: '10', gradeTo: '8' }, 'grade'],
    [{ abschlussFrom: 'abitur', abschlussTo: 'esa' }, 'abschluss'],
    [{ germanFrom: 'c1', germanTo: 'a1' }, 'german'],
  ] as const)('refuses what nobody could fulfil: %j', async (changes, about) => {
    const refused = await post(paths.workOfferNew, { ...form, ...changes })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(contradictionErrors([about])[`${about}To`])
    // What was typed is still there.
    expect(refused.html).toContain('Schweißen für den Anfang')
  })

  test.each([
    { ageFrom: 'alt' },
    { ageFrom: '-3' },
    { ageTo: '121' },
    { gradeTo: '14' },
    { situations: 'unfug' },
    { residences: '05111000' },
    { condition: 'x'.repeat(501) },
  ])('refuses nonsense at the field: %j', async (changes) => {
    const refused = await post(paths.workOfferNew, { ...form, ...changes })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('kern-error')
  })

  test('two who change it at once see both versions in words', async () => {
    const made = await post(paths.workOfferNew, ruled)
    const id = idOf(made.location)
    await post(paths.workOfferEdit(id), { ...ruled, ageTo: '20', version: '1' })
    const late = await post(paths.workOfferEdit(id), { ...ruled, ageTo: '25', version: '1' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('Alter: 15 bis 20 Jahre')
    expect(late.html).toContain('Alter: 15 bis 25 Jahre')
  })

  test('the history says what changed, in words', async () => {
    const made = await post(paths.workOfferNew, form)
    const id = idOf(made.location)
    await post(paths.workOfferEdit(id), { ...form, ageFrom: '16', isComplete: 'ja', version: '1' })
    const html = await get(paths.workOffer(id))
    expect(html).toContain('Bedingungen')
    expect(html).toContain('Alter: ab 16 Jahre')
  })
})

describe('HSDS', () => {
  const service = (changes: object) => ({
    id: '0191aaaa-0000-7000-8000-000000000001',
    name: 'Jugendtreff am Wehr',
    status: 'active',
    description: 'Offen für viele.',
    organization: { name: 'Werkhof Aue gGmbH' },
    ...changes,
  })
  const run = async (content: object) => {
    const path = join(await mkdtemp(join(tmpdir(), 'steg-hsds-')), 'a.json')
    await writeFile(path, JSON.stringify(content))
    return importFile(site.services, offersImports, { target: 'hsds', path, regionId: demoRegionId })
  }
  const row = async () => {
    const [found] = await look<{ eligibility: unknown; version: number }>(
      site.services,
      `SELECT eligibility, version FROM offers.offer WHERE source_ref = '0191aaaa-0000-7000-8000-000000000001'`,
    )
    return found
  }
  const imported = async () => (await row())?.eligibility
  const importedVersion = async () => (await row())?.version

  test('ages and words become rules that promise nothing; the same file again changes nothing', async () => {
    const given = service({ minimum_age: 14, maximum_age: 21, eligibility_description: 'Wohnsitz im Landkreis' })
    await run(given)
    expect(await imported()).toMatchObject({
      isComplete: false,
      age: { from: 14, to: 21 },
      condition: 'Wohnsitz im Landkreis',
    })
    const before = await importedVersion()
    expect(await run(given)).toMatchObject({ exitCode: 0 })
    expect(await importedVersion()).toBe(before)
    await run(service({ minimum_age: 21, maximum_age: 14 }))
    expect(await imported()).toBeNull()
  })
})

test('every sentence for a contradiction says what to do with it', () => {
  for (const sentence of Object.values(e.form.turned)) expect(sentence).toMatch(/könnte niemand mitmachen\.$/)
})
