import { beforeAll, describe, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../tests/support/network-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { demoContactId, demoOrganizationId } from './demo.ts'
import { networkRoutes } from './routes.ts'

describe('pages of the network', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await networkStage()
  })
  const school = demoOrganizationId(10)

  const workPages = [
    paths.workNetwork,
    `${paths.workNetwork}?q=schule&art=school&von=37990&umkreis=10&stand=active`,
    `${paths.workNetwork}?von=Nirgendwo`,
    paths.workOrganizationNew,
    paths.workOrganization(school),
    paths.workOrganizationEdit(school),
    paths.workOrganizationArchive(school),
    paths.workPlaceNew(school),
    paths.workPlace(demoOrganizationId(30), '03999000-0000-7000-8000-000000000301'),
    paths.workContactPersonNew(school),
    paths.workContactPerson(school, demoContactId(3)),
    paths.workContactPersonRemove(school, demoContactId(3)),
    paths.workDuplicates,
    paths.workDuplicatePair(demoOrganizationId(40), demoOrganizationId(46)),
    paths.workExpiredContacts,
    paths.workImport,
    paths.settingsRegion,
  ]

  test.each(workPages)('%s answers the coordination office', async (path) => {
    const answer = await stage.ask(stage.person('coordinator'), networkRoutes, path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<h1>')
  })

  test.each(workPages)('%s sends whoever is not signed in to the sign-in', async (path) => {
    const answer = await stage.ask(stage.everybody, networkRoutes, path)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toContain(paths.signIn)
  })

  test.each([
    paths.workOrganizationNew,
    paths.workOrganizationEdit(school),
    paths.workOrganizationArchive(school),
    paths.workPlaceNew(school),
    paths.workContactPerson(school, demoContactId(3)),
    paths.workContactPersonRemove(school, demoContactId(3)),
    paths.workDuplicates,
    paths.workImport,
    paths.settingsRegion,
  ])('%s is closed to a teacher', async (path) => {
    const answer = await stage.ask(stage.person('school-teacher', 10), networkRoutes, path)
    expect(answer.status).toBe(403)
  })

  test('the settings of the region keep what was typed, for the version they were typed over', async () => {
    const page = await (await stage.ask(stage.person('coordinator'), networkRoutes, paths.settingsRegion)).text()
    expect(page).toContain(`<steg-keep-draft data-key="${paths.settingsRegion}#1"`)
  })

  test('an unknown and a foreign organisation look alike', async () => {
    const unknown = paths.workOrganization('03999000-0000-7000-8000-00000000ffff')
    expect((await stage.ask(stage.person('coordinator'), networkRoutes, unknown)).status).toBe(404)
    const foreigner = stage.person('coordinator', 1, '03998000-0000-7000-8000-000000000001')
    expect((await stage.ask(foreigner, networkRoutes, paths.workOrganization(school))).status).toBe(404)
    expect((await stage.ask(foreigner, networkRoutes, paths.workOrganization('kein-schluessel'))).status).toBe(404)
  })

  test('the public list and page answer without sign-in and show who agreed only', async () => {
    const list = await stage.ask(stage.everybody, networkRoutes, `${paths.network}?q=oberschule`)
    expect(await list.text()).toContain('Oberschule am Auufer')
    const page = await (await stage.ask(stage.everybody, networkRoutes, paths.networkOrganization(school))).text()
    expect(page).toContain('O’Neill')
    expect(page).not.toContain('Łukaszewicz')
  })

  test('monitoring sees that there is somebody, and not who', async () => {
    const page = await (
      await stage.ask(stage.person('monitoring'), networkRoutes, paths.workOrganization(school))
    ).text()
    expect(page).toContain('Berufsorientierung')
    expect(page).not.toContain('Łukaszewicz')
    expect(page).not.toContain('O’Neill')
  })

  test('a form tells every error at its field and keeps what was typed', async () => {
    const answer = await stage.ask(stage.person('coordinator'), networkRoutes, paths.workOrganizationNew, {
      kind: 'company',
      name: '<script>alert(1)</script>',
      postalCode: '123',
      email: 'keine-adresse',
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Eine Postleitzahl hat fünf Ziffern.')
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('keine-adresse')
  })

  test('two people saving at once: the second sees both versions, and can keep their own', async () => {
    const path = paths.workOrganizationEdit(demoOrganizationId(41))
    const coordinator = stage.person('coordinator')
    const form = { kind: 'company', name: 'Autohaus Weiß', city: 'Musterau', postalCode: '37990', version: '1' }
    expect((await stage.ask(coordinator, networkRoutes, path, form)).status).toBe(303)
    const late = { ...form, name: 'Autohaus Weiß und Kinder' }
    const conflict = await stage.ask(coordinator, networkRoutes, path, late)
    expect(conflict.status).toBe(409)
    const page = await conflict.text()
    expect(page).toContain('Autohaus Weiß und Kinder')
    expect(page).toContain('name="version" value="2"')
    const kept = await stage.ask(coordinator, networkRoutes, path, { ...late, version: '2', entscheidung: 'mine' })
    expect(kept.status).toBe(303)
    const [row] = await stage.rows<{ name: string; version: number }>(
      'SELECT name, version FROM network.organization WHERE id = $1',
      [demoOrganizationId(41)],
    )
    expect(row).toEqual({ name: 'Autohaus Weiß und Kinder', version: 3 })
  })

  test('archiving offers the way back in the notice', async () => {
    const id = demoOrganizationId(90)
    const coordinator = stage.person('coordinator')
    const archived = await stage.ask(coordinator, networkRoutes, paths.workOrganizationArchive(id), { version: '1' })
    expect(archived.status).toBe(303)
    expect((await stage.ask(stage.everybody, networkRoutes, paths.networkOrganization(id))).status).toBe(404)
    const back = await stage.ask(coordinator, networkRoutes, paths.workOrganizationReactivate(id), {})
    expect(back.status).toBe(303)
    expect((await stage.ask(stage.everybody, networkRoutes, paths.networkOrganization(id))).status).toBe(200)
  })

  test('the list is downloaded as CSV and workbook, guarded against formulas', async () => {
    const coordinator = stage.person('coordinator')
    await stage.ask(coordinator, networkRoutes, paths.workOrganizationNew, { kind: 'company', name: '=1+1 GmbH' })
    const csv = await stage.ask(coordinator, networkRoutes, `${paths.workNetworkExport('csv')}?art=company`)
    expect(csv.headers.get('content-disposition')).toContain('.csv')
    const text = await csv.text()
    expect(text).toContain("'=1+1 GmbH")
    expect(text).not.toContain('Oberschule')
    const xlsx = await stage.ask(coordinator, networkRoutes, paths.workNetworkExport('xlsx'))
    expect(xlsx.status).toBe(200)
  })
})
