// steg import TARGET FILE: into the named region, or the default one.
import { resolve } from 'node:path'
import { importFile } from '../platform/imports/import-file.ts'
import type { OpenCommand } from './command-input.ts'
import { fillDemoWhereEmpty } from './demo.ts'
import { findNamedRegion } from './find-region.ts'
import { allImportTargets } from './imports.ts'

export async function importFromCommandLine(given: OpenCommand): Promise<number> {
  const { program, positionals, options, settings } = given
  // The same as at npm start: a first import into an empty installation lands in the demo region, and says so.
  if (settings.demo) await fillDemoWhereEmpty(program.server.owner, program.services)
  const region = await findNamedRegion(program.services, options.region)
  if (!region.ok) {
    given.complain(region.error)
    return 2
  }
  const [target = '', file = ''] = positionals
  const outcome = await importFile(program.services, allImportTargets, {
    target,
    path: resolve(file),
    regionId: region.value.id,
  })
  for (const line of outcome.lines) given.say(line)
  for (const line of outcome.errors) given.complain(line)
  return outcome.exitCode
}
