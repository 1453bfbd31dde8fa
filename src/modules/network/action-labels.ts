// What the audit actions of this module are called for people.
import { t } from './texts.ts'

/** Read at the time of use, so that it follows the language of the request. */
export const actionLabels: Readonly<Record<string, string>> = { ...t.history }
