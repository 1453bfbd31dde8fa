// What the audit actions of class lists, and the fields they change, are called for people.
import { t } from './texts.ts'

export const actionLabels: Readonly<Record<string, string>> = t.actions

export const fieldLabels: Readonly<Record<string, string>> = t.fieldLabels
