// The saved views of the work area's list: names in addresses, and what each shows. Pure.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { PersonActor } from '../../platform/actor/actor.ts'
import { isEditorOf } from './policy.ts'
import type { OfferScope } from './search/offer-query.ts'
import { offerStatuses } from './terms.ts'

export const views = {
  all: 'alle',
  own: 'eigene',
  mine: 'meine',
  drafts: 'entwuerfe',
  due: 'zu-bestaetigen',
  hidden: 'verborgen',
  over: 'abgelaufen',
  ended: 'beendet',
} as const

export type ViewName = keyof typeof views
export const viewNames = Object.keys(views) as readonly ViewName[]

/** Who maintains offers of one organisation came for these; everybody else for all. */
export const viewFrom = (given: string | null, actor: PersonActor): ViewName =>
  viewNames.find((name) => views[name] === given) ?? (isEditorOf(actor, actor.organizationId) ? 'own' : 'all')

type WorkScope = Extract<OfferScope, { kind: 'work' }>

/** Tasks concern what the actor may change: all for the office, the own organisation for everybody else. */
export function scopeOf(view: ViewName, actor: PersonActor, today: PlainDate): WorkScope {
  const ofOwn = { organizationId: actor.organizationId }
  const concerned = actor.role === 'coordinator' ? {} : ofOwn
  const published = { kind: 'work', statuses: ['published'] } as const
  switch (view) {
    case 'all':
      return { kind: 'work', statuses: offerStatuses }
    case 'own':
      return { kind: 'work', statuses: offerStatuses, ...ofOwn }
    case 'mine':
      return { kind: 'work', statuses: offerStatuses, ownerPersonId: actor.personId }
    case 'drafts':
      return { kind: 'work', statuses: ['draft'], ...concerned }
    case 'due':
      return { ...published, ...concerned, askedOn: today }
    case 'hidden':
      return { ...published, ...concerned, isHidden: true }
    case 'over':
      return { ...published, ...concerned, overOn: today }
    case 'ended':
      return { kind: 'work', statuses: ['ended'], ...concerned }
  }
}
