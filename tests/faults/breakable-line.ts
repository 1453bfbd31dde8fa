// A line between the site and its database that a test can cut and mend: what a database looks like that is gone.
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { whenFileIsDone } from '../set-up/when-done.ts'

export interface BreakableLine {
  /** Connects through the line. */
  readonly config: pg.PoolConfig
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function breakableLine(to: pg.PoolConfig): Promise<BreakableLine> {
  const folder = mkdtempSync(join(tmpdir(), 'steg-line-'))
  const path = join(folder, `.s.PGSQL.${to.port}`)
  const open = new Set<Socket>()
  let server: Server

  const target = () =>
    String(to.host).startsWith('/')
      ? connect(join(String(to.host), `.s.PGSQL.${to.port}`))
      : connect(Number(to.port), String(to.host))

  const mend = async (): Promise<void> => {
    server = createServer((near) => {
      const far = target()
      for (const socket of [near, far]) {
        open.add(socket)
        socket.on('error', () => undefined)
        socket.on('close', () => {
          open.delete(socket)
          near.destroy()
          far.destroy()
        })
      }
      near.pipe(far).pipe(near)
    })
    await new Promise<void>((done) => server.listen(path, done))
  }

  const cut = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done))
    for (const socket of open) socket.destroy()
    await closed
  }

  await mend()
  whenFileIsDone(async () => {
    await cut().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  })
  return { config: { ...to, host: folder }, cut, mend }
}
