// What people read about rows of imported schools, organisations and municipalities.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')
const km = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 })

export const t = catalogue({
  de: {
    schools: {
      label: 'Schulen',
      help: 'Das Schulverzeichnis des Landes oder eine eigene Liste: Schulnummer, Name, Schulform, Adresse, wenn möglich Koordinaten.',
    },
    organizations: {
      label: 'Andere Einrichtungen',
      help: 'Betriebe, Kammern, Agenturen, Träger, Kommunen, Initiativen: Art, Name und Adresse. Auch ein eigener Export kommt so zurück.',
    },
    municipalities: {
      label: 'Gemeinden',
      help: 'Das Gemeindeverzeichnis des Statistischen Bundesamts als Excel-Datei, oder eine Tabelle mit Gemeindeschlüssel, Name, Breite und Länge. Übernommen werden nur Gemeinden Ihrer Region.',
      fields: {
        key: 'Gemeindeschlüssel',
        name: 'Gemeindename',
        latitude: 'Breitengrad',
        longitude: 'Längengrad',
        population: 'Einwohner',
      },
      noKey: 'Der Gemeindeschlüssel hat keine acht Ziffern.',
      noName: 'Der Name fehlt.',
      badCentre: 'Diese Koordinaten liegen nicht in Deutschland; die Gemeinde kommt ohne Mittelpunkt in die Liste.',
      badPopulation: 'Die Einwohnerzahl ist keine Zahl und bleibt leer.',
      twice: (line: number) => `Diesen Schlüssel gab es schon in Zeile ${line}.`,
      noneHere: (keys: string) =>
        `Keine Gemeinde der Datei gehört zu den Schlüsseln der Region (${keys}). Bitte prüfen Sie die Schlüssel in den Einstellungen der Region.`,
      onlyOurs: (left: number) => `${number.format(left)} Gemeinden anderer Kreise sind nicht übernommen.`,
    },
    fields: {
      officialNumber: 'Schulnummer',
      anyNumber: 'Amtliche Nummer',
      kind: 'Art',
      name: 'Name',
      name1: 'Name, 1. Teil',
      name2: 'Name, 2. Teil',
      name3: 'Name, 3. Teil',
      shortName: 'Kurzname',
      schulform: 'Schulform',
      street: 'Straße und Hausnummer',
      postalCode: 'Postleitzahl',
      city: 'Ort',
      municipalityKey: 'Amtlicher Gemeindeschlüssel',
      legalStatus: 'Rechtsstatus',
      phonePrefix: 'Vorwahl',
      phone: 'Telefon',
      email: 'E-Mail',
      website: 'Internetseite',
      latitude: 'Geografische Breite',
      longitude: 'Geografische Länge',
      foundAddress: 'Gefundene Adresse',
    },
    reasons: {
      noNumber: 'Die Schulnummer fehlt.',
      badNumber: (text: string) => `„${text}“ ist keine Schulnummer.`,
      numberPadded: (from: string, to: string) => `Die führende Null ging verloren: aus ${from} wurde ${to}.`,
      noName: 'Der Name fehlt.',
      nameTooLong: (length: number) => `Der Name hat ${km.format(length)} Zeichen, möglich sind 200.`,
      nameCharacter: (character: string, position: number) =>
        `Der Name enthält an Stelle ${position} das Zeichen „${character}“, das in Namen nicht vorkommt.`,
      noKind: 'Die Art der Einrichtung fehlt.',
      unknownKind: (text: string, known: string) => `Die Art „${text}“ kennt Steg nicht. Bekannt sind: ${known}.`,
      noSchulform: 'Die Schulform fehlt. Ohne sie ist nicht klar, ob es eine Schule ist.',
      noSchool: 'Ein Studienseminar ist keine Schule.',
      formerSchool: 'Der Name beginnt mit „ehem.“ und die Schulform fehlt: Die Schule gibt es wohl nicht mehr.',
      unknownSchulform: (text: string) => `Die Schulform „${text}“ kennt Steg nicht.`,
      severalSchulformen: (all: string, chosen: string) => `Mehrere Schulformen (${all}). Übernommen: ${chosen}.`,
      schulformExpired: (label: string, day: string) => `Die Schulform ${label} galt bis ${day}.`,
      badPostalCode: (text: string) => `„${text}“ ist keine Postleitzahl und bleibt leer.`,
      postalCodePadded: (to: string) => `Die führende Null der Postleitzahl ging verloren: ${to}.`,
      badMunicipality: (text: string) => `„${text}“ ist kein Amtlicher Gemeindeschlüssel und bleibt leer.`,
      severalMunicipalities: (count: number) =>
        `Die Datei nennt ${count} Gemeinden (Samtgemeinde). Welche es ist, steht nicht fest; der Gemeindeschlüssel bleibt leer.`,
      noPhone: 'Die Telefonnummer fehlt.',
      badPhone: (text: string) => `„${text}“ ist keine Telefonnummer und bleibt leer.`,
      badEmail: (text: string) => `„${text}“ ist keine E-Mail-Adresse und bleibt leer.`,
      badWebsite: (text: string) => `„${text}“ ist keine Internetadresse und bleibt leer.`,
      noCoordinates: 'Die Koordinaten fehlen. Die Entfernung lässt sich nicht rechnen.',
      noCoordinatesInFile:
        'Die Datei hat keine Spalten für Breite und Länge. Wo noch keine Koordinaten eingetragen sind, lässt sich die Entfernung nicht rechnen.',
      badCoordinates: 'Die Koordinaten sind keine Zahlen auf der Erde und bleiben leer.',
      farAway: (distance: number, from: string) =>
        `Die Koordinaten liegen ${km.format(distance)} km von ${from} entfernt und wurden nicht übernommen.`,
      foundElsewhere: (distance: number, from: string, found: string) =>
        `Die Koordinaten gehören zu einer Adresse mit der Postleitzahl ${found}, ${km.format(distance)} km von ${from} entfernt. Sie wurden nicht übernommen.`,
      inMunicipality: 'den anderen Adressen derselben Gemeinde',
      inPostalCode: (postalCode: string) => `den anderen Adressen mit der Postleitzahl ${postalCode}`,
      inKreis: 'den anderen Adressen desselben Kreises',
      inRegion: 'der Mitte der Region',
      sameNumberInFile: (line: number) => `Diese Nummer steht schon in Zeile ${line}.`,
      sameOrganizationInFile: (line: number) => `Diese Einrichtung steht schon in Zeile ${line}.`,
      maybeSameInFile: (line: number, who: string) =>
        `Vielleicht dieselbe Schule wie ${who} in Zeile ${line}: gleiche Adresse, der eine Name steckt im anderen. Beide wurden übernommen; bitte unter „Doppelte prüfen“ entscheiden.`,
      maybeSameStored: (who: string) =>
        `Vielleicht dieselbe Einrichtung wie die schon eingetragene „${who}“. Bitte unter „Doppelte prüfen“ entscheiden.`,
      merged: (into: string) => `Wurde schon mit „${into}“ zusammengeführt.`,
      archived: 'Die Einrichtung ist archiviert und bleibt es.',
      keptByHand: (field: string, file: string) =>
        `${field} wurde von Hand geändert und bleibt. In der Datei steht: „${file}“.`,
      forgotten: (field: string) => `${field} wurde auf Verlangen der Person gelöscht und bleibt leer.`,
      manyMatches: (count: number) =>
        `${count} eingetragene Einrichtungen passen zu dieser Zeile. Bitte zuerst die doppelten zusammenführen.`,
    },
  },
})
