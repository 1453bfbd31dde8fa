import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../../kernel/plain-date.ts'
import type { ConsentEvent, ConsentEventKind, LegalBasis } from '../terms.ts'
import { basesFor, planningState, saidState } from './state.ts'

const basis = (id: string, kind: LegalBasis['kind'], changes: Partial<LegalBasis> = {}): LegalBasis => ({
  id,
  kind,
  purpose: 'planning',
  norm: 'NSchG § 31',
  explanation: 'Damit alle einen Platz bekommen.',
  validFrom: plainDate('2026-08-01'),
  validUntil: null,
  setAt: new Date('2026-06-01T10:00:00Z'),
  revokedAt: null,
  ...changes,
})

let recorded = 0
const said = (event: ConsentEventKind, basisId = 'law', day = '2026-09-01'): ConsentEvent => ({
  pupilId: 'p',
  legalBasisId: basisId,
  event,
  givenBy: event === 'informed' ? null : 'guardian',
  happenedOn: plainDate(day),
  recordedAt: new Date(Date.UTC(2026, 8, 1, 8, 0, recorded++)),
})

const law = basis('law', 'law')
const consent = basis('consent', 'consent')

describe('whether a pupil may be planned', () => {
  test.each([
    ['without a legal basis', [], [], 'no-basis'],
    ['by law, before anybody was told', [law], [], 'law'],
    ['by law, told', [law], [said('informed')], 'law'],
    ['after an objection', [law], [said('informed'), said('objected')], 'objected'],
    ['after an objection that was withdrawn', [law], [said('objected'), said('objection-withdrawn')], 'law'],
    ['after an objection, told once more', [law], [said('objected'), said('informed')], 'objected'],
    ['by consent that nobody gave yet', [consent], [], 'not-given'],
    ['by consent, told only', [consent], [said('informed', 'consent')], 'not-given'],
    ['by consent', [consent], [said('given', 'consent')], 'consent'],
    ['by consent that was withdrawn', [consent], [said('given', 'consent'), said('withdrawn', 'consent')], 'not-given'],
    ['by consent to something else', [consent], [said('given', 'other')], 'not-given'],
    [
      'by consent in spite of an objection to the law',
      [law, consent],
      [said('objected'), said('given', 'consent')],
      'consent',
    ],
    ['by law, although consent was refused', [law, consent], [said('refused', 'consent')], 'law'],
  ] as const)('%s: %#', (_case, bases, events, because) => {
    const state = planningState(bases, events)
    expect(state.because).toBe(because)
    expect(state.may).toBe(because === 'law' || because === 'consent')
  })

  test('goes by the day on which something was said, not by when it was written down', () => {
    const events = [said('withdrawn', 'consent', '2026-10-02'), said('given', 'consent', '2026-09-15')]
    expect(saidState(events, 'consent')).toBe('withdrawn')
  })

  test('is what was said last, whatever the order of the events', () => {
    const kinds = fc.constantFrom<ConsentEventKind>('given', 'refused', 'withdrawn')
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 8 }), fc.array(fc.nat()), (list, keys) => {
        const events = list.map((event, index) => said(event, 'consent', addDays(plainDate('2026-09-01'), index)))
        const shuffled = events
          .map((event, index) => ({ event, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ event }) => event)
        expect(saidState(shuffled, 'consent')).toBe(list.at(-1))
      }),
    )
  })
})

describe('a legal basis holds', () => {
  const today = plainDate('2026-11-28')
  test.each([
    ['from its first day', { validFrom: today }, true],
    ['not before', { validFrom: addDays(today, 1) }, false],
    ['to its last day', { validUntil: today }, true],
    ['not after', { validUntil: addDays(today, -1) }, false],
    ['not once it was revoked', { revokedAt: new Date() }, false],
    ['not for another purpose', { purpose: 'office-names' }, false],
  ] as const)('%s', (_when, changes, expected) => {
    expect(basesFor([basis('b', 'law', changes)], 'planning', today)).toHaveLength(expected ? 1 : 0)
  })
})
