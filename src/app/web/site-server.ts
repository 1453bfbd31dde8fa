// The site behind a socket. What is no proper HTTP request never reaches the site, and is answered here.
import { createServer, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { securityHeadersOf } from '../../platform/http/security.ts'
import type { Log } from '../../platform/log/log.ts'
import { t } from './texts.ts'

interface SiteServerOptions {
  readonly https: boolean
  readonly log: Log
}

/** What the site is asked: the request, and the socket behind it. */
type Fetch = (request: Request, env: Record<string, unknown>) => Response | Promise<Response>

export function siteServer(fetch: Fetch, options: SiteServerOptions): Server {
  const listener = getRequestListener((request, env) => fetch(request, { ...env }), {
    // An address or host that cannot be one: the request could not even be built.
    errorHandler: (error) => {
      if (error instanceof Error && error.name === 'RequestError') return plainAnswer(400, options)
      options.log.error({ error }, 'request failed outside of the site')
      return plainAnswer(500, options)
    },
  })
  // Without a host the listener refuses, too, and with our headers; Node itself would answer bare.
  const server = createServer({ requireHostHeader: false }, listener)
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => refuseClient(error, socket, options))
  return server
}

const statusByCode: Readonly<Record<string, 408 | 431>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

function refuseClient(error: NodeJS.ErrnoException, socket: Duplex, options: SiteServerOptions): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statusByCode[error.code ?? ''] ?? 400
  const body = pageOf(status)
  const headers = Object.entries({ ...headersOf(options), 'Content-Length': String(Buffer.byteLength(body)) })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      ...headers.map(([name, value]) => `${name}: ${value}`),
      '',
      body,
    ].join('\r\n'),
  )
}

const plainAnswer = (status: 400 | 500, options: SiteServerOptions): Response =>
  new Response(pageOf(status), { status, headers: headersOf(options) })

const headersOf = (options: SiteServerOptions): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  ...securityHeadersOf('/', options),
})

// No frame and no style: nothing is known of who asks. All words are our own, nothing of the request is repeated.
const pageOf = (status: 400 | 408 | 431 | 500): string => {
  const { title, text } = t.unreadable[status]
  return `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`
}
