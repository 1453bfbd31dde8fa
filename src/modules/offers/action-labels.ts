// What the audit actions of the offers are called for people.
import { w } from './work-texts.ts'

export const actionLabels: Readonly<Record<string, string>> = w.actions
