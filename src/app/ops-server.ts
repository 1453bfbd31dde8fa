// Health and metrics for the operator, on a port of their own that only this machine can reach.
import { createServer, type Server } from 'node:http'
import { sql } from 'kysely'
import type { Metrics } from '../platform/metrics/metrics.ts'
import type { Services } from '../platform/services.ts'

export async function isDatabaseUp(services: Services): Promise<boolean> {
  try {
    await sql`select 1`.execute(services.database.kysely)
    return true
  } catch {
    return false
  }
}

export function opsServer(services: Services, metrics: Metrics): Server {
  return createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.method !== 'GET') return void response.writeHead(405).end()
      if (request.url === '/health') {
        const up = await isDatabaseUp(services)
        const body = JSON.stringify({ status: up ? 'ok' : 'degraded', database: up ? 'ok' : 'away' })
        return void response.writeHead(up ? 200 : 503, { 'Content-Type': 'application/json' }).end(body)
      }
      if (request.url === '/metrics') {
        metrics.setDatabaseUp(await isDatabaseUp(services))
        return void response.writeHead(200, { 'Content-Type': metrics.contentType }).end(await metrics.text())
      }
      response.writeHead(404).end()
    }
    answer().catch((error: unknown) => {
      services.log.error({ error }, 'ops request failed')
      response.writeHead(500).end()
    })
  })
}
