// Every route of the site, asked as every role about its own, another and a foreign object, through the whole program.
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { allApiRoutes } from '../../src/app/api.tsx'
import { allPageRoutes } from '../../src/app/routes.ts'
import { paths } from '../../src/kernel/names/paths.ts'
import { type MembershipRole, membershipRoles } from '../../src/kernel/names/roles.ts'
import type { Verdict } from '../../src/platform/actor/actor.ts'
import type { PageRoute } from '../../src/platform/http/route.ts'
import { type TestSite, testSite } from '../support/site.ts'
import { type Expectation, expectedVerdict, oracle } from './oracle.ts'
import { allParts } from './parts/all-parts.ts'
import type { Relation, Visitor } from './parts/part.ts'
import { fillPath, makeRouteObjects } from './route-objects.ts'

const visitors: readonly Visitor[] = [...membershipRoles, 'public']

/** Which case of the row a route asks for, by relation. A route without object is asked once. */
const organizationCases = {
  own: 'eigene Einrichtung',
  other: 'andere Einrichtung der Region',
  foreign: 'fremde Region',
}
const offerCases = {
  own: 'eigene Organisation, veröffentlicht',
  other: 'andere Organisation, veröffentlicht',
  foreign: 'andere Region',
}
const casesByPermission: Readonly<Record<string, Partial<Record<Relation | 'alone', string>>>> = {
  ...Object.assign({}, ...allParts.map((part) => part.routeCases)),
  'site.read': { alone: 'immer' },
  'work.read': { alone: 'immer' },
  'login.use': { alone: 'immer' },
  'login.own': { alone: 'immer' },
  'login.demo': { alone: 'in der erfundenen Region' },
  'account.list': { alone: 'immer' },
  'account.invite': { alone: 'eigene Einrichtung, passende Rolle' },
  // What there is to end or to take back depends on the role that was given; the foreign region is hidden in any case.
  'account.end': { foreign: 'andere Region' },
  'account.revoke-invitation': { foreign: 'andere Region' },
  'mailbox.read': { alone: 'in der erfundenen Region', foreign: 'andere Region' },
  'audit.read': { alone: 'eigene Region' },
  'subject.answer': { alone: 'eigene Region' },
  'region.read': { alone: 'eigene Region' },
  'region.change': { alone: 'eigene Region' },
  'organization.public': { alone: 'eigene Einrichtung', ...organizationCases },
  'organization.read': organizationCases,
  'organization.list': { alone: 'eigene Region' },
  'organization.create': { alone: 'eigene Region' },
  'organization.merge': { alone: 'eigene Region' },
  'organization.import': { alone: 'eigene Region', own: 'eigene Region' },
  'organization.change': organizationCases,
  'organization.archive': organizationCases,
  'place.change': organizationCases,
  'contact-person.change': organizationCases,
  'contact-person.remove': organizationCases,
  'offer.read': { alone: offerCases.own, ...offerCases },
  'offer.list': { alone: 'eigene Region', own: 'eigene Region', other: 'eigene Region' },
  'offer.create': {
    alone: 'irgendeines',
    own: 'für die eigene Organisation',
    other: 'für eine andere Organisation',
    foreign: 'andere Region',
  },
  'offer.edit': { alone: offerCases.own, ...offerCases },
  'offer.approve': offerCases,
  'offer.list-submissions': { alone: 'eigene Region' },
  'offer.approval-rules': { alone: 'eigene Region' },
  'offer.report': offerCases,
  'offer.show-again': offerCases,
  'confirmation.answer': { alone: 'immer' },
  'freshness.read': { alone: 'eigene Organisation' },
  'freshness.steer': { alone: 'eigene Region' },
  'report.list': { alone: 'eigene Region' },
  'report.handle': { own: 'eigene Organisation', other: 'andere Organisation', foreign: 'andere Region' },
  'offer.import': { alone: 'eigene Region', own: 'eigene Region' },
  'gap.read': { alone: 'eigene Region' },
  'gap.demand': { alone: 'eigene Region' },
  'gap.note': { alone: 'eigene Region', own: 'eigene Region', foreign: 'andere Region' },
  'gap.waive': { alone: 'eigene Region', own: 'eigene Region', foreign: 'andere Region' },
  'gap.import': { alone: 'eigene Region', own: 'eigene Region' },
  'shortlist.mail': { alone: 'immer' },
}

