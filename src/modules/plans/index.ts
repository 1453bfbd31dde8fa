// The door of plans: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { plansFacts } from './facts.ts'
export { forgetEndedPlans } from './forget-ended.ts'
export { publishedGroups, publishedRules, publishedRun, seatsOfPupil } from './published-plan.ts'
export { reportPlan } from './report-plan.ts'
export { planJob } from './runs/run-plan.ts'
export { cancelRun, startRun } from './runs/steer-run.ts'
export type { PlanStage, Run, RunState, Seat } from './terms.ts'
export { planStageOf } from './terms.ts'
export { PlaceNotice } from './views/place-notice.tsx'
export { waitingTasks } from './waiting-tasks.ts'
