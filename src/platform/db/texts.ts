// What opening and migrating the database says to whoever starts Steg.
import { catalogue } from '../i18n/catalogue.ts'

export const t = catalogue({
  de: {
    urlUnreadable:
      'DATABASE_URL lässt sich nicht lesen. Bitte schreiben Sie sie als postgres://benutzer:kennwort@rechner:5432/datenbank.',
    noServer: (where: string) =>
      `Unter ${where} (DATABASE_URL) antwortet kein PostgreSQL-Server. Bitte prüfen Sie Adresse und Server.`,
    wrongLogin: (user: string) =>
      `Der Datenbankserver nimmt den Benutzer ${user} mit diesem Kennwort nicht an. Bitte prüfen Sie DATABASE_URL.`,
    noDatabase: (name: string) =>
      `Auf dem Datenbankserver gibt es keine Datenbank ${name}. Bitte legen Sie sie an, oder prüfen Sie DATABASE_URL.`,
    connectionRefused: (code: string) =>
      `Der Datenbankserver weist die Verbindung ab (${code}). Bitte prüfen Sie DATABASE_URL und den Server.`,
    tooOld: (version: string) =>
      `Der Datenbankserver hat PostgreSQL ${version}, Steg braucht mindestens Version 15. Bitte aktualisieren Sie ihn.`,
    notUtf8: (encoding: string) =>
      `Die Datenbank ist in ${encoding} kodiert, Steg braucht UTF8. Bitte legen Sie eine neue Datenbank mit ENCODING 'UTF8' an.`,
    mayNotMakeRoles: (owner: string) =>
      `Der Datenbankbenutzer ${owner} darf keine Rollen anlegen. Bitte führen Sie als Verwalter aus: ALTER ROLE ${owner} CREATEROLE;`,
    mayNotGrant: (owner: string, role: string) =>
      `Der Datenbankbenutzer ${owner} gehört nicht zur Rolle ${role}. Bitte führen Sie als Verwalter aus: GRANT ${role} TO ${owner};`,
    roleTooStrong: (role: string) =>
      `Die Rolle ${role} darf mehr, als Steg zulässt. Bitte führen Sie als Verwalter aus: ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS;`,
    appCannotLogIn: (role: string, code: string) =>
      `Steg kann sich nicht als ${role} an der Datenbank anmelden (${code}). Bitte prüfen Sie die Rechte der Rolle und pg_hba.conf.`,
    migrationsMissing: (folder: string) => `Der Ordner ${folder} mit den Migrationen fehlt oder ist leer.`,
    migrationName: (file: string) =>
      `Die Migration ${file} heißt nicht wie NNNN_name.sql, oder ihre Nummer ist doppelt.`,
    migrationChanged: (file: string) =>
      `Die Migration ${file} wurde geändert, nachdem sie angewandt war. Bitte stellen Sie die ursprüngliche Datei wieder her.`,
    migrationGone: (file: string) =>
      `Die angewandte Migration ${file} fehlt im Programm. Bitte installieren Sie Steg neu.`,
    migrationTooLate: (file: string) =>
      `Die Migration ${file} hat eine kleinere Nummer als eine schon angewandte. Bitte nummerieren Sie sie neu.`,
    databaseNewer: (file: string) =>
      `Die Datenbank ist neuer als dieses Programm (${file}). Bitte starten Sie die neuere Fassung von Steg.`,
    migrationFailed: (file: string, line: number | undefined, message: string) =>
      `Die Migration ${file} ist gescheitert${line === undefined ? '' : ` (Zeile ${line})`}: ${message}. Die Datenbank blieb unverändert.`,
    migrationImpossible: (message: string) => `Die Datenbank lässt sich nicht auf den neuen Stand bringen: ${message}.`,
  },
})
