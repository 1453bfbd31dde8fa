// Every page that links lead to, as it comes without JavaScript: it has its content, and every form can be sent.
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/kernel/names/paths.ts'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import { type TestSite, testSite } from '../support/site.ts'
import { isPage, kindOf } from './every-page.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
}, 60_000)

const roles: readonly (MembershipRole | undefined)[] = [
  undefined,
  'coordinator',
  'operator',
  'dpo',
  'bbs',
  'school-lead',
  'company',
]

async function enter(role: MembershipRole | undefined): Promise<string> {
  if (role === undefined) return ''
  const answer = await site.ask(paths.demoSignIn, { method: 'POST', body: new URLSearchParams({ rolle: role }) })
  const lines = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return lines.join('; ')
}

const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style|template|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const attributeOf = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/])`).exec(tag)?.[1]

/** What is missing on a page for somebody without scripts. */
function faultsOf(html: string): string[] {
  const faults: string[] = []
  const main = /<main\b[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? ''
  const heading = /<h1\b[^>]*>(.*?)<\/h1>/s.exec(main)?.[1] ?? ''
  if (wordsOf(heading) === '') faults.push('no heading in main')
  if (wordsOf(main.replace(heading, '')).length < 20) faults.push('no content in main')
  for (const [form = '', open = '', inner = ''] of html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)) {
    if (attributeOf(open, 'action') === undefined) faults.push(`form without address: ${form.slice(0, 80)}`)
    const id = attributeOf(open, 'id')
    const buttons = [...inner.matchAll(/<(?:button|input)\b[^>]*>/g)].map(([tag]) => tag)
    const outside = id === undefined ? [] : [...html.matchAll(new RegExp(`<button\\b[^>]*\\sform="${id}"[^>]*>`, 'g'))]
    const sends = [...buttons, ...outside.map(([tag]) => tag)].some(
      (tag) =>
        !/\s(hidden|disabled)(?=[\s>=/])/.test(tag) &&
        (tag.startsWith('<button')
          ? (attributeOf(tag, 'type') ?? 'submit') === 'submit'
          : ['submit', 'image'].includes(attributeOf(tag, 'type') ?? '')),
    )
    if (!sends) faults.push(`form that cannot be sent: ${open}`)
  }
  return faults
}

describe('without JavaScript', () => {
  test('every page has its content, and every form a button that sends it', { timeout: 120_000 }, async () => {
    const seen = new Set<string>()
    const faults: string[] = []
    for (const role of roles) {
      const cookie = await enter(role)
      const waiting: string[] = role === undefined ? [paths.start, paths.offers, paths.signIn] : [paths.work]
      while (waiting.length > 0) {
        const path = (waiting.shift() ?? '').replace(/#.*$/, '')
        const kind = kindOf(path)
        if (seen.has(kind)) continue
        seen.add(kind)
        let answer = await site.ask(path, { cookie })
        if (answer.status === 303) answer = await site.ask(answer.headers.get('location') ?? '', { cookie })
        if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue
        const html = await answer.text()
        if (answer.status !== 200) faults.push(`${role ?? 'public'}: ${kind}: ${answer.status}`)
        faults.push(...faultsOf(html).map((fault) => `${role ?? 'public'}: ${kind}: ${fault}`))
        const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href = '']) =>
          href.replaceAll('&amp;', '&'),
        )
        waiting.push(...links.filter(isPage))
      }
    }
    expect(faults).toEqual([])
    // A crawl that stops at the first page would prove nothing.
    expect(seen.size).toBeGreaterThan(60)
  })

  test('what is missing would be noticed', () => {
    const page = (body: string) => `<html><main>${body}</main></html>`
    const whole = '<h1>Angebote</h1><p>Alle Angebote der Region stehen hier.</p>'
    expect(faultsOf(page(whole))).toEqual([])
    expect(faultsOf(page('<h1></h1><div></div>'))).toEqual(['no heading in main', 'no content in main'])
    expect(faultsOf(page(`${whole}<form action="/x"><input name="q"><button>Suchen</button></form>`))).toEqual([])
    for (const button of ['', '<button type="button">Suchen</button>', '<button hidden>Suchen</button>'])
      expect(faultsOf(page(`${whole}<form action="/x"><input name="q">${button}</form>`))).toHaveLength(1)
  })
})
