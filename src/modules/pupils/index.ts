// The door of class lists: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { waitingTasks } from './waiting-tasks.ts'
