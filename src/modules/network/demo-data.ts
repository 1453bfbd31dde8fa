// The fictional Landkreis Musterau: no such place, school or company exists. Ids are stable, so that demo, tests and
// handbook speak of the same things.
import type { Municipality, OrganizationKind, StepFree } from './terms.ts'

export const demoRegionId = '03999000-0000-7000-8000-000000000001'

export const demoOrganizationId = (number: number): string =>
  `03999000-0000-7000-8000-0000000002${String(number).padStart(2, '0')}`

export interface DemoOrganization {
  readonly number: number
  readonly kind: OrganizationKind
  readonly name: string
  readonly schulform?: string
  readonly officialNumber?: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly at: readonly [latitude: number, longitude: number]
  readonly website?: string
}

const towns = {
  Musterau: ['37990', '03999001', 51.73, 10.25],
  Brückstedt: ['37991', '03999002', 51.79, 10.31],
  Auhagen: ['37992', '03999003', 51.69, 10.17],
  'Steinfurt an der Aue': ['37993', '03999004', 51.66, 10.33],
  Nordheim: ['37994', '03999005', 51.83, 10.2],
  Kleinaue: ['37995', '03999006', 51.71, 10.4],
  Wiesental: ['37996', '03999007', 51.76, 10.09],
} as const
type Town = keyof typeof towns

const municipality = (
  number: number,
  name: string,
  at: readonly [latitude: number, longitude: number],
  population: number,
): Municipality => ({
  key: `0399900${number}`,
  name,
  latitude: at[0],
  longitude: at[1],
  population,
  source: 'erfunden für die Vorführung',
})

export const demoMunicipalities: readonly Municipality[] = [
  municipality(1, 'Musterau, Stadt', [51.73, 10.25], 32_410),
  municipality(2, 'Brückstedt, Stadt', [51.79, 10.31], 14_880),
  municipality(3, 'Auhagen', [51.69, 10.17], 6_950),
  municipality(4, 'Steinfurt an der Aue', [51.66, 10.33], 8_120),
  municipality(5, 'Nordheim', [51.83, 10.2], 5_340),
  municipality(6, 'Kleinaue', [51.71, 10.4], 2_280),
  municipality(7, 'Wiesental', [51.76, 10.09], 3_610),
  // People live here, and no organisation sits here.
  municipality(8, 'Tannengrund', [51.85, 10.39], 1_140),
]

export const municipalityKeyOf = (city: string): string | null => (city in towns ? towns[city as Town][1] : null)

const at = (
  town: Town,
  number: number,
  kind: OrganizationKind,
  rest: { name: string; street: string; schulform?: string; officialNumber?: string; website?: string },
): DemoOrganization => {
  const [postalCode, , latitude, longitude] = towns[town]
  // Spread over the town by the number, some hundred metres apart.
  const place = [
    Math.round((latitude + (((number * 37) % 17) - 8) * 0.0011) * 1e5) / 1e5,
    Math.round((longitude + (((number * 53) % 19) - 9) * 0.0013) * 1e5) / 1e5,
  ] as const
  return { number, kind, postalCode, city: town, at: place, ...rest }
}

const school = (town: Town, number: number, schulform: string, name: string, street: string) =>
  at(town, number, 'school', { name, street, schulform, officialNumber: String(39900 + number) })

