// One open offer as the gap analysis reads it.
import { plainDate } from '../../src/kernel/plain-date.ts'
import type { Supply } from '../../src/modules/offers/index.ts'

let next = 1
export const supply = (changes: Partial<Supply> = {}): Supply => ({
  id: `id-${next++}`,
  organizationId: 'one',
  providerName: 'Werkhof',
  title: 'Sprechstunde',
  titleKey: 'sprechstunde',
  kind: 'beratung',
  targetGroups: ['eltern'],
  city: 'Musterau',
  cityKey: 'musterau',
  municipalityKey: null,
  latitude: 51.73,
  longitude: 10.25,
  serviceArea: [],
  startsOn: null,
  endsOn: null,
  applyUntil: null,
  validUntil: null,
  confirmedOn: plainDate('2026-11-01'),
  isStale: false,
  isHidden: false,
  places: { state: 'unknown', saidOn: null },
  ...changes,
})
