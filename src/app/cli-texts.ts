import { catalogue } from '../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')

const age = (hours: number): string =>
  hours < 1
    ? 'vor weniger als einer Stunde'
    : hours < 48
      ? `vor ${hours} Stunden`
      : `vor ${Math.floor(hours / 24)} Tagen`

export const t = catalogue({
  de: {
    usage: `Steg – Regionales Übergangsmanagement

Aufruf: npm run steg -- BEFEHL

  serve                          Steg starten (dasselbe wie npm start)
  migrate                        Datenbank auf den Stand dieses Programms bringen
  demo                           Vorführregion Landkreis Musterau anlegen
  region NAME --slug KURZNAME --land 03 --office "Name der Koordinierungsstelle" --mail ADRESSE [--operator ADRESSE]
                                 Region anlegen, Koordinierung und Betrieb einladen
  invite ROLLE ADRESSE [--region KURZNAME]
                                 In die Koordinierungsstelle einladen, als operator (Betrieb), coordinator
                                 (Koordinierung), dpo (Datenschutz), monitoring oder requalification-counsellor
  deactivate ADRESSE             Gestohlenen Zugang in allen Regionen sperren, alle Anmeldungen beenden
  reactivate ADRESSE             Gesperrten Zugang wieder öffnen, mit Link für ein neues Passwort
  import schools DATEI           Schulregister einlesen (CSV, XLSX, JSON)
  import organizations DATEI     Einrichtungen einlesen (CSV, XLSX)
  import municipalities DATEI    Gemeindeverzeichnis einlesen (XLSX, CSV)
  import courses DATEI           Seiten eines Integreat-Auszugs als Angebote einlesen (JSON)
  import hsds DATEI              Angebote nach HSDS 3.0 einlesen (JSON)
  import needs DATEI             Gemeldeten Bedarf einlesen (CSV, XLSX)
  import workshops DATEI         Werkstätten der berufsbildenden Schulen einlesen (CSV, XLSX)
  import wishes DATEI            Wünsche der Schülerinnen und Schüler nach ihrem Code einlesen (CSV, XLSX)
                                 Dazu bei Bedarf: --region KURZNAME
  export organizations DATEI     Einrichtungen ausgeben (.csv oder .xlsx)
  export offers DATEI            Angebote ausgeben (.csv oder .xlsx)
  backup DATEI                   Geprüfte, verschlüsselte Sicherung schreiben
  restore DATEI [--replace]      Sicherung einspielen
  doctor                         Installation prüfen
  new-key [--replace]            Wenn der Schlüssel der Namen verloren ist: sagen, was verloren geht; mit --replace neu beginnen
  plan ORDNER --out ORDNER       Praxistage planen: Schüler, Werkstätten und Wünsche als CSV (ohne Datenbank)
  search --corpus C.jsonl --queries Q.jsonl --out LAUF.tsv
                                 Suche über eine Sammlung laufen lassen (ohne Datenbank)
  help                           Diese Übersicht
`,
    unknownCommand: (command: string) =>
      `Den Befehl „${command}“ gibt es nicht. Alle Befehle zeigt: npm run steg -- help`,
    missingArgument: (command: string) =>
      `Für „${command}“ fehlt eine Angabe. Alle Befehle zeigt: npm run steg -- help`,
    unknownRegion: (slug: string) => `Die Region „${slug}“ gibt es hier nicht.`,
    noRegion:
      'Es gibt noch keine Region. Legen Sie eine an: npm run steg -- region … (siehe help), oder die Vorführregion: npm run steg -- demo',
    portTaken: (port: number) =>
      `Auf Port ${port} läuft schon ein anderes Programm. Wählen Sie einen anderen, zum Beispiel: PORT=${port + 10} npm start`,
    portForbidden: (port: number) =>
      `Port ${port} darf dieses Benutzerkonto nicht öffnen. Wählen Sie einen ab 1024, zum Beispiel: PORT=3000 npm start`,
    hostUnknown: (host: string) => `Die Adresse ${host} (STEG_HOST) gehört nicht zu diesem Rechner.`,
    names: {
      missing: (file: string) =>
        `Der Schlüssel der Namen fehlt: ${file}. Diese Datenbank wurde mit ihm gefüllt. Bitte legen Sie die Datei aus Ihrer Kopie dorthin. Ist sie für immer verloren, sagt npm run steg -- new-key, was dann verloren geht.`,
      malformed: (file: string) =>
        `In ${file} steht kein Schlüssel. Damit sind die Namen in der Datenbank verschlossen. Bitte legen Sie die Datei aus Ihrer Sicherung zurück.`,
      other: (file: string) =>
        `Der Schlüssel in ${file} gehört nicht zu dieser Datenbank. Bitte legen Sie die richtige Datei dorthin, oder prüfen Sie STEG_DATA und DATABASE_URL. Ist der richtige für immer verloren, sagt npm run steg -- new-key, was dann verloren geht.`,
      good: 'Der Schlüssel der Namen passt zur Datenbank',
      fits: 'Der Schlüssel der Namen passt zu dieser Datenbank. Es gibt nichts zu tun.',
      wouldBeLost: (count: number) =>
        `Ohne den alten Schlüssel lassen sich ${number.format(count)} Schülerinnen und Schüler nicht mehr lesen. Ein neuer Schlüssel löscht sie mit Namen, Rückmeldungen, Wünschen und Plätzen. Wenn Sie das wollen: alle Prozesse von Steg beenden, eine Sicherung machen, dann npm run steg -- new-key --replace`,
      replaced: (count: number) =>
        `Ab jetzt gilt der Schlüssel in diesem Datenordner. Gelöscht: ${number.format(count)} Schülerinnen und Schüler. Die Schulen lesen ihre Klassenlisten neu ein und drucken neue Zettel.`,
    },
    folderUnwritable: (folder: string) =>
      `In den Ordner ${folder} (STEG_DATA) kann Steg nicht schreiben. Bitte geben Sie ihm Schreibrechte oder wählen Sie einen anderen.`,
    ready: (url: string, seconds: string) => `\nSteg läuft: ${url}   (bereit nach ${seconds} s)`,
    dataLiesIn: (where: string) => `Daten:      ${where}`,
    ops: (port: number) => `Betrieb:    http://127.0.0.1:${port}/health und /metrics`,
    demoLogins: (url: string) => `Vorführung: ${url} – jede Rolle mit einem Klick, oder mit Passwort:`,
    demoLogin: (address: string, password: string, role: string) =>
      `            ${address.padEnd(44)} ${password.padEnd(26)} ${role}`,
    demoOpenToNetwork:
      '            Achtung: Steg ist im ganzen Netz erreichbar (STEG_HOST), und in die Vorführregion kommt jeder. STEG_DEMO=off schließt sie.',
    stopHint: 'Beenden:    Strg-C\n',
    stopping: 'Steg wird beendet …',
    stopped: 'Steg ist beendet. Es ging nichts verloren.',
    migrated: (count: number) =>
      count === 0 ? 'Die Datenbank ist auf dem neuesten Stand.' : `${count} Änderungen an der Datenbank ausgeführt.`,
    demoFilled: 'Die Vorführregion Landkreis Musterau ist angelegt.',
    demoExists: 'Die Vorführregion gibt es schon. Es wurde nichts geändert.',
    regionCreated: (name: string) => `Die Region „${name}“ ist angelegt.`,
    regionExists: (slug: string) => `Eine Region mit dem Kurznamen „${slug}“ gibt es schon.`,
    regionInvalid:
      'Kurzname: 2 bis 40 Zeichen aus a–z, 0–9 und Bindestrich. Land: zwei Ziffern wie 03 für Niedersachsen. Mail: eine E-Mail-Adresse, ebenso operator.',
    invitationLink: (role: string, url: string) =>
      `Einladung als „${role}“ (14 Tage gültig, bitte nur dieser Person geben):\n${url}`,
    operatorMissing: (slug: string) =>
      `Ohne E-Mail-Versand liest nur der Betrieb die Einladungen im Postfach. Ihn laden Sie so ein: npm run steg -- invite operator ADRESSE --region ${slug}`,
    inviteRole:
      'In die Koordinierungsstelle laden Sie ein als: operator (Betrieb), coordinator (Koordinierung), dpo (Datenschutz), monitoring oder requalification-counsellor.',
    inviteMail:
      'Nach der Rolle steht eine E-Mail-Adresse, zum Beispiel: npm run steg -- invite operator name@example.org',
    inviteFictional:
      'In der Vorführregion gibt es nur erfundene Menschen, und keine E-Mail verlässt das Haus. Bitte nehmen Sie eine Adresse, die auf .example endet, oder eine andere Region (--region).',
    inviteKnown: 'Diese Person hat die Rolle an der Koordinierungsstelle schon.',
    inviteNoOffice: 'In dieser Region gibt es keine Koordinierungsstelle, in die jemand eingeladen werden kann.',
    loginUnknown: (email: string) =>
      `Mit der Adresse „${email}“ meldet sich hier niemand an. Es wurde nichts geändert.`,
    loginClosed: (email: string) =>
      `Der Zugang „${email}“ ist in allen Regionen gesperrt. Alle Anmeldungen sind beendet, das Passwort gilt nicht mehr.\nWieder öffnen: npm run steg -- reactivate ${email}`,
    loginClosedAlready: (email: string) => `Der Zugang „${email}“ ist schon gesperrt. Es wurde nichts geändert.`,
    loginOpened: (email: string, url: string) =>
      `Der Zugang „${email}“ ist wieder offen. Hier setzt die Person ein neues Passwort (2 Stunden gültig, bitte nur dieser Person geben):\n${url}`,
    loginNotClosed: (email: string) => `Der Zugang „${email}“ ist nicht gesperrt. Es wurde nichts geändert.`,
    exported: (file: string) => `Geschrieben: ${file}`,
    headlessUsage: {
      plan: 'Aufruf: npm run -s steg -- plan ORDNER --out ORDNER',
      search: 'Aufruf: npm run -s steg -- search --corpus C.jsonl --queries Q.jsonl --out LAUF.tsv',
    },
    fileUnreadable: (file: string) => `${file}: Die Datei lässt sich nicht lesen. Bitte prüfen Sie den Pfad.`,
    refusedAt: (place: { file: string; line: number; column: number; reason: string }) =>
      `${place.file}: Zeile ${place.line}, Spalte ${place.column}: ${place.reason}.`,
    stoppedEarly: 'Abgebrochen. Es wurde nichts geschrieben.',
    fileUnwritable: (file: string) =>
      `Die Datei ${file} lässt sich nicht schreiben. Gibt es den Ordner, und dürfen Sie dort schreiben?`,
    exportEnding: 'Die Zieldatei muss auf .csv oder .xlsx enden.',
    backupDone: (file: string, rows: number) =>
      `Sicherung geschrieben und geprüft: ${file} (${number.format(rows)} Zeilen). In ihr steht kein Schlüssel: Bewahren Sie den der Sicherungen und keys/subjects.key getrennt davon auf.`,
    restoreDone: (rows: number) => `Sicherung eingespielt: ${number.format(rows)} Zeilen.`,
    failed: (id: string) =>
      `Da ist ein Fehler passiert. Es wurde nichts halb gespeichert. Näheres steht im Protokoll unter ${id}.`,
    doctor: {
      good: 'gut   ',
      bad: 'FEHLER',
      node: (version: string) => `Node.js ${version}`,
      folder: (folder: string) => `Datenordner ${folder} ist beschreibbar`,
      database: (where: string, version: string) => `Datenbank ${where}, PostgreSQL ${version}`,
      durable:
        'Die Datenbank schreibt jede Änderung sicher auf die Platte (fsync, synchronous_commit, full_page_writes)',
      level: (count: number) => `Alle ${count} Änderungen an der Datenbank sind ausgeführt`,
      appRole: 'Das Programm arbeitet mit einer Rolle, die nichts besitzt und den Zeilenschutz nicht umgehen kann',
      rowSecurity: 'Der Zeilenschutz ist bei jeder Tabelle mit Region an und erzwungen',
      pending: (count: number) =>
        `${count === 1 ? 'Eine Änderung an der Datenbank steht aus' : `${count} Änderungen an der Datenbank stehen aus`}: npm run steg -- migrate, oder Steg starten`,
      noFolder: (folder: string) => `Den Ordner ${folder} (STEG_DATA) gibt es noch nicht`,
      noDatabase: (folder: string) =>
        `In ${folder} gibt es noch keine Datenbank. Der erste Start legt sie an: npm start`,
      backup: (file: string, hours: number) => `Letzte Sicherung: ${file} (${age(hours)})`,
      oldBackup: (file: string, hours: number, every: number) =>
        `Die letzte Sicherung ist zu alt: ${file} (${age(hours)}, erwartet alle ${every} Stunden). Läuft Steg? Ist Platz frei?`,
      noBackup: 'Es gibt noch keine Sicherung',
      disk: (gigabytes: string) => `${gigabytes} GB frei auf der Platte`,
      mail: 'E-Mail-Versand ist eingerichtet',
      noMail: 'Kein E-Mail-Versand eingerichtet (STEG_SMTP_URL): Mails bleiben im Postfach des Betriebs',
      waitingMail: (count: number) => `${number.format(count)} E-Mails warten auf Versand`,
      failedJobs: (count: number) => `${number.format(count)} Hintergrundarbeiten sind gescheitert`,
    },
  },
})
