// What an audit action is called for people. A module names its own; an action without a name would show its code.
import * as accounts from '../modules/accounts/index.ts'
import * as network from '../modules/network/index.ts'
import * as offers from '../modules/offers/index.ts'
import { t } from './texts.ts'

const labels: Readonly<Record<string, string>> = {
  ...network.actionLabels,
  ...accounts.actionLabels,
  ...offers.actionLabels,
}

export const auditLabel = (action: string): string => labels[action] ?? action

/** What kind of thing a line is about; undefined where the action says it already. */
export const objectLabel = (objectKind: string): string | undefined =>
  (t.objects as Readonly<Record<string, string | undefined>>)[objectKind]
