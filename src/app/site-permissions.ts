// Rows for the pages that belong to no module: the public site, the start of the work area, the operator's protocol.
import type { Actor, Verdict } from '../platform/actor/actor.ts'
import { roleOf } from '../platform/actor/actor.ts'
import type { PermissionRow } from '../platform/permissions/permission-row.ts'

export const mayReadSite = (_actor: Actor): Verdict => 'allowed'

export const mayUseWorkArea = (actor: Actor): Verdict => (actor.kind === 'public' ? 'forbidden' : 'allowed')

/** The protocol of the region: who is answerable for the data reads it, and the office that runs the region. */
export const mayReadProtocol = (actor: Actor): Verdict =>
  ['coordinator', 'dpo', 'system'].includes(roleOf(actor)) ? 'allowed' : 'forbidden'

/** Answering and erasing for a person is the business of the one who is answerable for the data, and of nobody else. */
export const mayAnswerSubject = (actor: Actor): Verdict =>
  ['dpo', 'system'].includes(roleOf(actor)) ? 'allowed' : 'forbidden'

export const sitePermissions: readonly PermissionRow[] = [
  { key: 'site.read', object: 'Öffentliche Seiten', action: 'lesen', cases: [{ label: 'immer', decide: mayReadSite }] },
  {
    key: 'work.read',
    object: 'Arbeitsbereich',
    action: 'betreten',
    cases: [{ label: 'immer', decide: mayUseWorkArea }],
  },
  {
    key: 'audit.read',
    object: 'Protokoll der Region',
    action: 'lesen',
    cases: [{ label: 'eigene Region', decide: mayReadProtocol }],
  },
  {
    key: 'subject.answer',
    object: 'Daten einer Person',
    action: 'Auskunft geben, löschen',
    cases: [{ label: 'eigene Region', decide: mayAnswerSubject }],
  },
]
