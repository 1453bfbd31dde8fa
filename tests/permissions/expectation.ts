// Words in which the oracle of the permission table is written: who is allowed, from whom it is hidden.
import type { Verdict } from '../../src/platform/actor/actor.ts'
import { type ActorKind, actorKinds } from './actors.ts'

/** Who is allowed, from whom it is hidden; everybody else is told "forbidden". */
export interface Expectation {
  readonly allowed: readonly ActorKind[]
  readonly hidden?: readonly ActorKind[]
}

export const expectedVerdict = ({ allowed, hidden = [] }: Expectation, kind: ActorKind): Verdict =>
  allowed.includes(kind) ? 'allowed' : hidden.includes(kind) ? 'hidden' : 'forbidden'

export const everybody = actorKinds
export const without = (...left: readonly ActorKind[]) => actorKinds.filter((kind) => !left.includes(kind))

export const all: Expectation = { allowed: everybody }
/** A foreign record looks like one that is not there, whoever asks. */
export const hiddenFromAll: Expectation = { allowed: [], hidden: everybody }
export const signedIn: Expectation = { allowed: without('public') }
export const office: Expectation = { allowed: ['coordinator', 'system'] }

/** Whoever speaks for an organisation. */
export const leads: readonly ActorKind[] = ['school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead']
/** Whoever writes its offers. */
export const editors: readonly ActorKind[] = [...leads, 'school-teacher', 'traeger-coach', 'requalification-counsellor']

export const writers: readonly ActorKind[] = ['coordinator', 'system', ...editors]
export const publicDraftIsHidden: Expectation = { allowed: writers, hidden: without(...writers) }
export const foreignDraft: Expectation = {
  allowed: ['coordinator', 'system'],
  hidden: without('coordinator', 'system'),
}

export const runRegion: readonly ActorKind[] = ['coordinator', 'operator', 'system']
/** Logins of another organisation: the office, the operator and the data protection officer know of them. */
export const knowLogins: readonly ActorKind[] = [...runRegion, 'dpo']
export const strangersTo = (...insiders: readonly ActorKind[]) => without(...insiders, 'public')

/** Giving a role, taking the invitation back, ending the membership: who may do one may do the others. */
export const givingRoles: Readonly<Record<string, Expectation>> = {
  'eigene Einrichtung, passende Rolle': { allowed: [...runRegion, ...leads] },
  'eigene Einrichtung, fremde Art von Rolle': { allowed: [] },
  'andere Einrichtung der Region': { allowed: ['coordinator', 'system'], hidden: strangersTo(...knowLogins) },
  'Koordinierung an der Leitstelle': { allowed: runRegion, hidden: strangersTo(...knowLogins) },
  // Who runs the machine is not chosen by the office.
  'Betrieb der Plattform an der Leitstelle': { allowed: ['operator', 'system'], hidden: strangersTo(...knowLogins) },
  'andere Region': hiddenFromAll,
}

/** What an organisation keeps itself: its facts, its places, its contact persons. */
export const keptByLeads: Readonly<Record<string, Expectation>> = {
  'eigene Einrichtung': { allowed: ['coordinator', 'system', ...leads] },
  'andere Einrichtung der Region': office,
  // Nobody but the office changes what is archived.
  'eigene, archiviert': { ...office, hidden: ['public'] },
  'fremde Region': hiddenFromAll,
}

/** Roles that work with figures, machines or rules get no addresses of people. */
export const worksWithPeople = without('public', 'monitoring', 'operator', 'dpo')
