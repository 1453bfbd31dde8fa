// Prints the personal fields for people, as a table in docs/datenschutz.md.
import { catalogue } from '../i18n/catalogue.ts'
import type { PersonalField } from './personal-field.ts'

const t = catalogue({
  de: { head: ['Spalte', 'Von wem', 'Wozu', 'Rechtsgrundlage', 'Verantwortet', 'Frist', 'Aufgabe', 'Gelöscht durch'] },
})

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Markdown: one line for each column, in the order given. */
export const printPersonalFields = (fields: readonly PersonalField[]): string =>
  [
    lineOf(t.head),
    lineOf(t.head.map(() => '---')),
    ...fields.map((field) =>
      lineOf([
        `\`${field.column}\``,
        field.whose,
        field.purpose,
        field.legalBasis,
        field.owner,
        field.retention,
        `\`${field.job}\``,
        field.erasedBy,
      ]),
    ),
  ].join('\n')
