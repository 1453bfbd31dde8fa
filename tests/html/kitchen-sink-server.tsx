// Serves the kitchen sink with the strict Content-Security-Policy of the product.
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { answerAsset, installAssets, readAssets, type Theme } from '../../src/platform/html/index.ts'
import { buildAssets } from '../../tools/build-assets.mjs'
import { kitchenSink } from './kitchen-sink.tsx'

export async function serveKitchenSink(port = 0): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'steg-assets-'))
  await buildAssets(folder)
  const assets = readAssets(folder)
  installAssets(assets)
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header(
      'Content-Security-Policy',
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
  })
  app.get('/assets/*', async (context) => {
    const answer = await answerAsset(assets, context.req.path, context.req.header('Accept-Encoding') ?? '')
    return answer ?? context.notFound()
  })
  for (const [path, draw] of Object.entries(kitchenSink)) {
    app.get(path, (context) => {
      const asked = context.req.query('thema')
      const theme: Theme = asked === 'light' || asked === 'dark' ? asked : 'system'
      return context.html(draw(theme) as string)
    })
  }
  app.get('/auftrag/stand', (context) => context.json({ done: 2700, total: 5407, finished: false }))
  app.post('*', (context) => context.redirect('/arbeit', 303))
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      installAssets(undefined)
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
