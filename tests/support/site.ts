// The whole site on a test database, behind a real port of this machine, for tests that need a browser or a socket.
import { siteServer } from '../../src/app/web/site-server.ts'
import { webApp } from '../../src/app/web/web-app.tsx'
import type { Assets } from '../../src/platform/html/assets.ts'
import { openMetrics } from '../../src/platform/metrics/metrics.ts'
import { whenFileIsDone } from '../set-up/when-done.ts'
import { type TestServices, testServices } from './services.ts'

export interface TestSite {
  readonly origin: string
  readonly services: TestServices
  /** Answers without a socket. Same-origin by default, as a browser would ask. */
  ask(path: string, init?: RequestInit & { cookie?: string }): Promise<Response>
}

export async function testSite(
  given: Parameters<typeof testServices>[0] & { assets?: Assets } = {},
): Promise<TestSite> {
  const services = await testServices(given)
  const app = webApp(services, { assets: given.assets, metrics: openMetrics() })
  const server = siteServer((request, env) => app.fetch(request, env), { https: false, log: services.log })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  whenFileIsDone(() => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    return closed
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    services,
    ask: async (path, init = {}) => {
      const { cookie, ...rest } = init
      const headers = new Headers(rest.headers)
      if (cookie !== undefined) headers.set('cookie', cookie)
      if (rest.method === 'POST' && !headers.has('origin')) headers.set('origin', origin)
      return app.request(origin + path, { redirect: 'manual', ...rest, headers })
    },
  }
}
