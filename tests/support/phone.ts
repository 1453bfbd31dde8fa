// A browser without a script, that asks the site and keeps its cookies.
import type { TestSite } from './site.ts'

/** The cookies of one phone, as they come and go. */
export function phoneOf(site: TestSite, headers: Readonly<Record<string, string>> = {}) {
  const jar = new Map<string, string>()
  const ask = async (path: string, fields?: Readonly<Record<string, string | readonly string[]>>) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields ?? {}))
      for (const one of [value].flat()) body.append(name, String(one))
    const answer = await site.ask(path, {
      ...(fields === undefined
        ? { headers }
        : {
            method: 'POST',
            body: body.toString(),
            headers: {
              ...headers,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': String(body.toString().length),
            },
          }),
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/Max-Age=0/i.test(line)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      headers: answer.headers,
      text: await answer.text(),
    }
  }
  return { ask, jar }
}
