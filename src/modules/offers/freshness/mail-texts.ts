// The mails about confirmations. Plain text: what is asked, the link in a line of its own, how long it opens.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

const count = (n: number): string => (n === 1 ? 'Ihr Angebot' : `Ihre ${n} Angebote`)

const list = (names: readonly string[]): string => new Intl.ListFormat('de').format(names)

export interface AskedOffer {
  readonly title: string
  /** "bestätigt am 3. Mai 2026", "noch nie bestätigt". */
  readonly since: string
  readonly isHidden: boolean
}

export const mailTexts = catalogue({
  de: {
    ask: (given: {
      organization: string
      region: string
      office: string
      link: string
      until: string
      offers: readonly AskedOffer[]
      isDeputy: boolean
    }) => ({
      subject:
        given.offers.length === 1
          ? `Stimmt Ihr Angebot noch? ${given.organization}`
          : `Stimmen Ihre ${given.offers.length} Angebote noch? ${given.organization}`,
      text: `Guten Tag,

stimmt das noch? Junge Menschen in der Region ${given.region} verlassen sich auf ${count(given.offers.length)}.
${given.isDeputy ? 'Auf unsere erste E-Mail hat niemand geantwortet. Deshalb fragen wir jetzt Sie.\n' : ''}
Öffnen Sie diesen Link. Sie brauchen kein Passwort. Meistens genügt ein Knopf:

${given.link}

Der Link gilt bis ${given.until}. Sie können ihn mehrmals öffnen und in Ihrer Einrichtung weitergeben.

Es geht um:
${given.offers.map(({ title, since, isHidden }) => `- ${title} (${since}${isHidden ? ', zurzeit nicht öffentlich' : ''})`).join('\n')}

Sie sind nicht mehr zuständig? Dann leiten Sie diese E-Mail bitte weiter, oder sagen Sie uns Bescheid:
${given.office}
`,
    }),
    report: (given: { title: string; about: string; link: string; until: string; office: string }) => ({
      subject: `Stimmt das noch? Ein Hinweis zu: ${given.title}`,
      text: `Guten Tag,

jemand hat uns auf einen Fehler bei Ihrem Angebot „${given.title}“ hingewiesen: ${given.about}.

Öffnen Sie diesen Link. Dort steht die ganze Meldung, und Sie können das Angebot bestätigen, ändern oder beenden. Sie brauchen kein Passwort:

${given.link}

Der Link gilt bis ${given.until}. Höchstens einmal am Tag schreiben wir Ihnen wegen desselben Angebots; weitere Meldungen stehen hinter dem Link.

Fragen? Wir helfen Ihnen:
${given.office}
`,
    }),
    declined: (given: {
      title: string
      reason: string
      applied: readonly string[]
      link: string
      until: string
      office: string
    }) => ({
      subject: `Ihre Änderung wurde nicht übernommen: ${given.title}`,
      text: `Guten Tag,

über den Bestätigungslink wurde eine Änderung zu „${given.title}“ eingetragen. ${given.applied.length === 0 ? 'Sie ist nicht übernommen.' : `Sofort übernommen haben wir: ${list(given.applied)}. Alles andere ist nicht übernommen.`} Der Grund:

${given.reason}

${given.applied.length === 0 ? 'Das Angebot steht da wie vorher.' : 'Was sofort übernommen wurde, bleibt im Angebot stehen. Alles andere steht da wie vorher.'} Stimmt das nicht, dann tragen Sie es hier noch einmal anders ein. Sie brauchen kein Passwort:

${given.link}

Der Link gilt bis ${given.until}.

Fragen? Wir helfen Ihnen:
${given.office}
`,
    }),
    officeDigest: (given: { region: string; tasks: readonly string[]; link: string }) => ({
      subject: `Angebote in ${given.region}: Das wartet auf Sie`,
      text: `Guten Tag,

zur Aktualität der Angebote wartet auf die Koordinierungsstelle:

${given.tasks.map((task) => `- ${task}`).join('\n')}

Hier melden Sie sich an und sehen, worum es geht:

${given.link}

Diese E-Mail kommt höchstens einmal in der Woche, und nur, solange etwas wartet.
`,
    }),
    /** Whom to ask, a line each. */
    office: ({ name, phone, email }: { name: string; phone: string | null; email: string | null }) =>
      [name, phone && `Telefon: ${phone}`, email && `E-Mail: ${email}`].filter(Boolean).join('\n'),
    answer: (given: { title: string; outcome: string; answer: string | null; link: string; office: string }) => ({
      subject: `Ihre Meldung zu: ${given.title}`,
      text: `Guten Tag,

vielen Dank für Ihre Meldung zu „${given.title}“.
${given.outcome}
${given.answer === null ? '' : `\n${given.answer}\n`}
So steht das Angebot jetzt da:

${given.link}

Ihre E-Mail-Adresse und Ihre Meldung löschen wir spätestens in 30 Tagen.

${given.office}
`,
    }),
  },
})
