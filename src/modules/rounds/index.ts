// The door of the rounds of Praxistage: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { type Berufsfeld, berufsfelder, berufsfeldLabel, isBerufsfeld } from './berufsfelder.ts'
export { capacitiesOf, fieldsOf, placesOn, type WorkshopCapacity, weekdayOf } from './capacities.ts'
export { roundsFacts } from './facts.ts'
export { findRound, listPublicRounds, listRounds } from './find-round.ts'
export { forgetOldTeachers } from './forget-teachers.ts'
export { holdGround, isPlanPublished, keepGround } from './hold-round.ts'
export { type Overview, type StepKey, type StepState, stepKeys } from './overview.ts'
export { roundsPersonalFields } from './personal-fields.ts'
export type { FindPlaced, PlacedGroup } from './plan-guard.ts'
export { faultsOf, type PolicyRules, parseRules, rulesToJson, usualRules, weightOfRank } from './policy-rules.ts'
export { daysKeptAfterRound, forgetAfterRounds } from './retention.ts'
export { daysOfBlock, praxistageBetween } from './round-days.ts'
export type { RoundReport, RoundReporter, RoundSlots, StepReport } from './round-report.ts'
export { publishSeed } from './rules/publish-seed.ts'
export type {
  BlockCapacity,
  ClassDay,
  Closing,
  HeldBy,
  PolicyVersion,
  PublishedSeed,
  Round,
  RoundBlock,
  RoundDetails,
  RoundPage,
  RoundSchool,
  RoundStage,
  Travel,
  Workshop,
  WorkshopDay,
} from './terms.ts'
export { isAnnounced, stageOf } from './terms.ts'
export { breadcrumbOf, type RoundTab, RoundTabs } from './views/round-kit.tsx'
export { waitingTasks } from './waiting-tasks.ts'
