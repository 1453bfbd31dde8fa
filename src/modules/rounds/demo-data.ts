// The workshops, days and ways of the fictional Landkreis Musterau: nobody and nothing of it exists.
import type { Weekday } from '../calendar/index.ts'

const demoId = (number: number): string => `03999000-0000-7000-8000-00000000${String(number).padStart(4, '0')}`

/** As the network numbers its organisations. */
export const demoOrganizationId = (number: number): string => demoId(200 + number)

/** 1: the round of this half-year, 2: the one of the next. */
export const demoRoundId = (number: 1 | 2): string => demoId(1000 + number)
export const demoWorkshopId = (round: 1 | 2, number: number): string => demoId(1000 + 100 * round + number)
export const demoClosingId = demoId(1301)
export const demoFreeTimeId = (number: number): string => demoId(1400 + number)

export interface DemoWorkshop {
  /** Number of the organisation in the demo. */
  readonly bbs: 30 | 31
  readonly berufsfeld: string
  readonly name: string
  readonly room: string
  readonly teacher: string
  /** Places a block; the days are all five unless told. */
  readonly capacity: number
  readonly days?: readonly Weekday[]
  readonly minimum?: number
  readonly minimumAge?: number
  readonly gear?: string
  readonly hygiene?: boolean
  readonly isStepFree?: boolean
}

const shoes = 'feste Schuhe, lange Hose'

/** Far too few places where most want to go: Fahrzeuge, Haare und Kosmetik. */
export const demoWorkshops: readonly DemoWorkshop[] = [
  {
    bbs: 30,
    berufsfeld: 'metall',
    name: 'Metallwerkstatt 1',
    room: 'W 101',
    teacher: 'Ingrid Baumgärtner',
    capacity: 16,
    minimum: 6,
    gear: shoes,
    isStepFree: true,
  },
  {
    bbs: 30,
    berufsfeld: 'metall',
    name: 'Schweißwerkstatt',
    room: 'W 104',
    teacher: 'Marek Wiśniewski',
    capacity: 12,
    days: [0, 2, 3],
    minimum: 5,
    minimumAge: 14,
    gear: `${shoes}, keine Kunstfaser`,
  },
  {
    bbs: 30,
    berufsfeld: 'elektro',
    name: 'Elektrolabor',
    room: 'W 110',
    teacher: 'Thomas Öztürk',
    capacity: 16,
    minimum: 6,
    isStepFree: true,
  },
  {
    bbs: 30,
    berufsfeld: 'kfz',
    name: 'Kfz-Werkstatt',
    room: 'Halle 2',
    teacher: 'Jürgen Straßer',
    capacity: 12,
    minimum: 6,
    gear: shoes,
    isStepFree: true,
  },
  {
    bbs: 30,
    berufsfeld: 'holz',
    name: 'Holzwerkstatt 1',
    room: 'W 201',
    teacher: 'Anke ’t Hooft',
    capacity: 16,
    minimum: 6,
    gear: shoes,
  },
  {
    bbs: 30,
    berufsfeld: 'holz',
    name: 'Holzwerkstatt 2',
    room: 'Auhagen, H 3',
    teacher: 'Pál Kővári',
    capacity: 14,
    days: [1, 4],
    minimum: 5,
    gear: shoes,
  },
  {
    bbs: 30,
    berufsfeld: 'bau',
    name: 'Bauhalle',
    room: 'Auhagen, H 1',
    teacher: 'Sabine Meyer-Łukaszewicz',
    capacity: 18,
    minimum: 6,
    gear: `${shoes}, Arbeitshandschuhe`,
    isStepFree: true,
  },
  {
    bbs: 30,
    berufsfeld: 'farbe',
    name: 'Malerwerkstatt',
    room: 'W 120',
    teacher: 'Emre Yıldız',
    capacity: 14,
    minimum: 5,
    gear: 'alte Kleidung',
    isStepFree: true,
  },
  {
    bbs: 30,
    berufsfeld: 'it',
    name: 'Computerlabor',
    room: 'C 12',
    teacher: 'Đặng Minh Anh',
    capacity: 16,
    minimum: 6,
    isStepFree: true,
  },
  {
    bbs: 30,
    berufsfeld: 'medien',
    name: 'Druckwerkstatt',
    room: 'C 03',
    teacher: 'Frauke Jansen',
    capacity: 14,
    minimum: 5,
  },
  {
    bbs: 30,
    berufsfeld: 'textil',
    name: 'Nähwerkstatt',
    room: 'C 20',
    teacher: 'Olena Schewtschenko',
    capacity: 14,
    minimum: 5,
    isStepFree: true,
  },
  {
    bbs: 31,
    berufsfeld: 'wirtschaft',
    name: 'Übungsfirma',
    room: 'A 2.10',
    teacher: 'Petra Großmann',
    capacity: 20,
    minimum: 8,
    isStepFree: true,
  },
  {
    bbs: 31,
    berufsfeld: 'pflege',
    name: 'Pflegeraum',
    room: 'B 0.04',
    teacher: 'Seán O’Neill',
    capacity: 18,
    minimum: 6,
    isStepFree: true,
  },
  {
    bbs: 31,
    berufsfeld: 'soziales',
    name: 'Kinderwerkstatt',
    room: 'B 1.01',
    teacher: 'Hatice Çelik',
    capacity: 18,
    minimum: 6,
    isStepFree: true,
  },
  {
    bbs: 31,
    berufsfeld: 'ernaehrung',
    name: 'Lehrküche 1',
    room: 'K 1',
    teacher: 'Björn Ångström',
    capacity: 14,
    minimum: 6,
    gear: 'geschlossene Schuhe',
    hygiene: true,
    isStepFree: true,
  },
  {
    bbs: 31,
    berufsfeld: 'hauswirtschaft',
    name: 'Hauswirtschaft',
    room: 'K 3',
    teacher: 'Roswitha Kuhn',
    capacity: 14,
    minimum: 6,
    hygiene: true,
    isStepFree: true,
  },
  {
    bbs: 31,
    berufsfeld: 'koerperpflege',
    name: 'Friseurstudio',
    room: 'B 2.07',
    teacher: 'Giulia D’Angelo',
    capacity: 10,
    minimum: 5,
  },
  {
    bbs: 31,
    berufsfeld: 'gastronomie',
    name: 'Lehrrestaurant',
    room: 'K 5',
    teacher: 'Louis Lefèvre',
    capacity: 14,
    minimum: 5,
    gear: 'geschlossene Schuhe',
    hygiene: true,
    isStepFree: true,
  },
  {
    bbs: 31,
    berufsfeld: 'agrar',
    name: 'Gewächshaus',
    room: 'Gelände Süd',
    teacher: 'Wiebke Hansen',
    capacity: 16,
    minimum: 5,
    gear: 'Gummistiefel',
    isStepFree: true,
  },
]

