// Prints activities for the register of a controller (Art. 30 GDPR), as they stand in docs/datenschutz.md.
import { catalogue } from '../i18n/catalogue.ts'
import type { PersonalField, ProcessingActivity } from './personal-field.ts'

const t = catalogue({
  de: {
    purpose: 'Zweck',
    whose: 'Betroffene',
    data: 'Daten',
    tables: 'Tabellen',
    legalBasis: 'Rechtsgrundlage (Vorschlag)',
    responsible: 'Verantwortlich',
    recipients: 'Empfänger',
    retention: 'Frist',
    job: (job: string) => `Aufgabe \`${job}\``,
  },
})

const tableOf = (column: string): string => column.slice(0, column.lastIndexOf('.'))

const unique = (list: readonly string[]): string[] => [...new Set(list)]

/** Markdown, numbered from `first` on; tables and jobs come from the fields of the module that keeps them. */
export const printActivities = (
  activities: readonly ProcessingActivity[],
  fields: readonly PersonalField[],
  first: number,
): string =>
  activities
    .map((activity, index) => {
      const own = fields.filter(({ owner }) => owner === activity.owner)
      const rows = [
        [t.purpose, activity.purpose],
        [t.whose, activity.whose],
        [t.data, activity.data],
        [t.tables, unique(own.map(({ column }) => `\`${tableOf(column)}\``)).join(', ')],
        [t.legalBasis, activity.legalBasis],
        [t.responsible, activity.responsible],
        [t.recipients, activity.recipients],
        [t.retention, `${activity.retention} (${unique(own.map(({ job }) => t.job(job))).join(', ')})`],
      ]
      return [
        `### ${first + index}. ${activity.title}`,
        '',
        '| | |',
        '|---|---|',
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
      ].join('\n')
    })
    .join('\n\n')
