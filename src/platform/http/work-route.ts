// A page of the work area: whoever is not signed in is led to the sign-in and back.
import { paths } from '../../kernel/names/paths.ts'
import type { PersonActor } from '../actor/actor.ts'
import { withQuery } from '../html/href.ts'
import type { PageRequest } from './request.ts'
import type { PageRoute } from './route.ts'

export interface WorkRequest extends PageRequest {
  readonly actor: PersonActor
}

export const workRoute = (
  route: Omit<PageRoute, 'handle'> & { handle(request: WorkRequest): Promise<Response> | Response },
): PageRoute => ({
  ...route,
  handle: (request) => {
    const { actor } = request
    if (actor.kind === 'person') return route.handle({ ...request, actor })
    const back = route.method === 'GET' ? request.url.pathname + request.url.search : paths.work
    return request.redirect(withQuery(paths.signIn, { weiter: back }))
  },
})
