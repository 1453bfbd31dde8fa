// What backup and restore say to the operator.
import { catalogue } from '../../i18n/catalogue.ts'

export const t = catalogue({
  de: {
    keyMade: (file: string) =>
      `Der Schlüssel der Sicherungen liegt jetzt in ${file}. Bitte bewahren Sie eine Kopie getrennt von den Sicherungen auf; ohne ihn ist keine Sicherung lesbar.`,
    keyUnreadable: (file: string) =>
      `Der Schlüssel ${file} lässt sich nicht lesen. Bitte prüfen Sie die Datei und ihre Rechte.`,
    keyMalformed: 'Der Schlüssel der Sicherung muss aus 64 Zeichen 0–9 und a–f bestehen.',
    noFile: (file: string) => `Die Sicherung ${file} lässt sich nicht öffnen. Bitte prüfen Sie Namen und Rechte.`,
    noBackup: (file: string) => `${file} ist keine Sicherung von Steg.`,
    newerFormat: (file: string) =>
      `Die Sicherung ${file} hat ein neueres Format. Bitte verwenden Sie die neuere Fassung von Steg.`,
    wrongKey: (file: string) =>
      `Der Schlüssel passt nicht zur Sicherung ${file}. Bitte geben Sie den Schlüssel an, mit dem sie gemacht wurde.`,
    truncated: (file: string) => `Die Sicherung ${file} ist unvollständig. Bitte nehmen Sie eine andere.`,
    tampered: (file: string) => `Die Sicherung ${file} ist beschädigt oder verändert. Bitte nehmen Sie eine andere.`,
    notVisible: (table: string) =>
      `Die Tabelle ${table} lässt sich nicht vollständig sichern: Der Rolle steg_operator fehlt das Recht, alles zu lesen. Bitte melden Sie das als Fehler.`,
    noRoom: 'Auf dem Datenträger ist kein Platz für die Sicherung. Bitte schaffen Sie Platz und wiederholen Sie sie.',
    backupFailed: (reason: string) => `Die Sicherung ist gescheitert: ${reason}.`,
    backupDiffers: (file: string) =>
      `Die Sicherung ${file} ließ sich nach dem Schreiben nicht fehlerfrei lesen. Bitte prüfen Sie den Datenträger.`,
    notMigrated: 'Die Datenbank ist noch leer, es gibt nichts zu sichern.',
    notEmpty: (table: string) =>
      `Die Datenbank enthält schon Daten (${table}). Bitte spielen Sie die Sicherung in einen leeren Ordner ein, oder verlangen Sie ausdrücklich, die Daten zu ersetzen.`,
    newerLevel: (name: string) =>
      `Die Sicherung stammt aus einer neueren Fassung von Steg (${name}). Bitte installieren Sie diese zuerst.`,
    otherTables: (table: string) =>
      `Die Sicherung passt nicht zu dieser Datenbank: Die Tabelle ${table} gibt es nur auf einer Seite.`,
    inUse: 'Die Datenbank wird gerade benutzt. Bitte beenden Sie Steg und wiederholen Sie das Einspielen.',
    restoreFailed: (reason: string) =>
      `Die Sicherung ließ sich nicht einspielen: ${reason}. Die Datenbank blieb unverändert.`,
  },
})
