import { catalogue } from '../i18n/catalogue.ts'

const number = new Intl.NumberFormat('de-DE')

interface Years {
  readonly first: number
  readonly last: number
}
const farDate = ({ first, last }: Years): string => `Bitte geben Sie einen Tag zwischen ${first} und ${last} an.`

export const t = catalogue({
  de: {
    notAnEmail: 'Das ist keine vollständige E-Mail-Adresse. Beispiel: name@beispiel.de',
    notAPhone: 'Bitte geben Sie die Telefonnummer mit Vorwahl ein. Beispiel: 05521 1234',
    notAWebsite: 'Das ist keine Internetadresse. Beispiel: https://www.beispiel.de',
    notADate: 'Bitte geben Sie einen Tag an. Beispiel: 20.11.2026',
    farDate,
    dateWithoutEnd: (years: Years) => `${farDate(years)} Gibt es kein Ende, lassen Sie das Feld leer.`,
    notBetween: (min: number, max: number) =>
      `Bitte geben Sie eine Zahl von ${number.format(min)} bis ${number.format(max)} ein.`,
    notAChoice: 'Bitte wählen Sie einen Eintrag aus der Liste.',
    notAPostalCode: 'Eine Postleitzahl hat fünf Ziffern.',
    personName: {
      empty: 'Bitte geben Sie einen Namen ein.',
      'too-long': 'Bitte kürzen Sie den Namen auf höchstens 200 Zeichen.',
      'forbidden-character': 'Dieses Zeichen kommt in Namen nicht vor. Bitte prüfen Sie die Schreibweise.',
    },
  },
})
