// Mails about plans. Plain text, and nothing about a pupil.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

interface Words {
  readonly name: string
  readonly kind: 'school' | 'bbs'
  readonly roundName: string
  readonly office: string
  readonly link: string
}

const whatYouFind = {
  school: `Sie sehen dort für jede Klasse, wer in welcher Werkstatt ist, mit Tagen und Wegen. Die Listen können Sie drucken.
Ihre Schülerinnen und Schüler sehen den eigenen Platz mit ihrem Code.`,
  bbs: `Sie sehen dort für jede Ihrer Werkstätten, wer an welchem Tag kommt. Die Tageslisten können Sie drucken.`,
}

export const mailTexts = catalogue({
  de: {
    published: ({ name, kind, roundName, office, link, until }: Words & { until: string }) => ({
      subject: `Der Plan für die Praxistage ist da: ${roundName}`,
      text: `Guten Tag,

der Plan „${roundName}“ ist veröffentlicht (${name}).

${whatYouFind[kind]}

${link}

Einsprüche sind bis zum ${until} möglich.

${office}
`,
    }),
    withdrawn: ({ name, roundName, office, link, because }: Words & { because: string }) => ({
      subject: `Bitte nicht mehr verwenden: Plan für die Praxistage, ${roundName}`,
      text: `Guten Tag,

der Plan „${roundName}“ gilt nicht mehr (${name}). Bitte verwenden Sie ausgedruckte Listen nicht weiter.

Der Grund: ${because}

Sobald ein neuer Plan veröffentlicht ist, schreiben wir Ihnen wieder. Sie finden ihn dann hier:

${link}

${office}
`,
    }),
  },
})
