// Commands without a database: files in, one result out. Exit codes: 0 done, 1 failed, 2 input refused, 3 stopped by a
// signal or a limit without a result. Nothing is written but the named result.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { searchCollection } from '../modules/offers/headless.ts'
import { optionalPlanFiles, type PlanFileName, planFileNames, planFiles } from '../modules/plans/headless.ts'
import { t } from './cli-texts.ts'

export interface HeadlessInput {
  readonly args: readonly string[]
  /** Aborted when somebody wants the command to end. */
  readonly signal: AbortSignal
  complain(sentence: string): void
}

export const headless: Readonly<Record<string, (given: HeadlessInput) => Promise<number>>> = {
  plan: runPlan,
  search: runSearch,
}

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

async function runPlan({ args, signal, complain }: HeadlessInput): Promise<number> {
  const [folder = '', ...rest] = args
  const options = textOptions(rest, ['out'])
  if (options === undefined || folder === '' || folder.startsWith('-')) return ended(complain, t.headlessUsage.plan, 2)
  const files: { [Name in PlanFileName]?: Uint8Array } = {}
  for (const name of planFileNames) {
    const file = join(folder, name)
    const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined
    if (!isThere && optionalPlanFiles.includes(name)) continue
    const content = readInput(file)
    if (content === undefined) return ended(complain, t.fileUnreadable(file), 2)
    files[name] = content
  }
  const run = await planFiles(files, signal)
  if (!run.ok) {
    if (run.error === 'stopped') return ended(complain, t.stoppedEarly, 3)
    return ended(complain, t.refusedAt({ ...run.error, file: join(folder, run.error.file) }), 2)
  }
  for (const [name, content] of Object.entries(run.value)) {
    const file = join(options.out, name)
    if (!isFolder(options.out) || !writeWhole(file, content)) return ended(complain, t.fileUnwritable(file), 2)
  }
  return 0
}

/** Made where it is missing. */
function isFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    return true
  } catch {
    return false
  }
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
