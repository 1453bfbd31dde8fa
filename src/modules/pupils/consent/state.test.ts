import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../../kernel/plain-date.ts'
import type { ConsentEvent, ConsentEventKind, LegalBasis } from '../terms.ts'
import { basesFor, hasObjected, planningState, saidState } from './state.ts'

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
const agreement = basis('agreement', 'agreement')
const over = basis('over', 'law', { revokedAt: new Date('2026-09-20T10:00:00Z') })
const names = basis('names', 'agreement', { purpose: 'office-names' })
const today = plainDate('2026-11-28')

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
    ['after an objection to what was revoked and set anew', [over, law], [said('objected', 'over')], 'objected'],
    ['after an objection, told of what is new', [over, law], [said('objected', 'over'), said('informed')], 'objected'],
    ['after an objection to one of two', [law, agreement], [said('objected')], 'objected'],
    ['after an objection to the other of two', [law, agreement], [said('objected', 'agreement')], 'objected'],
    [
      'after an objection that was withdrawn under the basis that followed',
      [over, law],
      [said('objected', 'over'), said('objection-withdrawn')],
      'law',
    ],
    [
      'after an objection that was withdrawn under the other of two',
      [law, agreement],
      [said('objected'), said('objection-withdrawn', 'agreement')],
      'law',
    ],
    ['by law, although somebody objected to showing names', [law, names], [said('objected', 'names')], 'law'],
    ['without a legal basis that holds', [over], [], 'no-basis'],
    ['by consent that nobody gave, after an objection', [over, consent], [said('objected', 'over')], 'not-given'],
    [
      'by consent, after an objection to what held before',
      [over, consent],
      [said('objected', 'over'), said('given', 'consent')],
      'consent',
    ],
  ] as const)('%s: %#', (_case, bases, events, because) => {
    const state = planningState({ bases, events }, today)
    expect(state.because).toBe(because)
    expect(state.may).toBe(because === 'law' || because === 'consent')
  })

  test('goes by the day on which something was said, not by when it was written down', () => {
    const events = [said('withdrawn', 'consent', '2026-10-02'), said('given', 'consent', '2026-09-15')]
    expect(saidState({ bases: [consent], events }, consent)).toBe('withdrawn')
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
        expect(saidState({ bases: [consent], events: shuffled }, consent)).toBe(list.at(-1))
      }),
    )
  })
})

describe('several legal bases together', () => {
  const kinds = ['law', 'agreement', 'consent'] as const
  const drawnBasis = fc.record({
    kind: fc.constantFrom(...kinds),
    purpose: fc.constantFrom('planning' as const, 'planning' as const, 'office-names' as const),
    isOver: fc.boolean(),
  })
  const drawn = fc.record({
    bases: fc.array(drawnBasis, { maxLength: 4 }),
    words: fc.array(
      fc.record({ at: fc.nat(3), word: fc.nat(3), day: fc.integer({ min: 1, max: 5 }) }), // Several on one day, too.
      { maxLength: 8 },
    ),
  })
  const wordsOf = (kind: LegalBasis['kind']): readonly ConsentEventKind[] =>
    kind === 'consent' ? ['informed', 'given', 'refused', 'withdrawn'] : ['informed', 'objected', 'objection-withdrawn']

  /** Told day by day, as somebody with a pile of papers would: one note for objections, one for each consent. */
  function byHand(bases: readonly LegalBasis[], events: readonly ConsentEvent[]) {
    let objects = false
    const consents = new Map<string, boolean>()
    const inOrder = [...events].sort((a, b) =>
      a.happenedOn === b.happenedOn
        ? Number(a.recordedAt) - Number(b.recordedAt)
        : a.happenedOn < b.happenedOn
          ? -1
          : 1,
    )
    for (const { event, legalBasisId } of inOrder) {
      if (bases.find(({ id }) => id === legalBasisId)?.purpose !== 'planning') continue
      if (event === 'objected') objects = true
      if (event === 'objection-withdrawn') objects = false
      if (event === 'given') consents.set(legalBasisId, true)
      if (event === 'refused' || event === 'withdrawn') consents.set(legalBasisId, false)
    }
    const holding = bases.filter(({ purpose, revokedAt }) => purpose === 'planning' && revokedAt === null)
    const laws = holding.filter(({ kind }) => kind !== 'consent').length
    const isGiven = holding.some(({ id, kind }) => kind === 'consent' && consents.get(id) === true)
    if (holding.length === 0) return 'no-basis'
    if (laws > 0 && !objects) return 'law'
    if (isGiven) return 'consent'
    return laws > 0 ? 'objected' : 'not-given'
  }

  test('are what somebody would find who reads the papers day by day', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const bases = given.bases.map(({ kind, purpose, isOver }, index) =>
          basis(`b${index}`, kind, { purpose, revokedAt: isOver ? new Date('2026-09-03T10:00:00Z') : null }),
        )
        const events = given.words.flatMap(({ at, word, day }) => {
          const [to, known] = [bases[at], wordsOf(bases[at]?.kind ?? 'law')]
          const event = known[word % known.length]
          return to === undefined || event === undefined ? [] : [said(event, to.id, `2026-09-0${day}`)]
        })
        expect(planningState({ bases, events }, today).because).toBe(byHand(bases, events))
      }),
      { numRuns: 500 },
    )
  })

  test('show an objection with every law and agreement of its purpose, and with no other', () => {
    const events = [said('objected', 'over'), said('informed'), said('given', 'consent')]
    const all = { bases: [over, law, agreement, consent, names], events }
    expect(all.bases.map((one) => saidState(all, one))).toEqual(['objected', 'objected', 'objected', 'given', 'open'])
    expect([hasObjected(all, 'planning'), hasObjected(all, 'office-names')]).toEqual([true, false])
  })
})

describe('a legal basis holds', () => {
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
