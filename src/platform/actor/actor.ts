// Who acts, for whom, and where: the first argument of every use case and policy.
import type { MembershipRole, Role } from '../../kernel/names/roles.ts'

export interface PersonActor {
  readonly kind: 'person'
  readonly personId: string
  readonly sessionId: string
  readonly membershipId: string
  readonly organizationId: string
  readonly regionId: string
  readonly role: MembershipRole
}

export interface PublicActor {
  readonly kind: 'public'
  readonly regionId: string
}

/** The program itself: jobs, the command line, the demo. `reason` goes into the audit line. */
export interface SystemActor {
  readonly kind: 'system'
  readonly regionId: string
  readonly reason: string
}

export type Actor = PersonActor | PublicActor | SystemActor

export const roleOf = (actor: Actor): Role | 'system' => {
  switch (actor.kind) {
    case 'person':
      return actor.role
    case 'public':
      return 'public'
    case 'system':
      return 'system'
  }
}

/** hidden looks like not found (a foreign record), forbidden is said openly (own record, right missing). */
export type Verdict = 'allowed' | 'hidden' | 'forbidden'
