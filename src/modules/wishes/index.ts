// The door of wishes: use cases, terms, facts. No routes, no store.

export { actionLabels, fieldLabels } from './action-labels.ts'
export { findPupilVisit, type PupilVisit } from './entering/pupil-session.ts'
export { wishesFacts } from './facts.ts'
export { forgetEndedWishes } from './forget-ended.ts'
export { wishesPersonalFields } from './personal-fields.ts'
export type { PupilSlots } from './pupil-slots.ts'
export { countAnswers, type ReadRefusal, readWishes } from './read-answers.ts'
export { reportWishes } from './report-wishes.ts'
export type { ClassCount, Wishes, WishRow } from './terms.ts'
export { FieldPicture } from './views/field-picture.tsx'
export { waitingTasks } from './waiting-tasks.ts'
