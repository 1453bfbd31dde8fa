// „Passt das für mich?“ on the filled region, asked as a browser would without a script.
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../../../tests/support/site.ts'
import { paths } from '../../../kernel/names/paths.ts'
import { e } from './texts.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

const get = async (address: string) => {
  const answer = await site.ask(address)
  return { status: answer.status, html: (await answer.text()).replaceAll('&amp;', '&') }
}

const counts = (html: string): number[] => {
  const said = /([\d.]+) Angebote? pass(?:en|t) zu dir\. Bei ([\d.]+) frag nach\. ([\d.]+) pass/.exec(html)
  return (said ?? []).slice(1).map(Number)
}

const seventeen = 'lage=ohne-ausbildung&klasse=keine&alter=17&abschluss=esa&amt=sgb-iii&zeigen=1'

describe('the questions', () => {
  test('come one after the other, each with what was answered before, and never more than five', async () => {
    let address: string = paths.fitsMe
    const answers: Record<string, string> = {
      lage: 'ohne-ausbildung',
      klasse: 'keine',
      alter: '17',
      abschluss: 'esa',
      wohnort: '03999001',
      deutsch: 'c1',
      amt: 'nichts',
      foerderbedarf: 'nein',
    }
    const asked: string[] = []
    for (;;) {
      const { status, html } = await get(address)
      expect(status).toBe(200)
      const about = /name="beantwortet" value="([a-z]+)"/.exec(html)?.[1]
      if (about === undefined) {
        expect(counts(html)).toHaveLength(3)
        break
      }
      expect(asked).not.toContain(about)
      asked.push(about)
      address = `${paths.fitsMe}?${asked.map((name) => `${name}=${answers[name]}`).join('&')}`
    }
    expect(asked.length).toBeGreaterThanOrEqual(3)
    expect(asked.length).toBeLessThanOrEqual(5)
  })

  test('can be skipped, all of them', async () => {
    const skipped = ['lage', 'klasse', 'alter', 'abschluss', 'wohnort', 'deutsch', 'amt', 'foerderbedarf']
    const { html } = await get(`${paths.fitsMe}?${skipped.map((name) => `${name}=keine-angabe`).join('&')}`)
    expect(counts(html)[0]).toBeGreaterThan(0)
    expect(counts(html)[2]).toBe(0)
  })

  test('stand on one page, too, with what was answered', async () => {
    const { html } = await get(`${paths.fitsMe}?fragen=alle&alter=17`)
    expect(html.match(/<input[^>]*name="alter"[^>]*value="17"/)).not.toBeNull()
    expect((html.match(/<fieldset class="kern-fieldset"/g) ?? []).length).toBeGreaterThanOrEqual(2)
  })

  test('an unanswered or unreadable one is asked again, with a sentence at the field and the typed text kept', async () => {
    const nothing = await get(`${paths.fitsMe}?alter=&beantwortet=alter`)
    expect(nothing.html).toContain(e.missing.age)
    const nonsense = await get(`${paths.fitsMe}?alter=siebzehn&beantwortet=alter`)
    expect(nonsense.html).toContain('value="siebzehn"')
    expect(nonsense.html).toContain('aria-invalid="true"')
  })
})

describe('the result', () => {
  test('adds up, and each group says why', async () => {
    const first = await get(`${paths.fitsMe}?${seventeen}`)
    const [fits = 0, ask = 0, not = 0] = counts(first.html)
    expect(Math.min(fits, ask, not)).toBeGreaterThan(0)
    for (const [word, sentence] of [
      ['passt', 'Das passt.'],
      ['frag-nach', 'Frag nach'],
      ['passt-nicht', 'Du bist 17.'],
    ]) {
      const { html } = await get(`${paths.fitsMe}?${seventeen}&ansicht=${word}`)
      expect(counts(html)).toEqual([fits, ask, not])
      expect(html).toContain(sentence)
    }
  })

  test('keeps the filters of the list, which make it smaller', async () => {
    const all = counts((await get(`${paths.fitsMe}?${seventeen}`)).html)
    const { html } = await get(`${paths.fitsMe}?${seventeen}&art=ausbildungsplatz`)
    const some = counts(html)
    expect(some.reduce((sum, n) => sum + n, 0)).toBeLessThan(all.reduce((sum, n) => sum + n, 0))
    expect(some.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0)
    // The facets keep the answers.
    expect(html).toContain('<input type="hidden" name="alter" value="17"')
  })

  test('says what to do when the filters leave nothing to check', async () => {
    const { html } = await get(`${paths.fitsMe}?alter=17&zielgruppe=betriebe&art=praxistag`)
    expect(html).toContain(e.page.leadNoneFiltered)
  })

  test('names the certificates as the Land does', async () => {
    const { html } = await get(`${paths.fitsMe}?${seventeen}&ansicht=passt-nicht`)
    expect(html).toContain('mindestens Realschulabschluss')
    expect(html).not.toContain('Mittlerer Schulabschluss')
  })

  test('is not for search engines, and leaves no answer in the log, no cookie and no row', async () => {
    const before = site.services.logLines.length
    const answer = await site.ask(`${paths.fitsMe}?${seventeen}&foerderbedarf=ja`)
    expect(await answer.text()).toContain('noindex')
    expect(answer.headers.getSetCookie()).toEqual([])
    const lines = site.services.logLines.slice(before).join('\n')
    expect(lines).not.toMatch(/ohne-ausbildung|sgb-iii|foerderbedarf/)
  })
})

