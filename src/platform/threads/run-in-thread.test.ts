import { describe, expect, test } from 'vitest'
import { runInThread, threadAddress } from './run-in-thread.ts'

const programOf = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
const answering = programOf(`import { parentPort, workerData } from 'node:worker_threads'
  parentPort.postMessage(workerData + 1)
  setInterval(() => undefined, 1000)`)
const endless = programOf('for (;;);')

describe('a thread', () => {
  test('answers once and ends', async () => {
    expect(await runInThread<number>(answering, { data: 41 })).toEqual({ ok: true, value: 42 })
  })

  test('takes its error along, and what it wrote stays with it', async () => {
    const failed = await runInThread(programOf(`console.error('heard by nobody'); throw new TypeError('broken')`), {
      data: undefined,
    })
    expect(failed).toMatchObject({ ok: false, error: { code: 'failed', error: { message: 'broken' } } })
    expect(await runInThread(programOf(''), { data: undefined })).toMatchObject({ error: { code: 'failed' } })
  })

  test('ends at its limits of time and memory, and when it is told to', async () => {
    expect(await runInThread(endless, { data: undefined, milliseconds: 50 })).toMatchObject({
      error: { code: 'too-slow' },
    })
    const greedy = programOf('const all = []; for (;;) all.push(new Array(1e5).fill({}))')
    expect(await runInThread(greedy, { data: undefined, heapMegabytes: 20 })).toMatchObject({
      error: { code: 'failed', error: { code: 'ERR_WORKER_OUT_OF_MEMORY' } },
    })
    const stopping = new AbortController()
    const stopped = runInThread(endless, { data: undefined, signal: stopping.signal })
    stopping.abort()
    expect(await stopped).toEqual({ ok: false, error: { code: 'stopped' } })
    expect(await runInThread(endless, { data: undefined, signal: stopping.signal })).toMatchObject({
      error: { code: 'stopped' },
    })
  })

  test('finds its program as source, and beside all others once bundled', () => {
    expect(threadAddress('file:///src/a/b.ts', './search/some-worker.ts').pathname).toBe('/src/a/search/some-worker.ts')
    expect(threadAddress('file:///dist/chunk.js', './search/some-worker.ts').pathname).toBe('/dist/some-worker.js')
  })
})