export interface DemoSchool {
  /** Number of the organisation in the demo. */
  readonly number: number
  readonly expected: number
  readonly day: Weekday
  /** Classes that come on another day, by the letter of their name. */
  readonly otherDay?: { readonly day: Weekday; readonly letters: string }
  /** Minutes to BBS I and BBS II; null: nobody gets there in time. */
  readonly minutes: readonly [number | null, number | null]
}

/** About 248 pupils a day; large schools come on two days. */
export const demoSchools: readonly DemoSchool[] = [
  { number: 10, expected: 98, day: 0, minutes: [10, 35] },
  { number: 11, expected: 160, day: 0, otherDay: { day: 3, letters: 'def' }, minutes: [12, 35] },
  { number: 12, expected: 45, day: 0, minutes: [8, 30] },
  { number: 13, expected: 137, day: 1, otherDay: { day: 4, letters: 'de' }, minutes: [10, 32] },
  { number: 15, expected: 36, day: 1, minutes: [15, 40] },
  { number: 16, expected: 128, day: 2, otherDay: { day: 4, letters: 'cde' }, minutes: [35, 8] },
  { number: 17, expected: 99, day: 2, minutes: [38, 10] },
  { number: 18, expected: 103, day: 2, minutes: [20, 45] },
  { number: 19, expected: 133, day: 3, otherDay: { day: 1, letters: 'de' }, minutes: [22, 48] },
  { number: 20, expected: 95, day: 3, minutes: [25, 40] },
  { number: 21, expected: 106, day: 4, minutes: [45, 25] },
  { number: 22, expected: 26, day: 4, minutes: [30, 35] },
  { number: 23, expected: 37, day: 0, minutes: [null, 50] },
  { number: 24, expected: 84, day: 1, minutes: [15, 30] },
]

/** The Gymnasium of the region: in the round, so that everybody sees that it was thought of, but not taking part. */
export const demoAwaySchool = 14
