// What the launcher of the embedded database says to whoever starts Steg.
import { catalogue } from '../../i18n/catalogue.ts'

export const t = catalogue({
  de: {
    noBinaries: (platform: string) =>
      `Für dieses System (${platform}) gibt es keine mitgelieferte Datenbank. Bitte setzen Sie DATABASE_URL auf einen PostgreSQL-Server ab Version 15.`,
    binariesDoNotRun: (platform: string) =>
      `Die mitgelieferte Datenbank läuft auf diesem System (${platform}) nicht. Bitte setzen Sie DATABASE_URL auf einen PostgreSQL-Server ab Version 15.`,
    noUnprivilegedUser:
      'Die mitgelieferte Datenbank läuft nicht mit Administratorrechten, und hier lässt sich kein anderer Benutzer verwenden. Bitte starten Sie Steg als gewöhnlicher Benutzer oder setzen Sie DATABASE_URL.',
    folderNotWritable: (folder: string) =>
      `In den Ordner ${folder} lässt sich nicht schreiben. Bitte geben Sie mit STEG_DATA einen beschreibbaren Ordner an.`,
    dataOfAnotherUser: (folder: string) =>
      `Die Daten in ${folder} gehören einem anderen Benutzer. Bitte starten Sie Steg als dieser Benutzer.`,
    dataOfAnotherVersion: (folder: string, found: string, expected: string) =>
      `Die Daten in ${folder} stammen von PostgreSQL ${found}, dieses Steg bringt PostgreSQL ${expected} mit. Bitte spielen Sie mit diesem Steg eine Sicherung in einen neuen Ordner ein.`,
    keyMissing: (file: string) =>
      `Zu den vorhandenen Daten fehlt die Zugangsdatei ${file}. Bitte legen Sie sie aus Ihrer Sicherung zurück.`,
    keyUnreadable: (file: string) =>
      `Die Zugangsdatei ${file} lässt sich nicht lesen. Bitte prüfen Sie die Datei und ihre Rechte.`,
    keyDoesNotFit: (file: string) =>
      `Die Zugangsdatei ${file} passt nicht zu den vorhandenen Daten. Bitte legen Sie die richtige Datei zurück.`,
    socketFolderForeign: (folder: string) =>
      `Der Ordner ${folder} für die Verbindung zur Datenbank gehört jemand anderem. Bitte löschen Sie ihn oder setzen Sie TMPDIR.`,
    initFailed: (reason: string) => `Die Datenbank ließ sich nicht anlegen: ${reason}`,
    startFailed: (logFile: string, reason: string) =>
      `Die Datenbank ließ sich nicht starten: ${reason} Mehr steht in ${logFile}.`,
    noAnswer: (logFile: string) => `Die Datenbank antwortet nicht. Mehr steht in ${logFile}.`,
    unsafeSetting: (name: string, value: string) =>
      `Die Datenbank läuft mit ${name} = ${value}. So könnten Daten verloren gehen, deshalb startet Steg nicht.`,
    alreadyServing: (folder: string) =>
      `In ${folder} läuft Steg schon. Bitte beenden Sie es zuerst, oder wählen Sie mit STEG_DATA einen anderen Ordner.`,
    recovering: 'Die Datenbank stellt sich nach einem Abbruch wieder her. Das kann etwas dauern.',
    liesElsewhere: (folder: string) =>
      `Steg läuft mit Administratorrechten; die Datenbank liegt deshalb in ${folder}. Bitte sichern Sie diesen Ordner mit.`,
    stopIsSlow: 'Die Datenbank braucht zum Beenden ungewöhnlich lange.',
  },
})
