// A stage for tests of plans on Landkreis Musterau: who acts, runs that are really computed, and a look behind the pages.

import pg from 'pg'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import type { Run, Seat } from '../../src/modules/plans/index.ts'
import { planJob, startRun } from '../../src/modules/plans/index.ts'
import { findRun } from '../../src/modules/plans/store.ts'
import { findSeats } from '../../src/modules/plans/store-seats.ts'
import { demoRoundId } from '../../src/modules/rounds/demo.ts'
import { findRound, type RoundPage } from '../../src/modules/rounds/index.ts'
import type { PersonActor, SystemActor } from '../../src/platform/actor/actor.ts'
import { inContext } from '../../src/platform/db/database.ts'
import { actingPerson } from '../made-up/acting-person.ts'
import { type TestSite, testSite } from './site.ts'

export interface PlansStage {
  readonly site: TestSite
  /** As the operator, looking behind row-level security. */
  readonly owner: pg.Client
  readonly regionId: string
  /** The round whose wishes run. */
  readonly page: RoundPage
  readonly organizations: ReadonlyMap<MembershipRole, string>
  acting(role: MembershipRole, organizationId?: string): PersonActor
  /** Actions on one thing, oldest first. */
  auditOf(id: string): Promise<string[]>
  runOf(runId: string): Promise<Run>
  seatsOf(runId: string): Promise<Seat[]>
  /** Queued, not yet worked on. */
  started(note?: string): Promise<string>
  work(runId: string, options?: Parameters<typeof planJob>[0], signal?: AbortSignal): Promise<void>
  /** Queued, computed in its thread, and stored. */
  planned(): Promise<string>
}

export const nextRound = demoRoundId(2)
const never = new AbortController().signal

export async function plansStage(): Promise<PlansStage> {
  const site = await testSite()
  const { services } = site
  const owner = new pg.Client(services.testDatabase.ownerConfig)
  await owner.connect()
  await owner.query('SET ROLE steg_operator')
  const members = await owner.query<{ region_id: string; role: MembershipRole; organization_id: string }>(
    'SELECT region_id, role, organization_id FROM accounts.membership',
  )
  const organizations = new Map(members.rows.map(({ role, organization_id }) => [role, organization_id]))
  const regionId = members.rows[0]?.region_id ?? ''
  // The office publishes the number of the lot before the first run.
  await owner.query(
    `UPDATE rounds.round SET seed = 4711, seed_source = 'Lottozahlen', seed_published_at = now() WHERE id = $1 AND seed IS NULL`,
    [nextRound],
  )
  const program: SystemActor = { kind: 'system', regionId, reason: 'test' }
  // The wishes are in, and the number of the lot is published.
  await owner.query(
    `UPDATE rounds.round SET wishes_from = current_date - 30, wishes_until = current_date - 1, seed = coalesce(seed, 7),
       seed_source = coalesce(seed_source, 'Test'), seed_published_at = coalesce(seed_published_at, now()) WHERE id = $1`,
    [nextRound],
  )
  const found = await findRound(program, services, nextRound)
  if (!found.ok) throw new Error(found.error)
  const acting: PlansStage['acting'] = (role, organizationId = organizations.get(role) ?? '') =>
    actingPerson({ role, organizationId, regionId })
  const started: PlansStage['started'] = async (note) => {
    const run = await startRun(acting('coordinator'), services, { roundId: nextRound, note: note ?? null })
    if (!run.ok) throw new Error(run.error.code)
    return run.value.runId
  }
  const work: PlansStage['work'] = (runId, options = {}, signal = never) =>
    planJob(options).run({ id: 'job', kind: 'plans.run', regionId, payload: { runId }, attempts: 1 }, services, signal)
  return {
    site,
    owner,
    regionId,
    page: found.value,
    organizations,
    acting,
    started,
    work,
    auditOf: async (id) =>
      (
        await owner.query<{ action: string }>(
          'SELECT action FROM platform.audit_event WHERE object_id = $1 ORDER BY happened_at, id',
          [id],
        )
      ).rows.map(({ action }) => action),
    runOf: async (runId) => {
      const run = await inContext(services.database, program, (tx) => findRun(tx, runId))
      if (run === undefined) throw new Error('no such run')
      return run
    },
    seatsOf: (runId) => inContext(services.database, program, (tx) => findSeats(tx, runId)),
    planned: async () => {
      const runId = await started()
      await work(runId)
      return runId
    },
  }
}
