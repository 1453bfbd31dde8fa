// Whatever stands in a prop stays text: the shape of the page is the same as with harmless words, for every block.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ActionBar,
  ActiveFilters,
  Badge,
  Bar,
  Button,
  ButtonLink,
  ConfirmForm,
  ConflictView,
  DataTable,
  Doors,
  EmptyState,
  ErrorSummary,
  Facets,
  Form,
  HeatBar,
  History,
  More,
  Notice,
  Page,
  Pagination,
  ProgressBar,
  ResultList,
  SearchBox,
  Section,
  StatTiles,
  Summary,
  Tabs,
} from '../../src/platform/html/index.ts'
import { kitchenSink } from './kitchen-sink.tsx'
import { sampleForm } from './sample-form.ts'
import { publicFrame, workFrame } from './sample-frame.ts'

const marker = 'xzx'

/** Tags and names of attributes in order, without any text: what a parser would build. */
function shape(html: string): string[] {
  const tags = html.match(/<\/?[a-z][^>"']*(?:"[^"]*"[^>"']*)*>/gi) ?? []
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""'))
}

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</textarea></title></select><b>',
    '&lt;b&gt;',
    '<!--',
    ']]>',
    '\n<plaintext>',
    'javascript:alert(1)',
    '\u202e\u0000<svg/onload=alert(1)>',
  ),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '!', '-', ' ', 'a', 'ß') }),
)

/** Props whose type allows only a few fixed words; everything else may be anything. */
const fixedWords = new Set(['control', 'tone', 'kind', 'icon', 'layout', 'phone', 'sorted', 'width', 'inputMode'])

/** The same props with every free string changed, however deep it lies. */
function changed<T>(props: T, change: (text: string) => string): T {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return fixedWords.has(key) || (key === 'current' && value !== '') ? value : change(value)
    if (Array.isArray(value)) return value.map((entry) => walk(entry, key))
    if (typeof value === 'function') return (...given: readonly unknown[]) => walk(value(...given), key)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]))
  }
  return walk(props, '') as T
}

type Change = (text: string) => string
const link = { href: '/a', label: 'Angebot' }
const frames = { publicFrame, workFrame }

