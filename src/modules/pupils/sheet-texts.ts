// The information sheet for guardians: what Art. 13 GDPR asks for, in sentences that people read.
import { catalogue } from '../../platform/i18n/catalogue.ts'

export const t = catalogue({
  de: {
    title: 'Information über die Daten Ihres Kindes',
    lead: 'Zum Drucken und Mitgeben. Alles Nötige nach Art. 13 der Datenschutz-Grundverordnung, in einfachen Worten.',
    greeting: 'Liebe Eltern und Erziehungsberechtigte,',
    parts: {
      why: 'Worum es geht',
      what: 'Welche Daten wir verarbeiten',
      whatText:
        'Name, Klasse, Geburtsdatum (nur für das Mindestalter der Werkstätten), ob Ihr Kind stufenlosen Zugang braucht, die Wünsche Ihres Kindes und der Platz im Plan. Keine Noten, keine Diagnosen, keine Anschrift.',
      basis: 'Was uns das erlaubt',
      who: 'Wer die Daten sieht',
      whoText: {
        byCode: (office: string) =>
          `Die Schule sieht Namen. ${office} plant mit Codes und sieht keine Namen. Die Berufsbildende Schule sieht die Namen nur auf ihren eigenen Tageslisten. Niemand sonst.`,
        byName: (office: string) =>
          `Die Schule sieht Namen. ${office} sieht auch Namen; jeder Blick darauf wird protokolliert. Die Berufsbildende Schule sieht die Namen nur auf ihren eigenen Tageslisten. Niemand sonst.`,
      },
      protection: 'Wie sie geschützt sind',
      protectionText:
        'Name und Geburtsdatum liegen verschlüsselt, für jedes Kind mit einem eigenen Schlüssel. Wird gelöscht, ist auch der Schlüssel weg. Sie werden an niemanden sonst weitergegeben.',
      howLong: 'Wie lange wir sie aufheben',
      howLongText: ({ daysAfterLeaving, daysAfterRound }: { daysAfterLeaving: number; daysAfterRound: number }) =>
        `Wünsche, Gründe, Plätze und Einsprüche: ${daysAfterRound} Tage nach dem letzten Praxistag. Name, Klasse und Geburtsdatum: solange Ihr Kind auf einer Klassenliste der Schule steht, und bis zum Ende des Schuljahres danach. Verlässt Ihr Kind die Schule: ${daysAfterLeaving} Tage. Dann wird von selbst gelöscht.`,
      rights: 'Ihre Rechte',
      rightsText:
        'Sie können Auskunft verlangen, Fehler berichtigen, Daten löschen und die Verarbeitung einschränken lassen. Wenden Sie sich an die Schule. Beschweren können Sie sich beim Landesbeauftragten für den Datenschutz.',
      objectText:
        'Sie können aus Gründen, die sich aus Ihrer Lage ergeben, widersprechen (Art. 21 DSGVO). Sagen Sie es der Schule.',
      consentText:
        'Die Einwilligung ist freiwillig. Sie können sie jederzeit ohne Grund widerrufen; was bis dahin geschah, bleibt rechtmäßig. Die Daten, die Sie gegeben haben, können Sie mitnehmen (Art. 20 DSGVO). Ohne Einwilligung entstehen keine Nachteile: Die Schule sucht dann ohne Steg einen Weg.',
      need: 'Muss das sein?',
      needText:
        'Ohne diese Daten kann Steg Ihr Kind nicht einplanen. Entscheidungen trifft immer ein Mensch: Der Plan wird vor der Veröffentlichung geprüft, und Sie können Einspruch einlegen.',
      responsible: 'Wer verantwortlich ist',
      responsibleText: (office: string, region: string) =>
        `Die Schule Ihres Kindes, für die Planung zusammen mit: ${office}, ${region}. Name und Anschrift der Schule und der oder des Datenschutzbeauftragten:`,
    },
    fillIn: 'Bitte eintragen',
    norm: (norm: string, validFrom: string) => `${norm}, gilt ab ${validFrom}`,
    kinds: {
      law: 'Ein Gesetz oder Erlass (Art. 6 Abs. 1 Buchst. e DSGVO)',
      agreement: 'Eine Vereinbarung zur Erfüllung der Aufgaben der Schule (Art. 6 Abs. 1 Buchst. e DSGVO)',
      consent: 'Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)',
    },
    cut: 'Bitte hier abtrennen und der Schule zurückgeben',
    received: 'Ich habe das Informationsblatt erhalten.',
    consentYes: 'Ich willige ein.',
    consentNo: 'Ich willige nicht ein.',
    child: 'Name des Kindes, Klasse',
    signature: 'Ort, Datum, Unterschrift',
    print: 'Drucken',
  },
})
