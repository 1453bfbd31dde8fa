// Sentences of the accounts module. Mails are in mail-texts.ts.
import type { MembershipRole } from '../../kernel/names/roles.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const minutesOf = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  return minutes <= 1 ? 'einer Minute' : `${number.format(minutes)} Minuten`
}

export const t = catalogue({
  de: {
    roles: {
      coordinator: 'Koordinierung',
      'school-lead': 'Schulleitung',
      'school-teacher': 'Lehrkraft für berufliche Orientierung',
      bbs: 'Berufsbildende Schule',
      company: 'Betrieb',
      chamber: 'Kammer oder Verband',
      agency: 'Agentur (Arbeitsagentur, Jobcenter, Jugendamt)',
      'traeger-coach': 'Träger: Coach',
      'traeger-lead': 'Träger: Leitung',
      'requalification-counsellor': 'Nachqualifizierungsberatung',
      monitoring: 'Monitoring',
      dpo: 'Datenschutzbeauftragte',
      operator: 'Betrieb der Plattform',
    } satisfies Record<MembershipRole, string>,
    fields: {
      email: 'E-Mail-Adresse',
      password: 'Passwort',
      currentPassword: 'Bisheriges Passwort',
      newPassword: 'Neues Passwort',
      newPasswordHelp:
        'Mindestens 10 Zeichen. Gut ist ein Satz aus mehreren Wörtern, den nur Sie kennen. Häufige Passwörter nehmen wir nicht an.',
      title: 'Titel',
      titleHelp: 'Zum Beispiel Dr. – wenn Sie möchten',
      givenName: 'Vorname',
      familyName: 'Nachname',
      role: 'Rolle',
      organization: 'Einrichtung',
    },
    passwordFaults: {
      'password-too-short': 'Das Passwort ist zu kurz. Bitte nehmen Sie mindestens 10 Zeichen.',
      'password-too-long': 'Das Passwort ist zu lang. Bitte nehmen Sie höchstens 200 Zeichen.',
      'password-common':
        'Dieses Passwort ist leicht zu erraten. Bitte nehmen Sie ein anderes, zum Beispiel einen Satz aus vier Wörtern, ohne Ihren Namen und ohne den Ihrer Einrichtung.',
    },
    missing: 'Bitte füllen Sie dieses Feld aus.',
    settings: 'Einstellungen',
    throttled: (seconds: number) =>
      `Es gab zu viele Versuche. Bitte warten Sie und versuchen Sie es in ${minutesOf(seconds)} wieder. Oder setzen Sie Ihr Passwort neu.`,
    signIn: {
      title: 'Anmelden',
      lead: 'Für alle, die am Übergang von der Schule in den Beruf mitarbeiten. Angebote finden Sie auch ohne Anmeldung.',
      submit: 'Anmelden',
      forgotten: 'Passwort vergessen?',
      backAfter: 'Bitte melden Sie sich an. Danach geht es dort weiter, wo Sie waren.',
      noAccount:
        'Sie haben noch keinen Zugang? Ihre Einrichtung oder die Koordinierungsstelle lädt Sie per E-Mail ein.',
      wrong: 'E-Mail-Adresse oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen Sie es noch einmal.',
      noMembership:
        'Ihr Zugang gehört zurzeit zu keiner Einrichtung. Bitte wenden Sie sich an die Koordinierungsstelle Ihrer Region.',
      already: (name: string) => `Sie sind angemeldet als ${name}.`,
      toWork: 'Zum Arbeitsbereich',
      demoTitle: 'Zum Ausprobieren: mit einem Klick anmelden',
      demoText: 'Diese Region ist erfunden, alle Personen auch. Wählen Sie, als wer Sie Steg ansehen möchten.',
      demoButton: (role: string) => `Anmelden als ${role}`,
    },
    signedOut: 'Sie sind abgemeldet.',
    choose: {
      title: 'Für wen arbeiten Sie gerade?',
      lead: 'Sie haben mehrere Rollen. Sie arbeiten immer in genau einer davon und können jederzeit wechseln.',
      field: 'Rolle und Einrichtung',
      submit: 'Weiter',
      gone: 'Diese Rolle gibt es nicht mehr. Bitte wählen Sie eine andere.',
    },
    forgotten: {
      title: 'Passwort vergessen',
      lead: 'Wir schicken Ihnen einen Link. Mit ihm setzen Sie ein neues Passwort.',
      submit: 'Link schicken',
      sentTitle: 'Bitte sehen Sie in Ihr Postfach',
      sentText:
        'Wenn es zu dieser Adresse einen Zugang gibt, ist der Link unterwegs. Er gilt zwei Stunden. Kommt nichts an? Sehen Sie im Spam-Ordner nach oder fragen Sie die Koordinierungsstelle.',
      back: 'Zur Anmeldung',
    },
    reset: {
      title: 'Neues Passwort',
      lead: (email: string) => `Für den Zugang ${email}. Danach sind alle anderen Anmeldungen beendet.`,
      submit: 'Passwort speichern',
      done: 'Ihr neues Passwort gilt. Bitte melden Sie sich damit an.',
      invalidTitle: 'Dieser Link gilt nicht mehr',
      invalidText:
        'Der Link wurde schon benutzt, oder er ist älter als zwei Stunden. Bitte fordern Sie einen neuen an.',
      again: 'Neuen Link anfordern',
    },
    invitation: {
      title: 'Einladung',
      lead: (given: { organization: string; role: string }) =>
        `Sie sind eingeladen: ${given.organization}, Rolle „${given.role}“.`,
      forAddress: (email: string) => `Die Einladung gilt für ${email}.`,
      newPerson: 'Legen Sie Ihren Zugang an. Das dauert eine Minute.',
      knownPerson:
        'Zu dieser Adresse gibt es schon einen Zugang. Geben Sie Ihr Passwort ein, dann kommt die neue Rolle dazu.',
      submitNew: 'Zugang anlegen',
      submitKnown: 'Einladung annehmen',
      wrongPassword: 'Das Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.',
      done: 'Willkommen! Ihr Zugang ist bereit.',
      states: {
        missing: {
          title: 'Diese Einladung gibt es nicht',
          text: 'Bitte prüfen Sie, ob der Link vollständig ist. Sonst bitten Sie um eine neue Einladung.',
        },
        accepted: {
          title: 'Diese Einladung wurde schon angenommen',
          text: 'Sie können sich mit Ihrer E-Mail-Adresse und Ihrem Passwort anmelden.',
        },
        expired: {
          title: 'Diese Einladung ist abgelaufen',
          text: 'Eine Einladung gilt 14 Tage. Bitte bitten Sie um eine neue.',
        },
        revoked: {
          title: 'Diese Einladung gilt nicht mehr',
          text: 'Sie wurde zurückgenommen oder durch eine neuere ersetzt. Bitte fragen Sie dort nach, wo Sie eingeladen wurden.',
        },
      },
    },
    accounts: {
      title: 'Zugänge',
      lead: (people: number, organizations: number) =>
        people === 1
          ? 'Eine Person hat einen Zugang.'
          : `${number.format(people)} Personen in ${organizations === 1 ? 'einer Einrichtung' : `${number.format(organizations)} Einrichtungen`} haben einen Zugang.`,
      invite: 'Jemanden einladen',
      caption: 'Wer Zugang hat',
      columns: { name: 'Name', organization: 'Einrichtung', role: 'Rolle', since: 'seit', actions: 'Aktion' },
      end: 'Beenden',
      endFor: (name: string) => `Zugang beenden: ${name}`,
      you: 'Sie',
      lastCoordinator: 'Letzte Koordinierung: Laden Sie zuerst jemand anderen ein.',
      empty: 'Noch hat niemand einen Zugang.',
      openTitle: 'Offene Einladungen',
      openCaption: 'Offene Einladungen',
      openColumns: { email: 'E-Mail-Adresse', until: 'gilt bis', actions: 'Aktion' },
      noneOpen: 'Keine Einladung ist offen.',
      revoke: 'Zurücknehmen',
      revokeFor: (email: string) => `Einladung zurücknehmen: ${email}`,
      revoked: 'Die Einladung ist zurückgenommen.',
      revokedNext: 'Der Link in der E-Mail öffnet nichts mehr.',
      invited: (email: string) => `Die Einladung an ${email} ist unterwegs.`,
      invitedNext: 'Die Person legt mit dem Link ihren Zugang an. Der Link gilt 14 Tage und nur einmal.',
      ended: (name: string) => `Der Zugang von ${name} ist beendet.`,
      endedNext: 'Laufende Anmeldungen in dieser Rolle sind schon geschlossen.',
      gone: 'Das ist inzwischen schon geschehen.',
    },
    invite: {
      title: 'Jemanden einladen',
      lead: 'Die Person bekommt eine E-Mail mit einem Link und legt ihren Zugang selbst an.',
      whichTitle: 'Für welche Einrichtung?',
      search: 'Name der Einrichtung',
      searchSubmit: 'Suchen',
      none: 'Keine Einrichtung gefunden. Bitte prüfen Sie die Schreibweise, oder legen Sie die Einrichtung im Netzwerk an.',
      more: 'Es gibt weitere Treffer. Bitte schreiben Sie mehr vom Namen.',
      otherOrganization: 'Andere Einrichtung',
      forOrganization: (name: string) => `Für: ${name}`,
      submit: 'Einladung schicken',
      already: 'Diese Person hat diese Rolle schon.',
      fictionalOnly:
        'In der Vorführregion gibt es nur erfundene Menschen. Bitte nehmen Sie eine Adresse, die auf .example endet.',
      roleDoesNotFit: 'Diese Rolle gibt es an dieser Einrichtung nicht, oder Sie dürfen sie nicht vergeben.',
    },
    end: {
      question: (name: string) => `Zugang von ${name} beenden?`,
      text: (given: { role: string; organization: string }) =>
        `Rolle „${given.role}“, ${given.organization}. Die Anmeldung in dieser Rolle endet sofort. Was die Person eingetragen hat, bleibt. Sie können sie später neu einladen.`,
      submit: 'Zugang beenden',
      last: 'Das ist die letzte Koordinierung der Region. Laden Sie zuerst jemand anderen für die Koordinierung ein.',
    },
    profile: {
      title: 'Mein Zugang',
      lead: (email: string) => `Sie melden sich an mit ${email}.`,
      names: 'Ihr Name',
      save: 'Name speichern',
      saved: 'Ihr Name ist gespeichert.',
      passwordTitle: 'Passwort ändern',
      passwordSubmit: 'Passwort ändern',
      passwordChanged: 'Ihr neues Passwort gilt.',
      passwordChangedNext: 'Auf allen anderen Geräten sind Sie abgemeldet.',
      wrongPassword: 'Das bisherige Passwort stimmt nicht.',
      sessionsTitle: 'Wo Sie angemeldet sind',
      sessionsCaption: 'Ihre Anmeldungen',
      columns: { device: 'Gerät', since: 'seit', seen: 'zuletzt benutzt', actions: 'Aktion' },
      thisDevice: 'dieses Gerät',
      unknownDevice: 'Unbekanntes Gerät',
      endSession: 'Abmelden',
      endSessionFor: (device: string) => `Abmelden: ${device}`,
      endOthers: 'Überall sonst abmelden',
      sessionEnded: 'Die Anmeldung ist beendet.',
      othersEnded: 'Überall sonst sind Sie abgemeldet.',
      savedBy: 'Ihr Zugang wurde in einem anderen Fenster geändert.',
    },
    mailbox: {
      title: 'Postfach des Betriebs',
      lead: (count: number) =>
        count === 0
          ? 'Noch hat Steg keine E-Mail geschrieben.'
          : `${count === 1 ? 'Eine E-Mail' : `${number.format(count)} E-Mails`} aus den letzten 30 Tagen.`,
      deliveries: {
        'no-server':
          'Es ist kein Mailserver eingerichtet. Die E-Mails bleiben hier liegen. Bitte geben Sie die Links persönlich weiter.',
        sends: 'Der Mailserver ist eingerichtet. Den Text verschickter E-Mails zeigen wir nicht.',
        fictional:
          'In der Vorführregion verlässt keine E-Mail das Haus. Alle bleiben hier liegen. Die Links darin können Sie ausprobieren.',
      },
      caption: 'E-Mails',
      columns: { subject: 'Betreff', to: 'An', created: 'Geschrieben', state: 'Stand' },
      states: { waiting: 'wartet', kept: 'bleibt hier', sent: 'verschickt', failed: 'gescheitert' },
      tried: (attempts: number) => `${number.format(attempts)} Versuche`,
      unreadable: 'Dieser Text lässt sich hier nicht öffnen: Er wurde mit einem anderen Schlüssel verschlossen.',
      back: 'Alle E-Mails',
      to: 'An',
      created: 'Geschrieben',
      state: 'Stand',
      error: 'Meldung des Mailservers',
    },
    tasks: {
      invitations: (count: number) =>
        count === 1 ? 'Eine Einladung läuft bald ab' : `${number.format(count)} Einladungen laufen bald ab`,
      mails: (count: number) =>
        count === 1
          ? 'Eine E-Mail konnte nicht verschickt werden'
          : `${number.format(count)} E-Mails konnten nicht verschickt werden`,
    },
    actionLabels: {
      'session.open': 'Angemeldet',
      'session.end': 'Abgemeldet',
      'session.end-other': 'Andere Anmeldung beendet',
      'session.refuse': 'Anmeldung abgewiesen',
      'invitation.send': 'Eingeladen',
      'invitation.revoke': 'Einladung zurückgenommen',
      'invitation.accept': 'Einladung angenommen',
      'membership.end': 'Zugang beendet',
      'membership.move': 'Zugang mit der Einrichtung umgezogen',
      'password.change': 'Passwort geändert',
      'password.reset-request': 'Neues Passwort angefordert',
      'password.reset': 'Passwort neu gesetzt',
      'person.change': 'Profil geändert',
      'person.deactivate': 'Zugang gesperrt',
      'person.reactivate': 'Zugang wieder geöffnet',
      'person.erase': 'Personenbezogene Daten gelöscht',
      'mail.read': 'E-Mail im Postfach gelesen',
    },
    fieldLabels: {
      email: 'E-Mail-Adresse',
      role: 'Rolle',
      title: 'Titel',
      givenName: 'Vorname',
      familyName: 'Nachname',
    },
    permissions: {
      login: 'Anmeldung',
      comeIn: 'anmelden, Passwort neu setzen, Einladung annehmen',
      demo: 'mit einem Klick anmelden',
      own: 'eigenes Profil, Passwort, Anmeldungen, Rolle wählen',
      account: 'Zugang',
      list: 'auflisten',
      read: 'sehen',
      invite: 'einladen',
      revoke: 'Einladung zurücknehmen',
      end: 'beenden',
      person: 'Person',
      deactivate: 'in allen Regionen sperren und wieder öffnen',
      mailbox: 'Postfach',
      demoOff: 'Vorführung abgeschaltet',
      always: 'immer',
      demoRegion: 'in der erfundenen Region',
      realRegion: 'in einer echten Region',
      ownOrganization: 'eigene Einrichtung, passende Rolle',
      ownWrongRole: 'eigene Einrichtung, fremde Art von Rolle',
      otherOrganization: 'andere Einrichtung der Region',
      coordinatorAtOffice: 'Koordinierung an der Leitstelle',
      operatorAtOffice: 'Betrieb der Plattform an der Leitstelle',
      otherRegion: 'andere Region',
      oneself: 'eigene Rolle',
      lastCoordinator: 'letzte Koordinierung der Region',
    },
  },
})

export const roleLabel = (role: MembershipRole): string => t.roles[role]

/** What an audit action is called for people. */
export const actionLabels: Readonly<Record<string, string>> = t.actionLabels

/** What the fields are called that those actions change. */
export const fieldLabels: Readonly<Record<string, string>> = t.fieldLabels