/** Opened by a link from a mail; without it they say that the link is missing. */
const needALink: readonly string[] = [paths.newPassword, paths.invitation, paths.confirm]

/** Needs a signed-in person, but not yet a chosen role; so the row is the one of signing in. */
const needAPerson: readonly string[] = [paths.chooseMembership]

/**
 * Where "forbidden" is answered like an unknown page, because the second lock does not even show the object, or because
 * an empty form names none. It tells less than it might, never more.
 */
const answeredAsUnknown: Readonly<Record<string, readonly Visitor[] | 'everybody'>> = {
  ...Object.assign({}, ...allParts.map((part) => part.answeredAsUnknown ?? {})),
  'organization.import': 'everybody',
  'offer.import': 'everybody',
  'gap.import': 'everybody',
  'contact-person.remove': ['monitoring', 'operator'],
  'account.invite': 'everybody',
}

const isAnsweredAsUnknown = (route: PageRoute, visitor: Visitor): boolean => {
  const who = answeredAsUnknown[route.permission]
  return who === 'everybody' || who?.includes(visitor) === true
}

const relationsOf = (route: PageRoute): readonly (Relation | 'alone')[] =>
  /:(?!form)/.test(route.path) ? ['own', 'other', 'foreign'] : ['alone']

const expectationOf = (route: PageRoute, relation: Relation | 'alone'): Expectation | undefined => {
  const label = casesByPermission[route.permission]?.[relation]
  return label === undefined ? undefined : oracle[route.permission]?.[label]
}

/**
 * Public things are found by their id in whichever region has them, and everybody is the public there: so the rule for the
 * public holds, about an object of its region.
 */
const asAsked = (asked: { relation: Relation | 'alone'; visitor: Visitor; isLed: boolean }) =>
  asked.isLed && asked.relation === 'foreign'
    ? ({ relation: 'other', visitor: 'public' } as const)
    : { relation: asked.relation, visitor: asked.visitor }

let site: TestSite
let objects: Awaited<ReturnType<typeof makeRouteObjects>>
const cookies = new Map<Visitor, string>()
const organizations = new Map<Visitor, string>()

const postForm = (path: string, fields: Record<string, string>, cookie?: string) => {
  const body = new URLSearchParams(fields).toString()
  return site.ask(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    ...(cookie !== undefined && { cookie }),
  })
}

beforeAll(async () => {
  site = await testSite()
  const { ownerConfig } = site.services.testDatabase
  const owner = new pg.Client(ownerConfig)
  await owner.connect()
  await owner.query('SET ROLE steg_operator')
  const regions = await owner.query<{ id: string }>('SELECT id FROM network.region WHERE is_demo')
  const members = await owner.query<{ role: MembershipRole; organization_id: string }>(
    'SELECT role, organization_id FROM accounts.membership',
  )
  await owner.end()
  for (const { role, organization_id } of members.rows) organizations.set(role, organization_id)
  objects = await makeRouteObjects(ownerConfig, regions.rows[0]?.id ?? '')
  for (const role of membershipRoles) {
    const answer = await postForm(paths.demoSignIn, { rolle: role })
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    expect(`${role} ${answer.status} ${cookie.length > 0}`).toBe(`${role} 303 true`)
    cookies.set(role, cookie.join('; '))
  }
}, 60_000)

const addressOf = (route: PageRoute, relation: Relation | 'alone', visitor: Visitor): string => {
  const own = organizations.get(visitor) ?? objects.other
  return fillPath(
    route.path,
    relation === 'foreign' ? objects.foreign : objects.of(relation === 'other' ? objects.other : own),
  )
}

