// Does the heavy steps of an import: the dry run and the taking, with progress on a connection of its own.
import { isMembershipRole } from '../../kernel/names/roles.ts'
import type { Actor } from '../actor/actor.ts'
import { inContext, isDatabaseAway, type Tx } from '../db/database.ts'
import type { Job, JobKind } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { keepFindings } from './keep-findings.ts'
import { openFile } from './read-file.ts'
import { checkImport, ImportCancelled, type ImportReport, takeImport } from './run-import.ts'
import { importJobKind } from './steps.ts'
import { changeRun, findContent, findRun, type ImportRun, showProgress } from './store.ts'
import type { AnyImportTarget } from './target.ts'
import { t } from './texts.ts'

export const importJob = (targets: readonly AnyImportTarget[]): JobKind => ({
  kind: importJobKind,
  run: (job, services, signal) => runImportStep(targets, { job, services, signal }),
})

interface Step {
  readonly job: Pick<Job, 'regionId' | 'payload'>
  readonly services: Services
  readonly signal?: AbortSignal
}

/** In the name of whoever pressed: their role decides, and the audit lines carry their ids. */
function actorOf(run: ImportRun, regionId: string): Actor {
  const { personId, membershipId, organizationId, role } = run.acting
  if (personId && membershipId && organizationId && role !== undefined && isMembershipRole(role)) {
    return { kind: 'person', personId, membershipId, organizationId, role, regionId, sessionId: '' }
  }
  return { kind: 'system', regionId, reason: `import ${run.target}` }
}

export async function runImportStep(
  targets: readonly AnyImportTarget[],
  { job, services, signal }: Step,
): Promise<void> {
  const { run: id, step } = job.payload
  const { regionId } = job
  if (regionId === null || id === undefined || (step !== 'check' && step !== 'take')) return
  const system: Actor = { kind: 'system', regionId, reason: 'import' }
  const { run, bytes } = await inContext(services.database, system, async (tx) => ({
    run: await findRun(tx, id),
    bytes: await findContent(tx, id),
  }))
  const target = targets.find((one) => one.key === run?.target)
  const running = step === 'check' ? 'checking' : 'taking'
  if (!run || !target || bytes === undefined || run.state !== running) return
  const fail = (failure: string) =>
    inContext(services.database, system, (tx) =>
      changeRun(tx, { id, from: [running], to: 'failed', failure, finishedAt: services.now() }),
    )
  try {
    const opened = await openFile(target, { bytes, name: run.fileName })
    if (!opened.ok) return void (await fail(opened.error))
    const request = {
      actor: actorOf(run, regionId),
      services,
      target,
      opened: opened.value,
      mapping: run.mapping ?? {},
      options: run.options,
      fileName: run.fileName,
      progress: (done: number, total: number) => progress(services, system, { id, done, total, running, signal }),
      settle: async (tx: Tx, report: ImportReport) => {
        const done = { ...resultOf(report), id, to: 'done', finishedAt: services.now() } as const
        if (!(await changeRun(tx, { ...done, from: [running] }))) throw new ImportCancelled()
      },
    }
    const report = await (step === 'check' ? checkImport(request) : takeImport(request))
    if (!report.ok) return void (await fail(report.error))
    if (step === 'take') return
    await inContext(services.database, system, (tx) =>
      changeRun(tx, { ...resultOf(report.value), id, from: [running], to: 'checked' }),
    )
  } catch (error) {
    // Cancelled by a person: the run says so already. Interrupted by the end of the program: the job is taken up again.
    if (error instanceof ImportCancelled) return
    if (isDatabaseAway(error) || signal?.aborted) throw error
    services.log.error({ error, runId: id, target: target.key }, 'import failed')
    await fail(t.failed.unknown)
  }
}

const resultOf = ({ counts, findings }: ImportReport) => ({ counts, findings: keepFindings(findings) })

async function progress(
  services: Services,
  system: Actor,
  given: { id: string; done: number; total: number; running: string; signal: AbortSignal | undefined },
): Promise<void> {
  given.signal?.throwIfAborted()
  const state = await inContext(services.database, system, (tx) => showProgress(tx, given))
  if (state !== given.running) throw new ImportCancelled()
}
