// What the office of the fictional Landkreis Musterau has noted: needs, and where nothing is needed.
import { addDays } from '../../kernel/plain-date.ts'
import type { SystemActor } from '../../platform/actor/actor.ts'
import { recordAudits } from '../../platform/audit/record-audit.ts'
import { inContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { findMunicipalitiesIn, type OrganizationKind } from '../network/index.ts'
import { findWaivers, insertNeeds, insertWaivers, liftWaiverRow } from './store.ts'

const id = (number: number): string => `03999000-0000-7000-8000-0000000006${String(number).padStart(2, '0')}`

export const demoWaiverId = id
export const demoNeedId = (number: number): string => id(50 + number)

/** Days from today. */
const waivers: readonly {
  targetGroup: string | null
  kind: string | null
  place: string | null
  reason: string
  endsIn: number
  lifted?: boolean
}[] = [
  {
    targetGroup: 'betriebe',
    kind: null,
    place: 'Kleinaue',
    reason: 'In Kleinaue bildet zurzeit kein Betrieb aus. Die Kammern beraten auf Anruf.',
    endsIn: 300,
  },
  {
    targetGroup: 'eltern',
    kind: 'ausbildungsplatz',
    place: null,
    reason: 'Eltern suchen nicht selbst einen Ausbildungsplatz.',
    endsIn: 720,
  },
  {
    targetGroup: 'schulen',
    kind: null,
    place: 'Kleinaue',
    reason: 'Die Schule arbeitet mit der Oberschule Steinfurt zusammen.',
    endsIn: 20,
  },
  {
    targetGroup: 'auszubildende',
    kind: null,
    place: 'Wiesental',
    reason: 'Der einzige Ausbildungsbetrieb hat geschlossen.',
    endsIn: 200,
    lifted: true,
  },
]

const needs: readonly {
  targetGroup: string
  kind: string
  place: string | null
  by: OrganizationKind
  daysAgo: number
  people: number
}[] = [
  { targetGroup: 'zugewanderte', kind: 'sprachfoerderung', place: 'Wiesental', by: 'school', daysAgo: 40, people: 7 },
  { targetGroup: 'behinderung', kind: 'berufsvorbereitung', place: 'Nordheim', by: 'traeger', daysAgo: 25, people: 3 },
  { targetGroup: 'eltern', kind: 'beratung', place: 'Kleinaue', by: 'municipality', daysAgo: 60, people: 6 },
  { targetGroup: 'junge-eltern', kind: 'begleitung', place: 'Steinfurt', by: 'agency', daysAgo: 90, people: 2 },
  { targetGroup: 'junge-eltern', kind: 'begleitung', place: 'Steinfurt', by: 'initiative', daysAgo: 15, people: 4 },
  { targetGroup: 'nach-der-schule', kind: 'schulabschluss', place: null, by: 'bbs', daysAgo: 120, people: 11 },
]

export async function fillDemo(actor: SystemActor, services: Services): Promise<void> {
  const given = { regionId: actor.regionId, at: services.now() }
  const today = services.today()
  await inContext(services.database, actor, async (tx) => {
    if ((await findWaivers(tx)).length > 0) return
    const municipalities = await findMunicipalitiesIn(tx)
    const keyOf = (place: string): string | null =>
      municipalities.find(({ name }) => name.startsWith(place))?.key ?? null
    await insertWaivers(
      tx,
      given,
      waivers.map(({ targetGroup, kind, place, reason, endsIn }, index) => ({
        id: id(index + 1),
        targetGroup,
        kind,
        municipalityKey: place === null ? null : keyOf(place),
        reason,
        validUntil: addDays(today, endsIn),
      })),
    )
    for (const [index, waiver] of waivers.entries()) if (waiver.lifted) await liftWaiverRow(tx, id(index + 1), given.at)
    await insertNeeds(
      tx,
      given,
      needs.map(({ targetGroup, kind, place, by, daysAgo, people }, index) => ({
        id: demoNeedId(index + 1),
        targetGroup,
        kind,
        municipalityKey: place === null ? null : keyOf(place),
        askedBy: by,
        askedOn: addDays(today, -daysAgo),
        personCount: people,
      })),
    )
    await recordAudits(tx, actor, services, [
      ...waivers.map((_, index) => ({ action: 'gap.waive', objectKind: 'gap-waiver', objectId: id(index + 1) })),
      ...needs.map((_, index) => ({ action: 'need.note', objectKind: 'need', objectId: demoNeedId(index + 1) })),
    ])
  })
}
