// Commands without a database: files in, one result out. Exit codes: 0 done, 1 failed, 2 input refused, 3 stopped by a
// signal or a limit without a result. Nothing is written but the named result.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { searchCollection } from '../modules/offers/headless.ts'
import { t } from './cli-texts.ts'

export interface HeadlessInput {
  readonly args: readonly string[]
  /** Aborted when somebody wants the command to end. */
  readonly signal: AbortSignal
  complain(sentence: string): void
}

export const headless: Readonly<Record<string, (given: HeadlessInput) => Promise<number>>> = { search: runSearch }

async function runSearch({ args, signal, complain }: HeadlessInput): Promise<number> {
  const options = textOptions(args, ['corpus', 'queries', 'out'])
  if (options === undefined) return ended(complain, t.headlessUsage.search, 2)
  const corpus = readInput(options.corpus)
  if (corpus === undefined) return ended(complain, t.fileUnreadable(options.corpus), 2)
  const queries = readInput(options.queries)
  if (queries === undefined) return ended(complain, t.fileUnreadable(options.queries), 2)
  const run = await searchCollection({ corpus, queries }, signal)
  if (!run.ok) {
    if (run.error === 'stopped') return ended(complain, t.stoppedEarly, 3)
    return ended(complain, t.refusedAt({ ...run.error, file: options[run.error.file] }), 2)
  }
  if (!writeWhole(options.out, run.value)) return ended(complain, t.fileUnwritable(options.out), 2)
  return 0
}

const ended = (tell: (sentence: string) => void, sentence: string, code: number): number => {
  tell(sentence)
  return code
}

/** Every option exactly as named, all of them given, and nothing else. */
function textOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Readonly<Record<Name, string>> | undefined {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args: [...args], options })
    return names.every((name) => values[name] !== undefined && values[name] !== '')
      ? (values as Record<Name, string>)
      : undefined
  } catch {
    return undefined
  }
}

function readInput(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Beside it first, then under its name: whoever looks sees the whole result or none. */
function writeWhole(file: string, content: string): boolean {
  const part = `${file}.part`
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) writeFileSync(file, content)
    else {
      writeFileSync(part, content)
      renameSync(part, file)
    }
    return true
  } catch {
    try {
      rmSync(part, { force: true })
    } catch {}
    return false
  }
}
