// steg export organizations|offers FILE: the register or the offers of a region as CSV or workbook, whole or not at all.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { exportOrganizations } from '../modules/network/index.ts'
import { exportOffers } from '../modules/offers/index.ts'
import { t } from './cli-texts.ts'
import type { OpenCommand } from './command-input.ts'
import { findNamedRegion } from './find-region.ts'

export async function exportFile(given: OpenCommand): Promise<number> {
  const { program, positionals, options, complain } = given
  const [what, name = ''] = positionals
  const file = resolve(name)
  const form = extname(file) === '.csv' ? 'csv' : extname(file) === '.xlsx' ? 'xlsx' : undefined
  if (form === undefined || (what !== 'organizations' && what !== 'offers')) {
    complain(form === undefined ? t.exportEnding : t.missingArgument('export'))
    return 2
  }
  const region = await findNamedRegion(program.services, options.region)
  if (!region.ok) {
    complain(region.error)
    return 2
  }
  const actor = { kind: 'system', regionId: region.value.id, reason: 'export' } as const
  const exported =
    what === 'offers'
      ? await exportOffers(actor, program.services, { form })
      : await exportOrganizations(actor, program.services, { query: {}, form })
  if (!exported.ok) {
    complain(t.unknownRegion(region.value.slug))
    return 1
  }
  try {
    writeFileSync(`${file}.part`, exported.value.bytes)
    renameSync(`${file}.part`, file)
  } catch {
    rmSync(`${file}.part`, { force: true })
    complain(t.fileUnwritable(file))
    return 2
  }
  given.say(t.exported(file))
  return 0
}
