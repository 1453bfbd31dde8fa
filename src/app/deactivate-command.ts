// steg deactivate MAIL and steg reactivate MAIL: a stolen login is closed in all regions at once, and opened for its owner
// again. For whoever holds the machine: no region may do it to a person who works in others.
import { deactivatePerson, findLogin, openResetLink, reactivatePerson } from '../modules/accounts/index.ts'
import { listRegions } from '../modules/network/index.ts'
import type { SystemActor } from '../platform/actor/actor.ts'
import type { Services } from '../platform/services.ts'
import { t } from './cli-texts.ts'
import type { OpenCommand } from './command-input.ts'

interface FoundLogin {
  readonly personId: string
  readonly isDeactivated: boolean
  /** One for each region the person works or worked in: the protocol of each says what happened. */
  readonly actors: readonly [SystemActor, ...SystemActor[]]
}

async function findLoginAnywhere(services: Services, email: string): Promise<FoundLogin | undefined> {
  let login: FoundLogin | undefined
  for (const { id } of await listRegions(services)) {
    const actor: SystemActor = { kind: 'system', regionId: id, reason: 'command line' }
    const found = await findLogin(actor, services, { email })
    if (!found.ok) continue
    login = { ...found.value, actors: login === undefined ? [actor] : [...login.actors, actor] }
  }
  return login
}

export async function deactivate({ program, positionals, say, complain }: OpenCommand): Promise<number> {
  const [email = ''] = positionals
  const login = await findLoginAnywhere(program.services, email)
  if (login === undefined || login.isDeactivated) {
    complain(login === undefined ? t.loginUnknown(email) : t.loginClosedAlready(email))
    return 2
  }
  for (const actor of login.actors) await deactivatePerson(actor, program.services, login)
  say(t.loginClosed(email))
  return 0
}

export async function reactivate({ program, positionals, say, complain }: OpenCommand): Promise<number> {
  const [email = ''] = positionals
  const login = await findLoginAnywhere(program.services, email)
  if (login === undefined || !login.isDeactivated) {
    complain(login === undefined ? t.loginUnknown(email) : t.loginNotClosed(email))
    return 2
  }
  for (const actor of login.actors) await reactivatePerson(actor, program.services, login)
  const link = await openResetLink(login.actors[0], program.services, { email })
  say(t.loginOpened(email, link.ok ? link.value : ''))
  return 0
}
