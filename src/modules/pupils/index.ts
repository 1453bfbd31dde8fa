// The door of class lists: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { codeLength, parseCode, shownCode } from './codes.ts'
export type { PlanningState } from './consent/state.ts'
export { findPupilOfSubject } from './erase.ts'
export { pupilsFacts } from './facts.ts'
export { findPupilByCode, listClasses, listPupils, listPupilsById } from './list-classes.ts'
export { activeBases, mayBePlanned, readPlanningFacts } from './planning.ts'
export { readNames, readNamesForList } from './read-names.ts'
export { forgetOutdatedPupils, retention } from './retention.ts'
export { openForPupil, openForPupils, type SealedForPupil, sealForPupil } from './sealed.ts'
export type {
  LegalBasis,
  PlanningFacts,
  Pupil,
  PupilName,
  PupilOfSlip,
  SchoolClass,
} from './terms.ts'
export { waitingTasks } from './waiting-tasks.ts'
export { countWrappedKeys, forgetUnopenedPupils } from './wrapped-keys.ts'
