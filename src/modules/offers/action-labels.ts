// What the audit actions of the offers, and the fields they change, are called for people.
import { w } from './work-texts.ts'

export const actionLabels: Readonly<Record<string, string>> = w.actions

export const fieldLabels: Readonly<Record<string, string>> = w.fields
