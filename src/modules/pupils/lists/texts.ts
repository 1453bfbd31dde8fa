// What people read while a class list is read in.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

const people = (count: number) => (count === 1 ? '1 Schülerin oder Schüler' : `${count} Schülerinnen und Schüler`)

export const t = catalogue({
  de: {
    label: 'Klassenlisten',
    title: 'Klassenliste',
    help: 'Die Liste, wie Ihr Schulprogramm sie ausgibt. Gebraucht werden Klasse, Vorname, Nachname und möglichst das Geburtsdatum. Titel- und Summenzeilen dürfen bleiben. Alles Übrige liest Steg nicht ein.',
    forbidden: 'Klassenlisten liest die Schule selbst ein: Schulleitung und Lehrkräfte, jede für die eigene Schule.',
    options: {
      schoolYear: 'Für welches Schuljahr ist die Liste?',
      coverage: 'Was steht in der Datei?',
      coverageAll: 'Alle Klassen des Jahrgangs',
      coverageAllHelp: 'Wer fehlt, wird Ihnen genannt: Vielleicht hat jemand die Schule verlassen.',
      coverageSome: 'Nur einzelne Klassen',
      coverageSomeHelp: 'Andere Klassen bleiben, wie sie sind.',
      grade: 'Jahrgang, wenn er nicht im Namen der Klasse steht',
      gradeHelp: '8a, 08.1 und 10c verstehen sich von selbst; „Lila Gruppe“ nicht.',
    },
    fields: {
      className: 'Klasse',
      givenName: 'Vorname',
      familyName: 'Nachname',
      fullName: 'Ganzer Name in einer Spalte',
      birthDate: 'Geburtsdatum',
      needsStepFree: 'Braucht stufenlosen Zugang',
    },
    nameMissing: 'Bitte ordnen Sie den Namen zu: entweder Vorname und Nachname, oder den ganzen Namen in einer Spalte.',
    unused: (columns: string) => `Diese Spalten braucht Steg nicht und liest sie nicht ein: ${columns}.`,
    row: {
      noClass: 'Ohne Klasse. Bitte tragen Sie die Klasse ein und laden Sie die Datei noch einmal.',
      longClass: 'Der Name der Klasse ist länger als 20 Zeichen.',
      noFamilyName: 'Der Nachname fehlt.',
      noGivenName: 'Der Vorname fehlt.',
      noName: 'Ohne Namen.',
      oneWord: (text: string) => `Nur ein Wort: „${text}“. Gebraucht werden Vorname und Nachname.`,
      notAName: (text: string) => `„${text}“ kann kein Name sein.`,
      tooLong: 'Der Name ist länger als 200 Zeichen.',
      damaged: (text: string) =>
        `„${text}“: Ein Buchstabe ging beim Speichern verloren. Wird so übernommen. Speichern Sie die Liste als „CSV UTF-8“ oder als Excel-Datei und laden Sie sie noch einmal; dann werden die Namen berichtigt.`,
      split: (given: string, family: string) =>
        `Vor- und Nachname ließen sich nicht sicher trennen: Vorname „${given}“, Nachname „${family}“.`,
      noBirthDate: 'Ohne Geburtsdatum. Steg kann das Mindestalter der Werkstätten nicht prüfen.',
      badBirthDate: (text: string) => `„${text}“ ist kein Geburtsdatum. Wird ohne Geburtsdatum übernommen.`,
      oddBirthDate: (text: string, grade: number) => `Geboren am ${text}: ungewöhnlich für Jahrgang ${grade}.`,
      oddNeed: (text: string) => `„${text}“ wurde nicht verstanden. Steg liest hier Ja oder Nein.`,
    },
    plan: {
      twice: (line: number) => `Doppelt: Dieselbe Person steht schon in Zeile ${line}.`,
      namesake: 'Gleicher Name, anderes Geburtsdatum als schon bekannt. Wird als weitere Person übernommen.',
      ambiguous: 'Diesen Namen gibt es mehrmals, und ein Geburtsdatum fehlt. Wird als weitere Person übernommen.',
      moved: (from: string, to: string) => `Wechselt von ${from} nach ${to}.`,
      back: 'War abgegangen und steht wieder auf der Liste.',
      listedAgain: 'Fehlte auf der letzten Liste und steht wieder darauf.',
      renamed: 'Die Schreibweise des Namens wird berichtigt.',
      completed: 'Geburtsdatum oder Zugang werden ergänzt.',
      missing: (className: string) =>
        `Steht nicht auf der neuen Liste (bisher ${className}). Nach dem Übernehmen sagen Sie, ob die Person abgegangen ist. Vorher wird nichts gelöscht.`,
    },
    judge: {
      compared: (moved: number, missing: number) =>
        `${moved === 0 ? 'Niemand hat' : moved === 1 ? '1 Person hat' : `${moved} haben`} die Klasse gewechselt, ${missing === 0 ? 'niemand fehlt' : missing === 1 ? '1 Person fehlt' : `${missing} fehlen`} auf der neuen Liste.`,
      bornTooEarly: (year: string, chosen: string) =>
        `Ist das die Liste vom Vorjahr? Die Geburtsjahre passen zum Schuljahr ${year}, gewählt haben Sie ${chosen}.`,
      otherYear: (year: string, chosen: string) =>
        `Ist das die richtige Liste? In der Datei steht ${year}, gewählt haben Sie ${chosen}.`,
      sameAsBefore: (count: number, year: string) =>
        `Ist das die Liste vom Vorjahr? ${people(count)} stehen unter derselben Klasse schon in der Liste ${year}.`,
      noBirthDates: 'Die Datei hat keine Geburtsdaten. Steg kann das Mindestalter der Werkstätten nicht prüfen.',
    },
    yes: ['ja', 'j', 'x', '1', 'true', 'wahr', 'yes'],
    no: ['nein', 'n', '0', '', '-', '–', 'false', 'falsch', 'no'],
  },
})
