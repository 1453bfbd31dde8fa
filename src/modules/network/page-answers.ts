// How the refusals of this module are answered on pages: total, so that a new code does not compile without its answer.

import { paths } from '../../kernel/names/paths.ts'
import type { PageRequest } from '../../platform/http/request.ts'
import { t } from './texts.ts'

type PlainCode = 'not-found' | 'forbidden'

const answers = {
  'not-found': (request: PageRequest) => request.notFound(),
  forbidden: (request: PageRequest) => request.refuse(403, t.forbidden),
} satisfies Record<PlainCode, (request: PageRequest) => Response | Promise<Response>>

export const answerRefusal = (request: PageRequest, code: PlainCode): Response | Promise<Response> =>
  answers[code](request)

export const networkLinks = () => [{ href: paths.workNetwork, label: t.network }]

export const organizationLinks = (organization: { id: string; name: string }) => [
  ...networkLinks(),
  { href: paths.workOrganization(organization.id), label: organization.name },
]

/** The hidden version of a form; a form without one was tampered with and counts as stale. */
export function versionOf(form: FormData): number {
  const text = form.get('version')
  const version = typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : 0
  return version
}

/** What was pressed on the page that shows both versions. */
export type ConflictDecision = 'mine' | 'theirs' | 'edit' | undefined

export function decisionOf(form: FormData): ConflictDecision {
  const text = form.get('entscheidung')
  return text === 'mine' || text === 'theirs' || text === 'edit' ? text : undefined
}

/** A page of a list from the address; whatever is none is the first. */
export function pageNumber(url: URL, parameter: string): number {
  const text = url.searchParams.get(parameter) ?? ''
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}
