// The rules of an offer as the API gives them to everybody: an allow-list with labels beside every key. Pure.
import { z } from '@hono/zod-openapi'
import { plainDate } from '../../../kernel/plain-date.ts'
import { abschlussLabel, germanLabel, rechtskreisLabel, situationLabel } from './code-lists.ts'
import type { Eligibility } from './eligibility.ts'

const coded = (key: string, label: (key: string) => string) => ({ key, label: label(key) })
const ends = <V, P>({ from, to }: { from: V | null; to: V | null }, present: (value: V) => P) => ({
  from: from === null ? null : present(from),
  to: to === null ? null : present(to),
})

/** As the KMK names it: an API speaks to all Laender. */
const certificate = (key: string) => coded(key, (one) => abschlussLabel(one, { land: '', on: plainDate('2026-01-01') }))

export function presentEligibility(rules: Eligibility | null) {
  if (rules === null) return null
  return {
    isComplete: rules.isComplete,
    age: ends(rules.age, Number),
    grade: ends(rules.grade, Number),
    abschluss: ends(rules.abschluss, certificate),
    german: ends(rules.german, (key) => coded(key, germanLabel)),
    residences: rules.residences,
    situations: rules.situations.map((key) => coded(key, situationLabel)),
    rechtskreise: rules.rechtskreise.map((key) => coded(key, rechtskreisLabel)),
    support: rules.support,
    condition: rules.condition,
  }
}

const code = z.object({ key: z.string(), label: z.string() })
const range = <S extends z.ZodType>(value: S) => z.object({ from: value.nullable(), to: value.nullable() })

export const eligibilityShape = z
  .object({
    isComplete: z.boolean().openapi({ description: 'Ja: Wer die Regeln erfüllt, kann mitmachen. Nein: nachfragen' }),
    age: range(z.number().int()),
    grade: range(z.number().int()).openapi({ description: 'Jahrgang an einer allgemeinbildenden Schule' }),
    abschluss: range(code).openapi({ description: 'Schulabschluss, vorhanden oder erwartet' }),
    german: range(code).openapi({ description: 'Deutschkenntnisse nach GER' }),
    residences: z.array(z.string()).openapi({ description: 'Amtliche Gemeinde- oder Kreisschlüssel; leer: überall' }),
    situations: z.array(code).openapi({ description: 'Lebenslagen, von denen eine genügt; leer: gleich welche' }),
    rechtskreise: z.array(code).openapi({ description: 'Rechtskreise, von denen einer genügt; leer: gleich welcher' }),
    support: z.enum(['offered', 'required']).nullable().openapi({ description: 'Förderbedarf: möglich oder nötig' }),
    condition: z.string().nullable().openapi({ description: 'Weitere Bedingung in Worten' }),
  })
  .openapi('Eligibility', { description: 'Wer mitmachen kann; fehlt, wo noch niemand es gesagt hat' })
