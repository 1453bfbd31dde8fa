// What the audit actions of the offers, and the fields they change, are called for people.
import { f } from './freshness/texts.ts'
import { w } from './work-texts.ts'

export const actionLabels: Readonly<Record<string, string>> = { ...w.actions, ...f.actions }

export const fieldLabels: Readonly<Record<string, string>> = { ...w.fields, ...f.fields }
