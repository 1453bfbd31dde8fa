// The index in its life: old, new, shared, broken; and what nobody may learn from it.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  actingAs,
  asPublic,
  asSystem,
  bbs,
  chamber,
  here,
  someOffer,
  writeOffersRegion,
} from '../../../../tests/made-up/offers-region.ts'
import { type TestServices, testServices } from '../../../../tests/support/services.ts'
import { addDays } from '../../../kernel/plain-date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inContext, openDatabase } from '../../../platform/db/database.ts'
import { askedFrom } from '../asked.ts'
import { listWorkOffers, searchOffers } from '../list-offers.ts'
import { insertOffers, type NewOffer } from '../store.ts'
import { offerStatuses } from '../terms.ts'
import { findWorkHits } from '../waiting-tasks.ts'
import { refreshIndexes } from './kept-index.ts'

let services: TestServices

beforeAll(async () => {
  services = await testServices({ content: 'migrated' })
  await writeOffersRegion(services)
})

async function add(title: string, given: Partial<NewOffer> & { organizationId?: string } = {}): Promise<string> {
  const id = services.newId()
  const { organizationId = bbs, ...rest } = given
  const details = someOffer({ title, summary: null, description: '', organizationId })
  const row = {
    regionId: here,
    id,
    details,
    at: services.now(),
    status: 'published',
    publishedAt: services.now(),
  } as const
  await inContext(services.database, asSystem, (tx) => insertOffers(tx, [{ ...row, ...rest }]))
  return id
}

const asked = (q: string) => askedFrom(new URLSearchParams({ q }))
/** By somebody who is signed in, and may have changed something a moment ago. */
const titlesFor = async (q: string, by = services): Promise<string[]> =>
  (await searchOffers(actingAs('agency'), by, asked(q))).items.map(({ offer }) => offer.title)
const publicTitlesFor = async (q: string): Promise<string[]> =>
  (await searchOffers(asPublic, services, asked(q))).items.map(({ offer }) => offer.title)
const write = (statement: ReturnType<typeof sql>) =>
  inContext(services.database, asSystem, async (tx) => void (await statement.execute(tx)))
const revision = () =>
  inContext(services.database, asSystem, async (tx) => {
    const { rows } = await sql<{ revision: number }>`SELECT revision FROM offers.search_index`.execute(tx)
    return rows[0]?.revision
  })

/** A second process: the same database by another pool, so that nothing is kept. */
const anotherProcess = () => ({
  ...services,
  database: openDatabase(services.testDatabase.appConfig, { onIdleError: () => undefined }),
})

describe('what changes is found', () => {
  test('the first question builds the index, the next ones do not', async () => {
    await add('Zeppelinbau')
    expect(await titlesFor('zeppelin')).toEqual(['Zeppelinbau'])
    const first = await revision()
    expect(await titlesFor('zeppelin')).toEqual(['Zeppelinbau'])
    expect(await revision()).toBe(first)
  })

  test('new, changed, ended and hidden offers, at once', async () => {
    const id = await add('Ballonfahrt')
    expect(await titlesFor('ballonfahrt')).toEqual(['Ballonfahrt'])
    await write(sql`UPDATE offers.offer SET title = 'Segelflug' WHERE id = ${id}`)
    expect(await titlesFor('segelflug')).toEqual(['Segelflug'])
    expect(await titlesFor('ballonfahrt')).toEqual([])
    await write(sql`UPDATE offers.offer SET hidden_at = now() WHERE id = ${id}`)
    expect(await titlesFor('segelflug')).toEqual([])
    await write(sql`UPDATE offers.offer SET hidden_at = NULL, status = 'ended', ended_at = now() WHERE id = ${id}`)
    expect(await titlesFor('segelflug')).toEqual([])
  })

  test('the public is answered by the last index while the next is built', async () => {
    await publicTitlesFor('drachenflug')
    await add('Drachenflug')
    expect(await publicTitlesFor('drachenflug')).toEqual([])
    await expect.poll(() => publicTitlesFor('drachenflug'), { timeout: 20_000 }).toEqual(['Drachenflug'])
  })

  test('an organisation by its new name', async () => {
    await add('Schnuppertag', { organizationId: chamber })
    expect(await titlesFor('Windmühlenverband')).toEqual([])
    await write(sql`UPDATE network.organization SET name = 'Windmühlenverband' WHERE id = ${chamber}`)
    expect(await titlesFor('Windmühlenverband')).toEqual(['Schnuppertag'])
  })

  test('the job builds before anybody asks', async () => {
    await add('Leuchtturmwache')
    const before = await revision()
    await refreshIndexes(services)
    expect(await revision()).toBe((before ?? 0) + 1)
    await refreshIndexes(services)
    expect(await revision()).toBe((before ?? 0) + 1)
  })

  test('many askers at once wait for one build', async () => {
    await add('Glockenguss')
    const before = await revision()
    const answers = await Promise.all(Array.from({ length: 30 }, () => titlesFor('glockenguss')))
    expect(answers.every((titles) => titles.length === 1)).toBe(true)
    expect(await revision()).toBe((before ?? 0) + 1)
  })
})

