// `steg import TARGET FILE`: the same import from the command line, in the name of the program itself.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Actor } from '../actor/actor.ts'
import type { Services } from '../services.ts'
import { defaultLimits } from '../tabular/table.ts'
import { openFile } from './read-file.ts'
import { type ImportReport, takeImport } from './run-import.ts'
import type { AnyImportTarget } from './target.ts'
import { t } from './texts.ts'

export interface ImportFileOutcome {
  /** 0: done. 2: input refused, nothing written (formats of the headless commands). */
  readonly exitCode: 0 | 2
  /** For standard output. */
  readonly lines: readonly string[]
  /** For standard error. */
  readonly errors: readonly string[]
}

const refuse = (sentence: string): ImportFileOutcome => ({ exitCode: 2, lines: [], errors: [sentence] })

/** Takes everything that can be taken; refused and doubtful rows are named line by line. */
export async function importFile(
  services: Services,
  targets: readonly AnyImportTarget[],
  input: { readonly target: string; readonly path: string; readonly regionId: string },
): Promise<ImportFileOutcome> {
  const target = targets.find((one) => one.key === input.target)
  if (target === undefined) {
    return refuse(t.command.unknownTarget(input.target, targets.map((one) => one.key).join(', ')))
  }
  const actor: Actor = { kind: 'system', regionId: input.regionId, reason: `import ${target.key}` }
  if (target.mayImport(actor) !== 'allowed') return refuse(t.command.forbidden)
  const bytes = await readBytes(input.path)
  if (typeof bytes === 'string') return refuse(bytes)
  const started = performance.now()
  const name = basename(input.path)
  const opened = await openFile(target, { bytes, name })
  if (!opened.ok) return refuse(`${name}: ${opened.error}`)
  const mapping = opened.value.kind === 'table' ? opened.value.proposal : {}
  const report = await takeImport({
    actor,
    services,
    target,
    opened: opened.value,
    mapping,
    options: {},
    fileName: name,
    progress: async () => {},
  })
  if (!report.ok) return refuse(`${name}: ${report.error}`)
  return outcomeOf(report.value, (performance.now() - started) / 1000)
}

async function readBytes(path: string): Promise<Uint8Array | string> {
  try {
    // Asked before reading, so that a huge file costs no memory.
    if ((await stat(path)).size > defaultLimits.bytes) return t.command.tooLarge(path)
    return await readFile(path)
  } catch {
    return t.command.unreadable(path)
  }
}

function outcomeOf(report: ImportReport, seconds: number): ImportFileOutcome {
  const lines = report.findings.map((finding) =>
    [
      t.command.severities[finding.severity],
      t.command.line(finding.line),
      ...(finding.column === null ? [] : [finding.column]),
      ...(finding.subject === '' ? [] : [finding.subject]),
      finding.reason,
    ].join(' · '),
  )
  const summary = `${t.command.counts(report.counts)} (${t.command.seconds(seconds)})`
  return { exitCode: 0, lines: [...lines, summary], errors: [] }
}
