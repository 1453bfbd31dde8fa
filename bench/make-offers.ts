// Drawn offers for measuring: the same number and seed give the same offers, whatever the machine.

import { addDays, plainDate } from '../src/kernel/plain-date.ts'
import { kindKeys, phaseKeys, targetGroupKeys } from '../src/modules/offers/code-lists.ts'
import { abschlussKeys, situationKeys } from '../src/modules/offers/eligibility/code-lists.ts'
import { anybody, type Eligibility } from '../src/modules/offers/eligibility/eligibility.ts'
import type { OfferDetails } from '../src/modules/offers/terms.ts'

/** Mulberry32, a small public-domain generator by T. Ettinger; good enough to draw words. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const fields = (
  'Metall Holz Farbe Pflege Küche Lager Elektro Sanitär Garten Friseur Verkauf Büro Informatik Labor Textil Bau Kfz ' +
  'Gesundheit Erziehung Hauswirtschaft Landwirtschaft Logistik Druck Medien Sport Musik Technik Chemie Bäckerei Optik'
).split(' ')
const forms = (
  'Praktikum Praxistag Werkstatt Beratung Ausbildung Lehrstelle Sprechstunde Training Kurs Workshop Messe Coaching ' +
  'Projekt Bewerbung Schnuppertag Ferienangebot Sprachförderung Nachqualifizierung Begleitung Vorbereitung'
).split(' ')
const tails = 'platz tage woche angebot treff zentrum stunde programm gruppe klasse'.split(' ')
const fillers = (
  'Wir zeigen dir den Betrieb und du probierst aus was dir liegt. Du arbeitest an einem eigenen Stück mit Werkzeug und Maschinen. ' +
  'Die Teilnahme ist freiwillig und kostet nichts. Anmelden können dich deine Schule deine Eltern oder du selbst. ' +
  'Am Ende bekommst du eine Bescheinigung für deine Bewerbung. Fachleute beantworten Fragen zu Zeugnis Arbeitszeit und Verdienst. ' +
  'Wer möchte kommt danach noch einmal zum Gespräch. Der Ort ist mit dem Bus gut zu erreichen und hat einen Aufzug'
).split(' ')
const towns: readonly (readonly [string, number, number])[] = [
  ['Musterau', 51.73, 10.25],
  ['Brückstedt', 51.8, 10.4],
  ['Auhagen', 51.66, 10.12],
  ['Steinfurt an der Aue', 51.7, 10.33],
  ['Nordheim', 51.9, 10.1],
  ['Kleinaue', 51.6, 10.3],
  ['Wiesental', 51.77, 10.05],
]
const languages = ['en', 'ar', 'uk', 'tr', 'fa', 'ru', 'pl', 'ro']

const ageRules = [
  [null, null],
  [null, 25],
  [14, 18],
  [15, null],
  [15, 25],
  [16, 27],
  [18, null],
  [21, null],
  [25, null],
] as const
const gradeRules = [
  [null, null],
  [null, null],
  [5, 10],
  [7, 10],
  [8, 8],
  [8, 10],
  [9, 10],
] as const

/** Every fifth says nothing, the others ask for up to three things: some hundred different rules. */
function drawRules(random: () => number): Eligibility | null {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  if (random() < 0.2) return null
  const range = <V>([from, to]: readonly [V | null, V | null]) => ({ from, to })
  const isForPupils = random() < 0.4
  return {
    ...anybody,
    isComplete: random() < 0.8,
    age: range<number>(pick(ageRules)),
    grade: range<number>(isForPupils ? pick(gradeRules) : [null, null]),
    abschluss: range<string>(
      isForPupils || random() < 0.6 ? [null, null] : [pick(abschlussKeys), null],
    ) as Eligibility['abschluss'],
    situations: isForPupils || random() < 0.5 ? [] : [pick(situationKeys)],
  }
}

export function makeOffers(count: number, seed: number, organizationIds: readonly string[]): OfferDetails[] {
  const random = randomOf(seed)
  // Of its own, so that the texts stay what they were before offers had rules.
  const randomRules = randomOf(seed + 1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const several = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(list))),
  ]
  const sentence = (words: number): string => Array.from({ length: words }, () => pick(fillers)).join(' ')
  const today = plainDate('2026-11-20')
  return Array.from({ length: count }, (_, index): OfferDetails => {
    const [city, latitude, longitude] = pick(towns)
    const field = pick(fields)
    const startsOn = random() < 0.4 ? addDays(today, Math.floor(random() * 400) - 200) : null
    return {
      organizationId: pick(organizationIds),
      title: `${pick(forms)} ${field}${random() < 0.5 ? ` ${pick(forms)}${pick(tails)}` : ''} ${index + 1}`,
      summary: sentence(14),
      description: `${sentence(25)}\n\n- ${sentence(6)}\n- ${sentence(6)}\n\n${field}${pick(tails)}: ${sentence(18)}`,
      kind: pick(kindKeys),
      phase: pick(phaseKeys),
      targetGroups: several(targetGroupKeys, 3),
      languages: ['de', ...(random() < 0.2 ? several(languages, 2) : [])],
      placeId: null,
      placeText: random() < 0.3 ? `Raum ${1 + Math.floor(random() * 300)}` : null,
      city,
      latitude: latitude + (random() - 0.5) / 20,
      longitude: longitude + (random() - 0.5) / 20,
      startsOn,
      endsOn: startsOn === null ? null : addDays(startsOn, Math.floor(random() * 120)),
      applyUntil: null,
      datesText: random() < 0.5 ? 'jeden Donnerstag 15 bis 17 Uhr' : null,
      costText: 'kostenlos',
      website: null,
      contactPersonId: null,
      contactName: null,
      contactEmail: null,
      contactPhone: null,
      validUntil: null,
      placesState: 'unknown',
      placesOn: null,
      serviceArea: [],
      eligibility: drawRules(randomRules),
    }
  })
}
