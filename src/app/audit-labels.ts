// What an audit action and the fields it changes are called for people. A module names its own; an action without a
// name would show its code, a field without a name stays out.
import * as accounts from '../modules/accounts/index.ts'
import * as gaps from '../modules/gaps/index.ts'
import * as network from '../modules/network/index.ts'
import * as offers from '../modules/offers/index.ts'
import * as plans from '../modules/plans/index.ts'
import * as pupils from '../modules/pupils/index.ts'
import * as rounds from '../modules/rounds/index.ts'
import * as wishes from '../modules/wishes/index.ts'
import { t } from './texts.ts'

const labels: Readonly<Record<string, string>> = {
  ...network.actionLabels,
  ...accounts.actionLabels,
  ...offers.actionLabels,
  ...gaps.actionLabels,
  ...pupils.actionLabels,
  ...rounds.actionLabels,
  ...wishes.actionLabels,
  ...plans.actionLabels,
  ...t.actions,
}

export const auditLabel = (action: string): string => labels[action] ?? action

const accountFields = accounts.fieldLabels
const fieldLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organization: network.fieldLabels,
  region: network.fieldLabels,
  offer: offers.fieldLabels,
  'gap-waiver': gaps.fieldLabels,
  need: gaps.fieldLabels,
  municipality: network.fieldLabels,
  'school-class': pupils.fieldLabels,
  pupil: pupils.fieldLabels,
  'legal-basis': pupils.fieldLabels,
  round: rounds.fieldLabels,
  workshop: rounds.fieldLabels,
  wishes: wishes.fieldLabels,
  'plan-run': plans.fieldLabels,
  objection: plans.fieldLabels,
  person: accountFields,
  membership: accountFields,
  invitation: accountFields,
  import: t.importFields,
}

/** Undefined for ids and other things that only the program reads. */
export const fieldLabel = (objectKind: string, field: string): string | undefined => fieldLabels[objectKind]?.[field]

/** What kind of thing a line is about; undefined where the action says it already. */
export const objectLabel = (objectKind: string): string | undefined =>
  (t.objects as Readonly<Record<string, string | undefined>>)[objectKind]