/** What the answer says about the right of the one who asked. */
function saidBy(response: Response): Verdict {
  const { status } = response
  const toSignIn = status === 303 && (response.headers.get('location') ?? '').startsWith(paths.signIn)
  if (status === 403 || status === 401 || toSignIn) return 'forbidden'
  return status === 404 ? 'hidden' : 'allowed'
}

describe('every route', () => {
  test('names a row of the permission table that this test knows how to ask about', () => {
    const unknown = allPageRoutes.filter(
      ({ permission }) => !(permission in oracle) || !(permission in casesByPermission),
    )
    expect(unknown.map(({ method, path, permission }) => `${method} ${path}: ${permission}`)).toEqual([])
  })

  test('is declared once', () => {
    const addresses = allPageRoutes.map(({ method, path }) => `${method} ${path}`)
    expect(addresses).toEqual([...new Set(addresses)])
  })

  const opened = allPageRoutes.filter(({ method }) => method === 'GET')
  test.each(opened.map((route) => ({ route, name: route.path })))('GET $name', async ({ route }) => {
    const isLed = route.belongsHere !== undefined
    for (const relation of relationsOf(route)) {
      for (const visitor of visitors) {
        const asked = asAsked({ relation, visitor, isLed })
        const expectation = expectationOf(route, asked.relation)
        if (expectation === undefined) continue
        const cookie = cookies.get(visitor)
        const response = await site.ask(addressOf(route, relation, visitor), cookie === undefined ? {} : { cookie })
        const verdict = needALink.includes(route.path) ? 'allowed' : saidBy(response)
        const expected =
          visitor === 'public' && needAPerson.includes(route.path)
            ? 'forbidden'
            : expectedVerdict(expectation, asked.visitor)
        expectSaid({ route, relation, visitor, verdict, expected })
        expect(response.status).toBeLessThan(500)
      }
    }
  })

  const changing = allPageRoutes.filter(({ method }) => method === 'POST')
  test.each(changing.map((route) => ({ route, name: route.path })))(
    'POST $name refuses whom it must',
    async ({ route }) => {
      const isLed = route.belongsHere !== undefined
      for (const relation of relationsOf(route)) {
        for (const visitor of visitors) {
          const asked = asAsked({ relation, visitor, isLed })
          const expectation = expectationOf(route, asked.relation)
          if (expectation === undefined) continue
          const expected = expectedVerdict(expectation, asked.visitor)
          // What happens to those who may is the business of the module's own tests.
          if (expected === 'allowed') continue
          const response = await postForm(addressOf(route, relation, visitor), {}, cookies.get(visitor))
          expectSaid({ route, relation, visitor, verdict: saidBy(response), expected })
        }
      }
    },
  )

  test.each(changing.map((route) => ({ route, name: route.path })))(
    'POST $name refuses a foreign page',
    async ({ route }) => {
      const response = await site.ask(addressOf(route, relationsOf(route)[0] ?? 'alone', 'coordinator'), {
        method: 'POST',
        body: '',
        headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', 'content-length': '0' },
        cookie: cookies.get('coordinator') ?? '',
      })
      expect(response.status).toBe(403)
    },
  )
})

/** Which page shows the same object, so that the ids are known by the same names. */
const pageOfApi: Readonly<Record<string, string>> = {
  '/organizations/{id}': paths.networkOrganization(':id'),
  '/offers/{id}': paths.offer(':id'),
}

