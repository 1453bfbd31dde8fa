// Pages of an Integreat installation as offers: JSON as its API gives it, one object a page. Pure.
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { OwnRows } from '../../../platform/imports/target.ts'
import { excerptOf } from '../markup/parse-markup.ts'
import { htmlToMarkup } from './html-to-markup.ts'
import {
  emptyDetails,
  type ImportedDetails,
  type ImportedOffer,
  isObject,
  type JsonObject,
  jsonFrom,
  languageCode,
  Remarks,
  textIn,
} from './imported-offer.ts'
import { i } from './texts.ts'

type Guess = Partial<Pick<ImportedDetails, 'kind' | 'phase' | 'targetGroups'>>

/** Where a page hangs says what it is, but only in these places. First match counts; paths behind region and language. */
const guesses: readonly (readonly [RegExp, Guess])[] = [
  [/^deutsch-lernen\/(sprachberatung|beratungsstelle)/, { kind: 'beratung', targetGroups: ['zugewanderte'] }],
  [
    /^deutsch-lernen\/(kurs-und|selber-deutsch|angebote-von)/,
    { kind: 'sprachfoerderung', targetGroups: ['zugewanderte'] },
  ],
  [/^bildung-und-schule\/schulabschluss-nachholen\//, { kind: 'schulabschluss', phase: 'uebergang' }],
  [/^bildung-und-schule\/bildungsberatung/, { kind: 'beratung' }],
  [/^beruf-und-karriere\/praktikum\//, { kind: 'praktikum', phase: 'berufswahl' }],
  [/^beruf-und-karriere\/berufliche-ausbildung\//, { phase: 'uebergang' }],
  [/^beruf-und-karriere\/berufliche-beratung-/, { kind: 'beratung' }],
  [/^beruf-und-karriere\/finanzielles-/, { kind: 'foerderung', phase: 'ausbildung' }],
  [/^alltag\/beratung-fuer-migrant/, { kind: 'beratung', targetGroups: ['zugewanderte'] }],
]

/** undefined: this file is something else. */
export function readCourses(bytes: Uint8Array): Result<OwnRows<ImportedOffer>, string> {
  const json = jsonFrom(bytes)
  if (json === undefined) return refused(i.notJson)
  if (!Array.isArray(json.value)) return refused(i.notAList)
  return ok(json.value.map((page: unknown, index) => ({ line: index + 1, parsed: parsePage(page) })))
}

function parsePage(page: unknown): OwnRows<ImportedOffer>[number]['parsed'] {
  if (!isObject(page)) return refused({ column: null, reason: i.notAnObject })
  const title = textIn(page, 'title')
  const subject = title ?? textIn(page, 'path') ?? ''
  if (title === undefined) return refused({ column: 'title', reason: i.noTitle, subject })
  const path = textIn(page, 'path')
  if (path === undefined) return refused({ column: 'path', reason: i.noPath, subject })
  const html = page.contentHtml
  if (typeof html !== 'string') return refused({ column: 'contentHtml', reason: i.noContent, subject })
  const { text, redactedCount } = htmlToMarkup(html)
  if (text === '') return refused({ column: 'contentHtml', reason: i.emptyPage, subject })
  const remarks = new Remarks()
  if (redactedCount > 0) remarks.note('contentHtml', i.redacted(redactedCount))
  const [region = '', , ...rest] = safeDecode(path)
    .split('/')
    .filter((part) => part !== '')
  const guess = guesses.find(([pattern]) => pattern.test(`${rest.join('/')}/`))?.[1] ?? {}
  return ok({
    row: {
      ref: textIn(page, 'id') ?? path,
      provider: { name: i.integreatProvider(region), kind: 'municipality', email: null, website: null },
      status: 'published',
      // When a page was changed does not say that anybody checked it.
      confirmedOn: null,
      details: {
        ...emptyDetails,
        ...guess,
        title: title.slice(0, 200),
        summary: excerptOf(text, 300),
        description: text.slice(0, 60_000),
        languages: languagesOf(page, remarks),
      },
    },
    remarks: remarks.all,
  })
}

/** The languages a page is translated into, German first. */
function languagesOf(page: JsonObject, remarks: Remarks): string[] {
  const given = Array.isArray(page.languages) ? page.languages : []
  const codes = given.filter((code): code is string => typeof code === 'string' && languageCode.test(code))
  if (codes.length < given.length) remarks.note('languages', i.unknownLanguages(given.length - codes.length))
  return ['de', ...new Set(codes.filter((code) => code !== 'de'))]
}

const safeDecode = (path: string): string => {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
