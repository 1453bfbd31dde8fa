// The door of the rounds of Praxistage: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { waitingTasks } from './waiting-tasks.ts'