describe('every resource of the API', () => {
  test('names a row of the permission table, and a page that shows the same', () => {
    for (const { route, permission } of allApiRoutes) {
      expect(`${route.path}: ${permission in casesByPermission && permission in oracle}`).toBe(`${route.path}: true`)
      expect(`${route.path}: ${!route.path.includes('{') || route.path in pageOfApi}`).toBe(`${route.path}: true`)
    }
  })

  test.each(allApiRoutes.map((route) => ({ route, name: route.route.path })))(
    'GET /api$name answers everybody as the public',
    async ({ route: { route, permission } }) => {
      const page = pageOfApi[route.path]
      for (const relation of page === undefined ? (['alone'] as const) : (['own', 'other', 'foreign'] as const)) {
        const asked = asAsked({ relation, visitor: 'public', isLed: page !== undefined })
        const label = casesByPermission[permission]?.[asked.relation] ?? ''
        const expectation = oracle[permission]?.[label]
        expect(`${label}: ${expectation !== undefined}`).toBe(`${label}: true`)
        for (const visitor of ['public', 'coordinator', 'school-lead', 'operator'] as const) {
          const own = organizations.get(visitor) ?? objects.other
          const parameters =
            relation === 'foreign' ? objects.foreign : objects.of(relation === 'other' ? objects.other : own)
          const path =
            page === undefined
              ? route.path
              : `${route.path.replace(/\{.*/, '')}${fillPath(page, parameters).split('/').at(-1)}`
          const cookie = cookies.get(visitor)
          const response = await site.ask(`/api${path}`, cookie === undefined ? {} : { cookie })
          const expected = expectation && expectedVerdict(expectation, 'public')
          expect(`${visitor}, ${relation}: ${saidBy(response)}`).toBe(`${visitor}, ${relation}: ${expected}`)
        }
      }
    },
  )

  test('answers about offers that are no longer or not yet public as about unknown ones, also to their provider', async () => {
    const owner = new pg.Client(site.services.testDatabase.ownerConfig)
    await owner.connect()
    try {
      const own = organizations.get('school-lead') ?? ''
      const id = objects.of(own).angebote ?? ''
      const unknown = '0199c000-0000-7000-8000-00000000ffff'
      const say = async (path: string) => {
        const answer = await site.ask(path, { cookie: cookies.get('school-lead') ?? '' })
        const { instance: _instance, ...problem } = (await answer.json()) as { instance?: string }
        return { answered: answer.status, ...problem }
      }
      const asUnknown = await say(`/api/offers/${unknown}`)
      expect(asUnknown.answered).toBe(404)
      expect((await say(`/api/offers/${id}`)).answered).toBe(200)
      const states = [
        `status = 'draft', published_at = NULL`,
        // Withdrawn: it was public once.
        `status = 'draft', published_at = now()`,
        `status = 'published', hidden_at = now()`,
        `status = 'ended', published_at = NULL, ended_at = now()`,
      ]
      for (const state of states) {
        await owner.query('BEGIN')
        await owner.query('SET LOCAL ROLE steg_operator')
        await owner.query(`UPDATE offers.offer SET ${state} WHERE id = $1`, [id])
        await owner.query('COMMIT')
        expect({ state, ...(await say(`/api/offers/${id}`)) }).toEqual({ state, ...asUnknown })
        const list = await site.ask('/api/offers?q=Schnuppertag&pageSize=200')
        expect(await list.text()).not.toContain(id)
      }
    } finally {
      await owner.end()
    }
  })
})

function expectSaid(said: {
  route: PageRoute
  relation: Relation | 'alone'
  visitor: Visitor
  verdict: Verdict
  expected: Verdict
}): void {
  const { route, relation, visitor, verdict, expected } = said
  // Who may not do it to the own region's objects either may hear so before anything is looked up.
  const isSaidAtOnce = expected === 'hidden' && verdict === 'forbidden' && isRefusedEverywhere(route, visitor)
  const isHushed = expected === 'forbidden' && verdict === 'hidden' && isAnsweredAsUnknown(route, visitor)
  const understood = isSaidAtOnce || isHushed ? expected : verdict
  expect(`${visitor}, ${relation}: ${understood}`).toBe(`${visitor}, ${relation}: ${expected}`)
}

const isRefusedEverywhere = (route: PageRoute, visitor: Visitor): boolean =>
  visitor === 'public' ||
  (['own', 'other', 'alone'] as const).every((relation) => {
    const expectation = expectationOf(route, relation)
    return expectation === undefined || expectedVerdict(expectation, visitor) !== 'allowed'
  })
