// A stage for tests of the network: Landkreis Musterau on a database, a second region, actors of every role, and pages
// without the frame of app/.

import { Hono } from 'hono'
import pg from 'pg'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import { demoOrganizationId, demoRegion, fillDemo } from '../../src/modules/network/demo.ts'
import { createRegion } from '../../src/modules/network/regions.ts'
import type { Actor, PersonActor } from '../../src/platform/actor/actor.ts'
import { asOperator } from '../../src/platform/db/operator.ts'
import { pageRequest } from '../../src/platform/http/page-request.ts'
import type { PageRoute } from '../../src/platform/http/route.ts'
import { actingPerson } from '../made-up/acting-person.ts'
import { whenFileIsDone } from '../set-up/when-done.ts'
import { type TestServices, testServices } from './services.ts'

export const otherRegionId = '03998000-0000-7000-8000-000000000001'

export interface Stage {
  readonly services: TestServices
  person(role: MembershipRole, organizationNumber?: number, regionId?: string): PersonActor
  readonly everybody: Actor
  /** As the owner of the database, looking behind row-level security. */
  rows<T extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<T[]>
  ask(actor: Actor, routes: readonly PageRoute[], path: string, form?: Record<string, string | Blob>): Promise<Response>
}

export async function networkStage(): Promise<Stage> {
  const services = await testServices({ content: 'migrated' })
  const { ownerConfig } = services.testDatabase
  await asOperator(ownerConfig, async (tx) => {
    await createRegion(tx, demoRegion)
    await createRegion(tx, {
      ...demoRegion,
      id: otherRegionId,
      slug: 'andernorts',
      name: 'Landkreis Andernorts',
      isDefault: false,
    })
  })
  await fillDemo({ kind: 'system', regionId: demoRegion.id, reason: 'test' }, services)
  const operator = new pg.Client(ownerConfig)
  await operator.connect()
  await operator.query('SET ROLE steg_operator')
  whenFileIsDone(() => operator.end())
  return {
    services,
    person: (role, organizationNumber = 1, regionId = demoRegion.id) =>
      actingPerson({ role, organizationId: demoOrganizationId(organizationNumber), regionId }),
    everybody: { kind: 'public', regionId: demoRegion.id },
    rows: async (statement, values = []) => (await operator.query(statement, [...values])).rows,
    ask: (actor, routes, path, form) => askPages(services, actor, routes, { path, form }),
  }
}

/** Pages as their handlers answer them; the frame around them is tested with app/. */
async function askPages(
  services: TestServices,
  actor: Actor,
  routes: readonly PageRoute[],
  { path, form }: { path: string; form: Record<string, string | Blob> | undefined },
): Promise<Response> {
  const app = new Hono()
  for (const route of routes) {
    app.on(route.method, [route.path], (c) =>
      route.handle(
        pageRequest(c, {
          actor,
          services,
          requestId: 'test',
          answers: {
            page: (options, body) =>
              c.html(
                `<h1>${options.title}</h1><p>${String(options.lead ?? '')}</p>${String(body)}`,
                options.status ?? 200,
              ),
            notFound: () => c.text('not found', 404),
            forbidden: () => c.text('forbidden', 403),
          },
        }),
      ),
    )
  }
  if (form === undefined) return app.request(path)
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.append(name, value)
  return app.request(path, { method: 'POST', body })
}
