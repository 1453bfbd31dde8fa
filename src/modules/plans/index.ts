// The door of plans: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { waitingTasks } from './waiting-tasks.ts'
