// What a backup holds, as a sequence of records: head, then per table its rows as COPY text, then sequences and sums.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { ByteReader } from './bytes.ts'
import { type Flaw, FlawedBackup, unseal } from './envelope.ts'
import { t } from './texts.ts'

const headSchema = z.object({
  madeAt: z.string(),
  serverVersion: z.string(),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), sha256: z.string() })),
})
const tableSchema = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) })
const tableEndSchema = z.object({ rows: z.number().int(), sha256: z.string() })
const sequencesSchema = z.array(z.object({ schema: z.string(), name: z.string(), next: z.string() }))
const sumsSchema = z.object({ tables: z.number().int(), rows: z.number().int(), sha256: z.string() })

export type BackupHead = z.infer<typeof headSchema>
export type BackupTable = z.infer<typeof tableSchema>
export type BackupSequences = z.infer<typeof sequencesSchema>
export type BackupSums = z.infer<typeof sumsSchema>

export type RecordType = 'H' | 'T' | 'D' | 'E' | 'S' | 'Z'

export function record(type: RecordType, content: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content))
  const head = Buffer.alloc(5)
  head.write(type, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** In COPY text format a line feed within a value is written as \n, so every byte 0x0A ends one row. */
export function countRows(chunk: Buffer): number {
  let rows = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++
  return rows
}

export interface BackupVisitor {
  head?(head: BackupHead): Promise<void> | void
  beginTable?(table: BackupTable): Promise<void> | void
  rows?(copyText: Buffer): Promise<void> | void
  endTable?(rows: number): Promise<void> | void
  sequences?(sequences: BackupSequences): Promise<void> | void
}

export interface BackupSummary {
  readonly head: BackupHead
  readonly sums: BackupSums
}

const sentences: Record<Flaw, (file: string) => string> = {
  'no backup': t.noBackup,
  'newer format': t.newerFormat,
  'wrong key': t.wrongKey,
  truncated: t.truncated,
  tampered: t.tampered,
}

/** Reads a whole backup and checks every sum. What the visitor throws comes through unchanged. */
export async function readBackup(
  file: string,
  key: Buffer,
  visitor: BackupVisitor = {},
): Promise<Result<BackupSummary, string>> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 })
  try {
    let summary: BackupSummary | undefined
    await pipeline(Readable.from(unseal(source, key)), createZstdDecompress(), async (plain: AsyncIterable<Buffer>) => {
      summary = await readRecords(plain, visitor)
    })
    return summary ? ok(summary) : refused(t.truncated(file))
  } catch (error) {
    if (error instanceof FlawedBackup) return refused(sentences[error.flaw](file))
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (['ENOENT', 'EACCES', 'EISDIR'].includes(code)) return refused(t.noFile(file))
    if (error instanceof z.ZodError || error instanceof SyntaxError || code.startsWith('ZSTD'))
      return refused(t.tampered(file))
    throw error
  } finally {
    source.destroy()
  }
}

async function readRecords(plain: AsyncIterable<Buffer>, visitor: BackupVisitor): Promise<BackupSummary> {
  const reader = new ByteReader(plain)
  const next = async (): Promise<{ readonly type: string; readonly bytes: Buffer }> => {
    const head = await reader.read(5)
    if (head.length < 5) throw new FlawedBackup('truncated')
    const length = head.readUInt32BE(1)
    const bytes = await reader.read(length)
    if (bytes.length < length) throw new FlawedBackup('truncated')
    return { type: head.toString('latin1', 0, 1), bytes }
  }
  const parsed = <T>(schema: z.ZodType<T>, bytes: Buffer): T => schema.parse(JSON.parse(bytes.toString('utf8')))

  let head: BackupHead | undefined
  let table: { rows: number; hash: Hash } | undefined
  let tables = 0
  let rows = 0
  const allTables = createHash('sha256')
  for (;;) {
    const { type, bytes } = await next()
    if (head === undefined) {
      if (type !== 'H') throw new FlawedBackup('tampered')
      head = parsed(headSchema, bytes)
      await visitor.head?.(head)
    } else if (type === 'D' && table) {
      table.hash.update(bytes)
      table.rows += countRows(bytes)
      await visitor.rows?.(bytes)
    } else if (type === 'E' && table) {
      const end = parsed(tableEndSchema, bytes)
      if (end.rows !== table.rows || end.sha256 !== table.hash.digest('hex')) throw new FlawedBackup('tampered')
      await visitor.endTable?.(end.rows)
      allTables.update(end.sha256)
      tables++
      rows += end.rows
      table = undefined
    } else if (type === 'T' && !table) {
      table = { rows: 0, hash: createHash('sha256') }
      await visitor.beginTable?.(parsed(tableSchema, bytes))
    } else if (type === 'S' && !table) {
      await visitor.sequences?.(parsed(sequencesSchema, bytes))
    } else if (type === 'Z' && !table) {
      const sums = parsed(sumsSchema, bytes)
      if (sums.tables !== tables || sums.rows !== rows || sums.sha256 !== allTables.digest('hex'))
        throw new FlawedBackup('tampered')
      if ((await reader.read(1)).length > 0) throw new FlawedBackup('tampered')
      return { head, sums }
    } else {
      throw new FlawedBackup('tampered')
    }
  }
}
