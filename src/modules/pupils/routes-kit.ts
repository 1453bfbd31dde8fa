// What the pages of class lists share: where they stand, and how a refusal is answered.
import { paths } from '../../kernel/names/paths.ts'
import type { WorkRequest } from '../../platform/http/work-route.ts'
import { t } from './texts.ts'

export const section = paths.workClasses
export const breadcrumb = [{ href: paths.workClasses, label: t.section }]

export const refuse = (request: WorkRequest, code: 'forbidden' | 'not-found'): Response | Promise<Response> =>
  code === 'forbidden' ? request.forbidden() : request.notFound()
