// Sentences of the printed lists.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const listTexts = catalogue({
  de: {
    title: 'Listen zum Drucken',
    lead: (schools: number, workshops: number) =>
      workshops === 0
        ? 'Wer ist wann wo? Die Listen Ihrer Schule, klassenweise und nach Bus.'
        : schools === 0
          ? `Wer kommt an welchem Tag? Eine Tagesliste für jede Ihrer ${workshops} Werkstätten.`
          : `${schools} Schulen, ${workshops} Werkstätten: jede Liste passt auf A4-Blätter.`,
    perSchool: 'Je Schule',
    perBus: 'Je Bus',
    perWorkshop: 'Je Werkstatt',
    schoolTitle: (name: string) => `Plätze: ${name}`,
    schoolLead: (pupils: number, classes: number) =>
      `${pupils} Schülerinnen und Schüler aus ${classes} ${classes === 1 ? 'Klasse' : 'Klassen'}.`,
    classTitle: (name: string, day: string) => `Klasse ${name}, ${day}`,
    schoolHelp: 'Ein Name führt zum Weg mit allen Gründen. Dort erheben Sie auch Einspruch.',
    pupil: 'Schülerin oder Schüler',
    namesAudited: 'Dass Namen gelesen wurden, steht im Protokoll.',
    withoutNames: 'Hier stehen keine Namen. Fragen Sie die Schule oder die Leitstelle.',
    codesOnly: 'Hier stehen Codes statt Namen. Die Namen kennt die Schule.',
    workshopTitle: (name: string, bbs: string) => `Tageslisten: ${name}, ${bbs}`,
    workshopLead: (groups: number) =>
      groups === 0 ? 'In diese Werkstatt kommt niemand.' : `${groups} ${groups === 1 ? 'Gruppe' : 'Gruppen'}.`,
    groupTitle: (day: string, block: number) => `${day}, Block ${block}`,
    groupDays: (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`),
    freePlace: 'Freier Platz',
    freeInGroup: (count: number) =>
      `${count === 1 ? '1 Platz ist frei' : `${count} Plätze sind frei`}: Wer dort eingeplant war, darf nicht mehr eingeplant werden oder hat die Schule verlassen.`,
    freeInSchool: (count: number) =>
      `${count === 1 ? '1 eingeplante Person steht' : `${count} eingeplante Personen stehen`} hier nicht mehr: nicht mehr einzuplanen oder nicht mehr an der Schule.`,
    groupSize: (count: number) => `${count} Schülerinnen und Schüler`,
    busTitle: (name: string) => `Busse: ${name}`,
    busLead: (rides: number) =>
      rides === 0 ? 'Von dieser Schule fährt niemand.' : `${rides} ${rides === 1 ? 'Fahrt' : 'Fahrten'} in der Woche.`,
    rideTitle: (day: string, bbs: string) => `${day} zu ${bbs}`,
    wayUnknown: 'Weg noch nicht eingetragen',
    minutes: (count: number) => `${count} Minuten`,
    riders: (count: number) => `${count} Mitfahrende`,
    nobodyRides: 'In diesem Block fährt niemand.',
    export: (form: string) => `Als ${form} herunterladen`,
    back: 'Alle Listen',
    print: 'Drucken',
    columns: {
      school: 'Schule',
      class: 'Klasse',
      code: 'Code',
      familyName: 'Nachname',
      givenName: 'Vorname',
      day: 'Tag',
      to: 'Nach',
      way: 'Weg',
      minutes: 'Minuten',
      block: 'Block',
      workshop: 'Werkstatt',
      field: 'Berufsfeld',
      dates: 'Termine',
    },
    sheet: { school: 'Plätze', bus: 'Busse', workshop: 'Tageslisten' },
    file: { school: 'praxistage-schule', bus: 'praxistage-bus', workshop: 'praxistage-werkstatt' },
  },
})