const blocks: Readonly<Record<string, (change: Change) => unknown>> = {
  page: (change) => {
    const { publicFrame: frame, workFrame: work } = changed(frames, change)
    const text = changed(
      { title: 'Titel', description: 'Text', preline: 'Nr. 1', lead: 'Satz', breadcrumb: [link] },
      change,
    )
    return (
      <>
        <Page frame={frame} {...text}>
          {change('Inhalt')}
        </Page>
        <Page frame={work} {...text} hasErrors refreshSeconds={5} unlisted>
          {change('Inhalt')}
        </Page>
      </>
    )
  },
  form: (change) => (
    <Form
      {...changed(
        {
          action: '/a',
          fields: [...sampleForm(true), ...sampleForm(false)],
          submit: 'Senden',
          hidden: { a: '1', b: ['2', '3'] },
          general: ['Satz'],
          cancel: { href: '/b', label: 'Zurück' },
          draft: 'entwurf',
        },
        change,
      )}
    />
  ),
  questions: (change) => (
    <>
      <ErrorSummary fields={[]} general={[change('Satz')]} />
      <ConfirmForm
        {...changed({ action: '/a', question: 'Wirklich?', confirm: 'Ja', cancel: link, hidden: { a: 'b' } }, change)}
      >
        {change('Text')}
      </ConfirmForm>
      <ConflictView
        {...changed(
          {
            action: '/a',
            savedBy: 'Frau Đặng',
            hidden: { a: 'b' },
            decisionName: 'wahl',
            fields: [{ label: 'Name', theirs: 'A', mine: 'B' }],
          },
          change,
        )}
      />
    </>
  ),
  lists: (change) => (
    <>
      <SearchBox
        {...changed(
          { action: '/a', label: 'Suche', name: 'q', value: 'w', help: 'h', submit: 'Los', suggestions: ['x'] },
          change,
        )}
      />
      <Facets
        {...changed(
          {
            action: '/a',
            title: 'Filter',
            hidden: { q: 'w' },
            groups: [{ name: 'ort', label: 'Ort', options: [{ value: 'a', label: 'A', count: 3, checked: true }] }],
          },
          change,
        )}
      />
      <ActiveFilters
        {...changed(
          {
            clearHref: '/a',
            filters: [
              { label: 'A', removeHref: '/b' },
              { label: 'B', removeHref: '/c' },
            ],
          },
          change,
        )}
      />
      <ResultList
        {...(changed(
          { items: [{ ...link, title: 'T', lines: ['a', 'b'], badge: { text: 'neu', tone: 'info' } }] },
          change,
        ) as Parameters<typeof ResultList>[0])}
      />
      <Pagination page={2} pages={3} href={(page) => change(`/a?seite=${page}`)} />
      <EmptyState title={change('Leer')} action={change('Los')}>
        {change('Text')}
      </EmptyState>
    </>
  ),
  facts: (change) => (
    <>
      <DataTable
        {...changed(
          {
            caption: 'Tabelle',
            phone: 'scroll' as const,
            rows: ['a', 'b'],
            footer: ['c', 'd'],
            columns: [
              { label: 'A', cell: (row: string) => row, sortHref: '?a', sorted: 'ascending' as const },
              { label: 'B', cell: () => 'x', numeric: true },
            ],
          },
          change,
        )}
      />
      <Summary {...changed({ facts: [{ label: 'A', value: 'B' }] }, change)} />
      <History
        {...changed(
          { entries: [{ title: 'A', when: 'heute', dateTime: '2026-11-20', by: 'B', details: 'C' }] },
          change,
        )}
      />
      <Tabs {...changed({ label: 'Ansichten', tabs: [{ ...link, current: true, count: 2 }] }, change)} />
      <Doors {...changed({ doors: [{ href: '/a', title: 'T', text: 'U' }] }, change)} />
      <StatTiles {...changed({ tiles: [{ value: '1', label: 'A', href: '/a', note: 'n' }] }, change)} />
      <ProgressBar {...changed({ label: 'A', done: 1, total: 2, text: 't', pollUrl: '/a' }, change)} />
      <Bar {...changed({ label: 'A', value: 1, max: 2, text: 't', target: 1 }, change)} />
      <HeatBar
        {...changed(
          {
            label: 'A',
            summary: 's',
            max: 2,
            headings: { cell: 'c', value: 'v' },
            cells: [{ label: 'x', value: 1, text: 't' }],
          },
          change,
        )}
      />
      <Section title={change('A')} id={change('a')} actions={change('b')}>
        {change('c')}
      </Section>
      <More summary={change('A')}>{change('b')}</More>
    </>
  ),
  basics: (change) => (
    <>
      <Notice title={change('A')} tone="danger" announce id={change('i')}>
        {change('b')}
      </Notice>
      <Badge>{change('A')}</Badge>
      <ActionBar>
        <Button {...changed({ name: 'n', value: 'v', formAction: '/a', describedBy: 'd' }, change)}>
          {change('A')}
        </Button>
        <ButtonLink href={change('/a')}>{change('A')}</ButtonLink>
      </ActionBar>
    </>
  ),
}

const drawn = (name: string, change: Change): string => String(blocks[name]?.(change))

it.each(Object.keys(blocks))('hostile words in any prop never become markup: %s', (name) => {
  const calm = shape(drawn(name, (text) => text))
  fc.assert(
    fc.property(hostile, (words) => {
      const html = drawn(name, (text) => words + marker + text)
      expect(shape(html)).toEqual(calm)
      expect(html).toContain(marker)
      expect(html).not.toMatch(/(href|action|formaction)="\s*javascript:/i)
    }),
    { numRuns: 100 },
  )
})

it('no page holds a style, a handler or a script of its own', () => {
  for (const [path, draw] of Object.entries(kitchenSink)) {
    const html = String(draw('system'))
    expect(html, path).not.toMatch(/\sstyle=|<style|\son[a-z]+=/i)
    expect(html.match(/<script[^>]*>/g), path).toEqual(['<script type="module" src="/assets/steg.js">'])
  }
})
