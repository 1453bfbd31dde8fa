// A page of the work area: whoever is not signed in is led to the sign-in and back.
import { paths } from '../../kernel/names/paths.ts'
import type { PersonActor } from '../actor/actor.ts'
import { withQuery } from '../html/href.ts'
import type { PageRequest } from './request.ts'
import type { PageRoute } from './route.ts'

export interface WorkRequest extends PageRequest {
  readonly actor: PersonActor
}

/** Where the sent form stands, so that whoever signs in again finds it (and its kept draft) there. */
function formPageOf(request: PageRequest): string {
  const referer = request.raw.req.header('referer') ?? ''
  const page = URL.canParse(referer) ? new URL(referer) : undefined
  // Only the path counts: it is looked up on this site, whatever the referer says about its own.
  return page?.pathname.startsWith(`${paths.work}/`) ? page.pathname + page.search : paths.work
}

export const workRoute = (
  route: Omit<PageRoute, 'handle'> & { handle(request: WorkRequest): Promise<Response> | Response },
): PageRoute => ({
  ...route,
  handle: (request) => {
    const { actor } = request
    if (actor.kind === 'person') return route.handle({ ...request, actor })
    const back = route.method === 'GET' ? request.url.pathname + request.url.search : formPageOf(request)
    return request.redirect(withQuery(paths.signIn, { weiter: back }))
  },
})
