// What somebody typed and the program could not take: every word of it, to be copied.
import type { TypedValues } from '../../../../platform/forms/form.ts'
import { Section, Summary } from '../../../../platform/html/index.ts'
import { changeFields } from '../change-form.ts'
import { f } from '../texts.ts'

export function TypedText({ typed, help }: { typed: TypedValues; help: string }) {
  const facts = Object.entries(changeFields()).flatMap(([name, { label }]) => {
    const value = typed[name]
    return typeof value === 'string' && value.trim() !== ''
      ? [{ label, value: <span class="steg-typed">{value}</span> }]
      : []
  })
  if (facts.length === 0) return null
  return (
    <Section title={f.change.typed}>
      <p class="kern-body">{help}</p>
      <Summary facts={facts} />
    </Section>
  )
}
