import { catalogue } from '../../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const offers = (n: number): string => `${number.format(n)} ${n === 1 ? 'Angebot' : 'Angebote'}`
const offersIn = (n: number): string => `${number.format(n)} Angeboten`
const days = (n: number): string => `${number.format(n)} ${n === 1 ? 'Tag' : 'Tage'}`

export const f = catalogue({
  de: {
    never: 'noch nie bestätigt',
    confirmedOn: (date: string) => `bestätigt am ${date}`,
    states: {
      fresh: 'aktuell',
      due: 'zu bestätigen',
      overdue: 'überfällig',
      stale: 'veraltet',
      hidden: 'nicht mehr öffentlich',
    },
    badge: {
      stale: (date: string) => `seit ${date} nicht bestätigt`,
      staleNever: 'noch nie bestätigt',
      title: (words: string) => `Diese Angaben sind ${words}`,
      help: 'Vielleicht hat sich etwas geändert. Fragen Sie vor Ihrem Besuch beim Anbieter nach.',
    },
    facts: {
      dueOn: 'Zu bestätigen bis',
      changed: 'Zuletzt geändert',
      confirmed: 'Bestätigt',
      state: 'Aktualität',
      way: { link: 'über den Link in unserer E-Mail', work: 'im Arbeitsbereich', publish: 'beim Veröffentlichen' },
      forced: {
        reports: 'Mehrere Menschen haben Fehler gemeldet.',
        link: 'Der Link zur Internetseite geht nicht mehr.',
      },
      link: 'Link geprüft',
      noLink: 'noch nicht geprüft',
      showAgain: 'Trotzdem wieder zeigen',
      showAgainWhy: 'Warum?',
      showAgainHelp: 'Das Angebot bleibt als „nicht bestätigt“ gekennzeichnet. Die Begründung steht im Verlauf.',
      shownAgain: 'Das Angebot ist wieder öffentlich.',
      noReason: {
        title: 'Die Begründung fehlt',
        text: 'Bitte schreiben Sie in einem Satz, warum das Angebot trotzdem gezeigt werden soll.',
      },
      notHidden: {
        title: 'Das Angebot ist schon öffentlich',
        text: 'Jemand anderes war schneller, oder der Anbieter hat bestätigt.',
      },
    },
    linkOutcomes: {
      ok: 'geht',
      gone: 'Seite nicht gefunden',
      'server-error': 'Fehler beim Anbieter der Seite',
      'no-such-host': 'Adresse gibt es nicht',
      'no-answer': 'keine Antwort',
      timeout: 'antwortet zu langsam',
      'bad-certificate': 'Sicherheitszertifikat ungültig',
      'too-many-redirects': 'leitet im Kreis weiter',
      'not-a-web-address': 'keine Internetadresse',
      'forbidden-port': 'ungewöhnlicher Anschluss, nicht geprüft',
      'forbidden-address': 'führt in ein internes Netz',
      'reserved-name': 'erfundene Adresse, nicht geprüft',
    } as Readonly<Record<string, string>>,
    linkChecked: (outcome: string, date: string) => `${outcome} (${date})`,
    linkFailedDays: (n: number) => `an ${days(n)} nacheinander nicht erreichbar`,

    confirm: {
      title: 'Stimmen diese Angebote noch?',
      titleDone: 'Alles ist beantwortet',
      preline: (name: string) => `Sie antworten für: ${name}`,
      lead: (n: number) =>
        n === 1
          ? '1 Angebot wartet auf Ihre Antwort. Das dauert eine Minute.'
          : `${offers(n)} warten auf Ihre Antwort. Das dauert etwa zwei Minuten.`,
      leadDone: 'Danke. Sie müssen nichts weiter tun. Wir melden uns, wenn wieder etwas zu bestätigen ist.',
      allTitle: 'Alles richtig?',
      all: (n: number) => (n === 1 ? 'Das Angebot stimmt noch' : `Alle ${n} stimmen noch`),
      allHelp: 'Haben Sie unten etwas anderes gewählt, gilt Ihre Wahl.',
      each: 'Oder einzeln antworten',
      allWithout: (n: number) =>
        `${offers(n)} ${n === 1 ? 'ist' : 'sind'} nicht dabei, weil der letzte Tag vorbei ist. Bitte antworten Sie dazu unten.`,
      only: 'Bitte antworten Sie',
      over: (date: string) =>
        `Der letzte Tag war der ${date}. Wählen Sie „Ändern“ und tragen Sie neue Termine ein, oder wählen Sie „Beendet“.`,
      overTitle: (n: number) => `Bei ${n === 1 ? '1 Angebot' : offersIn(n)} ist der letzte Tag vorbei.`,
      overNext: 'Wählen Sie dort „Ändern“ und tragen Sie neue Termine ein, oder wählen Sie „Beendet“.',
      eachHelp:
        'Nach „Ändern“ fragen wir, was sich geändert hat. Bei „Beendet“ bleibt die Seite und sagt, dass es das Angebot nicht mehr gibt.',
      answer: (title: string) => `Ihre Antwort zu „${title}“`,
      applyUntil: (date: string) => `Anmeldung bis ${date}`,
      right: 'Stimmt noch',
      change: 'Ändern',
      ended: 'Beendet',
      send: 'Antworten senden',
      view: 'Ansehen',
      hidden: 'Zurzeit nicht öffentlich, weil es lange niemand bestätigt hat. Ihre Antwort ändert das.',
      forced: 'Uns wurde gemeldet, dass hier etwas nicht stimmt.',
      brokenLink: 'Der Link zur Internetseite geht nicht mehr.',
      answeredTitle: 'Schon beantwortet',
      answers: {
        right: (on: string) => `„Stimmt noch“ am ${on}`,
        changed: (on: string) => `Änderung eingetragen am ${on}`,
        ended: (on: string) => `Beendet am ${on}`,
        'not-ended': (on: string) => `Ende zurückgenommen am ${on}`,
        'shown-again': (on: string) => `Wieder gezeigt am ${on}`,
      },
      proposed: 'Ihre Einrichtung oder die Koordinierungsstelle entscheidet darüber. Das Ergebnis steht dann hier.',
      changeMore: 'Noch etwas ändern',
      declined: (on: string, reason: string) => `Ihre Änderung wurde am ${on} nicht übernommen: ${reason}`,
      declinedRest: (on: string, reason: string) =>
        `Ihre Änderung wurde am ${on} nur zum Teil übernommen. Warum nicht ganz: ${reason}`,
      taken: (on: string) => `Ihre Änderung wurde am ${on} angenommen.`,
      reported: (about: string, on: string) => `Gemeldet am ${on}: ${about}.`,
      reportedWords: (words: string) => `„${words}“`,
      confirmedElsewhere: (on: string) => `Inzwischen bestätigt am ${on}`,
      endedElsewhere: 'Inzwischen beendet',
      notPublic: 'Zurzeit kein veröffentlichtes Angebot',
      takeBack: 'Ende zurücknehmen',
      until: (date: string) => `Dieser Link gilt bis ${date}. Sie können ihn mehrmals öffnen.`,
      office: (name: string) => `Fragen? ${name} hilft Ihnen weiter.`,
      officeLink: 'Ansprechpartner in der Region',
      thanks: ({ right, ended }: { right: number; ended: number }) =>
        [
          right > 0 ? `${offers(right)} ${right === 1 ? 'ist' : 'sind'} heute bestätigt` : '',
          ended > 0 ? `${offers(ended)} ${ended === 1 ? 'ist' : 'sind'} beendet` : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      thanksTitle: (what: string) => `Danke. ${what}.`,
      thanksLeft: (n: number) =>
        n === 0
          ? 'Damit ist alles beantwortet.'
          : `${offers(n)} ${n === 1 ? 'wartet' : 'warten'} noch auf Ihre Antwort.`,
      nothing: 'Sie haben noch nichts ausgewählt.',
      nothingNext: 'Wählen Sie bei mindestens einem Angebot eine Antwort, oder bestätigen Sie alle auf einmal.',
      before: 'Das war schon beantwortet. Es hat sich nichts geändert.',
      reopened: 'Das Ende ist zurückgenommen. Das Angebot ist wieder öffentlich.',
      notReopened: 'Das lässt sich hier nicht mehr zurücknehmen. Bitte fragen Sie die Koordinierungsstelle.',
    },
    change: {
      title: (n: number) => (n === 1 ? 'Was hat sich geändert?' : `Was hat sich geändert? Noch ${n} Angebote`),
      legend: (title: string) => title,
      help: 'Tragen Sie nur ein, was anders ist. Alles andere bleibt.',
      waiting: 'Ihre erste Änderung wartet noch. Was Sie hier senden, kommt dazu.',
      typed: 'Das haben Sie eingetragen',
      contact: 'Neue Ansprechperson',
      contactHelp: 'Nur ausfüllen, wenn sich jemand anderes kümmert. Die Angaben werden öffentlich.',
      note: 'Was hat sich sonst geändert?',
      noteHelp: 'In Ihren Worten.',
      send: 'Änderung senden',
      later: 'Später antworten',
      applied: 'Danke. Die neuen Termine und Kosten stehen jetzt im Angebot.',
      proposed: 'Danke. Ihre Änderung ist angekommen.',
      proposedNext: 'Ihre Einrichtung oder die Koordinierungsstelle übernimmt sie in das Angebot.',
      nothing: 'Sie haben noch nichts geändert. Tragen Sie ein, was anders ist.',
      meanwhileTop:
        'Während Sie geschrieben haben, hat jemand anderes dieselben Angaben geändert. Noch ist nichts gesendet.',
      meanwhile: (now: string | null) =>
        now === null
          ? 'Inzwischen ist dieses Feld leer. Gilt Ihre Angabe, dann senden Sie sie noch einmal.'
          : `Inzwischen steht hier: „${now}“. Gilt Ihre Angabe, dann senden Sie sie noch einmal; sonst tragen Sie diese ein.`,
      endsBeforeStart: 'Der letzte Tag liegt vor dem Beginn. Bitte prüfen Sie beide Tage.',
      gone: {
        title: 'Ihre Änderung ist nicht gespeichert',
        text: 'Dieses Angebot ist inzwischen beendet, oder es gehört zu einer anderen Einrichtung. Gilt Ihre Änderung trotzdem, dann melden Sie sich bei der Koordinierungsstelle.',
        typedHelp: 'Kopieren Sie den Text in Ihre Nachricht, damit nichts verloren geht.',
        back: 'Zurück zu Ihren Angeboten',
      },
    },
    closed: {
      unknown: {
        title: 'Diesen Link kennen wir nicht',
        text: 'Vielleicht ist er nicht vollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz in die Adresszeile.',
      },
      expired: {
        title: 'Dieser Link gilt nicht mehr',
        text: (on: string) =>
          `Er galt bis ${on}. Wir schicken gern einen neuen: an die Ansprechperson, die bei uns eingetragen ist.`,
      },
      newLink: 'Neuen Link schicken',
      typedHelp:
        'Ihre Änderung ist noch nicht gespeichert. Kopieren Sie den Text, bevor Sie weitergehen, und tragen Sie ihn über einen gültigen Link noch einmal ein.',
      sent: {
        title: 'Ein neuer Link ist unterwegs',
        text: 'Er geht an die Ansprechperson Ihrer Einrichtung. Schauen Sie in ein paar Minuten in das Postfach, auch in den Spam-Ordner.',
      },
      nothingOpen: {
        title: 'Es ist nichts offen',
        text: 'Alle Angebote Ihrer Einrichtung sind bestätigt. Sie müssen nichts tun.',
      },
      nobody: {
        title: 'Wir haben keine gültige Adresse',
        text: 'Bitte rufen Sie die Koordinierungsstelle an. Sie trägt die richtige Ansprechperson ein.',
      },
      throttled: {
        title: 'Heute haben wir schon mehrere Links geschickt',
        text: 'Bitte schauen Sie in das Postfach der Ansprechperson, auch in den Spam-Ordner. Morgen können Sie einen neuen Link anfordern.',
      },
    },
    figures: {
      title: 'Aktualität der Angebote',
      breadcrumb: 'Angebote',
      lead: (confirmed: number, all: number) =>
        all === 0
          ? 'Noch ist kein Angebot veröffentlicht.'
          : `${number.format(confirmed)} von ${all === 1 ? '1 Angebot' : `${number.format(all)} Angeboten`} ${confirmed === 1 ? 'ist' : 'sind'} in den letzten 180 Tagen bestätigt.`,
      export: 'Als CSV speichern',
      states: 'So sicher sind die Angaben',
      caption: 'Angebote je Einrichtung, die unsichersten zuerst',
      organization: 'Einrichtung',
      offers: 'Angebote',
      share: 'Bestätigt',
      shareOf: (share: number) => `${number.format(Math.round(share * 100))} %`,
      median: 'Mittleres Alter',
      days,
      late: 'Überfällig',
      open: 'Offen',
      mail: 'Letzte E-Mail',
      noMail: 'keine',
      recipients: { contact: 'an die Ansprechperson', deputy: 'an die Vertretung', mailbox: 'an das Postfach' },
      returned: 'Kam zurück',
      returnedName: (name: string, on: string) => `Die E-Mail vom ${on} an ${name} kam zurück`,
      returnedNoted: 'Notiert: Diese E-Mail kam zurück.',
      returnedNext:
        'An diese Adresse schreibt Steg nicht mehr, bis jemand den Eintrag im Netzwerk ändert. Mit „Jetzt erinnern“ geht die E-Mail an jemand anderes in der Einrichtung.',
      returnedUndone: 'Zurückgenommen: Die E-Mail gilt als angekommen.',
      unreachable: 'Einrichtungen, die Steg nicht fragen kann',
      unreachableHelp:
        'Ihre Angebote warten auf Bestätigung, und keine Ansprechperson und kein Postfach hat eine gültige E-Mail-Adresse. Tragen Sie eine ein; dann fragt Steg von selbst.',
      bounced: 'kam zurück',
      silent: 'antwortet nicht',
      remind: 'Jetzt erinnern',
      remindName: (name: string) => `${name} jetzt erinnern`,
      action: 'Erinnern',
      reminded: (n: number) => `Die E-Mail zu ${n === 1 ? '1 Angebot' : `${n} Angeboten`} ist unterwegs.`,
      remindedNext: 'Antwortet nach einer Woche niemand, fragt Steg die Vertretung.',
      refusals: {
        'nothing-open': { title: 'Hier ist nichts offen', text: 'Diese Einrichtung hat alle Angebote bestätigt.' },
        'reminded-lately': {
          title: 'Gerade erst erinnert',
          text: 'In den letzten drei Tagen ging schon eine E-Mail an diese Einrichtung. Rufen Sie lieber an.',
        },
        'nobody-to-write-to': {
          title: 'Niemand zum Anschreiben',
          text: 'Zu dieser Einrichtung fehlt eine gültige E-Mail-Adresse. Bitte tragen Sie im Netzwerk eine Ansprechperson ein.',
        },
      },
      empty: 'Hier steht bald, wie aktuell die Angebote sind.',
      setting: 'Einstellung',
      settingLabel: 'Termine und Kosten aus dem Bestätigungslink sofort übernehmen',
      settingHelp:
        'Sonst wartet jede Änderung auf die Einrichtung oder auf Sie. Ansprechpersonen und Texte warten immer.',
      settingSave: 'Speichern',
      settingSaved: 'Die Einstellung ist gespeichert.',
      csv: {
        file: 'aktualitaet.csv',
        head: [
          'Einrichtung',
          'Angebote',
          'bestätigt (180 Tage)',
          'Anteil in %',
          'mittleres Alter in Tagen',
          'überfällig',
          'offen',
          'letzte E-Mail',
          'E-Mail kam zurück',
          'antwortet nicht',
        ],
        yes: 'ja',
        no: 'nein',
      },
      rules: 'Wie lange gilt eine Bestätigung?',
      ruleFor: 'Wofür',
      ruleDays: 'Frist',
      ruleAsked: 'Steg fragt',
      asked: (all: number, before: number) =>
        before === 0 ? '–' : before === all ? 'sofort' : `${days(before)} vorher`,
      ruleWhy: 'Warum',
    },
    tasks: {
      silent: (n: number) =>
        `${number.format(n)} ${n === 1 ? 'Einrichtung antwortet' : 'Einrichtungen antworten'} nicht auf die Bitte um Bestätigung`,
      silentDetail: 'Seit zwei Wochen kam keine Antwort. Rufen Sie an, oder tragen Sie eine andere Ansprechperson ein.',
      bounced: (n: number) => `${number.format(n)} ${n === 1 ? 'E-Mail-Adresse ist' : 'E-Mail-Adressen sind'} falsch`,
      bouncedDetail: 'Unsere E-Mail kam zurück. Bitte tragen Sie die richtige Adresse ein.',
      unreachable: (n: number) =>
        `${number.format(n)} ${n === 1 ? 'Einrichtung hat' : 'Einrichtungen haben'} keine gültige E-Mail-Adresse`,
      unreachableDetail:
        'Steg kann sie nicht um Bestätigung bitten. Tragen Sie eine Ansprechperson oder ein Postfach ein.',
      hidden: (n: number) => `${offers(n)} ${n === 1 ? 'ist' : 'sind'} nicht mehr öffentlich`,
      hiddenDetail:
        'Seit einem Vierteljahr nach der Frist hat niemand sie bestätigt. Entscheiden Sie, ob sie trotzdem gezeigt werden.',
      due: (n: number) => `${offers(n)} ${n === 1 ? 'wartet' : 'warten'} auf Bestätigung`,
      dueDetail: 'Die Frist läuft oder ist schon vorbei. Ein Knopf genügt, wenn alles noch stimmt.',
    },
    fields: {
      takesDatesAtOnce: 'Termine und Kosten sofort übernehmen',
      about: 'Worum es geht',
      outcome: 'Ergebnis',
      offers: 'Angebote',
    } as Readonly<Record<string, string>>,
    actions: {
      'offer.ask-confirmation': 'Um Bestätigung der Angebote gebeten',
      'offer.suggest': 'Änderung über den Bestätigungslink eingetragen',
      'offer.take-suggestion': 'Änderung aus dem Bestätigungslink übernommen',
      'offer.decline-suggestion': 'Änderung aus dem Bestätigungslink abgelehnt',
      'offer.hide': 'Angebot verborgen, weil es niemand bestätigt hat',
      'offer.show-again': 'Angebot wieder gezeigt',
      'offer.report': 'Fehler gemeldet',
      'offer.close-report': 'Fehlermeldung erledigt',
      'offer.tell-report': 'Anbieter per E-Mail auf die Meldung hingewiesen',
      'offer.tell-decision': 'Anbieter per E-Mail mitgeteilt, dass die Änderung abgelehnt ist',
      'offer.force-due': 'Angebot zur Bestätigung vorgezogen',
      'freshness.note-bounce': 'Notiert, dass die E-Mail zurückkam',
      'freshness.take-back-bounce': 'Zurückgenommen, dass die E-Mail zurückkam',
      'freshness.tell-office': 'Koordinierungsstelle per E-Mail an offene Aufgaben erinnert',
      'freshness.decide': 'Umgang mit Änderungen aus dem Bestätigungslink geändert',
    } as Readonly<Record<string, string>>,
  },
})