export const demoOrganizations: readonly DemoOrganization[] = [
  at('Musterau', 1, 'office', {
    name: 'Leitstelle Übergang Schule–Beruf',
    street: 'Kreishausplatz 1',
    website: 'https://leitstelle.musterau.example',
  }),
  school('Musterau', 10, 'oberschule', 'Oberschule am Auufer', 'Uferweg 12'),
  school('Musterau', 11, 'igs', 'IGS Musterau', 'Schillerstraße 40'),
  school('Musterau', 12, 'hauptschule', 'Marie-Curie-Schule', 'Lindenallee 3'),
  school('Musterau', 13, 'realschule', 'Realschule am Wall', 'Wallstraße 8'),
  school('Musterau', 14, 'gymnasium', 'Gymnasium Musterau', 'Schlossplatz 2'),
  school('Musterau', 15, 'foerderschule', 'Brückenschule', 'Gartenweg 21'),
  school('Brückstedt', 16, 'oberschule', 'Oberschule Brückstedt', 'Schulstraße 5'),
  school('Brückstedt', 17, 'haupt-und-realschule', 'Haupt- und Realschule Brückstedt', 'Bahnhofstraße 30'),
  school('Auhagen', 18, 'oberschule', 'Anne-Frank-Oberschule', 'Schulstraße 1'),
  school('Auhagen', 19, 'kgs', 'KGS Auhagen', 'Am Sportplatz 4'),
  school('Steinfurt an der Aue', 20, 'oberschule', 'Oberschule Steinfurt', 'Schulweg 9'),
  school('Nordheim', 21, 'realschule', 'Geschwister-Scholl-Realschule', 'Neue Straße 17'),
  school('Kleinaue', 22, 'grund-und-hauptschule', 'Grund- und Hauptschule Kleinaue', 'Dorfstraße 2'),
  school('Wiesental', 23, 'freie-waldorfschule', 'Freie Waldorfschule Wiesental', 'Am Hang 6'),
  school('Wiesental', 24, 'oberschule', 'Oberschule am Mühlenteich', 'Mühlenweg 14'),
  at('Musterau', 30, 'bbs', {
    name: 'BBS I Musterau – Technik und Gestaltung',
    street: 'Werkstraße 1',
    schulform: 'berufsbildende-schule',
    officialNumber: '39930',
    website: 'https://bbs1.musterau.example',
  }),
  at('Brückstedt', 31, 'bbs', {
    name: 'BBS II Brückstedt – Wirtschaft, Pflege und Ernährung',
    street: 'Am Stadtpark 10',
    schulform: 'berufsbildende-schule',
    officialNumber: '39931',
    website: 'https://bbs2.musterau.example',
  }),
  at('Musterau', 40, 'company', { name: 'Metallbau Krüger GmbH', street: 'Industriestraße 7' }),
  at('Musterau', 41, 'company', { name: 'Autohaus Weiß & Söhne', street: 'Göttinger Landstraße 55' }),
  at('Brückstedt', 42, 'company', { name: 'Pflegezentrum Abendsonne', street: 'Parkallee 2' }),
  at('Auhagen', 43, 'company', { name: 'Holzwerk Aue eG', street: 'Sägemühlenweg 3' }),
  at('Nordheim', 44, 'company', { name: 'Bäckerei Şahin', street: 'Marktplatz 9' }),
  at('Steinfurt an der Aue', 45, 'company', { name: 'Elektro Źródło', street: 'Hauptstraße 61' }),
  // A pair that looks like one: typed by hand once more.
  at('Musterau', 46, 'company', { name: 'Metallbau Krüger', street: 'Industriestr. 7' }),
  at('Musterau', 50, 'chamber', { name: 'Kreishandwerkerschaft Musterau', street: 'Zunftgasse 4' }),
  at('Musterau', 51, 'chamber', { name: 'IHK-Geschäftsstelle Musterau', street: 'Bahnhofsplatz 6' }),
  at('Musterau', 60, 'agency', { name: 'Agentur für Arbeit Musterau', street: 'Bahnhofsplatz 2' }),
  at('Musterau', 61, 'agency', { name: 'Jobcenter Landkreis Musterau', street: 'Kreishausplatz 3' }),
  at('Musterau', 62, 'agency', { name: 'Jugendamt Landkreis Musterau', street: 'Kreishausplatz 1' }),
  at('Musterau', 70, 'traeger', { name: 'Werkhof Aue gGmbH', street: 'Alte Ziegelei 1' }),
  at('Brückstedt', 71, 'traeger', { name: 'Bildungswerk Brückstedt e. V.', street: 'Fabrikstraße 18' }),
  at('Nordheim', 72, 'traeger', { name: 'Jugendwerkstatt Nordheim', street: 'Am Bahnhof 3' }),
  ...(Object.keys(towns) as Town[]).map((town, index) =>
    at(town, 80 + index, 'municipality', {
      name: town === 'Musterau' ? 'Stadt Musterau' : `Gemeinde ${town}`,
      street: 'Rathausplatz 1',
    }),
  ),
  at('Musterau', 90, 'initiative', { name: 'Patenschaften für Ausbildung e. V.', street: 'Kirchgasse 5' }),
]