describe('where somebody lives', () => {
  const forTheKreis = async () => {
    const { html } = await get('/angebote?q=Jugendberufsagentur+eine+Tür')
    return /href="(\/angebote\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
  }

  test.each(['03999008', '03999'])('%s, where no organisation sits, is in the Kreis all the same', async (key) => {
    const { html } = await get(`${await forTheKreis()}?wohnort=${key}&alter=17`)
    expect(html).toContain(e.own.verdict.fits)
  })

  test('elsewhere is outside', async () => {
    const { html } = await get(`${await forTheKreis()}?wohnort=woanders&alter=17`)
    expect(html).toContain(e.own.verdict['does-not-fit'])
  })

  test('the question names all Gemeinden, and a place of the Kreis that is none of them', async () => {
    const { html } = await get(`${paths.fitsMe}?frage=wohnort`)
    expect(html).toContain('value="03999001"')
    expect(html).toContain('value="03999008"')
    expect(html).toContain('Tannengrund')
    expect(html).toContain(e.answers.otherPlace('Landkreis Musterau'))
  })

  test('a rule for one Gemeinde is not decided by an unnamed place of the Kreis', async () => {
    const { html } = await get(`${paths.fitsMe}?wohnort=03999&alter=14&klasse=8&zeigen=1&ansicht=frag-nach`)
    expect(html).toContain('Frag nach, ob das auf deinen Wohnort passt.')
  })
})

describe('nonsense in the address', () => {
  test.each([
    'alter=999',
    'klasse=<script>alert(1)</script>',
    'lage=schule&lage=nichts',
    'wohnort=00000000',
    `abschluss=${'x'.repeat(3_000)}`,
    'alter=16&alter=17',
  ])('is ignored, and said: %s', async (query) => {
    const { status, html } = await get(`${paths.fitsMe}?${query}`)
    expect(status).toBe(200)
    expect(html).toContain('konnten wir nicht lesen')
    expect(html).not.toContain('<script>alert')
  })

  test('an unknown group, page or question shows what there is', async () => {
    for (const query of ['ansicht=unfug', 'seite=99999', 'frage=unfug', 'beantwortet=unfug', 'fragen=unfug']) {
      expect((await get(`${paths.fitsMe}?${seventeen}&${query}`)).status).toBe(200)
    }
  })
})

describe('the page of an offer', () => {
  const bvb = async () => {
    const { html } = await get('/angebote?q=BvB')
    return /href="(\/angebote\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
  }

  test('says for whom it is, and asks only what it depends on', async () => {
    const { html } = await get(await bvb())
    expect(html).toContain(e.rules.title)
    expect(html).toContain('Alter: 15 bis 25 Jahre')
    expect(html).toContain('Außerdem: nur nach einem Gespräch mit der Berufsberatung')
    expect(html).toContain('name="lage"')
    expect(html).not.toContain('name="deutsch"')
  })

  test('checks the answers of the address', async () => {
    const offer = await bvb()
    expect((await get(`${offer}?lage=ohne-ausbildung&alter=17&amt=sgb-iii`)).html).toContain(e.own.verdict.ask)
    expect((await get(`${offer}?alter=31`)).html).toContain(e.own.verdict['does-not-fit'])
    expect((await get(`${offer}?alter=31`)).html).toContain('Du bist 31.')
  })

  test('an offer for companies asks nobody', async () => {
    const { html } = await get('/angebote?q=Ausbildungsberatung+Handwerksbetriebe')
    const offer = /href="(\/angebote\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
    expect((await get(offer)).html).not.toContain(e.own.title)
  })
})

test('the API gives the rules of an offer, with labels', async () => {
  const list = await (await site.ask('/api/offers?q=BvB')).json()
  const { items } = list as { items: { eligibility: unknown }[] }
  expect(items[0]?.eligibility).toMatchObject({
    isComplete: true,
    age: { from: 15, to: 25 },
    rechtskreise: [
      { key: 'sgb-ii', label: 'SGB II (Jobcenter)' },
      { key: 'sgb-iii', label: 'SGB III (Agentur für Arbeit)' },
    ],
  })
})
