// Everything the command line does besides serving. Exit codes: 0 done, 1 failed, 2 input refused (docs/betrieb.md).
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { closeRestoredLogins } from '../modules/accounts/index.ts'
import { backup } from '../platform/db/backup/backup.ts'
import { backupKey } from '../platform/db/backup/key.ts'
import { restore } from '../platform/db/backup/restore.ts'
import { openDatabaseServer } from '../platform/db/open.ts'
import { t } from './cli-texts.ts'
import { type CommandInput, type OpenCommand, parseCommandLine } from './command-input.ts'
import { deactivate, reactivate } from './deactivate-command.ts'
import { fillDemoWhereEmpty } from './demo.ts'
import { examine } from './doctor.ts'
import { exportFile } from './export-command.ts'
import { importFromCommandLine } from './import-command.ts'
import { invite } from './invite-command.ts'
import { faultAfterRestore } from './key-of-names.ts'
import { replaceKeyOfNames } from './new-key-command.ts'
import { migrationsFolder, openProgram } from './program.ts'
import { addRegion } from './region-command.ts'

/** Commands that need the open database, with the number of words that must follow them. */
const commands: Readonly<Record<string, { words: number; run(given: OpenCommand): Promise<number> }>> = {
  migrate: { words: 0, run: async ({ program, say }) => ended(say, t.migrated(program.appliedCount), 0) },
  demo: {
    words: 0,
    run: async ({ program, say }) => {
      say((await fillDemoWhereEmpty(program.server.owner, program.services)) ? t.demoFilled : t.demoExists)
      return 0
    },
  },
  region: { words: 1, run: addRegion },
  invite: { words: 2, run: invite },
  deactivate: { words: 1, run: deactivate },
  reactivate: { words: 1, run: reactivate },
  import: { words: 2, run: importFromCommandLine },
  export: { words: 2, run: exportFile },
  backup: { words: 1, run: makeBackup },
}

/** Those that open the database themselves, because they must not bring it to the level of the program first. */
const closedCommands: Readonly<
  Record<
    string,
    { words: number; run(given: CommandInput, words: readonly string[], replace: boolean): Promise<number> }
  >
> = {
  restore: { words: 1, run: (given, [file = ''], replace) => restoreBackup(given, file, replace) },
  doctor: { words: 0, run: (given) => examine(given) },
  'new-key': { words: 0, run: (given, _words, replace) => replaceKeyOfNames(given, replace) },
}

export async function runCommand(given: CommandInput): Promise<number> {
  const { command, complain } = given
  let parsed: ReturnType<typeof parseCommandLine>
  try {
    parsed = parseCommandLine(given.args)
  } catch {
    complain(t.missingArgument(command))
    return 2
  }
  const { values: options, positionals } = parsed
  const known = Object.hasOwn(closedCommands, command)
    ? closedCommands[command]
    : Object.hasOwn(commands, command)
      ? commands[command]
      : undefined
  if (known === undefined) {
    complain(t.unknownCommand(command))
    return 2
  }
  if (positionals.length !== known.words) {
    complain(t.missingArgument(command))
    return 2
  }
  const closed = closedCommands[command]
  if (closed !== undefined) return closed.run(given, positionals, options.replace === true)
  const opened = await openProgram({ ...given, mode: 'command' })
  if (!opened.ok) {
    complain(opened.error)
    return 1
  }
  const program = opened.value
  try {
    return (await commands[command]?.run({ ...given, program, positionals, options })) ?? 2
  } catch (error) {
    const id = randomUUID()
    program.services.log.error({ error, requestId: id, command }, 'command failed')
    complain(t.failed(id))
    return 1
  } finally {
    await program.stop()
  }
}

/** Says the last sentence and gives the exit code. */
const ended = (tell: (sentence: string) => void, sentence: string, code: number): number => {
  tell(sentence)
  return code
}

const keyOf = ({ settings, say }: CommandInput) =>
  backupKey({ dataFolder: settings.dataFolder, given: settings.backupKey, say })

async function makeBackup(given: OpenCommand): Promise<number> {
  const { program, say, complain, positionals } = given
  const key = keyOf(given)
  if (!key.ok) return ended(complain, key.error, 1)
  const file = resolve(positionals[0] ?? '')
  const made = await backup({ owner: program.server.owner, key: key.value, file, now: program.services.now() })
  if (!made.ok) return ended(complain, made.error, 1)
  say(t.backupDone(file, made.value.rows))
  return 0
}

/** Does not migrate first: a restore brings its own level, and an unmigrated database counts as empty. */
async function restoreBackup(given: CommandInput, file: string, replace: boolean): Promise<number> {
  const { settings, say, complain, programFolder } = given
  const key = keyOf(given)
  if (!key.ok) return ended(complain, key.error, 1)
  const { dataFolder, databaseUrl } = settings
  const server = await openDatabaseServer({ dataFolder, databaseUrl, mode: 'serve', say })
  if (!server.ok) return ended(complain, server.error, 1)
  try {
    const done = await restore({
      owner: server.value.owner,
      key: key.value,
      file: resolve(file),
      migrationsFolder: migrationsFolder(programFolder),
      replace,
      afterRestore: closeRestoredLogins,
    })
    if (!done.ok) return ended(complain, done.error, 2)
    say(t.restoreDone(done.value.rows))
    const fault = await faultAfterRestore(server.value.owner, dataFolder)
    // The rows are there; what is missing is the file, and the next start says so again.
    if (fault !== undefined) complain(fault)
    return 0
  } finally {
    await server.value.stop()
  }
}