describe('processes share it', () => {
  test('another one loads what was built', async () => {
    await add('Harfenbau')
    await titlesFor('harfenbau')
    const before = await revision()
    const other = anotherProcess()
    expect(await titlesFor('harfenbau', other)).toEqual(['Harfenbau'])
    expect(await revision()).toBe(before)
    // And the first one learns of what the other built.
    await add('Orgelbau')
    expect(await titlesFor('orgelbau', other)).toEqual(['Orgelbau'])
    expect(await titlesFor('orgelbau')).toEqual(['Orgelbau'])
    expect(await revision()).toBe((before ?? 0) + 1)
    await other.database.close()
  })

  test('two at once build one after the other, and both answer', async () => {
    const other = anotherProcess()
    await add('Geigenbau')
    const answers = await Promise.all([titlesFor('geigenbau'), titlesFor('geigenbau', other)])
    expect(answers.some((titles) => titles.length === 1)).toBe(true)
    expect(await titlesFor('geigenbau', other)).toEqual(['Geigenbau'])
    await other.database.close()
  })

  test('what cannot be read is built anew', async () => {
    await titlesFor('harfenbau')
    await write(sql`UPDATE offers.search_index SET content = ${Buffer.from('nonsense')}`)
    const other = anotherProcess()
    expect(await titlesFor('harfenbau', other)).toEqual(['Harfenbau'])
    await other.database.close()
  })
})

describe('what nobody may learn from it', () => {
  const listed = async (actor: Actor, q: string): Promise<string[]> => {
    const found = await listWorkOffers(actor, services, {
      ...asked(q),
      scope: { kind: 'work', statuses: offerStatuses },
    })
    if (!found.ok) throw new Error(found.error)
    return found.value.items.map(({ offer }) => offer.title)
  }

  test('drafts are found by their own organisation and the office only, also by their count', async () => {
    await add('Quarzschliff', { status: 'draft', publishedAt: null })
    await refreshIndexes(services)
    expect(await publicTitlesFor('quarzschliff')).toEqual([])
    expect(await listed(actingAs('bbs'), 'quarzschliff')).toEqual(['Quarzschliff'])
    expect(await listed(actingAs('coordinator'), 'quarzschliff')).toEqual(['Quarzschliff'])
    const chamberPerson = actingAs('chamber', { organizationId: chamber })
    expect(await listed(chamberPerson, 'quarzschliff')).toEqual([])
    const all = await listWorkOffers(chamberPerson, services, {
      ...asked(''),
      pageSize: 100,
      scope: { kind: 'work', statuses: ['draft'] },
    })
    expect(all.ok && all.value.total).toBe(0)
    expect(
      (await findWorkHits(chamberPerson, services, 'quarzschliff'))
        .flatMap(({ hits }) => hits)
        .map(({ title }) => title),
    ).toEqual([])
    expect(
      (await findWorkHits(actingAs('bbs'), services, 'quarzschlif'))
        .flatMap(({ hits }) => hits)
        .map(({ title }) => title),
    ).toEqual(['Quarzschliff'])
  })

  test('words of drafts are not offered as corrections', async () => {
    const { words } = await searchOffers(asPublic, services, asked('quarzschlif'))
    expect(words).toMatchObject({ areFound: false, suggestion: undefined })
    const own = await listWorkOffers(actingAs('bbs'), services, {
      ...asked('quarzschlif'),
      scope: { kind: 'work', statuses: offerStatuses },
    })
    expect(own.ok && own.value.words.suggestion).toBe('Quarzschliff')
  })

  test('an index that is too old shows nothing that the database does not show', async () => {
    const id = await add('Uhrmacherei')
    await refreshIndexes(services)
    expect(await publicTitlesFor('uhrmacherei')).toEqual(['Uhrmacherei'])
    // Hidden, and the note of it lost: the index still knows the offer.
    await write(sql`UPDATE offers.offer SET hidden_at = now() WHERE id = ${id}`)
    await write(sql`DELETE FROM offers.search_change`)
    expect(await publicTitlesFor('uhrmacherei')).toEqual([])
  })
})

test('a stale offer stands below an equal one that was confirmed', async () => {
  const today = services.today()
  const old = new Date(services.now().getTime() - 400 * 86_400_000)
  await add('Bootsbau', { confirmedOn: addDays(today, -300), publishedAt: old, at: old })
  await add('Bootsbau', { confirmedOn: today, publishedAt: old, at: old })
  await refreshIndexes(services)
  for (const q of ['bootsbau', 'bootsbauer']) {
    const { items } = await searchOffers(asPublic, services, asked(q))
    expect(items.map(({ offer }) => offer.confirmedOn)).toEqual([today, addDays(today, -300)])
  }
})

test('marks and the part of the text that was found', async () => {
  await inContext(services.database, asSystem, (tx) =>
    insertOffers(tx, [
      {
        regionId: here,
        id: services.newId(),
        details: someOffer({
          title: 'Im Hafen',
          summary: 'Zwei Wochen am Wasser.',
          description: `${'Nichts davon steht hier. '.repeat(30)}Danach wird ein Anker <b>geschmiedet</b>. ${'Und hier auch nicht. '.repeat(30)}`,
        }),
        at: services.now(),
        status: 'published',
        publishedAt: services.now(),
      },
    ]),
  )
  await refreshIndexes(services)
  const { items } = await searchOffers(asPublic, services, asked('Anker Hafen'))
  const [first] = items
  const { title, snippet } = first?.found ?? { title: [], snippet: { text: '', marks: [] } }
  expect(title.map(({ start, end }) => first?.offer.title.slice(start, end))).toEqual(['Hafen'])
  expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['Anker'])
  expect((await searchOffers(asPublic, services, asked(''))).items[0]?.found).toBeUndefined()
})
