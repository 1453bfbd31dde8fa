// The door of the gap analysis: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { type CellState, cellStates, isGap } from './cube.ts'
export { type Demand, readDemand } from './demand.ts'
export { exportMatrix } from './export-matrix.ts'
export { gapsFacts } from './facts.ts'
export { noteNeed, removeNeed } from './keep-need.ts'
export { liftWaiver, listWaivers, setWaiver } from './keep-waiver.ts'
export { type Gaps, readGaps } from './read-gaps.ts'
export type { Figure, Need, Waiver } from './terms.ts'
export { waitingTasks } from './waiting-tasks.ts'
