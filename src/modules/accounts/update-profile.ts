import { ok, type Result, refused } from '../../kernel/result.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import { changesBetween, recordAudit } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { changePersonNames, findPerson, type ProfileRow } from './store.ts'
import type { Profile } from './terms.ts'

const profileOf = (row: ProfileRow): Profile => ({
  email: row.email,
  title: row.title,
  givenName: row.given_name,
  familyName: row.family_name,
  version: row.version,
})

export function getProfile(actor: PersonActor, services: Services): Promise<Profile> {
  return inContext(services.database, actor, async (tx) => {
    const row = await findPerson(tx, actor.personId)
    if (row === undefined) throw new Error('the acting person is not visible to themselves')
    return profileOf(row)
  })
}

export interface ProfileDetails {
  readonly title: string | null
  readonly givenName: string
  readonly familyName: string
}

/** Own names only; nobody changes the name of somebody else. */
export function updateProfile(
  actor: PersonActor,
  services: Services,
  input: ProfileDetails & { readonly version: number },
): Promise<Result<void, { readonly code: 'conflict'; readonly stored: Profile }>> {
  return inContext(services.database, actor, async (tx) => {
    const before = await findPerson(tx, actor.personId)
    if (before === undefined) throw new Error('the acting person is not visible to themselves')
    const { title, givenName, familyName } = input
    // Compared here first: a version that was made up may be no number that the database knows.
    const changed =
      before.version === input.version &&
      (await changePersonNames(tx, {
        id: actor.personId,
        version: before.version,
        title,
        givenName,
        familyName,
        now: services.now(),
      }))
    if (!changed)
      return refused({ code: 'conflict', stored: profileOf((await findPerson(tx, actor.personId)) ?? before) })
    await recordAudit(tx, actor, services, {
      action: 'person.change',
      objectKind: 'person',
      objectId: actor.personId,
      changes: changesBetween(profileOf(before), { title, givenName, familyName }, [
        'title',
        'givenName',
        'familyName',
      ]),
    })
    return ok(undefined)
  })
}
