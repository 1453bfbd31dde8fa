// Class lists as schools send them, with everything that goes wrong in them. Nobody in them exists.
import { writeXlsx } from '../../src/platform/tabular/write-xlsx.ts'

/** What a school program on Windows writes: letters that the code page does not have become question marks. */
export function inWindows1252(text: string): Uint8Array {
  const known: Readonly<Record<string, number>> = {
    '’': 0x92,
    '–': 0x96,
    Š: 0x8a,
    š: 0x9a,
    Ž: 0x8e,
    ž: 0x9e,
    '€': 0x80,
  }
  return Uint8Array.from(
    [...text].map((sign) => {
      const code = sign.codePointAt(0) ?? 0
      return known[sign] ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : 0x3f)
    }),
  )
}

export const withByteOrderMark = (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text}`)

export function inUtf16(text: string): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return new Uint8Array(bytes)
}

/** Title rows, damaged names, two entries for one girl, a row without a name, one without a class, a sum below. */
export const oldCodePageList = inWindows1252(
  [
    'Oberschule am Mühlenteich;;;;',
    'Klassenliste Jahrgang 8;;;Stand: 12.08.2026;',
    ';;;;',
    'Nachname;Vorname;Kl.;geb. am;Geschl.',
    'Öztürk;Łucja;8a;17.03.2013;w',
    '’t Hooft;Hevin;8a;14.02.2013;w',
    'Şahin;Jan-Ole;8a;16.01.2013;m',
    'Đặng;Sofía;8b;6.12.2012;w',
    'Weiß;Tom;8b;06.11.2012;m',
    'Müller-Łukaszewicz;Yusuf;8b;04.12.2012;m',
    'García López;Noor;8b;11.07.2013;w',
    'Schulze;Mia;8a;03.05.2013;w',
    'Schulze;Mia;8a;03.05.2013;w',
    'Brandt;Ohne Klasse;;03.05.2013;m',
    ';Finn;8b;;',
    'Summe: 11;;;;',
  ].join('\r\n'),
)

/** Whole names in one column, ISO dates, columns that are nobody's business. */
export const oneColumnList = withByteOrderMark(
  [
    'Klasse,Schüler/in,Geburtsdatum,Ort,Förderbedarf',
    '08.1,"Yılmaz, Yusuf",2013-06-28,Musterau,ESE',
    '08.1,"’t Hooft, Anna",2012-10-22,Bad Auental,',
    '08.2,"de Vries, Mia",2013-04-13,Musterau,',
    '08.2,"Đặng, Thảo",2013-02-30,Neudorf,',
    '08.2,"Einname",2013-02-03,Neudorf,LE',
  ].join('\n'),
)

/** Born a year too early for year 8 of 2026/27. */
export const lastYearsList = inUtf16(
  [
    'lfd. Nr.\tVorname\tName\tKlasse\tGeb.-Datum',
    ...[
      'Anna Schulze',
      'Yusuf Becker',
      'Lena Becker',
      'Đạt Đặng',
      'Hevin Brandt',
      'Émilie Popescu',
      'Mehmet Schulze',
      'Zoë Hoffmann',
      'Björn Großmann',
      'Mia Heyde',
      'Omar Haddad',
      'Łucja Nowak',
    ].map(
      (name, index) =>
        `${index + 1}\t${name.replace(' ', '\t')}\t8${'ab'[index % 2]}\t${String(index + 1).padStart(2, '0')}.05.2012`,
    ),
  ].join('\r\n'),
)

/** The region's planning sheet of last year: given name first, wishes beside. */
export const planningSheet = writeXlsx(
  ['Klasse', 'Name', '1. Wunsch', '2. Wunsch', 'auf keinen Fall', 'Block 1'],
  [
    ['8a', 'Marie-Luise Petrenko', 'Holz', 'Wirtschaft', '', 'Körperpflege'],
    ['8a', 'Alexandru Müller-Łukaszewicz', 'Pflege', 'Farbe', '', 'Farbe'],
    ['8a', 'Mia von der Heyde', 'Holz', 'Farbe', 'Körperpflege', 'KFZ'],
    ['8c', 'Oleksandr García López', 'Elektro', 'Pflege', '', 'Metall'],
  ],
  { sheet: 'Praxistage 25-26' },
)
