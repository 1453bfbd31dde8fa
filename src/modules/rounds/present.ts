// What pupils, parents and everybody else may see of a round, by naming it: no schools, no ways, no names of people.
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Berufsfeld } from './berufsfelder.ts'
import { fieldsOf } from './capacities.ts'
import type { PolicyRules } from './policy-rules.ts'
import type { PublicRoundPage, PublishedSeed, RoundBlock } from './terms.ts'

export interface PublicField extends Berufsfeld {
  /** What one has to know or bring, of all workshops of the field together. */
  readonly minimumAge: number | null
  readonly gear: readonly string[]
  readonly needsHygieneInstruction: boolean
  /** Where it is offered. */
  readonly bbsNames: readonly string[]
}

/** A version of the rules, and what it is for. */
export interface PublicRules {
  readonly rules: PolicyRules
  readonly version: number
  /** The plan that is published; the run that comes next, where a plan by other rules is published; else all of it. */
  readonly holdsFor: 'published' | 'next' | 'all'
}

export interface PublicRound {
  readonly id: string
  readonly name: string
  readonly grade: number
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly wishesFrom: PlainDate | null
  readonly wishesUntil: PlainDate | null
  readonly wishCount: number
  readonly blocks: readonly RoundBlock[]
  readonly fields: readonly PublicField[]
  /** What the published plan was made by comes first. */
  readonly rules: readonly PublicRules[]
  readonly seed: PublishedSeed | null
}

/** `publishedVersion`: of the rules by which the published plan was made; undefined while none is published. */
function rulesOf({ current, history }: PublicRoundPage['policy'], publishedVersion: number | undefined): PublicRules[] {
  const published = history.find(({ version }) => version === publishedVersion)
  const { rules, version } = current
  if (published === undefined) return [{ rules, version, holdsFor: 'all' }]
  const first: PublicRules = { rules: published.rules, version: published.version, holdsFor: 'published' }
  return published.version === version ? [first] : [first, { rules, version, holdsFor: 'next' }]
}

export function presentPublicRound(page: PublicRoundPage, publishedVersion?: number): PublicRound {
  const { round, blocks, policy, names } = page
  const active = page.workshops.filter(({ archivedAt }) => archivedAt === null)
  return {
    id: round.id,
    name: round.name,
    grade: round.grade,
    startsOn: round.startsOn,
    endsOn: round.endsOn,
    wishesFrom: round.wishesFrom,
    wishesUntil: round.wishesUntil,
    wishCount: round.wishCount,
    blocks,
    fields: fieldsOf(page).map((field) => {
      const workshops = active.filter(({ berufsfeld }) => berufsfeld === field.key)
      const ages = workshops.map(({ minimumAge }) => minimumAge)
      return {
        ...field,
        // Somebody younger may still come where one workshop takes them.
        minimumAge: ages.some((age) => age === null) ? null : Math.min(...ages.flatMap((age) => age ?? [])),
        gear: [...new Set(workshops.flatMap(({ protectiveGear }) => protectiveGear ?? []))],
        needsHygieneInstruction: workshops.some((one) => one.needsHygieneInstruction),
        bbsNames: [...new Set(workshops.map(({ organizationId }) => names.get(organizationId) ?? ''))],
      }
    }),
    rules: rulesOf(policy, publishedVersion),
    seed: round.seed,
  }
}
