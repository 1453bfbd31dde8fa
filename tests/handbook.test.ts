// The handbook walks through the program: a way in bold ("Angebote → Freigabe") is followed link by link, as the role of the
// page; and what stands in bold or in quotation marks is a word of the catalogues.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../src/kernel/names/paths.ts'
import type { MembershipRole } from '../src/kernel/names/roles.ts'
import { type TestSite, testSite } from './support/site.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/handbuch')

/** As whom a page of the handbook is read. */
const readers: Readonly<Record<string, MembershipRole | 'public'>> = {
  'README.md': 'coordinator',
  'agentur.md': 'agency',
  'bbs.md': 'bbs',
  'datenschutz.md': 'dpo',
  'kammer.md': 'chamber',
  'koordinierung.md': 'coordinator',
  'monitoring.md': 'monitoring',
  'nachqualifizierung.md': 'requalification-counsellor',
  'oeffentlichkeit.md': 'public',
  'plattform.md': 'operator',
  'schule.md': 'school-lead',
  'traeger.md': 'traeger-lead',
  'unternehmen.md': 'company',
}

/** Steps that stand for one of many, by what their links lead to. */
const id = '[0-9a-f-]{36}'
const oneOfMany: Readonly<Record<string, RegExp>> = {
  // The round that has begun: its plan is published.
  Durchgang: new RegExp(`^${paths.workRound(id)}$`),
  Klasse: new RegExp(`^${paths.workClass(id)}$`),
  'Ihre Schule': new RegExp(`^${paths.workOrganization(id)}$`),
}

const pages = readdirSync(folder).sort()
const read = (page: string): string => readFileSync(join(folder, page), 'utf8').replace(/\s+/g, ' ')
const boldIn = (text: string): string[] => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, bold = '']) => bold)

test('every page of the handbook is read as somebody', () => {
  expect(pages).toEqual(Object.keys(readers).sort())
})

test('ways stand in bold, so that the next test follows them', () => {
  for (const page of pages) expect(`${page}: ${read(page).replace(/\*\*[^*]+\*\*/g, '')}`).not.toContain('→')
})

describe('a way in the handbook leads there', () => {
  let site: TestSite
  const cookies = new Map<string, string>()
  beforeAll(async () => {
    site = await testSite()
    for (const role of new Set(Object.values(readers))) {
      if (role === 'public') continue
      const body = new URLSearchParams({ rolle: role })
      const answer = await site.ask(paths.demoSignIn, { method: 'POST', body })
      const lines = answer.headers.getSetCookie().map((line) => line.split(';')[0])
      cookies.set(role, lines.join('; '))
    }
  }, 60_000)

  const textOf = (html: string): string =>
    html
      .replace(/<svg.*?<\/svg>|<[^>]+>/gs, ' ')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
      .trim()

  const linksOf = (html: string): { href: string; text: string }[] =>
    [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', inner = '']) => ({
      href: href.replaceAll('&amp;', '&'),
      text: textOf(inner),
    }))

  /** All pages that a step may lead to: of rounds and classes one is as good as another. */
  const stepsFrom = (html: string, step: string): string[] => {
    const links = linksOf(html)
    const many = oneOfMany[step]
    if (many !== undefined)
      return links.filter(({ href }) => many.test(href.split('?')[0] ?? '')).map(({ href }) => href)
    // A door says more than its name, a tab how many there are, a link of many what it is about.
    return links.filter(({ text }) => text === step || text.startsWith(`${step} `)).map(({ href }) => href)
  }

  async function isThere(address: string, steps: readonly string[], cookie: string): Promise<boolean> {
    const [step, ...rest] = steps
    const answer = await site.ask(address, { cookie })
    if (answer.status !== 200) return false
    const html = await answer.text()
    if (step === undefined) return true
    const isButton = rest.length === 0 && new RegExp(`<button[^>]*>\\s*${step}\\s*<`).test(html)
    if (isButton) return true
    for (const href of stepsFrom(html, step).slice(0, 4)) if (await isThere(href, rest, cookie)) return true
    return false
  }

  const ways = pages.flatMap((page) =>
    boldIn(read(page))
      .filter((bold) => bold.includes('→'))
      .map((way) => ({ page, way })),
  )
  const rooms = pages.flatMap((page) =>
    [...read(page).matchAll(/\b[Uu]nter \*\*([^*→]+)\*\*/g)].map(([, room = '']) => ({ page, way: room })),
  )

  test('there are such ways', () => {
    expect(ways.length).toBeGreaterThan(20)
    expect(rooms.length).toBeGreaterThan(5)
  })

  test.each([...ways, ...rooms])('$page: $way', async ({ page, way }) => {
    const role = readers[page] ?? 'public'
    const start = role === 'public' ? paths.start : paths.work
    const steps = way.split('→').map((step) => step.trim())
    const found =
      (await isThere(start, steps, cookies.get(role) ?? '')) ||
      // What everybody reads is on the public pages, also for those who have a login.
      (steps.length === 1 && (await isThere(paths.start, steps, '')))
    expect(`${way}: ${found}`).toBe(`${way}: true`)
  })
})

describe('words of the program in the handbook', async () => {
  const said = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value === 'string') said.add(value.replace(/\s+/g, ' '))
    else if (typeof value === 'function') {
      // A sentence with something in it: with three dots for each.
      try {
        gather((value as (...given: string[]) => unknown)('…', '…', '…', '…'))
      } catch {
        // It wants more than words; then it is no label.
      }
    } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) gather(part)
  }
  const catalogues = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /texts(\.ts$|\/)/.test(path),
  )
  for (const path of catalogues) gather(await import(/* @vite-ignore */ join(root, 'src', path)))

  const endless = (text: string) => text.replace(/[.:,;!]$/, '')
  const words = [...said].map(endless)
  const exact = new Set(words)
  /** As it is, as the beginning of a longer sentence, or with three dots for what differs. */
  const isSaid = (text: string): boolean => {
    const asked = endless(text)
    if (exact.has(asked) || words.some((word) => word.startsWith(`${asked} `) || word.startsWith(`${asked}:`)))
      return true
    if (!asked.includes('…')) return false
    const pattern = new RegExp(
      `^${asked
        .split('…')
        .map((part) => part.replace(/[?().]/g, '\\$&'))
        .join('.+')}`,
    )
    return words.some((word) => pattern.test(word))
  }

  /** In quotation marks, but not said by the program. */
  const examples: readonly string[] = [
    'Fahrzeuge am Montag: 61 wollten hin, 48 Plätze',
    'Praktikum Holz',
    // What stands in files that people bring along, and how a spreadsheet program calls a format.
    '1. Wunsch',
    '2. Wunsch',
    'CSV UTF-8',
    '?',
  ]

  test.each(pages)('%s', (page) => {
    const text = read(page)
    const bold = boldIn(text).filter((one) => !one.includes('→') && !/[.:,]$/.test(one))
    const quoted = [...text.matchAll(/„([^“]+)“/g)].map(([, one = '']) => one)
    expect([...bold, ...quoted].filter((one) => !examples.includes(one) && !isSaid(one))).toEqual([])
  })
})
