// Saving from a stale tab, when what the form was about is gone: nothing that was typed is lost.
import { beforeAll, describe, expect, test } from 'vitest'
import { networkStage, type Stage } from '../../../tests/support/network-stage.ts'
import { paths } from '../../kernel/names/paths.ts'
import { demoContactId, demoOrganizationId } from './demo.ts'
import { mergeOrganizations } from './merge-organizations.ts'
import { networkRoutes } from './routes.ts'

let stage: Stage
beforeAll(async () => {
  stage = await networkStage()
})

const school = demoOrganizationId(10)
const nobody = '03999000-0000-7000-8000-00000000ffff'
const person = {
  version: '1',
  functionName: 'Beratung am Abend',
  familyName: 'Đặng',
  givenName: 'Łucja',
  isPublic: 'ja',
}
const place = { version: '1', name: 'Werkstatt im Hof', stepFree: 'partly', street: 'Auweg 3' }

const save = async (path: string, form: Record<string, string>, actor = stage.person('coordinator')) => {
  const answer = await stage.ask(actor, networkRoutes, path, form)
  return { status: answer.status, text: await answer.text() }
}

describe('a stale tab', () => {
  test('of a contact person that was removed shows what was typed and lets it be entered anew', async () => {
    const removed = demoContactId(3)
    expect((await save(paths.workContactPersonRemove(school, removed), {})).status).toBe(303)
    const { status, text } = await save(paths.workContactPerson(school, removed), person)
    expect(status).toBe(404)
    for (const typed of ['inzwischen entfernt', 'Beratung am Abend', 'Đặng', 'Łucja']) expect(text).toContain(typed)
    expect(text).toContain(`action="${paths.workContactPersonNew(school)}"`)
    // The button leads into a form with all of it.
    const form = await save(paths.workContactPersonNew(school), { ...person, entscheidung: 'edit' })
    expect(form.status).toBe(200)
    expect(form.text).toContain('value="Beratung am Abend"')
  })

  test('does so too when something in it is wrong', async () => {
    const { status, text } = await save(paths.workContactPerson(school, nobody), { ...person, email: 'keine' })
    expect(status).toBe(404)
    expect(text).toContain('Beratung am Abend')
  })

  test('of a place that is gone keeps what was typed, with words for what was chosen', async () => {
    const { status, text } = await save(paths.workPlace(school, nobody), place)
    expect(status).toBe(404)
    for (const typed of ['inzwischen entfernt', 'Werkstatt im Hof', 'Auweg 3']) expect(text).toContain(typed)
    expect(text).not.toContain('>partly<')
    expect(text).toContain(`action="${paths.workPlaceNew(school)}"`)
  })

  test('of an organisation that was merged leads to the one that remained', async () => {
    const [keep, gone] = [demoOrganizationId(40), demoOrganizationId(46)]
    const merged = await mergeOrganizations(stage.person('coordinator'), stage.services, {
      keep: { id: keep, version: 1 },
      drop: { id: gone, version: 1 },
      fromDropped: [],
      onMerge: [],
    })
    expect(merged).toMatchObject({ ok: true })
    const edited = await save(paths.workOrganizationEdit(gone), {
      version: '1',
      kind: 'company',
      name: 'Getippter Name',
    })
    expect(edited.status).toBe(404)
    expect(edited.text).toContain('zusammengeführt')
    expect(edited.text).toContain('Getippter Name')
    expect(edited.text).toContain(`action="${paths.workOrganizationEdit(keep)}"`)
    const added = await save(paths.workContactPersonNew(gone), person)
    expect(added.text).toContain(`action="${paths.workContactPersonNew(keep)}"`)
  })

  test('tells nothing about organisations of other regions, and is unknown without anything typed', async () => {
    const stranger = stage.person('coordinator', 1, '03998000-0000-7000-8000-000000000001')
    const typed = { version: '1', kind: 'school', name: 'Getippter Name' }
    const foreign = await save(paths.workOrganizationEdit(school), typed, stranger)
    const unknown = await save(paths.workOrganizationEdit(nobody), typed, stranger)
    expect(foreign.status).toBe(404)
    expect(foreign).toEqual(unknown)
    expect((await save(paths.workOrganizationEdit(nobody), { version: '1' })).text).toBe('not found')
  })
})