export interface DemoPlace {
  readonly id: string
  readonly organization: number
  readonly name: string
  readonly street: string
  readonly city: Town
  readonly stepFree: StepFree
  readonly stopName: string
}

export const demoPlaces: readonly DemoPlace[] = [
  {
    id: '03999000-0000-7000-8000-000000000301',
    organization: 30,
    name: 'Werkstatt Metall und Fahrzeug',
    street: 'Werkstraße 9',
    city: 'Musterau',
    stepFree: 'yes',
    stopName: 'Musterau, Werkstraße',
  },
  {
    id: '03999000-0000-7000-8000-000000000302',
    organization: 30,
    name: 'Außenstelle Bau und Holz',
    street: 'Am Sportplatz 8',
    city: 'Auhagen',
    stepFree: 'partly',
    stopName: 'Auhagen, Schule',
  },
  {
    id: '03999000-0000-7000-8000-000000000303',
    organization: 31,
    name: 'Lehrküche',
    street: 'Am Stadtpark 12',
    city: 'Brückstedt',
    stepFree: 'yes',
    stopName: 'Brückstedt, Stadtpark',
  },
]

export interface DemoContact {
  readonly number: number
  readonly organization: number
  readonly title?: string
  readonly givenName: string
  readonly familyName: string
  readonly functionName: string
  readonly isPublic: boolean
  readonly deputyOf?: number
  readonly validUntilDays?: number
}

export const demoContactId = (number: number): string =>
  `03999000-0000-7000-8000-0000000004${String(number).padStart(2, '0')}`

export const demoContacts: readonly DemoContact[] = [
  {
    number: 1,
    organization: 1,
    givenName: 'Hoa',
    familyName: 'Đặng Thị',
    functionName: 'Koordinierung',
    isPublic: true,
  },
  {
    number: 2,
    organization: 1,
    givenName: 'Mária',
    familyName: 'Szőllősi',
    functionName: 'Nachqualifizierung',
    isPublic: true,
    deputyOf: 1,
  },
  {
    number: 3,
    organization: 10,
    title: 'Dr.',
    givenName: 'Agnieszka',
    familyName: 'Müller-Łukaszewicz',
    functionName: 'Schulleitung',
    isPublic: false,
  },
  {
    number: 4,
    organization: 10,
    givenName: 'Sean',
    familyName: 'O’Neill',
    functionName: 'Berufsorientierung',
    isPublic: true,
    deputyOf: 3,
  },
  {
    number: 5,
    organization: 30,
    givenName: 'Pieter',
    familyName: '’t Hooft',
    functionName: 'Praxistage',
    isPublic: true,
  },
  { number: 6, organization: 40, givenName: 'Jörg', familyName: 'Weiß', functionName: 'Ausbildung', isPublic: true },
  // Expired: the coordination office is asked to look.
  {
    number: 7,
    organization: 60,
    givenName: 'Zoë',
    familyName: 'Krčmář',
    functionName: 'Berufsberatung',
    isPublic: true,
    validUntilDays: -20,
  },
  {
    number: 8,
    organization: 70,
    givenName: 'Søren',
    familyName: 'Æbelø',
    functionName: 'Leitung',
    isPublic: true,
    validUntilDays: 200,
  },
]
