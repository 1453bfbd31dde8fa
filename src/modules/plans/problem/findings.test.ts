import { describe, expect, test } from 'vitest'
import { inputOf, pupilOf, workshopOf } from '../../../../tests/made-up/planning-input.ts'
import { findingSentence } from '../words.ts'
import { buildProblem } from './build-problem.ts'

const other = (number: number) => `0199e100-0000-7000-8000-00000000000${number}`

describe('what a plan cannot do', () => {
  test('names what is wished by more than there are places, and what nobody offers', () => {
    const ids = [1, 2, 3, 4, 5].map(other)
    const input = inputOf({
      workshops: [
        workshopOf({ berufsfeld: 'kfz', capacity: [1, 1, 1] }),
        workshopOf({ berufsfeld: 'holz', workshopId: other(9), capacity: [9, 9, 9] }),
        // Open on a day on which nobody comes.
        workshopOf({ berufsfeld: 'kfz', workshopId: other(8), weekday: 3, capacity: [9, 9, 9] }),
      ],
      pupils: ids.map((id, index) => pupilOf({ id, code: `AAAAAAA${'ABCDE'[index]}` })),
      wishes: ids.flatMap((pupilId) => [
        { pupilId, berufsfeld: 'kfz', rank: 1 },
        { pupilId, berufsfeld: 'raumfahrt', rank: 2 },
      ]),
    })
    const { findings, demand } = buildProblem(input)
    expect(findings).toContainEqual({ kind: 'wanted', berufsfeld: 'kfz', weekday: 1, wanted: 5, places: 3 })
    expect(findings).toContainEqual({ kind: 'not-offered', berufsfeld: 'raumfahrt', count: 5 })
    const tuesday = { weekday: 1, wanted: 5 }
    expect(demand).toEqual([
      { ...tuesday, berufsfeld: 'holz', wanted: 0, first: 0, places: 27, isOffered: true },
      { ...tuesday, berufsfeld: 'kfz', first: 5, places: 3, isOffered: true },
      { ...tuesday, berufsfeld: 'raumfahrt', first: 0, places: 0, isOffered: false },
    ])
  })

  test('names the day on which places are too few, or on which a field is missing, though another day has plenty', () => {
    const pupils = [0, 0, 0, 3, 2].map((weekday, index) =>
      pupilOf({ id: other(index + 1), code: `AAAAAAA${'ABCDE'[index]}`, weekday }),
    )
    const kfz = (weekday: 0 | 2 | 3, capacity: number[]) =>
      workshopOf({ berufsfeld: 'kfz', workshopId: other(7), weekday, capacity })
    const built = buildProblem(
      inputOf({
        pupils,
        workshops: [
          kfz(0, [1, 1, 0]),
          kfz(3, [9, 9, 9]),
          workshopOf({ berufsfeld: 'holz', workshopId: other(9), weekday: 2, capacity: [9, 9, 9] }),
        ],
        wishes: pupils.map(({ id }) => ({ pupilId: id, berufsfeld: 'kfz', rank: 2 })),
      }),
    )
    const ofDemand = built.findings.filter(({ kind }) => ['wanted', 'not-on-day', 'not-offered'].includes(kind))
    expect(ofDemand).toEqual([
      { kind: 'not-on-day', berufsfeld: 'kfz', weekday: 2, count: 1 },
      { kind: 'wanted', berufsfeld: 'kfz', weekday: 0, wanted: 3, places: 2 },
    ])
    expect(ofDemand.map((finding) => findingSentence(finding, () => ''))).toEqual([
      'Fahrzeuge am Mittwoch: 1 wünscht sich das Feld, an diesem Tag bietet es keine Werkstatt an.',
      'Fahrzeuge am Montag: 3 wollten hin, 2 Plätze.',
    ])
  })
})
