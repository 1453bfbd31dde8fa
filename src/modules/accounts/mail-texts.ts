// The mails that accounts writes. Plain text: a greeting, what happened, the link in a line of its own, what to do.
import { catalogue } from '../../platform/i18n/catalogue.ts'

export const mailTexts = catalogue({
  de: {
    invitation: (given: { link: string; organization: string; role: string; region: string; until: string }) => ({
      subject: `Ihre Einladung zu Steg: ${given.organization}`,
      text: `Guten Tag,

Sie sind eingeladen, in Steg mitzuarbeiten.
Einrichtung: ${given.organization}
Rolle: ${given.role}
Region: ${given.region}

So kommen Sie hinein: Öffnen Sie diesen Link und legen Sie Ihren Zugang an.

${given.link}

Der Link gilt bis ${given.until} und nur einmal. Bitte geben Sie ihn nicht weiter.
Sie haben diese Einladung nicht erwartet? Dann löschen Sie diese E-Mail einfach.

Steg – ${given.region}
`,
    }),
    reset: (given: { link: string; region: string }) => ({
      subject: 'Neues Passwort für Steg',
      text: `Guten Tag,

jemand möchte für Ihren Zugang ein neues Passwort setzen. Waren Sie das? Dann öffnen Sie diesen Link:

${given.link}

Der Link gilt zwei Stunden und nur einmal.
Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr Passwort bleibt, wie es ist.

Steg – ${given.region}
`,
    }),
    passwordChanged: (given: { region: string; link: string }) => ({
      subject: 'Ihr Passwort für Steg wurde geändert',
      text: `Guten Tag,

das Passwort Ihres Zugangs wurde gerade geändert. Alle anderen Anmeldungen sind beendet.
Waren Sie das nicht? Dann setzen Sie bitte sofort ein neues Passwort:

${given.link}

Steg – ${given.region}
`,
    }),
  },
})
