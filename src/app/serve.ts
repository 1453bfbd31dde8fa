// npm start: database, migrations, demo region, worker, site, operator's port; and the calm end of all of it.
import { createServer, type Server as NodeServer } from 'node:net'
import { join } from 'node:path'
import { ok, type Result, refused } from '../kernel/result.ts'
import type { Settings } from '../platform/env/settings.ts'
import { installAssets, readAssets } from '../platform/html/assets.ts'
import { startWorker } from '../platform/jobs/jobs.ts'
import { openMetrics } from '../platform/metrics/metrics.ts'
import { t } from './cli-texts.ts'
import { demoLogins, fillDemoWhereEmpty } from './demo.ts'
import { allJobs } from './jobs.ts'
import { opsServer } from './ops-server.ts'
import { openProgram, type Program } from './program.ts'
import { siteServer } from './web/site-server.ts'
import { webApp } from './web/web-app.tsx'

export interface Serving {
  stop(): Promise<void>
}

export async function serve(given: {
  settings: Settings
  programFolder: string
  say(sentence: string): void
  startedAt: number
}): Promise<Result<Serving, string>> {
  const { settings } = given
  // Asked before the database starts, so that a taken port costs nothing.
  for (const [port, host] of [
    [settings.port, settings.host],
    [settings.opsPort, '127.0.0.1'],
  ] as const) {
    const free = await isFree(port, host)
    if (!free.ok) return free
  }
  const opened = await openProgram({ ...given, mode: 'serve' })
  if (!opened.ok) return opened
  const program = opened.value
  try {
    return await serveProgram(program, given)
  } catch (error) {
    await program.stop()
    throw error
  }
}

async function serveProgram(
  program: Program,
  given: { settings: Settings; programFolder: string; say(sentence: string): void; startedAt: number },
): Promise<Result<Serving, string>> {
  const { settings, say } = given
  const { services } = program
  if (settings.demo && (await fillDemoWhereEmpty(program.server.owner, services))) say(t.demoFilled)

  // A promise that nobody waited for is a bug of ours, and no reason to end everybody's work.
  process.on('unhandledRejection', (error) => services.log.error({ error }, 'promise without anybody waiting'))

  const metrics = openMetrics()
  const assets = readAssets(join(given.programFolder, 'dist', 'assets'))
  installAssets(assets)
  const webSite = webApp(services, { assets, metrics })
  const site = siteServer((request, env) => webSite.fetch(request, env), {
    https: settings.baseUrl.startsWith('https:'),
    log: services.log,
  })
  const ops = opsServer(services, metrics)
  const worker = startWorker(services, {
    kinds: allJobs(program.server.owner, services),
    pollMilliseconds: 500,
    onJobEnd: metrics.jobEnded,
  })
  const stop = async (): Promise<void> => {
    await Promise.all([close(site), close(ops)])
    await worker.stop()
    await program.stop()
  }
  const listening = await Promise.all([
    listen(site, settings.port, settings.host),
    listen(ops, settings.opsPort, '127.0.0.1'),
  ])
  const refusal = listening.find((one) => !one.ok)
  if (refusal !== undefined) {
    await stop()
    return refusal as Result<never, string>
  }
  say(t.ready(settings.baseUrl, ((performance.now() - given.startedAt) / 1000).toFixed(1).replace('.', ',')))
  say(t.dataLiesIn(program.server.dataLiesIn))
  say(t.ops(settings.opsPort))
  const logins = settings.demo ? await demoLogins(services) : []
  if (logins.length > 0) {
    say(t.demoLogins(`${settings.baseUrl}/anmelden`))
    // One click is enough to come in, so people should know when that holds for the whole network.
    if (!['127.0.0.1', 'localhost', '::1'].includes(settings.host)) say(t.demoOpenToNetwork)
    for (const login of logins) say(t.demoLogin(login.email, login.password, login.roleLabel))
  }
  say(t.stopHint)
  return ok({ stop })
}

type Listener = Pick<NodeServer, 'listen' | 'once' | 'off' | 'close'> & {
  closeIdleConnections?(): void
  closeAllConnections?(): void
}

function listen(server: Listener, port: number, host: string): Promise<Result<void, string>> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve(refused(sentenceOf(error, port, host)))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve(ok(undefined))
    })
  })
}

function sentenceOf(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EACCES') return t.portForbidden(port)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return t.hostUnknown(host)
  return t.portTaken(port)
}

async function isFree(port: number, host: string): Promise<Result<void, string>> {
  const probe = createServer()
  const answer = await listen(probe, port, host)
  if (answer.ok) await close(probe)
  return answer
}

/** Requests at hand get ten seconds to end; connections that only wait are closed at once. */
function close(server: Listener): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections?.(), 10_000)
    server.close(() => {
      clearTimeout(hurry)
      resolve()
    })
    server.closeIdleConnections?.()
  })
}
