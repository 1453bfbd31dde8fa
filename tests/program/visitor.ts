// How the tests of the running program act: as a browser would, over the socket.
import { expect } from 'vitest'

/** One click on the sign-in page of the demo region; answers the cookies. */
export async function enterAs(url: string, role: string): Promise<string> {
  const answer = await post(url, '/demo-anmelden', { rolle: role })
  expect(answer.status).toBe(303)
  return cookiesOf(answer)
}

export const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

export const get = (url: string, path: string, cookie = ''): Promise<Response> =>
  fetch(url + path, { headers: { cookie }, redirect: 'manual' })

export const post = (
  url: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie = '',
): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { origin: url, cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

/** Creates a company as the coordination office does it; answers the status. */
export const addCompany = async (url: string, cookie: string, name: string): Promise<Response> =>
  post(url, '/arbeit/netzwerk/neu', { kind: 'company', name }, cookie)
